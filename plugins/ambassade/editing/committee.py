"""Who looks after an item, by role, and what its approval needs: `history`, for one file as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from ambassade.history.approvals import Source, unverified
from ambassade.history.changes import Change
from ambassade.history.need import Need, Needs
from ambassade.history.standing import Standing
from ambassade.model.catalog import Catalog, Item
from ambassade.model.status import APPROVING, Role
from ambassade.words import Say, say

ROLE_WORDS: Final[Mapping[Role, Say]] = MappingProxyType(
    {
        Role.LEAD: say("lead"),
        Role.EDITOR: say("editor"),
        Role.APPROVER: say("approver"),
        Role.COMMUNITY_MANAGER: say("community manager"),
        Role.LEGAL: say("legal"),
        Role.SPONSOR: say("sponsor"),
        Role.THE_PERSON: say("the person"),
        Role.MAINTAINER: say("maintainer"),
        Role.ON_CALL: say("on call"),
    }
)
_ORDER = tuple(Role)
_ANY = frozenset(Role)
_CORE_TEAM = say("core team")


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in something: who, what they are called, and in which role."""

    person: str
    name: str
    words: Say


class Committee:
    """The people around one item, as the files say now."""

    def __init__(self, item: Item[Any], catalog: Catalog, standing: Standing) -> None:
        """`standing` is that of `catalog`."""
        self._item = item
        self._catalog = catalog
        self._standing = standing
        self.need = _need(item, catalog, standing)
        """What its approval needs; None in an organisation of one person, where nobody else can look."""

    @property
    def approvers(self) -> frozenset[str]:
        """Everybody who may approve it: the committee, and whom a tier of review names besides."""
        candidates = self.need.candidates if self.need is not None else frozenset()
        return self._standing.committee(self._item.network) | candidates

    @property
    def on_call(self) -> frozenset[str]:
        """Everybody who may approve it alone, when it is urgent."""
        return self._standing.holders(Role.ON_CALL, None)

    def missing(self, given: frozenset[str]) -> int:
        """How many approvals are missing where these people have approved it."""
        if self.need is None:
            return 0
        counted = given & self.need.candidates
        missing = max(0, self.need.approvals - len(counted))
        lacks = self.need.including and not counted & self.need.wanted
        return max(missing, 1) if self.need.approvals and lacks else missing

    def asked(self, given: frozenset[str]) -> frozenset[str]:
        """Whose approval would bring it further where these people have approved it."""
        if self.need is None:
            return frozenset()
        wanted = self.need.wanted
        missing = self.need.approvals - len(given & self.need.candidates)
        only_wanted = self.need.including and not given & wanted and missing <= 1
        return (self.need.candidates & wanted if only_wanted else self.need.candidates) - given

    def parts(self, roles: frozenset[Role], people: frozenset[str] | None = None) -> list[Part]:
        """Everybody with one of these roles, or of `people`, each once with the first role of their own.

        Deputies are left out as long as somebody else is there.
        """
        own = self._own_roles()
        found: dict[str, Role] = {}
        others: dict[str, Role] = {}
        for role in _ORDER:
            holders = self._standing.holders(role, self._item.network) if role in roles else frozenset()
            for slug in holders if people is None else holders & people:
                is_own = role not in APPROVING or role in own.get(slug, _ANY)
                (found if is_own else others).setdefault(slug, role)
        stands_in = {slug: role for slug, role in others.items() if slug not in found}
        chosen = found or stands_in
        return [
            Part(slug, self._standing.name(slug), self._words(slug, chosen[slug]))
            for slug in sorted(chosen, key=lambda slug: (_ORDER.index(chosen[slug]), slug))
        ]

    def _own_roles(self) -> Mapping[str, frozenset[Role]]:
        """The roles that people of a network have themselves; deputies have none."""
        network = self._catalog.networks.get(self._item.network or "")
        found: dict[str, frozenset[Role]] = {}
        for member in network.value.committee if network is not None else ():
            if member.deputy is not None:
                found.setdefault(member.deputy, frozenset())
            found[member.person] = found.get(member.person, frozenset()) | {Role(member.role)}
        if network is not None and network.value.sponsor is not None:
            slug = network.value.sponsor.person
            found[slug] = found.get(slug, frozenset()) | {Role.SPONSOR}
        return found

    def _words(self, slug: str, role: Role) -> Say:
        organisation = self._catalog.organisation
        central = self._item.network is None and role in APPROVING
        core = organisation.value.core_team if central and organisation is not None else ()
        return _CORE_TEAM if any(member.person == slug for member in core) else ROLE_WORDS[role]


def _need(item: Item[Any], catalog: Catalog, standing: Standing) -> Need | None:
    """What it needs to become approved, by its tier of review."""
    before = replace(item, value=replace(item.value, status="in_review", approvals=()))
    after = replace(item, value=replace(item.value, status="approved", approvals=()))
    change = Change(item.kind, before, after)
    needs = Needs(catalog, catalog, (change,), (), unverified(Source.NONE), standing).of(change)
    return needs[0] if needs else None
