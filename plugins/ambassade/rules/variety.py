"""How much two texts of messages have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz, utils

from ambassade.model.catalog import Catalog
from ambassade.model.content import Message, Variant
from ambassade.model.platform import BUILT_IN
from ambassade.model.voice import voice_of

SAME: Final = 90.0
"""Of 100: so much in common is the same text (tried on variants of posts: a word or an emoji apart)."""
CLOSE: Final = 80.0
"""So much is close (tried: sentences in another order); honest rewording has 60 to 70."""
COMPARED: Final = 20
"""So many texts of one message, platform and language are compared with each other."""
_READ: Final = 3000
"""Characters of a text; what begins with so many that are the same is the same."""
_LEAST_WORDS: Final = 4
"""Texts of fewer words are the same only to the letter."""
_PART: Final = 0.6
"""A text of less than so much of another is a shorter one, even where all its words are in the other."""
_OFF = re.compile(r"https?://\S+|\{[^\s{}]*\}|[#@][^\s#@]+", re.IGNORECASE)
_SIGNS: Final = ("{", "#", "@", "://")

Numbered = tuple[int, Variant]
"""A variant and its place in the message."""


class Bare:
    """Texts without what makes them look alike or different: links, hashtags, handles, disclosure, signs."""

    def __init__(self, catalog: Catalog) -> None:
        self._voice = voice_of(catalog.organisation.value if catalog.organisation else None, None)
        self._ways: dict[str, tuple[str, ...]] = {}
        self._done: dict[int, str] = {}

    def __call__(self, variant: Variant) -> str:
        """The words of one of the catalog's variants, in small letters."""
        found = self._done.get(id(variant))
        if found is None:
            found = self._done[id(variant)] = self._made(variant)
        return found

    def _made(self, variant: Variant) -> str:
        text = variant.text[:_READ]
        for way in self._disclosures(variant.language):
            text = text.replace(way, " ")
        if any(sign in text for sign in _SIGNS):
            text = _OFF.sub(" ", text)
        return " ".join(utils.default_process(text).split())

    def _disclosures(self, language: str) -> tuple[str, ...]:
        if language not in self._ways:
            voice = self._voice
            ways = (voice.disclosure(language), voice.disclosure(language, external=True), *voice.also)
            self._ways[language] = tuple(filter(None, ways))
        return self._ways[language]


def groups(message: Message) -> Mapping[tuple[str, str], list[Numbered]]:
    """The variants of a message by platform and language."""
    found: dict[tuple[str, str], list[Numbered]] = {}
    for index, variant in enumerate(message.variants):
        found.setdefault((variant.platform, variant.language), []).append((index, variant))
    return found


def alike(one: str, other: str) -> float:
    """What two bare texts have in common, from 0 to 100."""
    if one == other:
        return 100.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer) * _PART or shorter.count(" ") + 1 < _LEAST_WORDS:
        return 0.0
    return fuzz.token_set_ratio(one, other, score_cutoff=CLOSE)


def likest(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """For each text that is close to one before it: its place, that of the likest one, how much."""
    for place, text in enumerate(texts[:COMPARED]):
        others = [(alike(text, other), -before) for before, other in enumerate(texts[:place])]
        score, before = max(others, default=(0.0, 0))
        if score >= CLOSE:
            yield place, -before, score


def distinct(texts: Sequence[str]) -> int:
    """How many texts there are, each counted once with those that are the same."""
    if len(texts) < 2:
        return len(texts)
    kept: list[str] = []
    for text in texts[:COMPARED]:
        if all(alike(text, other) < SAME for other in kept):
            kept.append(text)
    return len(kept) + len(texts[COMPARED:])


def platform_name(catalog: Catalog, platform: str) -> str:
    """What readers call a platform."""
    known = catalog.platform(platform) or BUILT_IN.get(platform)
    return known.name if known else platform
