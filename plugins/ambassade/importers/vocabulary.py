"""Free-text themes to the organisation's vocabulary: by id, name or alias, whatever signs they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ambassade.model.content import Organisation
from ambassade.model.platform import BUILT_IN
from ambassade.names import fold

_ALIKE = 78
"""Per cent by which a word and a theme have to agree for the one to be proposed for the other."""


@dataclass(frozen=True, slots=True)
class UnknownTheme:
    """A word that is in no theme: how many records use it, and the theme or word it resembles."""

    word: str
    records: int
    near: str | None


class Vocabulary:
    """The themes of an organisation, and the words that were looked up and not found."""

    def __init__(self, organisation: Organisation | None) -> None:
        self._ids: dict[str, str] = {}
        self._folded: list[str] = []
        self._folded_ids: list[str] = []
        self._unknown: Counter[str] = Counter()
        for theme in organisation.themes if organisation is not None else ():
            for word in (theme.id, *(text for _, text in theme.name.versions), *theme.aliases):
                self._ids.setdefault(_squeezed(word), theme.id)
                self._folded.append(fold(word))
                self._folded_ids.append(theme.id)

    def find(self, word: str) -> str | None:
        """The id of the theme that a word means; an unknown one is remembered for the report."""
        found = self._ids.get(_squeezed(word))
        if found is None and word.strip():
            self._unknown[" ".join(word.split())] += 1
        return found

    def near(self, word: str) -> str | None:
        """The theme that an unknown word resembles."""
        close = process.extractOne(fold(word), self._folded, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self._folded_ids[close[2]] if close is not None else None

    def unknown(self) -> tuple[UnknownTheme, ...]:
        """Every word that was not found, the most frequent first; spellings of one word count together."""
        groups: dict[str, Counter[str]] = {}
        for word, count in self._unknown.items():
            groups.setdefault(_squeezed(word), Counter())[word] += count
        told = [
            UnknownTheme(
                spellings.most_common(1)[0][0], spellings.total(), self.near(spellings.most_common(1)[0][0])
            )
            for spellings in groups.values()
        ]
        return tuple(sorted(told, key=lambda one: (-one.records, one.word)))


def _squeezed(word: str) -> str:
    """A word without case, accents, signs and spaces; `C++` and `C#` keep what makes them differ from `C`."""
    text = fold(word).strip()
    if re.fullmatch(r"[^\W_][+#]+", text):
        return text
    return re.sub(r"[\W_]+", "", text)


def known_words(organisation: Organisation | None) -> Mapping[str, frozenset[str]]:
    """The ids of each vocabulary; those of an organisation that could not be read are empty."""
    if organisation is None:
        return {}
    lists: dict[str, tuple[object, ...]] = {
        "theme": organisation.themes,
        "platform": organisation.platforms,
        "addressee": organisation.addressees,
        "place": organisation.places,
        "unit": organisation.units,
        "external_kind": organisation.external_kinds,
        "brand": organisation.brands,
        "value": organisation.values,
        "objective": organisation.objectives,
        "priority": organisation.priorities,
    }
    words = {ref: frozenset(str(getattr(item, "id", "")) for item in items) for ref, items in lists.items()}
    return {**words, "platform": words["platform"] | frozenset(BUILT_IN)}
