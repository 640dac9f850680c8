"""What is marked about an entry: late, without a date, on the same day as another, or without a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ambassade.publish.deadline import Name
from ambassade.publish.pages.desk import Stand
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path
from ambassade.words import Say, say, say_n


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words about an entry, with the look of a pill (`am-pill--<style>`) and an icon (`am-i--<icon>`).

    `more` says it in a whole sentence, for a title and for screen readers; `path` is the page of the entry
    that the words are about besides, relative to the site's root. Both may be empty.
    """

    words: str
    style: str
    icon: str
    more: str = ""
    path: str = ""


def marks_of(writer: Writer, key: str) -> tuple[Mark, ...]:
    """What is marked about an entry, the most pressing first.

    The internal edition has all of it. The members' edition is told nothing: who is late, which texts are
    missing and which days collide is the committee's to mend, from statuses and drafts that members do not
    have. Nor is the public one.
    """
    return tuple(_marks(writer, key))


def _marks(writer: Writer, key: str) -> Iterator[Mark]:
    desk, text = writer.desk, writer.words
    entry = desk.entries.get(key)
    if entry is None or entry.cancelled:
        return
    step = desk.overdue(key)
    if step is not None:
        more = text.say("It was due on {day}", day=step.day)
        yield Mark(text.text(late(step.name, step.days_late(desk.today))), "overdue", "alert", more)
    if entry.start is None:
        yield Mark(text.say("Unplanned"), "draft", "calendar", text.say("It has no date yet"))
    clash = desk.clashes.get(key)
    if clash is not None:
        yield _clash(writer, key)
    missing = desk.missing_texts(key)
    if missing:
        names = text.list([writer.edition.platforms[channel] for channel in missing])
        words = (
            text.say("No message yet")
            if len(missing) == len(entry.channels)
            else text.say("Text missing: {platforms}", platforms=names)
        )
        yield Mark(words, "missing", "missing", text.say("It is to be told on {platforms}", platforms=names))


def _clash(writer: Writer, key: str) -> Mark:
    clash, text, cards = writer.desk.clashes[key], writer.words, writer.cards
    other = writer.edition.entries[clash.other]
    names = text.list([writer.edition.platforms[channel] for channel in clash.channels])
    words = (
        text.say("Same hour, {platforms}", platforms=names)
        if clash.exactly
        else text.say("Same day, {platforms}", platforms=names)
    )
    more = text.say(
        "as “{entry}” of {network}, on {day}",
        entry=cards.phrase(other.title).text,
        network=cards.network_name(other.network or ""),
        day=cards.day(clash.day),
    )
    return Mark(words, "in_review", "alert", more, entry_path(clash.other))


def late(step: Name, days: int) -> Say:
    """That a step is so many days late."""
    if step == "brief":
        return say_n("Brief {n} day late", "Brief {n} days late", days)
    if step == "draft":
        return say_n("Draft {n} day late", "Draft {n} days late", days)
    if step == "review":
        return say_n("Review {n} day late", "Review {n} days late", days)
    return say_n("Messages {n} day late", "Messages {n} days late", days)


STEP: Final = {
    "brief": say("Brief"),
    "draft": say("Draft"),
    "review": say("Review"),
    "publish": say("Publish"),
}
"""What the steps are called on pages."""
STAND: Final[Mapping[Stand, tuple[Say, str]]] = {
    Stand.DRAFT: (say("Draft"), "draft"),
    Stand.IN_REVIEW: (say("In review"), "review"),
    Stand.APPROVED: (say("Approved"), "check"),
    Stand.SCHEDULED: (say("Scheduled"), "clock"),
    Stand.PUBLISHED: (say("Published"), "dot"),
}
"""The word for each place on the board, and its icon; the look is `am-pill--<stand>`."""
