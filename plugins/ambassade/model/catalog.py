"""Everything that was read: entities by kind and key, and what is known of those that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from ambassade.model import content
from ambassade.model.platform import BUILT_IN, BuiltInPlatform
from ambassade.model.references import REFERENCES
from ambassade.spans import Location

Path = tuple[str | int, ...]
"""A way into a file's values: keys and list positions."""


class Kind(Enum):
    """The kinds of entities; the value is the name of the schema."""

    ORGANISATION = "organisation"
    NETWORK = "network"
    AMBASSADOR = "ambassador"
    ENTRY = "entry"
    MESSAGE = "message"
    POST = "post"
    COLLECTION = "collection"
    PAGE = "playbook-page"


class Document(Protocol):
    """A file that was read: its values, and where each stands."""

    @property
    def path(self) -> str:
        """Relative to the root."""

    @property
    def values(self) -> Mapping[str, object]:
        """What it says."""

    def at(self, path: Path, *, key: bool = False) -> Location:
        """Where the value at `path` stands (or its key); the nearest parent's place where it is absent."""


T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Item(Generic[T_co]):
    """An entity: its key (an id, or `<network>/<id>`), its value and the document it was read from."""

    kind: Kind
    key: str
    value: T_co
    document: Document

    @property
    def path(self) -> str:
        """The file it was read from."""
        return self.document.path

    @property
    def network(self) -> str | None:
        """The network it lies in, by its path."""
        parts = self.path.split("/")
        return parts[2] if len(parts) > 3 and parts[1] == "networks" else None

    def references(self) -> Iterator[tuple[Path, str, str]]:
        """Every `(path, kind referred to, key)` that the file names."""
        for pattern, ref in REFERENCES[self.kind.value]:
            for path, value in follow(self.document.values, pattern):
                if isinstance(value, str):
                    yield path, ref, value


def follow(value: object, pattern: tuple[str, ...], done: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value at `pattern` (`*` stands for the items of a list), with its path below `done`."""
    if not pattern:
        yield done, value
    elif pattern[0] == "*":
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from follow(item, pattern[1:], (*done, index))
    elif isinstance(value, dict) and pattern[0] in value:
        yield from follow(value[pattern[0]], pattern[1:], (*done, pattern[0]))


def _nothing(path: str) -> bytes:
    """The bytes of a picture where no tree was read."""
    raise FileNotFoundError(path)


@dataclass(slots=True)
class Catalog:
    """What a content repository holds. Read-only once loaded."""

    organisation: Item[content.Organisation] | None = None
    networks: dict[str, Item[content.Network]] = field(default_factory=dict)
    ambassadors: dict[str, Item[content.Ambassador]] = field(default_factory=dict)
    entries: dict[str, Item[content.Entry]] = field(default_factory=dict)
    messages: dict[str, Item[content.Message]] = field(default_factory=dict)
    posts: dict[str, Item[content.Post]] = field(default_factory=dict)
    collections: dict[str, Item[content.Collection]] = field(default_factory=dict)
    pages: dict[str, Item[content.PlaybookPage]] = field(default_factory=dict)
    broken: dict[Kind, set[str]] = field(default_factory=dict)
    """Keys of entities whose file exists but could not be read: references to them are not unknown."""
    assets: dict[str, int] = field(default_factory=dict)
    """Pictures beside the content: path and size in bytes."""
    read: Callable[[str], bytes] = field(default=_nothing, repr=False, compare=False)
    """The bytes of a picture by its path; OSError where there are none."""

    def items(self, kind: Kind) -> Mapping[str, Item[object]]:
        """All entities of a kind, by key."""
        if kind is Kind.ORGANISATION:
            return {} if self.organisation is None else {"organisation": self.organisation}
        tables: dict[Kind, Mapping[str, Item[object]]] = {
            Kind.NETWORK: self.networks,
            Kind.AMBASSADOR: self.ambassadors,
            Kind.ENTRY: self.entries,
            Kind.MESSAGE: self.messages,
            Kind.POST: self.posts,
            Kind.COLLECTION: self.collections,
            Kind.PAGE: self.pages,
        }
        return tables[kind]

    def is_broken(self, kind: Kind, key: str) -> bool:
        """Whether an entity's file exists but could not be read."""
        return key in self.broken.get(kind, ())

    def zone(self) -> ZoneInfo:
        """The organisation's time zone; UTC where the organisation could not be read."""
        return ZoneInfo(self.organisation.value.time_zone if self.organisation else "UTC")

    def platform(self, key: str) -> BuiltInPlatform | None:
        """A platform, the organisation's own declaration first."""
        known = BUILT_IN.get(key)
        for own in self.organisation.value.platforms if self.organisation else ():
            if own.id == key:
                return BuiltInPlatform(own.id, own.name, own.hosts or (known.hosts if known else ()))
        return known
