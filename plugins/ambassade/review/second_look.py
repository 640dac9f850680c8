"""Second looks at what somebody on call approved alone: which fall due after the merge, which it records."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.content import Approval
from ambassade.model.second_look import is_look, unfollowed
from ambassade.review.effect import SecondLook, SecondLooks
from ambassade.review.needed import thing_of
from ambassade.review.view import View
from ambassade.rules.workflow.second_look_due import next_working_day


def second_looks(
    changes: Collection[Change], views: tuple[View, View], today: date, *, is_private: bool
) -> SecondLooks:
    """Of everything that the proposal touches; who it was is for colleagues alone.

    Of what `views` (of the base and of the head) do not show, there is only a number. A day that is past
    would tell when somebody approved: then it is only said that the look is overdue.
    """
    due: list[SecondLook] = []
    taken: list[SecondLook] = []
    hidden = 0
    for change in changes:
        if change.kind not in STATUS_KINDS or change.after is None:
            continue
        approvals = change.after.value.approvals
        waiting = unfollowed(approvals)
        thing = thing_of(change, views)
        if waiting:
            first = min(waiting, key=lambda one: one.on)
            if thing is None:
                hidden += 1
            else:
                names = _names([first], views) if is_private else ()
                day = next_working_day(first.on)
                due.append(SecondLook(thing, day if day >= today else None, names))
        elif thing is not None and change.before is not None:
            urgent = [one for one in unfollowed(change.before.value.approvals) if one in approvals]
            looks = [other for other in approvals if any(is_look(other, one) for one in urgent)]
            if looks:
                names = _names(looks, views) if is_private else ()
                taken.append(SecondLook(thing, looks[0].on if is_private else None, names))
    return SecondLooks(tuple(due), tuple(taken), hidden)


def _names(approvals: Collection[Approval], views: tuple[View, View]) -> tuple[str, ...]:
    """Who approved, as far as they are known."""
    slugs = dict.fromkeys(approval.by for approval in approvals)
    found = (next((name for view in views if (name := view.person(slug))), None) for slug in slugs)
    return tuple(name for name in found if name is not None)
