"""The dates that kits tell of: those of a person's networks, and those they welcome to or look after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from heapq import merge
from typing import Final

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import members
from ambassade.publish.kit.owner import may_tell
from ambassade.publish.kit.week import Week
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.card import EventCard
from ambassade.publish.pages.kit.part import Meeting
from ambassade.publish.pages.writer import Writer

MOST: Final = 8
_APPROVED: Final = frozenset({State.SCHEDULED, State.PUBLISHED})


class Meetings:
    """The dates of one edition's kits, each card made once."""

    def __init__(self, writer: Writer, week: Week) -> None:
        self._writer = writer
        self._week = week
        self._cards: dict[int, EventCard] = {}

    def of(self, slug: str, networks: Iterable[str]) -> tuple[Meeting, ...]:
        """The next dates of a person, in order, at most `MOST`."""
        groups = [self._by_person.get(slug, [])]
        groups += [self._by_network.get(network, []) for network in networks]
        found: dict[tuple[datetime, str], Occurrence] = {}
        for one in merge(*groups, key=lambda one: one.order):
            if len(found) == MOST:
                break
            if may_tell(self._writer.edition, slug, "entry", one.key):
                found[one.order] = one
        return tuple(Meeting(self._card(one), self._role(slug, one.key)) for one in found.values())

    def this_week(self, meetings: Iterable[Meeting]) -> int:
        """How many of some dates are in the kit's week."""
        return sum(1 for each in meetings if each.card.one.first_day <= self._week.last)

    @cached_property
    def _coming(self) -> tuple[Occurrence, ...]:
        """What begins from today to the horizon and is not called off; of drafts nothing."""
        edition = self._writer.edition
        states = edition.states if isinstance(edition, InternalEdition) else {}
        return tuple(
            one
            for one in self._writer.index.occurrences
            if self._week.today <= one.first_day <= self._week.horizon
            and not one.cancelled
            and states.get(f"entry/{one.key}", State.PUBLISHED) in _APPROVED
            and (one.all_day or one.end >= edition.as_of)
        )

    @cached_property
    def _by_network(self) -> dict[str, list[Occurrence]]:
        found: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self._coming:
            network = self._writer.edition.entries[one.key].network
            if network is not None:
                found[network].append(one)
        return found

    @cached_property
    def _by_person(self) -> dict[str, list[Occurrence]]:
        """Those that somebody welcomes to or looks after."""
        found: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self._coming:
            for person in {self._host(one.key), self._owner(one.key)} - {None}:
                found[str(person)].append(one)
        return found

    def _host(self, key: str) -> str | None:
        where = self._writer.edition.entries[key].where
        return where.host if where else None

    def _owner(self, key: str) -> str | None:
        entry = self._writer.edition.entries[key]
        return entry.owner if isinstance(entry, members.Entry) else None

    def _role(self, slug: str, key: str) -> str:
        """What a person has to do with an entry."""
        if self._host(key) == slug:
            return self._writer.words.say("you welcome")
        return self._writer.words.say("you look after it") if self._owner(key) == slug else ""

    def _card(self, one: Occurrence) -> EventCard:
        card = self._cards.get(id(one))
        if card is None:
            card = self._cards[id(one)] = self._writer.cards.event(one)
        return card
