"""Old and new words side by side: short texts whole, of long ones the places that differ."""

from __future__ import annotations

from difflib import SequenceMatcher

from ambassade.words import Words

_WHOLE = 160
"""Characters up to which a text is shown whole."""
_LONGEST = 20_000
"""Characters, both texts together, that are compared word by word: with more, that takes too long."""
_PLACES = 6
"""Places that are shown of one text."""
_AROUND = 3
"""Words before and after a place, so that it can be found."""
_WIDEST = 240
"""Characters of one place that are shown."""


def side_by_side(before: str, after: str, words: Words) -> tuple[str, str]:
    """What differs between two texts, as one reads it: on one line each, and not too long."""
    old, new = _line(before), _line(after)
    if old == new and before != after:
        return _measured(old, words), words.say("the same words, with other spaces or line breaks")
    if max(len(old), len(new)) <= _WHOLE:
        return old, new
    if not old or not new or len(old) + len(new) > _LONGEST:
        return _measured(old, words), _measured(new, words)
    return _places(old.split(" "), new.split(" "), words)


def _line(text: str) -> str:
    return " ".join(text.split())


def _measured(text: str, words: Words) -> str:
    """The beginning of a text, and how long it is."""
    if len(text) <= _WHOLE:
        return text
    count = len(text.split())
    length = words.say_n("({n} word)", "({n} words)", count)
    return f"{text[:_WHOLE].rsplit(' ', 1)[0]}… {length}"


def _places(old: list[str], new: list[str], words: Words) -> tuple[str, str]:
    """The places that differ, each with a few words around it."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    groups = list(matcher.get_grouped_opcodes(_AROUND))
    shown = groups[:_PLACES]
    before = [_cut(old, group[0][1], group[-1][2]) for group in shown]
    after = [_cut(new, group[0][3], group[-1][4]) for group in shown]
    more = len(groups) - len(shown)
    if more:
        rest = words.say_n("and {n} more place", "and {n} more places", more)
        before.append(rest)
        after.append(rest)
    return " ".join(before), " ".join(after)


def _cut(words: list[str], first: int, last: int) -> str:
    text = " ".join(words[first:last])
    head = "…" if first else ""
    tail = "…" if last < len(words) else ""
    if len(text) > _WIDEST:
        text = text[: _WIDEST - 1] + "…"
    return f"{head}{text}{tail}"
