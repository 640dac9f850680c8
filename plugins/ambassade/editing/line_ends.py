r"""Line ends of a file, kept over an edit: texts are read and edited with `\n`, whatever the file has."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

CARRIAGE = "\r\n"


def with_line_ends(original: str, before: str, after: str) -> str:
    r"""`after` with the line ends of `original`, of which `before` is the text with `\n` alone.

    A line that stays keeps its end; a new one gets the end that most lines have.
    """
    if CARRIAGE not in original:
        return after
    ends = [CARRIAGE if line.endswith("\r") else "\n" for line in original.split("\n")[:-1]]
    usual = Counter(ends).most_common(1)[0][0]
    old, new = before.split("\n"), after.split("\n")
    kept = [usual] * (len(new) - 1)
    for was, now, length in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(length):
            if was + step < len(ends) and now + step < len(kept):
                kept[now + step] = ends[was + step]
    return "".join(line + end for line, end in zip(new, [*kept, ""], strict=True))
