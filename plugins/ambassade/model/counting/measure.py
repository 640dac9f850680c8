"""How long a text is, as a platform counts it; `publish/static/counting.js` does so by the same tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from ambassade.model.counting.limit import LIMITS, Limit, Unit
from ambassade.model.counting.link import links, server_links
from ambassade.model.counting.tables import tables

_TABLES = tables()
_EMOJI = regex.compile(_TABLES["emoji"], regex.V0)
_GRAPHEME = regex.compile(r"[🇦-🇿]{2}[\p{GCB=Extend}\p{GCB=SpacingMark}\u200D]*|\X")
"""One sign. Flags come first: `\\X` alone looks back over all of them for each, a quadratic time."""
_MENTION = regex.compile(_TABLES["mention"], regex.IGNORECASE)
HASHTAG = regex.compile(_TABLES["hashtag"])
_HEAVY = regex.compile("[^" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _TABLES["light"]) + "]")
_WHOLE = regex.compile(r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9/_.-]*)?")
"""An address as far as its path: one link, whatever its dots; X starts none after `/`, `.`, `-` and `_`."""
_DOT = regex.compile(r"\.(?=\S)")
"""A dot that may lie in a link; one that ends a sentence does not."""
_HEAVIER = frozenset("©®")
"""Emoji among the letters that weigh 1."""

Part = tuple[int, int, int]
"""A piece of a text that counts as one: where it begins and ends, and what it counts."""
Cut = Callable[[str, int, int], Iterator[Part]]
"""What cuts a text, from one place to another, into pieces."""


@dataclass(frozen=True)
class Measure:
    """What a platform counts in a text.

    `text` is what it counts: newlines as one character, in NFC where it does that; all places are indices
    into it. `count` in units of `limit.unit`, a content warning included; `passed_at`: where the first piece
    stands that no longer fits, None if all does. `parts`: the pieces in order.
    """

    platform: str
    limit: Limit
    text: str
    count: int
    passed_at: int | None
    parts: tuple[Part, ...]

    @property
    def excess(self) -> int:
        """How much is too much: 0 if it fits."""
        return max(0, self.count - self.limit.most)

    @property
    def left(self) -> int:
        """How much still fits; below 0 if it is too much already."""
        return self.limit.most - self.count

    @cached_property
    def bytes(self) -> int:
        """Its bytes in UTF-8."""
        return len(self.text.encode("utf-8", "surrogatepass"))

    @property
    def excess_bytes(self) -> int:
        """How many bytes are too many: 0 if they fit, or are not limited."""
        return max(0, self.bytes - (self.limit.most_bytes or self.bytes))

    @property
    def full_after(self) -> str:
        """The words after which nothing fits any more, in one line; none if all fits."""
        before = self.text[: self.passed_at or 0]
        words = regex.sub("[\n ]+", " ", before[-_TABLES["quoted"] :]).strip(" ")
        return f"…{words}" if len(before) > _TABLES["quoted"] else words

    @property
    def fits(self) -> bool:
        """Whether the platform takes it, as to its length."""
        return not self.excess and not self.excess_bytes


def measure(text: str, platform: str, *, warning: str = "") -> Measure | None:
    """`text` as `platform` counts it, its content `warning` before it; None where no limit is known."""
    limit = LIMITS.get(platform)
    if limit is None:
        return None
    text = _newlines(text)
    count = 0
    if limit.unit is Unit.WEIGHTED:
        text = unicodedata.normalize("NFC", text)
    if limit.unit is Unit.GRAPHEMES_OF_A_SERVER:
        count = len(_GRAPHEME.findall(warning))
    parts = tuple(_parts(text, limit.unit))
    passed_at = None
    for first, _, counts in parts:
        count += counts
        if passed_at is None and count > limit.most:
            passed_at = first
    return Measure(platform, limit, text, count, passed_at, parts)


@lru_cache(maxsize=1024)
def counted(line: str, platform: str) -> int:
    """What a line of its own adds to a text, its line break included; 0 where no limit is known."""
    measured = measure(f"\n{line}", platform)
    return measured.count if measured else 0


def surely_fits(text: str, platform: str, *, warning: str = "") -> bool:
    """Whether a glance tells that `text` fits; False says nothing, and `measure` agrees with True."""
    limit = LIMITS.get(platform)
    if limit is None:
        return True
    length = len(text) + len(warning)
    if limit.most_bytes is not None and 4 * length > limit.most_bytes:
        return False
    if limit.unit is Unit.WEIGHTED:
        heavy = len(_HEAVY.findall(text)) + sum(text.count(each) for each in _HEAVIER)
        return bool(length + heavy + _TABLES["address"] * _most_links(text) <= limit.most)
    if limit.unit is Unit.GRAPHEMES:
        return length <= limit.most
    if limit.unit is Unit.GRAPHEMES_OF_A_SERVER:
        return bool(length + _TABLES["address"] * len(_DOT.findall(text)) <= limit.most)
    return length * (4 if limit.unit is Unit.EMOJI_BYTES else 2) <= limit.most


def _most_links(text: str) -> int:
    """As many links as X can find in a text, or more: an address is one, and any other dot may be one."""
    whole = _WHOLE.findall(text)
    return len(whole) + len(_DOT.findall(text)) - sum(len(_DOT.findall(each)) for each in whole)


def hashtags(text: str) -> list[str]:
    """The hashtags in a text, without their sign, in order."""
    return [match[1] for match in HASHTAG.finditer(text)]


def different_links(text: str) -> list[str]:
    """The links in a text, each once, in order."""
    text = _newlines(text)
    return list(dict.fromkeys(text[first:last] for first, last in links(text)))


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parts(text: str, unit: Unit) -> Iterator[Part]:
    """The pieces of a text, as `unit` cuts it."""
    if unit is Unit.WEIGHTED:
        yield from _between(text, [(*span, _TABLES["address"]) for span in links(text)], _weighted)
    elif unit is Unit.GRAPHEMES:
        yield from _graphemes(text, 0, len(text))
    elif unit is Unit.GRAPHEMES_OF_A_SERVER:
        yield from _between(text, _shortened(text), _graphemes)
    elif unit is Unit.EMOJI_BYTES:
        for first, last, _ in _graphemes(text, 0, len(text)):
            emoji = _EMOJI.match(text, first)
            yield first, last, len(text[first:last].encode()) if emoji else last - first
    else:
        for index, letter in enumerate(text):
            yield index, index + 1, 2 if letter > "\uffff" else 1


def _between(text: str, fixed: list[Part], cut: Cut) -> Iterator[Part]:
    """The `fixed` pieces, and between them what `cut` makes of the rest."""
    behind = 0
    for first, last, counts in fixed:
        yield from cut(text, behind, first)
        yield first, last, counts
        behind = last
    yield from cut(text, behind, len(text))


def _weighted(text: str, first: int, last: int) -> Iterator[Part]:
    behind = first
    for match in _EMOJI.finditer(text, first, last):
        yield from _letters(text, behind, match.start())
        yield match.start(), match.end(), _TABLES["weight"]
        behind = match.end()
    yield from _letters(text, behind, last)


def _letters(text: str, first: int, last: int) -> Iterator[Part]:
    for index in range(first, last):
        yield index, index + 1, _TABLES["weight"] if _HEAVY.match(text, index) else 1


def _graphemes(text: str, first: int, last: int) -> Iterator[Part]:
    for match in _GRAPHEME.finditer(text[first:last]):
        yield first + match.start(), first + match.end(), 1


def _shortened(text: str) -> list[Part]:
    """What Mastodon counts shorter than it is: links, and mentions of people on other servers."""
    found = [(*span, _TABLES["address"]) for span in server_links(text)]
    behind = iter([*found, (len(text), len(text), 0)])
    first, last, _ = next(behind)
    mentions: list[Part] = []
    for match in _MENTION.finditer(text):
        while last < match.end() and last < len(text):
            first, last, _ = next(behind)
        if match.end() <= first and len(match[2]) <= _TABLES["longest_host"]:
            mentions.append((*match.span(), 1 + len(match[1])))
    return sorted([*found, *mentions])
