"""One approval: who may give it, what it changes in a file, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from ambassade.check import Checked
from ambassade.editing.committee import Committee
from ambassade.editing.front_matter import YamlText
from ambassade.editing.item import Named
from ambassade.editing.step import Edited, RefusedError, Result, edit_item, listed
from ambassade.findings import Severity
from ambassade.history.standing import Standing
from ambassade.load.layout import place_of
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree
from ambassade.model.catalog import Item
from ambassade.model.content import Approval
from ambassade.model.digest import digest
from ambassade.model.second_look import unfollowed
from ambassade.model.status import Status
from ambassade.publish.visibility import visible_from
from ambassade.words import Say, say, say_n

_CURED = frozenset({"approval-of-another-text", "second-look-due"})
"""Rules whose findings an approval puts right."""


@dataclass(frozen=True, slots=True)
class Vote:
    """Who approves, when, and whether as somebody on call."""

    by: str
    on: date
    urgent: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a vote does to the approvals of a file, by their numbers."""

    mark: str
    """The fingerprint of the text as it is."""
    given: frozenset[str]
    """Who has approved this text, the vote counted in; urgent approvals count for nothing but themselves."""
    is_new: bool
    """Whether the vote is not there yet."""
    renewed: int | None
    """The same person's approval of another text, or of no stated one, which becomes this one."""
    stays_urgent: bool
    removed: tuple[int, ...]
    """Approvals of another text."""

    @classmethod
    def of(cls, recorded: tuple[Approval, ...], mark: str, vote: Vote) -> Plan:
        """What a vote over a text with this fingerprint comes to; an urgent approval waits for its look."""
        over_this = [one for one in recorded if one.digest == mark]
        is_new = all(one.by != vote.by for one in over_this)
        counted = frozenset(one.by for one in over_this if not one.urgent)
        mine = [number for number, one in enumerate(recorded) if one.by == vote.by]
        renewed = mine[-1] if mine and is_new else None
        waiting = unfollowed(recorded)
        kept = [one for one in waiting if vote.urgent or one.by == vote.by or vote.on < one.on or not is_new]
        return cls(
            mark=mark,
            given=counted | {vote.by} if is_new and not vote.urgent else counted,
            is_new=is_new,
            renewed=renewed,
            stays_urgent=vote.urgent or (renewed is not None and recorded[renewed] in waiting),
            removed=tuple(
                number
                for number, one in enumerate(recorded)
                if one.digest not in {None, mark} and number != renewed and one not in kept
            ),
        )

    def write(self, text: YamlText, vote: Vote) -> None:
        """Writes the vote first, so that the list is never empty in between."""
        if self.renewed is not None:
            place = ("approvals", self.renewed)
            text.set((*place, "on"), vote.on.isoformat())
            text.set((*place, "digest"), self.mark)
            if self.stays_urgent:
                text.set((*place, "urgent"), value=True)
            else:
                text.remove((*place, "urgent"))
        elif self.is_new:
            item: dict[str, object] = {"by": vote.by, "on": vote.on.isoformat(), "digest": self.mark}
            text.append(("approvals",), item | ({"urgent": True} if vote.urgent else {}))
        for number in reversed(self.removed):
            text.remove(("approvals", number))


@dataclass(slots=True)
class Step:
    """One item and one vote; `told` is what is said of it when it is done."""

    named: Named
    name: str
    checked: Checked
    standing: Standing
    vote: Vote
    told: list[Say] = field(default_factory=list)

    def item(self, result: Result) -> Item[Any]:
        """The item as it was read; RefusedError where the check finds an error in it or its translations.

        What the check found goes into the result, but for what this approval puts right.
        """
        found = [
            one
            for one in self.checked.findings
            if self._is_mine(one.location.path) and one.rule not in _CURED
        ]
        result.findings += found
        item = self.checked.catalog.items(self.named.kind).get(self.named.key)
        if item is None or any(one.severity is Severity.ERROR for one in found):
            raise RefusedError(say("the check finds an error in it, to be corrected first"))
        return item

    def _is_mine(self, path: str) -> bool:
        place = place_of(path)
        return path == self.named.path or (place is not None and place.main == self.named.path)

    def refuse_status(self, item: Item[Any]) -> None:
        """RefusedError where something is neither in review nor approved, nor waits for a second look."""
        status = Status(item.value.status)
        if status is Status.DRAFT:
            raise RefusedError(
                say(
                    "it is a draft; move it to review first: `ambassade move {item} in_review`",
                    item=self.name,
                )
            )
        if status is Status.ARCHIVED and not unfollowed(item.value.approvals):
            raise RefusedError(
                say(
                    "it is archived; to bring it back, begin with `ambassade move {item} in_review`",
                    item=self.name,
                )
            )

    def refuse_person(self, committee: Committee) -> None:
        """RefusedError where the person may not approve this."""
        by, name = self.vote.by, self.standing.name(self.vote.by)
        if self.standing.has_left(by):
            raise RefusedError(say("{name} has left, and can not approve any more", name=name))
        if self.vote.urgent:
            if by not in committee.on_call:
                raise RefusedError(
                    say(
                        "only people on call approve with --urgent, and {name} is not: they stand under "
                        "`on_call` in content/organisation.yml",
                        name=name,
                    )
                )
        elif committee.need is not None and by not in committee.approvers:
            raise RefusedError(
                say(
                    "{name} has no role in which to approve it; these have: {others}",
                    name=name,
                    others=self._names(committee.approvers),
                )
            )

    def approve(
        self, tree: Tree, schemas: SchemaSet, item: Item[Any], committee: Committee, needed: int | None
    ) -> Edited:
        """The file with the approval in it; what is to be told is kept.

        `needed` is how many approvals it needs; None: as many as its tier of review says, and whose.
        """
        recorded: tuple[Approval, ...] = item.value.approvals
        plan = Plan.of(recorded, digest(item, self.checked.catalog.read), self.vote)
        missing = committee.missing(plan.given) if needed is None else max(0, needed - len(plan.given))
        if self.vote.urgent:
            missing = 0
        status = _status(item, recorded, plan, missing)

        def change(text: YamlText) -> None:
            if status is not None:
                text.set(("status",), status.value)
            plan.write(text, self.vote)

        edited = edit_item(tree, schemas, item.kind, item.path, change)
        self._tell(item, plan, status)
        self.told += edited.lost_words()
        if not edited.changed:
            self.told.append(say("Nothing was changed."))
        elif missing and (status or Status(item.value.status)) is not Status.APPROVED:
            asked = committee.asked(plan.given) if needed is None else committee.approvers - plan.given
            self._tell_missing(item, missing, asked - {self.vote.by})
        else:
            becomes = status is Status.APPROVED or any(
                one.digest not in {None, plan.mark} for one in recorded
            )
            self._tell_next(item, committee, becomes_approved=becomes)
        return edited

    def _tell(self, item: Item[Any], plan: Plan, status: Status | None) -> None:
        """What was done."""
        name = self.standing.name(self.vote.by)
        told = {"item": self.name, "name": name, "day": self.vote.on}
        if not plan.is_new:
            done = say("{item}: {name} has approved this text already.", item=self.name, name=name)
        elif item.value.status == Status.APPROVED.value and status is None:
            done = (
                say("{item}: {name} approves it too, on {day}; it stays approved.", **told)
                if any(one.digest == plan.mark and one.by != self.vote.by for one in item.value.approvals)
                else say("{item}: {name} approves it as it is now, on {day}; it stays approved.", **told)
            )
        else:
            done = say("{item}: {name} approves it, on {day}.", **told)
        self.told.append(done)
        for number in plan.removed:
            old = item.value.approvals[number]
            self.told.append(
                say(
                    "The approval by {name} on {day} was of another text, and was taken out.",
                    name=self.standing.name(old.by),
                    day=old.on,
                )
            )
        if status is Status.APPROVED:
            self.told.append(say("Its status is now `approved`."))
        elif status is Status.IN_REVIEW:
            self.told.append(say("Its status is `in_review` again: another text was approved."))

    def _tell_missing(self, item: Item[Any], missing: int, asked: frozenset[str]) -> None:
        """Who has to approve it as well."""
        self.told.append(say_n("{n} more approval is needed.", "{n} more approvals are needed.", missing))
        self.told.append(say("Next: commit {path}, and open a pull request with it.", path=item.path))
        self.told.append(
            say(
                "Then one of these types `ambassade approve {item} --by PERSON`: {others}.",
                others=self._names(asked),
                item=self.name,
            )
        )

    def _tell_next(self, item: Item[Any], committee: Committee, *, becomes_approved: bool) -> None:
        """What comes next for something approved; `becomes_approved`: as this text it was not before."""
        start = visible_from(item, self.checked.catalog)
        self.told.append(say("Next: commit {path}, and open a pull request with it.", path=item.path))
        if becomes_approved and committee.need is not None and not self.vote.urgent:
            self.told.append(
                say(
                    "{name} approves that pull request; whoever opens it is its author, and does not count.",
                    name=self.standing.name(self.vote.by),
                )
            )
        if start is not None and start > self.checked.as_of:
            self.told.append(say("Its readers see it from {start} on.", start=_day_or_instant(start)))
        if self.vote.urgent:
            self.told.append(
                say(
                    "Somebody else takes a second look by the next working day, and types "
                    "`ambassade approve {item} --by PERSON`: {others}.",
                    others=self._names(committee.approvers - {self.vote.by}),
                    item=self.name,
                )
            )
        if committee.need is None:
            self.told.append(say("Reports call it unverified: nobody else looked."))
        elif self.vote.by in (getattr(item.value, "authors", ()) or (getattr(item.value, "owner", None),)):
            self.told.append(
                say(
                    "{name} works on it too: if the change is theirs, somebody else has to approve it.",
                    name=self.standing.name(self.vote.by),
                )
            )

    def _names(self, people: frozenset[str]) -> Say:
        """The short names to be typed, in order."""
        return listed([f"`{person}`" for person in sorted(people)]) if people else say("nobody")


def _status(item: Item[Any], recorded: tuple[Approval, ...], plan: Plan, missing: int) -> Status | None:
    """The status to be written; None where it stays.

    Something approved goes back to review where its text is another one and approvals are missing for it.
    """
    now = Status(item.value.status)
    if now is Status.IN_REVIEW and not missing:
        return Status.APPROVED
    is_another = any(one.digest not in {None, plan.mark} for one in recorded)
    return Status.IN_REVIEW if now is Status.APPROVED and is_another and missing else None


def _day_or_instant(instant: datetime) -> date:
    """The day alone where something begins with it."""
    return instant if instant.time() != time() else instant.date()
