"""What to do next: the few things that keep texts from being ready, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from typing import Final

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.grid.cell import person_name, reviewer
from ambassade.publish.pages.grid.row import Row
from ambassade.publish.pages.grid.step import Step
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import message_path

MOST: Final = 5


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do: what, why it presses, and where it is done.

    `path` is a page of the site and `href` a form of the forge; where both are empty, `command` says it.
    """

    what: str
    why: str
    words: str
    path: str = ""
    href: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    due: date
    weight: int
    """Of two things due on one day: a review, then a gap, then a draft."""
    row: Row
    key: str = ""
    platform: str = ""
    step: Step | None = None


class Next:
    """What is to be done for the texts of an internal edition."""

    def __init__(self, writer: Writer, edition: InternalEdition) -> None:
        self._writer = writer
        self._edition = edition
        self._there = _people_on(writer)

    def steps(self, rows: Iterable[Row]) -> tuple[NextStep, ...]:
        """At most five, by the day from which their text could be posted; of each row one of a kind."""
        found = nsmallest(
            MOST,
            (one for row in rows for one in self._candidates(row)),
            key=lambda one: (one.due, one.weight, one.row.order, one.key),
        )
        return tuple(self._said(one) for one in found)

    def _candidates(self, row: Row) -> Iterator[_Candidate]:
        edition = self._edition
        seen: set[State] = set()
        if row.over:
            return
        for key in row.keys:
            state = edition.states.get(f"message/{key}")
            message = edition.messages[key]
            waits = (
                state in {State.IN_REVIEW, State.DRAFT} and message.window.until.day >= edition.as_of.date()
            )
            if state is not None and waits and state not in seen:
                seen.add(state)
                yield _Candidate(message.window.from_.day, 0 if state is State.IN_REVIEW else 2, row, key=key)
        gaps = [(platform, cell.step) for platform, cell in row.cells.items() if cell.step and cell.missing]
        if gaps:
            platform, step = max(gaps, key=lambda gap: self._there.get((row.network, gap[0]), 0))
            yield _Candidate(max(row.start, edition.as_of.date()), 1, row, platform=platform, step=step)

    def _said(self, one: _Candidate) -> NextStep:
        if one.step is not None:
            return self._gap(one.row, one.platform, one.step)
        text, cards, edition = self._writer.words, self._writer.cards, self._edition
        message = edition.messages[one.key]
        idea = cards.phrase(message.idea).text
        in_review = edition.states[f"message/{one.key}"] is State.IN_REVIEW
        who = (
            reviewer(self._writer, message.network) if in_review else person_name(self._writer, message.owner)
        )
        return NextStep(
            self._ask(idea, who, in_review=in_review),
            f"{self._since(message.window.from_.day)} {self._row_day(one.row)}".strip(),
            text.say("Open the message"),
            path=message_path(one.key),
        )

    def _ask(self, idea: str, who: str, *, in_review: bool) -> str:
        text = self._writer.words
        if in_review and who:
            return text.say("Ask {name} to review “{idea}”.", name=who, idea=idea)
        if in_review:
            return text.say("Find somebody to review “{idea}”.", idea=idea)
        if who:
            return text.say("Ask {name} to finish “{idea}”.", name=who, idea=idea)
        return text.say("Finish “{idea}”.", idea=idea)

    def _since(self, day: date) -> str:
        text, today = self._writer.words, self._edition.as_of.date()
        if day < today:
            return text.say_n(
                "It could have been posted since yesterday.",
                "It could have been posted for {n} days.",
                (today - day).days,
            )
        if day == today:
            return text.say("It could be posted today.")
        return text.say("It is to be posted from {day}.", day=self._writer.cards.day(day))

    def _row_day(self, row: Row) -> str:
        if row.entry is None or row.start < self._edition.as_of.date():
            return ""
        day = self._writer.words.date(row.start, "EEEE d MMMM")
        return self._writer.words.say("The entry is on {day}.", day=day)

    def _gap(self, row: Row, platform: str, step: Step) -> NextStep:
        text, name = self._writer.words, self._edition.platforms[platform]
        others = [each for each, cell in row.cells.items() if cell.missing and each != platform]
        why = [self._row_day(row)]
        there = self._there.get((row.network, platform), 0)
        if there:
            why.append(
                text.say_n(
                    "{n} person of the network is there.", "{n} of the network’s people are there.", there
                )
            )
        if others:
            names = text.list([self._edition.platforms[each] for each in others])
            why.append(text.say("Also missing: {platforms}.", platforms=names))
        return NextStep(
            text.say("Write a text for {platform}: “{title}”.", platform=name, title=row.title.text),
            " ".join(part for part in why if part),
            text.say("Write it"),
            href=step.href,
            command=step.command,
        )


def _people_on(writer: Writer) -> dict[tuple[str, str], int]:
    """How many people of each network have an account on each platform."""
    found: dict[tuple[str, str], int] = {}
    for network, people in writer.index.members.items():
        for slug in people:
            accounts = writer.edition.ambassadors[slug].accounts
            for platform in dict.fromkeys(account.platform for account in accounts if account.platform):
                found[network, platform] = found.get((network, platform), 0) + 1
    return found
