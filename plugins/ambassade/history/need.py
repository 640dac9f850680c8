"""Which changes need whose approval, who gave it, and what is still missing.

How many look at each kind of change, and who, stands in the organisation file of the base, else in
`history/tier.py`. In a one-person organisation nobody else can look, so nothing is needed there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ambassade.history.approvals import Approvals, Source
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.difference import differences, is_wording
from ambassade.history.person import gains_public, is_new_external
from ambassade.history.protected import is_protected
from ambassade.history.standing import Standing
from ambassade.history.tier import COMMITTEE, RISKY, roles_of, tier_of
from ambassade.history.trust import is_trusted
from ambassade.load.git import FileChange
from ambassade.load.layout import CONTENT
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.content import Organisation, ReviewTier
from ambassade.model.digest import digest
from ambassade.model.status import Role, Status


@dataclass(frozen=True, slots=True)
class Need:
    """The approvals that one change needs (`change` is None: changes of what runs)."""

    change: Change | None
    kind: str
    """The kind of change, as review tiers name it."""
    approvals: int
    roles: frozenset[Role]
    """Who may give them."""
    including: frozenset[Role]
    """One of them has to come from one of these; empty: from anybody who may."""
    not_the_author: bool
    network: str | None
    candidates: frozenset[str]
    """The people who may approve: slugs."""
    given: frozenset[str] = frozenset()
    """Those of them whose approval counts."""
    wanted: frozenset[str] = frozenset()
    """The people of whom one has to be among those given, by `including`; nobody may hold such a role."""
    included: bool = True
    """Whether one of those given is among `including`."""
    is_urgent: bool = False
    is_trusted: bool = False

    @property
    def missing(self) -> int:
        """How many approvals are still missing; one where the right person is."""
        count = max(0, self.approvals - len(self.given))
        return max(count, 0 if self.included or not self.approvals else 1)


class Needs:
    """The needs of a proposal; `standing` is that of its base."""

    def __init__(
        self,
        base: Catalog,
        head: Catalog,
        changes: tuple[Change, ...],
        files: tuple[FileChange, ...],
        approvals: Approvals,
        standing: Standing,
    ) -> None:
        self._base = base
        self._head = head
        self._changes = changes
        self._files = files
        self._approvals = approvals
        self.standing = standing

    @property
    def is_unverified(self) -> bool:
        """Whether nobody can be asked who approved: then nothing is called approved, and nothing missing."""
        return self._approvals.source is Source.NONE

    @cached_property
    def authors(self) -> frozenset[str]:
        """The people who made the change, as far as they have a profile."""
        return self.standing.people(self._approvals.authors)

    @cached_property
    def involved(self) -> frozenset[str]:
        """The people who surely have a part in it: who approve, and who made it by the forge's own word."""
        return self.approvers | self.standing.people(self._approvals.proved)

    @cached_property
    def approvers(self) -> frozenset[str]:
        """The people who approve, authors included."""
        return self.standing.people(self._approvals.approvers)

    @cached_property
    def refusers(self) -> frozenset[str]:
        """The people who ask for changes."""
        return self.standing.people(self._approvals.refusers)

    @cached_property
    def independent(self) -> frozenset[str]:
        """The approvers who had no part in the change; nobody while an author is unknown."""
        return self.standing.people(self._approvals.independent())

    @property
    def is_alone(self) -> bool:
        """Whether the organisation is one person, so that nobody else can look."""
        organisation = self._organisation
        return organisation is None or organisation.preset == "solo"

    @cached_property
    def all(self) -> tuple[Need, ...]:
        """What every change needs, in the order of the changes; what needs nothing is left out."""
        if self.is_alone:
            return ()
        found = [need for change in self._changes for need in self._of(change)]
        if any(is_protected(file.path) or is_protected(file.was or CONTENT + "/") for file in self._files):
            found.append(self._need(None, "tooling", None))
        return tuple(found)

    def of(self, change: Change) -> tuple[Need, ...]:
        """What one change needs: one need, or two where a move leads from one committee to another."""
        return tuple(need for need in self.all if need.change is change)

    def asked(self, need: Need) -> frozenset[str]:
        """The people whose approval would bring it further; where only the right one is missing, those."""
        only_the_right_one = not need.included and need.missing == 1
        found = (need.candidates & need.wanted if only_the_right_one else need.candidates) - need.given
        return found - self.authors if need.not_the_author else found

    def tier(self, kind: str) -> ReviewTier:
        """The tier of a kind of change, as of the base."""
        return tier_of(self._organisation, kind)

    @property
    def _organisation(self) -> Organisation | None:
        return self.standing.organisation

    def _of(self, change: Change) -> Iterator[Need]:
        kind = self._kind(change)
        if kind is None:
            return
        if kind == "organisation" or change.kind is Kind.AMBASSADOR:
            yield self._need(change, kind, None)
        else:
            for network in change.networks:
                yield self._need(change, kind, network)

    def _kind(self, change: Change) -> str | None:
        """The kind of change that tiers know; None where no approval is needed."""
        if change.kind in STATUS_KINDS:
            return self._kind_of_item(change)
        if change.kind is Kind.AMBASSADOR:
            if is_new_external(change):
                return "external_person"
            return "profile" if gains_public(change, self._base, self._head, self.standing.today) else None
        return str(change.kind.value)

    def _kind_of_item(self, change: Change) -> str | None:
        """Of what has a status: what becomes approved, and what is changed while it is."""
        was, will_be = change.status()
        after = change.after
        if will_be is not Status.APPROVED or after is None:
            return None
        if was is Status.APPROVED and change.before is not None and not change.is_move:
            if self.digest(change, after=False) == self.digest(change, after=True):
                return None
            if not change.pictures and is_wording(differences(change.before, after)):
                return "wording"
        kinds = [kind_of_item(side) for side in (change.before, after) if side is not None]
        return next((kind for kind in kinds if kind in RISKY), kinds[-1])

    def digest(self, change: Change, *, after: bool) -> str | None:
        """The fingerprint of one side of a change; None where that side is not there."""
        item = change.after if after else change.before
        return None if item is None else digest(item, (self._head if after else self._base).read)

    def _need(self, change: Change | None, kind: str, network: str | None) -> Need:
        tier = self.tier(kind)
        # Who is new has no login yet but the one that the proposal itself gives them, which proves nothing.
        is_known = change is not None and change.kind is Kind.AMBASSADOR and change.before is not None
        person = change.before.key if is_known and change is not None and change.before is not None else None
        need = Need(
            change,
            kind,
            tier.approvals,
            roles_of(tier.by or (COMMITTEE,)),
            roles_of(tier.including),
            tier.not_the_author is not False,
            network,
            frozenset(),
        )
        if change is not None and (urgent := self._urgent(change)):
            return self._urgently(need, urgent)
        if change is not None and kind == "post" and self._is_trusted(network, change):
            need = replace(need, approvals=max(0, need.approvals - 1), is_trusted=True)
        candidates = self._holders(need.roles, network, person, change)
        given = self._given(need, change, candidates, person)
        wanted = self._holders(need.including, network, person, change)
        return replace(
            need,
            candidates=candidates,
            given=given,
            wanted=wanted,
            included=not need.including or bool(given & wanted),
        )

    def _holders(
        self, roles: frozenset[Role], network: str | None, person: str | None, change: Change | None
    ) -> frozenset[str]:
        """Everybody with one of the roles; about a person and about a network, the central team's too."""
        places = [network]
        if change is not None and change.kind is Kind.AMBASSADOR:
            places = [None, *_memberships(change)]
        elif change is not None and change.kind is Kind.NETWORK:
            places = [network, None]
        found: frozenset[str] = frozenset()
        for place in places:
            found = found.union(*(self.standing.holders(role, place, person=person) for role in roles))
        return found

    def _given(
        self, need: Need, change: Change | None, candidates: frozenset[str], person: str | None
    ) -> frozenset[str]:
        """Those whose approval counts.

        Now on the forge; earlier, recorded over the same text in the base; of a person about themselves, also
        by having made the change.
        """
        now = self.independent if need.not_the_author else self.involved
        if person is not None and person in self.involved:
            now = now | {person}
        earlier: frozenset[str] = frozenset()
        if change is not None and change.kind in STATUS_KINDS and change.before is not None:
            wanted = self.digest(change, after=True)
            earlier = frozenset(
                a.by for a in change.before.value.approvals if a.digest == wanted and not a.urgent
            )
        found = candidates & (now | earlier)
        return frozenset() if need.not_the_author and found <= self.authors - {person} else found

    def _urgent(self, change: Change) -> frozenset[str]:
        """Who approves alone from the emergency lane: recorded as urgent in this change."""
        if change.kind not in STATUS_KINDS or change.after is None or change.before is None:
            return frozenset()
        known = {(a.by, a.digest) for a in change.before.value.approvals if a.urgent}
        return frozenset(
            a.by for a in change.after.value.approvals if a.urgent and (a.by, a.digest) not in known
        )

    def _urgently(self, need: Need, urgent: frozenset[str]) -> Need:
        """One approval by somebody on call, who may be the author."""
        on_call = self.standing.holders(Role.ON_CALL, None)
        return replace(
            need,
            approvals=1,
            roles=frozenset({Role.ON_CALL}),
            including=frozenset(),
            not_the_author=False,
            candidates=on_call,
            given=on_call & urgent & self.involved,
            is_urgent=True,
        )

    def _is_trusted(self, network: str | None, change: Change) -> bool:
        """Whether everybody who made the change has earned trust in the network, as of the base."""
        if network is None or self._approvals.unknown_authors or not self.authors:
            return False
        if len(self.authors) != len(self._approvals.authors):
            return False
        after = change.after
        writers = frozenset(after.value.authors if after is not None else ())
        return all(
            is_trusted(self.standing.base, network, slug, self.standing.today)
            for slug in self.authors | writers
        )


def kind_of_item(item: Item[Any]) -> str:
    """What tiers call a text that becomes approved."""
    if item.kind is not Kind.PAGE:
        return str(item.kind.value)
    kind: str = item.value.kind
    return kind if kind in RISKY else "page"


def _memberships(change: Change) -> list[str]:
    """The networks of a person, as the base has them; of somebody new, as proposed."""
    item = change.before or change.after
    return [] if item is None else [membership.network for membership in item.value.memberships]
