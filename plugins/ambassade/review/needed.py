"""What still stands between a proposal and its merge: approvals that are asked for, and those given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ambassade.history.approvals import own_approval
from ambassade.history.changes import Change
from ambassade.history.need import Need
from ambassade.history.proposal import Proposal
from ambassade.model.catalog import Kind
from ambassade.review.effect import Asked, Needed, Thing, Told
from ambassade.review.view import View
from ambassade.rules.workflow.needed import still_from, whom
from ambassade.words import Say, say, say_n

_MOST_NAMES = 5
NOBODY_ASKED = say("nothing says where approvals can be read")


@dataclass(slots=True)
class _Group:
    """Approvals asked of the same people."""

    things: dict[Thing, None] = field(default_factory=dict)
    hidden: int = 0
    tooling: bool = False


class Approval:
    """Who has to approve a proposal, told with the names that the review's readers may see."""

    def __init__(self, proposal: Proposal | None, views: tuple[View, View], *, is_private: bool) -> None:
        """`views` are of the edition, at the base and at the head, that says which names may be told."""
        self._proposal = proposal
        self._views = views
        self._is_private = is_private
        self._changes: dict[tuple[Kind, str], Change] = {}
        self._needs: dict[int, list[Need]] = {}
        if proposal is not None:
            self._changes = {(one.kind, one.key): one for one in proposal.changes if one.after is not None}
            for need in proposal.needs.all:
                self._needs.setdefault(id(need.change), []).append(need)

    def needed(self) -> Needed:
        """Everything that is asked for, first what is missing."""
        proposal = self._proposal
        if proposal is None:
            return Needed(unverified=say("the base has no organisation, and so no committees"))
        groups: dict[tuple[bool, int, Told, tuple[str, ...], bool], _Group] = {}
        for need in proposal.needs.all:
            if need.given:
                names = self._named(need, self._told_givers(need))
                others = len(names) < len(need.given)
                given = (True, len(need.given), whom(need, self._committee), names, others)
                self._add(groups.setdefault(given, _Group()), need)
            if need.missing:
                may = self._may(need)
                names = self._named(need, may)
                missing = (
                    False,
                    need.missing,
                    still_from(need, self._committee),
                    names,
                    len(names) < len(may),
                )
                self._add(groups.setdefault(missing, _Group()), need)
        asked = [
            Asked(*key, tuple(one.things), one.hidden, one.tooling)
            for key, one in sorted(groups.items(), key=lambda pair: pair[0][0])
        ]
        refusers = [name for slug in sorted(proposal.needs.refusers) if (name := self._refuser(slug))]
        refused = len(proposal.approvals.refusers)
        remarks = self._remarks(proposal) if proposal.approvals.verified else ()
        told = tuple(remark for remark in remarks if self._may_tell(remark, proposal))
        silent = len(remarks) - len(told)
        return Needed(tuple(asked), tuple(refusers), refused, told, self.unverified(), silent)

    def _remarks(self, proposal: Proposal) -> tuple[Say, ...]:
        """What was left out of the approvals; not of who counts all the same, as in an emergency."""
        given = {slug for need in proposal.needs.all for slug in need.given}
        counts = {
            own_approval(login)
            for login in proposal.approvals.approvers
            if proposal.standing.people({login}) & given
        }
        return tuple(remark for remark in proposal.approvals.remarks if remark not in counts)

    def _may_tell(self, remark: Say, proposal: Proposal) -> bool:
        """Whether a remark is about nobody who is not named."""
        account = dict(remark.values).get("login")
        people = proposal.standing.people({str(account)}) if account is not None else ()
        return all(self._views[1].may_name(Kind.AMBASSADOR, slug) for slug in people)

    def unverified(self) -> Say | None:
        """Why nobody can be said to have approved."""
        proposal = self._proposal
        if proposal is None:
            return NOBODY_ASKED
        if proposal.needs.is_alone:
            return say("in a one-person organisation nobody else looks")
        if proposal.approvals.verified:
            return None
        return next(iter(proposal.approvals.remarks), NOBODY_ASKED)

    def agreed(self, kind: Kind, key: str) -> Told:
        """Whether something was agreed or approved, and by whom, in a few words."""
        if kind is Kind.AMBASSADOR:
            return self._consent(key)
        change = self._changes.get((kind, key))
        if self._proposal is not None and change is None:
            return say("approved before")
        needs = self._needs.get(id(change), [])
        missing = sum(need.missing for need in needs)
        if self.unverified() is not None:
            return say("unverified")
        if missing:
            return say_n("not yet: {n} approval is missing", "not yet: {n} approvals are missing", missing)
        names = {name for need in needs for name in self._named(need, self._told_givers(need))}
        return say("approved by {names}", names=", ".join(sorted(names))) if names else say("approved")

    def _consent(self, slug: str) -> Told:
        """What a person agreed to; how long that holds is for colleagues alone.

        Who had withdrawn and is recorded as if they had not, did not agree by that.
        """
        change = self._changes.get((Kind.AMBASSADOR, slug))
        if self._is_private and change is not None and change.before is not None:
            after = () if change.after is None else change.after.value.consent
            for consent in change.before.value.consent:
                if consent.withdrawn_on is not None and replace(consent, withdrawn_on=None) in after:
                    return say("no: withdrawn on {day}", day=consent.withdrawn_on)
        head = self._views[1].tables[Kind.AMBASSADOR].get(slug)
        untils = [
            consent.until
            for consent in getattr(head, "consent", ())
            if "profile" in consent.scopes and consent.withdrawn_on is None
        ]
        return say("yes, until {day}", day=max(untils)) if untils else say("yes")

    def _committee(self, network: str | None) -> Say:
        """A committee, without the name of a network that readers do not know."""
        if network is None:
            return say("the core team")
        name = self._network(network)
        if name is None:
            return say("the committee of a network that is not public")
        return say("the committee of {network}", network=name)

    def _may(self, need: Need) -> frozenset[str]:
        """Those who may still approve."""
        return frozenset() if self._proposal is None else self._proposal.needs.asked(need)

    def _told_givers(self, need: Need) -> frozenset[str]:
        """Those who approved and may be told: for the public, not who is recorded in a file alone."""
        if self._is_private or self._proposal is None:
            return need.given
        return need.given & self._proposal.needs.approvers

    def _named(self, need: Need, slugs: frozenset[str]) -> tuple[str, ...]:
        """The names that may be told, the first few."""
        names = sorted(name for slug in slugs if (name := self._name(slug, need)) is not None)
        return tuple(names[:_MOST_NAMES])

    def _name(self, slug: str, need: Need) -> str | None:
        """A name, where the readers know the person and, of the public, their part in this.

        Who is in the committee of a closed or secret network is for that network alone.
        """
        networks = self._views[0].tables[Kind.NETWORK]
        if need.network is not None and need.network not in networks:
            return None
        name = next((found for view in self._views if (found := view.person(slug)) is not None), None)
        if self._is_private or name is None:
            return name
        known: set[str] = set()
        for key in (need.network, *self._networks_of(need.change)):
            network = None if key is None else networks.get(key)
            if network is not None:
                known.update(member.person for member in network.committee)
                sponsor = network.sponsor
                known.update(() if sponsor is None else (sponsor.person,))
        if need.change is not None and need.change.kind is Kind.AMBASSADOR:
            known.add(need.change.key)
        return name if slug in known else None

    def _networks_of(self, change: Change | None) -> tuple[str, ...]:
        """The networks of the person whom a change is about, as far as the readers know."""
        if change is None or change.kind is not Kind.AMBASSADOR:
            return ()
        person = next(
            (
                found
                for view in self._views
                if (found := view.tables[change.kind].get(change.key)) is not None
            ),
            None,
        )
        return () if person is None else tuple(membership.network for membership in person.memberships)

    def _refuser(self, slug: str) -> str | None:
        return self._views[0].person(slug) if self._is_private else None

    def _network(self, key: str) -> str | None:
        return self._views[0].network(key) or self._views[1].network(key)

    def _add(self, group: _Group, need: Need) -> None:
        """What the approval is about, named where that may be."""
        change = need.change
        if change is None:
            group.tooling = True
            return
        thing = thing_of(change, self._views)
        if thing is None:
            group.hidden += 1
        else:
            group.things[thing] = None


def thing_of(change: Change, views: tuple[View, View]) -> Thing | None:
    """What a change is about, as the head's edition calls it, else the base's; None where neither has it."""
    for view, item in ((views[1], change.after), (views[0], change.before)):
        if item is not None and view.has(change.kind, item.key) and view.may_name(change.kind, item.key):
            return view.thing(change.kind, item.key)
    return None
