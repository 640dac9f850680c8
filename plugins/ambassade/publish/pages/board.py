"""The board: the entries of the internal edition by where they stand, and the weeks that need something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from markupsafe import Markup

from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.calendar.view import AGENDA as AGENDA_PATH
from ambassade.publish.pages.calendar.view import BOARD, views_of
from ambassade.publish.pages.card import EventCard, PersonCard
from ambassade.publish.pages.desk import Stand
from ambassade.publish.pages.edit_address import new_address
from ambassade.publish.pages.facet import Values
from ambassade.publish.pages.filtering import Filter, filter_of
from ambassade.publish.pages.grid.step import Step
from ambassade.publish.pages.mark import STAND, Mark, marks_of
from ambassade.publish.pages.notice import column_path, notices_of
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.slip import Slip, slip_of
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page
from ambassade.words import Say, say

A_COLUMN: Final = 10
"""A column of the board shows so many entries; its own page has all."""
IDEAS: Final = 6
"""And so many of those that have no date."""
A_PAGE: Final = 60
AGENDA: Final = 40
"""The agenda of the next two weeks shows so many dates; the calendar has the others."""
DAYS: Final = 14
"""How many days back what is over is shown, and how many ahead the agenda goes, today included."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands at one place on the board: the ideas without a date, then the others."""

    stand: Stand
    words: str
    icon: str
    path: str
    count: int
    ideas: tuple[Slip, ...]
    slips: tuple[Slip, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Line:
    """A date of the agenda."""

    card: EventCard
    stand: str
    words: str
    icon: str
    owner: PersonCard | None
    marks: tuple[Mark, ...]
    facets: Markup


def board_pages(writer: Writer) -> Iterator[Page]:
    """The board and a page for each of its columns; nothing in the editions for others than colleagues."""
    if isinstance(writer.edition, InternalEdition):
        yield from _Board(writer, writer.edition).pages()


class _Board:
    """What goes on the board."""

    def __init__(self, writer: Writer, edition: InternalEdition) -> None:
        self.writer = writer
        self.edition = edition
        self.text = writer.words
        self.desk = writer.desk
        self.columns = self._columns()

    def pages(self) -> Iterator[Page]:
        """The board, then the columns' own pages."""
        text = self.text
        columns = [self._column(stand, keys) for stand, keys in self.columns.items()]
        dates = self._agenda_dates()
        lines = [self._line(one) for one in dates[:AGENDA]]
        whole = any(column.more for column in columns)
        about = About(
            path=BOARD,
            title=text.say("Editorial path"),
            description=text.say("Where every entry of the calendar stands, and what it waits for."),
            section="calendar/",
            scripts=("filter",),
            styles=("desk",),
            indexed=False,
        )
        shown = [key for keys in self.columns.values() for key in self._shown(keys)]
        yield self.writer.page(
            "board.html",
            about,
            columns=columns,
            filter=self._filter(
                (*shown, *(one.key for one in dates[:AGENDA])),
                text.say("Each column has a page of its own, with all that stands there.") if whole else "",
            ),
            lines=lines,
            agenda=AGENDA_PATH,
            more=len(dates) - len(lines),
            first=self.desk.today,
            last=self.desk.today + timedelta(days=DAYS - 1),
            notices=tuple(notices_of(self.writer)),
            propose=self._propose(),
            views=views_of(self.writer, "board"),
        )
        for stand, keys in self.columns.items():
            yield from self._column_pages(stand, keys)

    def _propose(self) -> Step:
        """How a new entry is begun: in the forge's form, else by a command."""
        networks = self.writer.index.networks
        only = networks[0] if len(networks) == 1 else None
        folder = f"content/networks/{only}/calendar" if only else "content/calendar"
        command = f"ambassade new entry SLUG --network {only or 'NETWORK'}"
        return Step(new_address(self.edition, folder) or "", command)

    def _columns(self) -> Mapping[Stand, tuple[str, ...]]:
        """The entries of each column, ideas first.

        What is over only where that was in the last two weeks; meetings that are agreed are in the agenda.
        """
        found: defaultdict[Stand, list[str]] = defaultdict(list)
        for key, stand in self.desk.stands.items():
            if not self._is_long_over(key) and not self._is_agreed_meeting(key):
                found[stand].append(key)
        return {
            stand: tuple(sorted(found[stand], key=lambda key: self._order(stand, key))) for stand in Stand
        }

    def _is_long_over(self, key: str) -> bool:
        entry = self.desk.entries[key]
        if entry.start is None or key in self.desk.next_dates:
            return False
        one = self.desk.last_dates.get(key)
        return (one.last_day if one else entry.start.day) < self.desk.today - timedelta(days=DAYS)

    def _is_agreed_meeting(self, key: str) -> bool:
        """Whether an entry is a meeting that nobody has to prepare a text for any more."""
        entry = self.desk.entries[key]
        return entry.kind == "meeting" and entry.status == "approved"

    def _order(self, stand: Stand, key: str) -> tuple[bool, bool, float, str]:
        """Ideas first, then what is late, then by date: the next one first, of what is published the last."""
        entry = self.desk.entries[key]
        one = self.desk.date_of(key)
        instant = one.start.timestamp() if one else self._written(entry).timestamp()
        late = self.desk.overdue(key) is not None
        return entry.start is not None, not late, -instant if stand is Stand.PUBLISHED else instant, key

    def _written(self, entry: internal.Entry) -> datetime:
        """When the file says it begins, for an entry outside of the calendar's window."""
        return entry.start.starts(self.edition.zone) if entry.start else self.edition.as_of

    def _parts(self, keys: Sequence[str]) -> tuple[list[str], list[str]]:
        """The ideas without a date, and the others."""
        ideas = [key for key in keys if self.desk.entries[key].start is None]
        return ideas, list(keys[len(ideas) :])

    def _shown(self, keys: Sequence[str]) -> list[str]:
        ideas, dated = self._parts(keys)
        return [*ideas[:IDEAS], *dated[:A_COLUMN]]

    def _column(self, stand: Stand, keys: Sequence[str]) -> Column:
        ideas, dated = self._parts(keys)
        words, icon = STAND[stand]
        return Column(
            stand,
            self.text.text(words),
            icon,
            column_path(stand),
            len(keys),
            tuple(slip_of(self.writer, key) for key in ideas[:IDEAS]),
            tuple(slip_of(self.writer, key) for key in dated[:A_COLUMN]),
            len(keys) - len(self._shown(keys)),
        )

    def _column_pages(self, stand: Stand, keys: Sequence[str]) -> Iterator[Page]:
        """All entries of a column."""
        text, name = self.text, STAND[stand][0]
        pages = leaves(column_path(stand), keys, A_PAGE, folder="page/")
        for leaf in pages:
            title = numbered(text, text.text(name), leaf.number)
            about = About(
                path=leaf.path,
                title=text.say("Editorial path: {status}", status=title),
                description=text.text(_WHAT[stand]),
                section="calendar/",
                scripts=("filter",),
                styles=("desk",),
                indexed=False,
            )
            yield self.writer.page(
                "board_column.html",
                about,
                heading=title,
                what=text.text(_WHAT[stand]),
                slips=[slip_of(self.writer, key) for key in leaf.items],
                filter=self._filter(leaf.items, self._part(leaf, len(keys))),
                pages=pages,
                board=BOARD,
            )

    def _part(self, leaf: Leaf[str], count: int) -> str:
        if len(leaf.items) == count:
            return ""
        return self.text.say(
            "This page has {part} of {all}; the others are on the next pages.",
            part=self.text.number(len(leaf.items)),
            all=self.text.number(count),
        )

    def _filter(self, keys: Iterable[str], part: str) -> Filter:
        return filter_of(self.writer, [self._values(key) for key in dict.fromkeys(keys)], part)

    def _values(self, key: str) -> Values:
        """What the form lets choose of an entry: all but the status, which the columns say.

        A status that is chosen in another view still counts here.
        """
        values = self.writer.index.facets.of(key)
        return {name: found for name, found in values.items() if name != "status"}

    def _agenda_dates(self) -> list[Occurrence]:
        """What begins in the next two weeks, in order."""
        last = self.desk.today + timedelta(days=DAYS - 1)
        return [one for one in self.desk.dates if self.desk.today <= one.first_day <= last]

    def _line(self, one: Occurrence) -> Line:
        cards, entry = self.writer.cards, self.desk.entries[one.key]
        stand = self.desk.stands.get(one.key, Stand.DRAFT)
        words, icon = STAND[stand]
        return Line(
            card=cards.event(one),
            stand=stand.value,
            words=self.text.text(words),
            icon=icon,
            owner=cards.person(entry.owner) if entry.owner else None,
            marks=marks_of(self.writer, one.key),
            facets=self.writer.index.facets.attributes(one.key, one.key),
        )


_WHAT: Final[Mapping[Stand, Say]] = {
    Stand.DRAFT: say("Ideas and drafts: nobody has been asked to approve them yet."),
    Stand.IN_REVIEW: say("The committee is asked to approve them."),
    Stand.APPROVED: say("Approved, and their messages are still being written or reviewed."),
    Stand.SCHEDULED: say("Approved, and so is what was written for them: they happen on their date."),
    Stand.PUBLISHED: say("Begun, or over in the last two weeks."),
}
