"""How a network is steered: its rules and objectives, its audits and its plan for the start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from markupsafe import Markup

from ambassade.model.text import Text
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.network_parts import Aim, AuditLine, Plan, PlanMember, PlanWeek, Rule
from ambassade.publish.pages.vocabulary import DECISION
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path


class Steering:
    """How one network is steered, as far as the edition's readers see it. `prose` renders a longer text."""

    def __init__(
        self, writer: Writer, network: public.Network, prose: Callable[[Text | None], Markup | None]
    ) -> None:
        self._writer = writer
        self._cards = writer.cards
        self._text = writer.words
        self._network = network
        self._prose = prose

    def for_members(self) -> dict[str, object]:
        """What the members' edition adds."""
        network = self._network
        if not isinstance(network, members.Network):
            return {"rules": (), "objectives": ()}
        organisation = self._writer.edition.organisation
        names = (
            {objective.id: self._cards.phrase(objective.name) for objective in organisation.objectives}
            if isinstance(organisation, members.Organisation)
            else {}
        )
        aims = []
        for each in network.objectives:
            own = each if isinstance(each, internal.NetworkObjective) else None
            aims.append(
                Aim(
                    self._cards.phrase(each.name),
                    target=self._cards.maybe(own.target) if own else None,
                    due=own.due if own else None,
                    serves=names.get(own.serves) if own and own.serves else None,
                )
            )
        rules = tuple(
            Rule(self._cards.phrase(each.rule), self._cards.maybe(each.example))
            for each in network.interaction_rules
        )
        return {"rules": rules, "objectives": tuple(aims)}

    def for_colleagues(self) -> dict[str, object]:
        """What the internal edition adds."""
        network = self._network
        if not isinstance(network, internal.Network):
            return {"audits": (), "plan": None, "notes": None}
        audits = tuple(
            AuditLine(
                id=each.platform,
                name=self._writer.edition.platforms[each.platform],
                decision=self._text.text(DECISION[each.audit.decision]),
                score=each.audit.score,
                checked_on=each.audit.checked_on,
                owner=each.audit.owner,
                note=self._cards.maybe(each.audit.note),
            )
            for each in network.platforms
            if each.audit and each.platform
        )
        plan = self._plan(network.launch_plan) if network.launch_plan else None
        return {"audits": audits, "plan": plan, "notes": self._prose(network.notes)}

    def _plan(self, plan: internal.LaunchPlan) -> Plan:
        entries = self._writer.edition.entries
        return Plan(
            plan.starts_on,
            self._cards.maybe(plan.rhythm),
            tuple(
                PlanWeek(
                    plan.starts_on + timedelta(weeks=number),
                    self._cards.maybe(week.content),
                    tuple(
                        TitleLink(self._cards.phrase(entries[key].title), entry_path(key))
                        for key in week.entries
                    ),
                )
                for number, week in enumerate(plan.weeks)
            ),
            tuple(PlanMember(each.person, self._cards.maybe(each.asked)) for each in plan.first_members),
        )
