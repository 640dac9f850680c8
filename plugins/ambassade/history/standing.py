"""Who somebody is to a change: which person a login is, and which roles they hold, as of the base.

Never as the proposal itself writes it: who adds themselves to a committee has no role there yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from ambassade.history.approvals import login
from ambassade.model.catalog import Catalog
from ambassade.model.content import Ambassador, Organisation
from ambassade.model.status import APPROVING, Role

_CORE = frozenset({Role.LEAD, Role.EDITOR, Role.APPROVER, Role.COMMUNITY_MANAGER})
"""What the core team is to whatever belongs to no network."""


class Standing:
    """The people of a catalog (the base's) on a day of the organisation's time zone."""

    def __init__(self, base: Catalog, today: date) -> None:
        self._base = base
        self.today = today

    @property
    def base(self) -> Catalog:
        """What says who everybody is."""
        return self._base

    @property
    def organisation(self) -> Organisation | None:
        """The organisation that says what holds."""
        return self._organisation

    @cached_property
    def _logins(self) -> Mapping[str, str | None]:
        """The person behind each login; None where two profiles name the same."""
        found: dict[str, str | None] = {}
        for slug, item in self._base.ambassadors.items():
            if item.value.forge_login is not None:
                name = login(item.value.forge_login)
                found[name] = None if name in found else slug
        return found

    def person(self, name: str) -> str | None:
        """The slug of the person with a login; None where nobody has it, or several claim it."""
        return self._logins.get(login(name))

    def people(self, names: Iterable[str]) -> frozenset[str]:
        """The slugs of the people behind logins; those without a profile are left out."""
        return frozenset(slug for name in names if (slug := self.person(name)) is not None)

    def login(self, slug: str) -> str | None:
        """A person's login, as it is compared."""
        item = self._base.ambassadors.get(slug)
        return None if item is None or item.value.forge_login is None else login(item.value.forge_login)

    def name(self, slug: str) -> str:
        """What a person is called."""
        item = self._base.ambassadors.get(slug)
        return slug if item is None else item.value.name

    def has_left(self, slug: str) -> bool:
        """Whether a person has left; somebody who has can hold no role."""
        item = self._base.ambassadors.get(slug)
        return item is not None and gone(item.value, self.today)

    def roles(self, slug: str, network: str | None, *, person: str | None = None) -> frozenset[Role]:
        """The roles of a person towards something of a network (None: of none) or about `person`."""
        return frozenset(role for role in Role if slug in self.holders(role, network, person=person))

    def holders(self, role: Role, network: str | None, *, person: str | None = None) -> frozenset[str]:
        """Everybody who holds a role, less those who left: slugs."""
        if role is Role.THE_PERSON:
            named: frozenset[str] = frozenset() if person is None else frozenset({person})
        elif role is Role.MAINTAINER:
            named = self._maintainers
        elif role is Role.ON_CALL:
            named = frozenset(self._organisation.on_call if self._organisation else ())
        else:
            named = self._committee(network).get(role, frozenset())
        return frozenset(slug for slug in named if not self.has_left(slug))

    def committee(self, network: str | None) -> frozenset[str]:
        """Everybody of a committee who may approve, less those who left."""
        return frozenset().union(*(self.holders(role, network) for role in APPROVING))

    @property
    def _organisation(self) -> Organisation | None:
        return None if self._base.organisation is None else self._base.organisation.value

    @property
    def _maintainers(self) -> frozenset[str]:
        organisation = self._organisation
        if organisation is None:
            return frozenset()
        core = [member.person for member in organisation.core_team]
        sponsors = [sponsor.person for sponsor in organisation.sponsors]
        return frozenset(organisation.maintainers or core or sponsors) or self._all_leads

    @cached_property
    def _all_leads(self) -> frozenset[str]:
        return frozenset(
            member.person
            for item in self._base.networks.values()
            for member in item.value.committee
            if member.role == "lead"
        )

    def _committee(self, network: str | None) -> Mapping[Role, frozenset[str]]:
        if network not in self._committees:
            self._committees[network] = _of_network(self._base, network) if network else self._central
        return self._committees[network]

    @cached_property
    def _committees(self) -> dict[str | None, Mapping[Role, frozenset[str]]]:
        return {}

    @cached_property
    def _central(self) -> Mapping[Role, frozenset[str]]:
        """The roles towards what belongs to no network: the core team, the sponsors, every committee's legal.

        Its community managers are those of the core team who are that in a network, else all of it. Without
        a core team, all committees together.
        """
        all_ = [_of_network(self._base, network) for network in self._base.networks]
        together = {
            role: frozenset().union(*(one.get(role, frozenset()) for one in all_)) for role in APPROVING
        }
        organisation = self._organisation
        if organisation is None or not organisation.core_team:
            return together
        core = frozenset(member.person for member in organisation.core_team)
        sponsors = frozenset(sponsor.person for sponsor in organisation.sponsors)
        return {
            **dict.fromkeys(_CORE, core),
            Role.COMMUNITY_MANAGER: (core & together[Role.COMMUNITY_MANAGER]) or core,
            Role.SPONSOR: sponsors,
            Role.LEGAL: together[Role.LEGAL],
        }


def _of_network(base: Catalog, network: str) -> dict[Role, frozenset[str]]:
    """The committee of a network by role; a deputy holds the role of whom they stand in for."""
    item = base.networks.get(network)
    found: dict[Role, set[str]] = {}
    for member in item.value.committee if item is not None else ():
        names = {member.person} | ({member.deputy} if member.deputy else set())
        found.setdefault(Role(member.role), set()).update(names)
    if item is not None and item.value.sponsor is not None:
        found.setdefault(Role.SPONSOR, set()).add(item.value.sponsor.person)
    return {role: frozenset(names) for role, names in found.items()}


def gone(person: Ambassador, today: date) -> bool:
    """Whether somebody has left by a day."""
    return person.standing == "alumni" or (person.left_on is not None and person.left_on <= today)
