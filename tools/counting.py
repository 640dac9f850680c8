"""Writes X's tables, as `ambassade.model.counting` and the pages read them, from twitter-text-parser.

    python tools/counting.py            writes them
    python tools/counting.py --check    exit 1 where the file is stale

In: the package `twitter_text` (a test dependency), which carries Twitter's own twitter-text (Apache-2.0): its
third configuration, its patterns of links, its top-level domains, its list of emoji. Out:
`model/counting/tables.json`. The patterns are written so that they mean the same to Python and to a browser
(JavaScript, flag `u`): no escapes that only one of them knows, emoji as themselves, those that go on alike
folded into one class.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it imports pkg_resources, which warns of its own end
    from twitter_text.config import config
    from twitter_text.regexp import emoji, extract_url, valid_ascii_domain, valid_tco_url
    from twitter_text.regexp.spaces_group import spaces_group
    from twitter_text.regexp.valid_cctld import valid_cctld
    from twitter_text.regexp.valid_domain import valid_domain
    from twitter_text.regexp.valid_gtld import valid_gtld

TARGET = Path(__file__).resolve().parent.parent / "plugins/ambassade/model/counting/tables.json"
BROWSERS_ESCAPES = set("^$\\.*+?()[]{}|/-")


class Tree(dict[str, "Tree"]):
    """Emoji by their code points, one after the other; `ends` where one may end."""

    ends = False


def main(arguments: list[str]) -> int:
    """Write the tables, or say whether they are stale."""
    made = json.dumps(tables(), ensure_ascii=True, indent=1) + "\n"
    if "--check" in arguments:
        return int(not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != made)
    TARGET.write_text(made, encoding="utf-8")
    return 0


def tables() -> dict[str, object]:
    """The tables; `#{domain}` and `#{ending}` in a pattern stand for those of that name."""
    rules = config["defaults"]
    ending = f"{valid_gtld.pattern}|{valid_cctld.pattern}"
    domain = valid_domain.pattern
    link = extract_url.extract_url.pattern.replace(domain, "#{domain}")
    parts = {
        "link": link,
        "domain": domain.replace(ending, "#{ending}"),
        "ascii": valid_ascii_domain.valid_ascii_domain.pattern.replace(ending, "#{ending}"),
        "short": valid_tco_url.valid_tco_url.pattern,
        "space": f"[{spaces_group}]",
        "ending": ending,
    }
    return {
        "source": "twitter-text 3 (Apache-2.0, Twitter), by way of twitter-text-parser 3 (MIT)",
        **{name: for_both(pattern) for name, pattern in parts.items()},
        "emoji": pattern_of(tree_of(each.codepoint for each in emoji.emoji_list)),
        "weight": rules["default_weight"] // rules["scale"],
        "light": [[each["start"], each["end"]] for each in rules["ranges"]],
        "address": rules["transformed_url_length"],
    }


def for_both(pattern: str) -> str:
    """The pattern without the escapes that a browser refuses, which stand for the character itself."""
    return re.sub(r"\\([^\w\s])", lambda m: m[0] if m[1] in BROWSERS_ESCAPES else m[1], pattern)


def tree_of(sequences: Iterable[str]) -> Tree:
    """The tree of emoji that are written as code points in hexadecimal."""
    tree = Tree()
    for sequence in sequences:
        node = tree
        for point in sequence.split():
            node = node.setdefault(chr(int(point, 16)), Tree())
        node.ends = True
    return tree


def pattern_of(tree: Tree) -> str:
    """The pattern of a tree, which takes the longest emoji there is."""
    alike: dict[str, list[str]] = {}
    for letter, below in tree.items():
        rest = pattern_of(below) if below else ""
        alike.setdefault(f"(?:{rest})?" if rest and below.ends else rest and f"(?:{rest})", []).append(letter)
    return "|".join(letters_of(letters) + rest for rest, letters in sorted(alike.items(), reverse=True))


def letters_of(letters: list[str]) -> str:
    """One letter, or a class of them, with ranges."""
    if len(letters) == 1:
        return re.escape(letters[0]) if letters[0] == "*" else letters[0]
    ranges: list[list[int]] = []
    for point in sorted(map(ord, letters)):
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "[" + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges) + "]"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
