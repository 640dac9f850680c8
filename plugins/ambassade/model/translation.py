"""Which languages a text is there in, and which it lacks: for the check, and for the table of translations.

People, collections, posts and messages speak the language of whoever wrote them: nobody owes a translation.
All else is the organisation's or a network's own, and is there in each language that it is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from ambassade.language.code import without_region
from ambassade.model.text import Text

Path = tuple[str | int, ...]

AUTHORS_OWN = frozenset({"ambassador", "collection", "message", "post"})
"""Kinds whose words are their author's own."""
_SAME_IN_ALL = frozenset({"address", "name"})
"""Fields that are often names, which have no translation: without one they are whole."""
_FOR_AUTHORS = frozenset({"disclosure", "notes", "signature", "words_to_avoid"})
"""Fields that pages do not show to readers in their language: notes, and what belongs to texts in its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text, and where it stands in its file."""

    path: Path
    text: Text

    @property
    def by_language(self) -> bool:
        """Whether it says its language."""
        return self.path != ("body",) and all(language for language, _ in self.text.versions)

    @property
    def field(self) -> str:
        """The key it stands at, such as `stage.word`."""
        return ".".join(part for part in self.path if isinstance(part, str))


def texts_of(value: object, path: Path = ()) -> Iterator[Told]:
    """Every text of an item of the content that readers may get to see, in the order of its fields."""
    if isinstance(value, Text):
        yield Told(path, value)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from texts_of(each, (*path, number))
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            found = getattr(value, name)
            if found is not None and not isinstance(found, str):
                yield from texts_of(found, (*path, name.rstrip("_")))


@cache
def _names(made: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(made) if each.name not in _FOR_AUTHORS)


def wanted(value: object, languages: Sequence[str]) -> tuple[str, ...]:
    """The languages that an item's texts should be there in.

    Those of the organisation; of an item that says its own languages, as an entry or a network does, those of
    them that it says too.
    """
    own = {without_region(each) for each in getattr(value, "languages", ()) or ()}
    return tuple(each for each in languages if without_region(each) in own) or tuple(languages)


def present(told: Told, first: str) -> frozenset[str]:
    """The languages that a text is there in, without their regions; one that says none is in the `first`."""
    return frozenset(without_region(language or first) for language, _ in told.text.versions)


def lacking(told: Told, first: str, languages: Iterable[str]) -> tuple[str, ...]:
    """Those of `languages` that a text is not there in; none for a name that says no language."""
    if not told.by_language and told.path[-1] in _SAME_IN_ALL:
        return ()
    there = present(told, first)
    return tuple(each for each in languages if without_region(each) not in there)
