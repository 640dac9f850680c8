"""What rules look up across the whole catalog: each table is built once a check, when a rule first asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz, process

from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Kind, Path, follow
from ambassade.model.moment import before
from ambassade.model.platform import BUILT_IN
from ambassade.names import fold, slugify
from ambassade.rules.calendar import in_range
from ambassade.rules.host import Hosts
from ambassade.rules.schedule import Schedule
from ambassade.rules.variety import Bare

Pattern = tuple[str, ...]
"""A way into the files of a kind; `*` stands for the items of a list."""

ENTITIES: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "ambassador": Kind.AMBASSADOR,
        "network": Kind.NETWORK,
        "entry": Kind.ENTRY,
        "message": Kind.MESSAGE,
        "post": Kind.POST,
        "collection": Kind.COLLECTION,
    }
)
"""What references name besides the organisation's lists."""

LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "value": "values",
        "priority": "priorities",
        "objective": "objectives",
        "brand": "brands",
        "unit": "units",
        "place": "places",
        "theme": "themes",
        "addressee": "addressees",
        "external_kind": "external_kinds",
        "platform": "platforms",
    }
)
"""The organisation's lists by the kind of reference that names their items."""

ADDRESSES: Final[Mapping[Kind, tuple[Pattern, ...]]] = MappingProxyType(
    {
        Kind.ORGANISATION: (
            ("url",),
            ("home_page",),
            ("brands", "*", "url"),
            ("repository", "url"),
            ("linked_from", "*", "url"),
        ),
        Kind.NETWORK: (
            ("accounts", "*", "url"),
            ("spaces", "*", "url"),
            ("blogs", "*", "url"),
            ("blogs", "*", "feed"),
            ("links", "*", "url"),
        ),
        Kind.AMBASSADOR: (("accounts", "*", "url"), ("blogs", "*", "url"), ("blogs", "*", "feed")),
        Kind.ENTRY: (("where", "url"), ("where", "sign_up"), ("links", "*", "url")),
        Kind.MESSAGE: (("link", "url"),),
        Kind.POST: (("canonical_url",),),
        Kind.COLLECTION: (("links", "*", "url"),),
        Kind.PAGE: (),
    }
)
"""Every property that holds a web address."""

PROPOSALS: Final = 200
"""So many unknown names of one kind get a proposal: more are no slips of the pen, and each costs a search."""
_CLOSE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a file names something."""

    item: Item[Any]
    path: Path
    key: str

    @property
    def pattern(self) -> Pattern:
        """The path with `*` for positions in lists."""
        return tuple("*" if isinstance(step, int) else step for step in self.path)


@dataclass(frozen=True, slots=True)
class Address:
    """A place where a file holds a web address; `host` in small letters, without a last dot."""

    item: Item[Any]
    path: Path
    url: str
    host: str


class Nearest:
    """Finds among known names the one that looks most like an unknown one."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a spelling and the name it stands for; the first of several wins."""
        self._names: dict[str, str] = {}
        for spelling, name in names:
            self._names.setdefault(slugify(spelling) or fold(spelling), name)
        self._found: dict[str, str | None] = {}

    def __call__(self, name: str) -> str | None:
        """The name that is close to `name`, if one is."""
        if name not in self._found:
            if len(self._found) >= PROPOSALS:
                return None
            self._found[name] = self._search(fold(name))
        return self._found[name]

    def _search(self, name: str) -> str | None:
        if name in self._names:
            return self._names[name]
        best = process.extractOne(name, self._names.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        return None if best is None else self._names[best[0]]


class Index:
    """Tables over a catalog at an instant (aware, in the organisation's zone)."""

    def __init__(self, catalog: Catalog, as_of: datetime) -> None:
        self._catalog = catalog
        self._as_of = as_of
        self._nearest: dict[str, Nearest] = {}
        self._over: dict[int, bool] = {}

    @cached_property
    def _references(self) -> dict[str, list[Reference]]:
        found: dict[str, list[Reference]] = {}
        for kind in Kind:
            for item in self._catalog.items(kind).values():
                for path, ref, key in item.references():
                    found.setdefault(ref, []).append(Reference(item, path, key))
        return found

    def references(self, ref: str) -> list[Reference]:
        """Every place where something of the kind `ref` is named, in the order of the files."""
        return self._references.get(ref, [])

    def unknown(self, ref: str) -> Iterator[Reference]:
        """The references of kind `ref` to what is neither there nor there and unreadable."""
        entity = ENTITIES.get(ref)
        known = self.known(ref)
        for reference in self.references(ref):
            if reference.key not in known and not (
                entity is not None and self._catalog.is_broken(entity, reference.key)
            ):
                yield reference

    def known(self, ref: str) -> Mapping[str, Any]:
        """What can be named as a `ref`, by its key."""
        entity = ENTITIES.get(ref)
        if entity is not None:
            return self._catalog.items(entity)
        return {**BUILT_IN, **self.vocabulary(ref)} if ref == "platform" else self.vocabulary(ref)

    def vocabulary(self, ref: str) -> Mapping[str, Any]:
        """The items of one of the organisation's lists, by id."""
        return self._vocabularies.get(ref, {})

    @cached_property
    def _vocabularies(self) -> dict[str, dict[str, Any]]:
        organisation = self._catalog.organisation
        if organisation is None:
            return {}
        return {
            ref: {item.id: item for item in getattr(organisation.value, name)} for ref, name in LISTS.items()
        }

    def nearest(self, ref: str, key: str) -> str | None:
        """The known name that is close to `key`; of a theme also by the other names it has."""
        if ref not in self._nearest:
            self._nearest[ref] = Nearest(self._spellings(ref))
        return self._nearest[ref](key)

    def _spellings(self, ref: str) -> Iterator[tuple[str, str]]:
        yield from ((key, key) for key in self.known(ref))
        for key, value in self.vocabulary(ref).items():
            yield from ((name, key) for name in names_of(value))

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """Every web address in a property of its own."""
        return tuple(
            Address(item, path, url, host_of(url))
            for kind, patterns in ADDRESSES.items()
            for item in self._catalog.items(kind).values()
            for pattern in patterns
            for path, url in follow(item.document.values, pattern)
            if isinstance(url, str)
        )

    @cached_property
    def hosts(self) -> Hosts:
        """Judges hosts; trusted are those of the platforms and of the organisation itself."""
        organisation = self._catalog.organisation
        declared = organisation.value.platforms if organisation is not None else ()
        known = [host for platform in declared for host in platform.hosts]
        known += [host for platform in BUILT_IN.values() for host in platform.hosts]
        return Hosts(known, [one.host for one in self.addresses if one.item.kind is Kind.ORGANISATION])

    @cached_property
    def memberships(self) -> Mapping[str, list[tuple[Item[content.Ambassador], content.Membership]]]:
        """The memberships of each network, with the people."""
        found: dict[str, list[tuple[Item[content.Ambassador], content.Membership]]] = {}
        for item in self._catalog.ambassadors.values():
            for membership in item.value.memberships:
                found.setdefault(membership.network, []).append((item, membership))
        return found

    @cached_property
    def filled(self) -> frozenset[str]:
        """The networks that hold at least one entry, message or post, if only an unreadable one."""
        items = (
            item
            for kind in (Kind.ENTRY, Kind.MESSAGE, Kind.POST)
            for item in self._catalog.items(kind).values()
        )
        unreadable = (
            key.partition("/")[0]
            for kind in (Kind.ENTRY, Kind.MESSAGE)
            for key in self._catalog.broken.get(kind, ())
        )
        return frozenset({item.network for item in items if item.network is not None} | {*unreadable})

    @cached_property
    def bare(self) -> Bare:
        """The texts of messages without what makes them look alike or different."""
        return Bare(self._catalog)

    @cached_property
    def schedule(self) -> Schedule:
        """The dates of the entries in the weeks to come."""
        return Schedule(self._catalog, self._as_of)

    def zone(self, item: Item[Any]) -> ZoneInfo:
        """The zone of something's hours: an entry's own, else the organisation's."""
        own = getattr(item.value, "time_zone", None)
        return ZoneInfo(own) if own else self._catalog.zone()

    def is_over(self, item: Item[Any]) -> bool:
        """Whether something is archived or past: an entry over, a window closed, a post out, one gone."""
        found = self._over.get(id(item))
        if found is None:
            found = self._over[id(item)] = self._is_over(item)
        return found

    def _is_over(self, item: Item[Any]) -> bool:
        value = item.value
        if getattr(value, "status", None) == "archived":
            return True
        if isinstance(value, content.Ambassador):
            return value.standing == "alumni"
        if isinstance(value, content.Entry):
            last = value.end or value.start
            return (
                last is not None
                and value.recurrence is None
                and in_range(last)
                and not before(self._as_of, last.ends(self.zone(item)))
            )
        if isinstance(value, content.Message):
            return in_range(value.window.until) and not before(
                self._as_of, value.window.until.ends(self._catalog.zone())
            )
        if isinstance(value, content.Post):
            shown = value.status == "approved" and in_range(value.publish_at)
            return shown and not before(self._as_of, value.publish_at.starts(self._catalog.zone()))
        return False


def names_of(value: Any) -> Iterator[str]:
    """All that an item of an organisation's list is called: its name in each language, its aliases."""
    name = value.name
    yield from [name] if isinstance(name, str) else [text for _, text in name.versions]
    yield from getattr(value, "aliases", ())


def host_of(url: str) -> str:
    """The host of a web address, in small letters and without a last dot; empty where there is none."""
    return (urlsplit(url).hostname or "").rstrip(".")
