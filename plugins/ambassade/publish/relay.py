"""The relay plans of an edition's campaigns: who is invited to carry what, where and when.

An invitation is never a duty, and whether somebody followed one is neither told nor kept anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Protocol

from ambassade.language.code import without_region
from ambassade.model.moment import Moment
from ambassade.model.status import State
from ambassade.model.text import Text
from ambassade.publish.audience import Edition, InternalEdition, MembersEdition
from ambassade.publish.edition import members

WITHOUT_ACCOUNT: Final = frozenset({"email", "slack", "teams"})
"""Platforms on which everybody writes from an address that no profile names."""
_LIVE: Final = frozenset({State.SCHEDULED, State.PUBLISHED})


class Dated(Protocol):
    """A wave, in a catalog or in an edition."""

    @property
    def from_(self) -> date:
        """Its first day."""

    @property
    def until(self) -> date | None:
        """Its last one, where it has one of its own."""


class Lasting(Protocol):
    """A campaign, in a catalog or in an edition."""

    @property
    def start(self) -> Moment | None:
        """When it begins."""

    @property
    def end(self) -> Moment | None:
        """When it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A wave of a campaign's relay plan, as far as the edition shows it."""

    entry: str
    """The key of the campaign."""
    number: int
    """Which of the campaign's waves, from 1, in the order of the file, of those that the edition has."""
    first: date
    last: date
    """The last day: the wave's own, else the campaign's."""
    platform: str
    language: str | None
    """None: any of the campaign's."""
    message: str | None
    """The key of the message to carry; None: any of the campaign's."""
    people: tuple[str, ...]
    deputies: tuple[str, ...]
    asked: Text | None

    def is_deputy(self, person: str) -> bool:
        """Whether somebody is asked only where one of the others can not."""
        return person in self.deputies and person not in self.people


def last_day(wave: Dated, campaign: Lasting) -> date:
    """The last day of a wave: its own, else the campaign's, and never one before it begins."""
    if wave.until is not None:
        return wave.until
    whole = campaign.end or campaign.start
    return wave.from_ if whole is None else max(wave.from_, whole.day)


class Relays:
    """The relay plans of one edition; the public one has none."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._today = edition.as_of.date()

    @cached_property
    def _plans(self) -> Mapping[str, tuple[Invitation, ...]]:
        """Each campaign's waves in order, without those of which the edition shows nobody."""
        edition = self._edition
        if not isinstance(edition, MembersEdition):
            return {}
        found = {}
        for key, entry in edition.entries.items():
            if entry.relays:
                waves = sorted(_waves(key, entry), key=lambda one: (one.first, one.last, one.number))
                found[key] = tuple(waves)
        return found

    def plan(self, entry: str) -> tuple[Invitation, ...]:
        """Every wave of a campaign, by day, whatever the campaign's status."""
        return self._plans.get(entry, ())

    @cached_property
    def planned(self) -> tuple[Invitation, ...]:
        """The waves of approved campaigns that are not called off, past ones too, by campaign."""
        return tuple(one for key, plan in self._plans.items() if self._is_live(key) for one in plan)

    def _is_live(self, entry: str) -> bool:
        edition = self._edition
        if edition.entries[entry].cancelled:
            return False
        return not isinstance(edition, InternalEdition) or edition.states.get(f"entry/{entry}") in _LIVE

    @cached_property
    def _open(self) -> tuple[Invitation, ...]:
        """Those of them that are not over, by day."""
        open_ones = (one for one in self.planned if one.last >= self._today)
        return tuple(sorted(open_ones, key=lambda one: (one.first, one.last, one.entry, one.number)))

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Invitation, ...]]:
        return _grouped((who, one) for one in self._open for who in (*one.people, *one.deputies))

    def invitations(self, person: str) -> tuple[Invitation, ...]:
        """The waves that ask somebody, also as a deputy, and are not over; by day."""
        return self._by_person.get(person, ())

    @cached_property
    def _by_message(self) -> Mapping[str, tuple[Invitation, ...]]:
        return _grouped((one.message, one) for one in self._open if one.message is not None)

    @cached_property
    def _by_entry(self) -> Mapping[str, tuple[Invitation, ...]]:
        """Those that name no message, by their campaign."""
        return _grouped((one.entry, one) for one in self._open if one.message is None)

    def carrying(self, message: str) -> tuple[Invitation, ...]:
        """The waves in which a message is carried, and that are not over; by day.

        Those that name it, and those of its campaign that name none, where it has a text for them.
        """
        edition = self._edition
        if not isinstance(edition, MembersEdition):
            return ()
        value = edition.messages[message]
        found = list(self._by_message.get(message, ()))
        for campaign in _campaigns(edition, value.entry):
            found += [one for one in self._by_entry.get(campaign, ()) if _has_text(value, one)]
        return tuple(sorted(found, key=lambda one: (one.first, one.last, one.entry, one.number)))


def _waves(key: str, entry: members.Entry) -> Iterator[Invitation]:
    """The waves of an entry of which the edition shows somebody."""
    for number, wave in enumerate(entry.relays, start=1):
        if wave.people or wave.deputies:
            yield Invitation(
                entry=key,
                number=number,
                first=wave.from_,
                last=last_day(wave, entry),
                platform=wave.platform,
                language=wave.language,
                message=wave.message,
                people=wave.people,
                deputies=tuple(who for who in wave.deputies if who not in wave.people),
                asked=wave.asked,
            )


def _campaigns(edition: MembersEdition, entry: str | None) -> tuple[str, ...]:
    """An entry and the campaign it is part of."""
    if entry is None:
        return ()
    campaign = edition.entries[entry].campaign
    return (entry,) if campaign is None or campaign == entry else (entry, campaign)


def _has_text(message: members.Message, wave: Invitation) -> bool:
    own = None if wave.language is None else without_region(wave.language)
    return any(
        one.platform == wave.platform and own in {None, without_region(one.language)}
        for one in message.variants
    )


def _grouped(pairs: Iterable[tuple[str, Invitation]]) -> dict[str, tuple[Invitation, ...]]:
    """The invitations under each key, in order."""
    groups: defaultdict[str, list[Invitation]] = defaultdict(list)
    for key, one in pairs:
        groups[key].append(one)
    return {key: tuple(found) for key, found in groups.items()}
