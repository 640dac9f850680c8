"""What people took on in a committee, and by when: the only things of which anybody is said to be late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from ambassade.model.status import Status
from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.kit.part import Task
from ambassade.publish.pages.mark import STEP
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path, message_path, page_path

AHEAD: Final = timedelta(weeks=3)
"""What is due later than in so many weeks is not told yet."""
_WAITING: Final = frozenset({Status.DRAFT.value, Status.IN_REVIEW.value})


def tasks_by_person(writer: Writer) -> Mapping[str, tuple[Task, ...]]:
    """The open tasks of everybody who has any, what is latest first; none but in the internal edition."""
    edition = writer.edition
    if not isinstance(edition, InternalEdition):
        return {}
    found: defaultdict[str, list[Task]] = defaultdict(list)
    for owner, task in (*_entries(writer, edition), *_messages(writer, edition), *_pages(writer, edition)):
        found[owner].append(task)
    return {
        owner: tuple(sorted(tasks, key=lambda task: (task.due, task.path))) for owner, tasks in found.items()
    }


def _entries(writer: Writer, edition: InternalEdition) -> Iterator[tuple[str, Task]]:
    """The first open step of each entry that somebody owns."""
    desk = writer.desk
    for key, steps in desk.deadlines.items():
        entry = edition.entries[key]
        step = next((each for each in steps if not each.done), None)
        if step is None or entry.owner is None or step.day > desk.today + AHEAD:
            continue
        words = writer.words.text(STEP[step.name])
        title = writer.cards.phrase(entry.title)
        days = step.days_late(desk.today)
        yield entry.owner, Task(title, entry_path(key), words, step.day, days)


def _messages(writer: Writer, edition: InternalEdition) -> Iterator[tuple[str, Task]]:
    """The messages that are to be ready when their window opens, and are not over."""
    today = writer.desk.today
    for key, message in edition.messages.items():
        due, over = message.window.from_.day, message.window.until.day
        if message.owner is None or message.status not in _WAITING or over < today or due > today + AHEAD:
            continue
        words = (
            writer.words.say("Have it approved")
            if message.status == Status.IN_REVIEW.value
            else writer.words.say("Send it to review")
        )
        title = writer.cards.phrase(message.idea)
        yield message.owner, Task(title, message_path(key), words, due, _late(due, today))


def _pages(writer: Writer, edition: InternalEdition) -> Iterator[tuple[str, Task]]:
    """The pages that are to be looked at again."""
    today = writer.desk.today
    for key, page in edition.pages.items():
        if page.owner is None or page.status == Status.ARCHIVED.value or page.review_by > today + AHEAD:
            continue
        title = writer.cards.phrase(page.title)
        words = writer.words.say("Look at it again")
        yield page.owner, Task(title, page_path(key), words, page.review_by, _late(page.review_by, today))


def _late(due: date, today: date) -> int:
    return max((today - due).days, 0)
