"""The relay finder: who might carry a message, in which order, and why. For the internal edition alone.

The order, each step only among those whom the steps before leave equal: whether the theme is theirs, whether
they said that they like to relay, their role in the network, whether a text is in their first language,
whether they are where few others are, whether they are where it takes place, how often they were asked
lately, for how long they were not; last of all how many read them, which is never told. `docs/relays.md`
explains it.

Who can carry none of the texts, left, was told nothing yet, likes to be asked for other things, or has been
asked as often as they agreed to, is not proposed. Nothing here knows who shared anything.

The lists are made once an edition: for each network and theme, by platform and language, the first `DEPTH`.
A message looks at those of its own network and themes, so that the cost grows with the messages alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Final

from ambassade.language.code import without_region
from ambassade.names import fold
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.relay import WITHOUT_ACCOUNT, Relays
from ambassade.publish.visibility import is_current

DEPTH: Final = 20
"""So many of each list are looked at for one message."""
SHOWN: Final = 5
"""So many people are proposed for one message."""
FEW: Final = 2
"""A platform and language for which so few are found lacks a voice."""
MOST_THEMES: Final = 5
"""So many of a message's themes are looked at."""
LATELY: Final = timedelta(weeks=8)

Slot = tuple[str, str]
"""A platform and a language."""
_Group = tuple[str, str]
_ROLES: Final = ("relay", "contributor", "producer", "curator", "monitor", "follower")
"""The roles in a network, those who carry things first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Somebody who might carry a message, and why."""

    person: str
    themes: tuple[str, ...]
    """The message's themes that they know about."""
    is_member: bool
    """Whether they are in its network."""
    is_willing: bool
    """Whether they said that they like to relay."""
    is_relay: bool
    """Whether that is their role in the network."""
    languages: tuple[str, ...]
    """The languages of its texts that they speak, as they say them."""
    platforms: tuple[str, ...]
    """Where they could post it."""
    rare: tuple[str, ...]
    """Those of the platforms where few others could."""
    is_there: bool
    """Whether they are where it takes place."""
    last_asked: date | None
    """The last day on which they were asked, not more than eight weeks ago."""
    next_asked: date | None
    """The first day on which they are asked again, where that is planned."""


@dataclass(frozen=True, slots=True)
class Found:
    """Who might carry a message, best first, and the platforms and languages for which nobody is found."""

    people: tuple[Carrier, ...]
    gaps: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Person:
    """What the ranking knows of somebody, whatever the message."""

    slug: str
    themes: frozenset[str]
    roles: Mapping[str, int]
    """By network, the place of the role in `_ROLES`."""
    is_willing: bool
    most: int | None
    slots: frozenset[Slot]
    first_language: str
    place: str | None
    asked: int
    """How often lately and in the weeks to come."""
    last_asked: date | None
    next_asked: date | None
    readers: int
    order: tuple[str, str]

    @property
    def rank(self) -> tuple[object, ...]:
        """Among those equal in all that depends on the message: willing ones first, readers last."""
        last = self.last_asked.toordinal() if self.last_asked else 0
        return (not self.is_willing, self.asked, last, -self.readers, self.order)


class Finder:
    """Finds who might carry the messages of an internal edition."""

    def __init__(self, edition: InternalEdition, relays: Relays) -> None:
        self._edition = edition
        self._relays = relays
        self._today = edition.as_of.date()
        self._cache: dict[object, Found] = {}

    def find(self, key: str) -> Found | None:
        """Who might carry a message; None where it is archived or its window is over."""
        edition = self._edition
        message = edition.messages[key]
        if message.status == "archived" or message.window.until.ends(edition.zone) <= edition.as_of:
            return None
        entry = edition.entries[message.entry] if message.entry else None
        network = message.network
        themes = message.themes or (entry.themes if entry else ())
        if not themes and network is not None:
            themes = edition.networks[network].themes
        invited = {who for one in self._relays.carrying(key) for who in (*one.people, *one.deputies)}
        wanted = _Wanted(
            network=network,
            themes=themes[:MOST_THEMES],
            slots=tuple(
                dict.fromkeys(
                    (one.platform, without_region(one.language)) for one in message.variants if one.platform
                )
            ),
            place=entry.where.place if entry and entry.where else None,
            month=_month(max(self._today, message.window.from_.day)),
            invited=frozenset(invited),
        )
        if wanted not in self._cache:
            self._cache[wanted] = self._search(wanted)
        return self._cache[wanted]

    def _search(self, wanted: _Wanted) -> Found:
        able: dict[Slot, dict[str, _Person]] = {}
        for slot in wanted.slots:
            lists = [self._lists.get((group, slot), ()) for group in wanted.groups]
            able[slot] = {one.slug: one for each in lists for one in each if self._may_ask(one, wanted.month)}
        rare = frozenset(slot for slot, people in able.items() if len(people) <= FEW)
        everybody = {slug: one for people in able.values() for slug, one in people.items()}
        free = [one for slug, one in everybody.items() if slug not in wanted.invited]
        best = sorted(free, key=lambda one: _rank(one, wanted, rare))[:SHOWN]
        gaps = tuple(slot for slot, people in able.items() if not people)
        return Found(tuple(self._carrier(one, wanted, rare) for one in best), gaps)

    def _may_ask(self, person: _Person, month: tuple[int, int]) -> bool:
        return person.most is None or self._months[person.slug, month] < person.most

    @cached_property
    def _lists(self) -> Mapping[tuple[_Group, Slot], tuple[_Person, ...]]:
        """Whom to ask of each network and each theme, for each platform and language: the first of them."""
        found: defaultdict[tuple[_Group, Slot], list[_Person]] = defaultdict(list)
        for person in sorted(self._people(), key=lambda one: one.rank):
            groups = [("network", network) for network in person.roles]
            groups += [("theme", theme) for theme in person.themes]
            for group in groups:
                for slot in person.slots:
                    found[group, slot].append(person)
        edition = self._edition
        for (group, _), people in found.items():
            if group[0] == "network":
                themes = frozenset(edition.networks[group[1]].themes)
                people.sort(key=partial(_in_network, network=group[1], themes=themes))
        return {key: tuple(people[:DEPTH]) for key, people in found.items()}

    def _people(self) -> Iterator[_Person]:
        """Everybody who may be asked at all, and could post something somewhere."""
        edition = self._edition
        for slug, person in edition.ambassadors.items():
            may = person.standing == "active" and (person.left_on is None or person.left_on > self._today)
            willing = person.willing
            if willing is not None:
                may = may and willing.most_a_month != 0 and (not willing.to or "relay" in willing.to)
            slots = _slots(person) if may else frozenset()
            if slots:
                yield self._person(slug, person, slots)

    def _person(self, slug: str, person: internal.Ambassador, slots: frozenset[Slot]) -> _Person:
        asked = self._asked.get(slug, ())
        past = [day for day in asked if day <= self._today]
        ahead = [day for day in asked if day > self._today]
        return _Person(
            slug=slug,
            themes=frozenset(person.expertise),
            roles={
                one.network: _ROLES.index(one.role)
                for one in person.memberships
                if one.network in self._edition.networks and is_current(one.since, one.until, self._today)
            },
            is_willing=person.willing is not None and "relay" in person.willing.to,
            most=person.willing.most_a_month if person.willing else None,
            slots=slots,
            first_language=without_region(person.languages[0]) if person.languages else "",
            place=person.place,
            asked=len(asked),
            last_asked=max(past, default=None),
            next_asked=min(ahead, default=None),
            readers=max((one.audience_size.count for one in person.accounts if one.audience_size), default=0),
            order=(fold(person.latin_name or person.name), slug),
        )

    @cached_property
    def _asked(self) -> Mapping[str, tuple[date, ...]]:
        """The days on which somebody was asked in the last eight weeks, or will be."""
        found: defaultdict[str, list[date]] = defaultdict(list)
        for one in self._relays.planned:
            if one.first >= self._today - LATELY:
                for who in one.people:
                    found[who].append(one.first)
        return {who: tuple(days) for who, days in found.items()}

    @cached_property
    def _months(self) -> Counter[tuple[str, tuple[int, int]]]:
        """How often somebody is asked in each month."""
        return Counter((who, _month(one.first)) for one in self._relays.planned for who in one.people)

    def _carrier(self, person: _Person, wanted: _Wanted, rare: frozenset[Slot]) -> Carrier:
        """Somebody, with the reasons."""
        own = [slot for slot in wanted.slots if slot in person.slots]
        spoken = {language for _, language in own}
        languages = self._edition.ambassadors[person.slug].languages or tuple(sorted(spoken))
        role = person.roles.get(wanted.network or "")
        return Carrier(
            person=person.slug,
            themes=tuple(theme for theme in wanted.themes if theme in person.themes),
            is_member=role is not None,
            is_willing=person.is_willing,
            is_relay=role == 0,
            languages=tuple(each for each in languages if without_region(each) in spoken),
            platforms=tuple(dict.fromkeys(platform for platform, _ in own)),
            rare=tuple(dict.fromkeys(slot[0] for slot in own if slot in rare)),
            is_there=person.place is not None and person.place == wanted.place,
            last_asked=person.last_asked,
            next_asked=person.next_asked,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What a message asks of those who carry it."""

    network: str | None
    themes: tuple[str, ...]
    slots: tuple[Slot, ...]
    place: str | None
    month: tuple[int, int]
    invited: frozenset[str]

    @property
    def groups(self) -> Iterable[_Group]:
        """Where to look for people."""
        own = (("network", self.network),) if self.network else ()
        return (*own, *(("theme", theme) for theme in self.themes))


def _rank(person: _Person, wanted: _Wanted, rare: frozenset[Slot]) -> tuple[object, ...]:
    """The smaller, the sooner; see the module's description."""
    own = [slot for slot in wanted.slots if slot in person.slots]
    return (
        not person.themes.intersection(wanted.themes),
        not person.is_willing,
        person.roles.get(wanted.network or "", len(_ROLES)),
        all(language != person.first_language for _, language in own),
        not rare.intersection(own),
        person.place is None or person.place != wanted.place,
        *person.rank,
    )


def _in_network(person: _Person, *, network: str, themes: frozenset[str]) -> tuple[object, ...]:
    """The order of a network's own lists: what holds for most of its messages."""
    return (not person.themes & themes, not person.is_willing, person.roles[network], *person.rank)


def _slots(person: internal.Ambassador) -> frozenset[Slot]:
    """The platforms and languages in which somebody could post."""
    platforms = {account.platform for account in person.accounts if account.platform} | WITHOUT_ACCOUNT
    spoken = person.languages or tuple(each for one in person.accounts for each in one.languages)
    return frozenset((platform, without_region(language)) for platform in platforms for language in spoken)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
