"""The texts that editors and people write, and where a word of them stands in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from ambassade.model import content
from ambassade.model.avoided import AvoidedWords, Hit
from ambassade.model.catalog import Catalog, Item, Kind, Path, follow
from ambassade.rules.index import Pattern
from ambassade.spans import Location, span

COMMITTEE: Final[Mapping[Kind, tuple[Pattern, ...]]] = MappingProxyType(
    {
        Kind.ORGANISATION: (("headline",), ("introduction",)),
        Kind.NETWORK: (
            ("name",),
            ("tagline",),
            ("description",),
            ("how_to_join",),
            ("basis", "agenda"),
            ("editorial_line", "angle"),
            ("editorial_line", "tone"),
            ("editorial_line", "speaks_of", "*"),
            ("platforms", "*", "why"),
            ("spaces", "*", "name"),
            ("spaces", "*", "how_to_join"),
            ("links", "*", "title"),
            ("series", "*", "title"),
            ("series", "*", "summary"),
            ("objectives", "*", "name"),
            ("signature",),
        ),
        Kind.ENTRY: (("title",), ("summary",), ("links", "*", "title"), ("relays", "*", "asked")),
        Kind.MESSAGE: (
            ("idea",),
            ("link", "title"),
            ("link", "description"),
            ("variants", "*", "text"),
            ("variants", "*", "content_warning"),
            ("hashtags", "*"),
            ("make_it_yours", "*"),
            ("assets", "*", "alt"),
        ),
    }
)
"""What committees write. What they leave to others, and examples of rules, may name what is avoided."""
OWN: Final[Mapping[Kind, tuple[Pattern, ...]]] = MappingProxyType(
    {
        Kind.NETWORK: (("sponsor", "word"),),
        Kind.ORGANISATION: (("sponsors", "*", "word"),),
        Kind.AMBASSADOR: (("tagline",), ("why",)),
        Kind.POST: (("title",), ("summary",), ("cover", "alt")),
        Kind.COLLECTION: (("title",), ("summary",), ("links", "*", "comment")),
    }
)
"""What people write under their names, besides the text below the front matter."""


Written = tuple[Path | None, str, str, bool]
"""A text: where it stands (None: the body), its language, itself, whether it is a person's own words."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An exact place in a file, in the place of an item: what a fault is at."""

    location: Location

    @property
    def path(self) -> str:
        """The file."""
        return self.location.path

    @property
    def values(self) -> Mapping[str, object]:
        """Nothing: a place has no values."""
        return {}

    @property
    def document(self) -> Spot:
        """The place stands for its file."""
        return self

    def at(self, path: Path, *, key: bool = False) -> Location:  # noqa: ARG002 - there is no other place
        """The place."""
        return self.location


@dataclass(frozen=True)
class Passage:
    """One text of an item, as in `Written`; `read` gives the bytes of a file by its path."""

    item: Item[Any]
    at: Path | None
    language: str
    text: str
    is_own: bool
    read: Callable[[str], bytes] = field(repr=False)

    def spots(self, words: AvoidedWords[content.Avoided], hits: list[Hit[content.Avoided]]) -> Iterator[Spot]:
        """Where each of the words that were found in the text stands in its file.

        They are sought there anew, because YAML folds lines and quotes; where other words are found than in
        the text, as by a quotation mark that is written twice, all are at the text's beginning.
        """
        path, source, start, end = self._source
        there = words.find(source[start:end], self.language)
        if [hit.listed for hit in there] == [hit.listed for hit in hits]:
            for hit in there:
                yield Spot(_location(path, source, start + hit.start, hit.end - hit.start))
            return
        location = self.item.document.at(self.at or ("title",))
        yield from (Spot(location) for _ in hits)

    def spot(self, part: str) -> Spot:
        """Where a part of the text stands in its file; the text's beginning where YAML folds its lines."""
        path, source, start, end = self._source
        at = source.find(part, start, end)
        if at < 0:
            return Spot(self.item.document.at(self.at or ("title",)))
        return Spot(_location(path, source, at, len(part)))

    @cached_property
    def _source(self) -> tuple[str, str, int, int]:
        """The file, what it holds, and from where to where the text stands in it; nothing if it is gone."""
        for path in self._paths():
            try:
                source = self.read(path).decode("utf-8").replace("\r\n", "\n")
            except (OSError, UnicodeDecodeError):
                continue
            if self.at is not None:
                place = self.item.document.at(self.at).span
                first, last = (_index(source, each.line, each.column) for each in (place.start, place.end))
                return path, source, first, last
            start = source.rfind(self.text)
            if start >= 0:
                return path, source, start, start + len(self.text)
        return self.item.path, "", 0, 0

    def _paths(self) -> Iterator[str]:
        """The file of the item, and of a body also that of its translation."""
        yield self.item.path
        if self.at is None:
            yield f"{self.item.path.removesuffix('.md')}.{self.language}.md"


def texts_of(catalog: Catalog, item: Item[Any]) -> Iterator[Written]:
    """The texts of an item that readers see, in the order of the tables."""
    organisation = catalog.organisation
    default = organisation.value.languages[0] if organisation and organisation.value.languages else "en"
    said = getattr(item.value, "language", None) or default
    for patterns, is_own in ((COMMITTEE, False), (OWN, True)):
        for pattern in patterns.get(item.kind, ()):
            if pattern[0] not in item.document.values:
                continue
            for path, value in follow(item.document.values, pattern):
                if isinstance(value, dict):
                    for language, text in value.items():
                        yield (*path, language), language, str(text), is_own
                elif isinstance(value, str):
                    yield path, _language(item, path) or said, value, is_own
    if item.kind in {Kind.AMBASSADOR, Kind.POST} and item.value.body is not None:
        for language, text in item.value.body.versions:
            yield None, language or said, text, True


def _language(item: Item[Any], path: Path) -> str | None:
    """The language of a variant's text, which stands beside it."""
    if item.kind is Kind.MESSAGE and path[0] == "variants" and isinstance(path[1], int):
        return str(item.value.variants[path[1]].language)
    return None


def _index(source: str, line: int, column: int) -> int:
    """The index of a place in a text."""
    start = 0
    for _ in range(line - 1):
        start = source.find("\n", start) + 1
    return start + column - 1


def _location(path: str, source: str, at: int, length: int) -> Location:
    """A place of some characters, on the line on which it begins."""
    line = source.count("\n", 0, at) + 1
    begins = source.rfind("\n", 0, at) + 1
    width = min(length, len(source[at : at + length].partition("\n")[0]))
    return Location(path, span(line, at - begins + 1, line, at - begins + 1 + width))
