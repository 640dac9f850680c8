"""Rule `approval-missing`: as many approve as the tier of review asks for, and the right ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ambassade.findings import Severity
from ambassade.history.need import Need
from ambassade.history.proposal import Proposal
from ambassade.history.protected import is_protected
from ambassade.rules.file import File
from ambassade.rules.rule import Context, Fault, Placed, proposal_rule
from ambassade.rules.workflow.approval import committee_of, title
from ambassade.rules.workflow.needed import own_approvals, still_from, who_may
from ambassade.words import Say, say, say_n


@proposal_rule(Severity.ERROR)
def approval_missing(proposal: Proposal, context: Context) -> Iterator[Fault]:
    """A change with fewer approvals than its tier asks for.

    Where nobody can be asked who approved, nothing is missing and nothing is called approved:
    `approvals-unverified` says so. Who approves their own change is told by `author-is-only-approver`.
    """
    if proposal.needs.is_unverified:
        return
    for need in proposal.needs.all:
        if need.missing and not own_approvals(need, proposal):
            yield Fault(
                item=_place(need, proposal),
                at=("status",) if need.change is not None else (),
                message=say_n(
                    "“{title}” needs {n} more approval by {whom}",
                    "“{title}” needs {n} more approvals by {whom}",
                    need.missing,
                    title=_subject(need, proposal),
                    whom=still_from(need, partial(committee_of, context=context)),
                ),
                hint=_hint(need, proposal),
            )


def _hint(need: Need, proposal: Proposal) -> Say | None:
    names = who_may(need, proposal)
    if not names:
        return say("nobody can give it: look at the committee, and at the tiers in content/organisation.yml")
    return say("ask one of these: {names}", names=names)


def _subject(need: Need, proposal: Proposal) -> str:
    return title(need.change.item) if need.change is not None else _tooling(proposal)


def _place(need: Need, proposal: Proposal) -> Placed:
    return need.change.item if need.change is not None else File(_tooling(proposal))


def _tooling(proposal: Proposal) -> str:
    """The first changed file that runs."""
    return next(
        path
        for file in proposal.files
        for path in (file.path, file.was)
        if path is not None and is_protected(path)
    )
