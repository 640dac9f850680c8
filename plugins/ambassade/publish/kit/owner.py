"""Who has a kit, and of which networks it tells."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ambassade.model.status import State
from ambassade.publish.audience import Edition, InternalEdition, MembersEdition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.visibility import is_current


def has_kit(edition: Edition, slug: str) -> bool:
    """Whether `kit/<slug>/` is in an edition.

    The internal one has everybody's who takes part, people from outside too, for whoever keeps in touch with
    them; the members' one has those of people from outside; the public one has none. Who switched theirs off
    has none anywhere.
    """
    person = edition.ambassadors.get(slug)
    if person is None or not isinstance(edition, MembersEdition) or switched_off(person):
        return False
    if isinstance(person, internal.Ambassador):
        left = person.left_on is not None and person.left_on <= edition.as_of.date()
        return person.standing == "active" and not left
    return not isinstance(edition, InternalEdition) and person.kind == "external"


def switched_off(person: public.Ambassador) -> bool:
    """Whether a person wants no kit."""
    return isinstance(person, members.Ambassador) and person.kit is not None and person.kit.off


def may_tell(edition: Edition, slug: str, kind: Literal["entry", "message"], key: str) -> bool:
    """Whether a person's kit may tell of something that the edition shows.

    The internal edition has kits of people from outside, which colleagues read to them: in these stands what
    the members' edition has too.
    """
    if not isinstance(edition, InternalEdition) or edition.ambassadors[slug].kind != "external":
        return True
    item = edition.entries[key] if kind == "entry" else edition.messages[key]
    return item.audience != "internal" and edition.states.get(f"{kind}/{key}") is State.PUBLISHED


def named_in_addresses(person: public.Ambassador) -> bool:
    """Whether a person asked that the addresses of their own kit name them."""
    return isinstance(person, members.Ambassador) and person.kit is not None and person.kit.named_in_addresses


def networks_of(edition: Edition, slug: str, seats: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The networks that a person is in today, or sits on the committee of: `seats` are these, by person."""
    today = edition.as_of.date()
    memberships = edition.ambassadors[slug].memberships
    mine = [each.network for each in memberships if is_current(each.since, _until(each), today)]
    return tuple(dict.fromkeys((*mine, *seats.get(slug, ()))))


def _until(membership: public.Membership) -> date | None:
    """The last day of a membership; editions for others than colleagues have only those that go on."""
    return membership.until if isinstance(membership, internal.Membership) else None
