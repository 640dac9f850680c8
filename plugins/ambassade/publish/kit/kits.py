"""What each person's kit holds this week, worked out from one edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.kit.owner import has_kit, may_tell, networks_of
from ambassade.publish.kit.texts import Text, Texts, Wanted
from ambassade.publish.kit.week import Week
from ambassade.publish.relay import Invitation, Relays

MOST_TEXTS: Final = 8
"""No kit offers more texts; those that close first are kept."""


class Kits:
    """The kits of one edition. `own` adds the kit of one person whom the edition alone would give none."""

    def __init__(self, edition: MembersEdition, own: str | None = None) -> None:
        self.edition = edition
        self.week = Week.of(edition.as_of.date())
        self.texts = Texts(edition)
        self._relays = Relays(edition)
        self._own = own

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Whoever has a kit, by slug."""
        return tuple(slug for slug in self.edition.ambassadors if self.has(slug))

    def has(self, slug: str) -> bool:
        """Whether somebody has a kit."""
        return slug == self._own or has_kit(self.edition, slug)

    def is_shown(self, slug: str) -> bool:
        """Whether somebody's own page is in the edition as everybody has it."""
        return slug != self._own

    def networks(self, slug: str) -> tuple[str, ...]:
        """The networks that a person's kit tells of."""
        return networks_of(self.edition, slug, self._seats)

    def invitations(self, slug: str) -> tuple[Invitation, ...]:
        """What a person is invited to carry this week, by day; nothing of an embargoed campaign."""
        return tuple(
            one
            for one in self._relays.invitations(slug)
            if one.first <= self.week.last
            and self._is_out(one.entry)
            and may_tell(self.edition, slug, "entry", one.entry)
        )

    def offered(self, slug: str) -> tuple[Text, ...]:
        """The texts of a person, at most `MOST_TEXTS`."""
        return self.texts.of(slug, self.networks(slug), self._wanted(slug), MOST_TEXTS)

    def _wanted(self, slug: str) -> Iterator[Wanted]:
        """The messages that a person is to carry from today on, or may already."""
        for one in self.invitations(slug):
            if one.message and one.first <= self.week.today and not one.is_deputy(slug):
                yield one.message, one.platform, one.language

    def _is_out(self, entry: str) -> bool:
        edition = self.edition
        return (
            not isinstance(edition, InternalEdition)
            or edition.states.get(f"entry/{entry}") is State.PUBLISHED
        )

    @cached_property
    def _seats(self) -> dict[str, tuple[str, ...]]:
        """The networks whose committee each person sits on."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for slug, network in self.edition.networks.items():
            for member in network.committee:
                found[member.person][slug] = None
        return {person: tuple(networks) for person, networks in found.items()}
