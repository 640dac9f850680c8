"""The views of the calendar: where each lies, and the links from one to the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.writer import Writer
from ambassade.publish.planning import monday_of

Name = Literal["month", "week", "agenda", "timeline", "board"]
AGENDA: Final = "calendar/agenda/"
BOARD: Final = "calendar/board/"
_MONTHS_A_QUARTER: Final = 3


@dataclass(frozen=True, slots=True)
class View:
    """A link to a view; `current` where it is the one that is shown."""

    path: str
    words: str
    current: bool


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """A link to another week, month or quarter."""

    path: str
    words: str


def views_of(writer: Writer, current: Name | None, day: date | None = None) -> tuple[View, ...]:
    """The links to the views, each on the month, week or quarter of `day` (None: the edition's date).

    A day outside of the window counts as its nearest one. The board is in the internal edition only.
    """
    text, window, today = writer.words, writer.index.window, writer.edition.as_of.date()
    day = min(max(day or today, window.first), window.last)
    same_month = (day.year, day.month) == (today.year, today.month)
    found: list[tuple[Name, str, str]] = [
        ("month", "calendar/" if same_month else month_path(day), text.say("Month")),
        ("week", week_path(day), text.say("Week")),
        ("agenda", AGENDA, text.say("Agenda")),
        ("timeline", quarter_path(day), text.say("Timeline")),
    ]
    if isinstance(writer.edition, InternalEdition):
        found.append(("board", BOARD, text.say("Board")))
    return tuple(View(path, words, name == current) for name, path, words in found)


def month_path(day: date) -> str:
    """The page of a day's month."""
    return f"calendar/{day:%Y-%m}/"


def week_path(day: date) -> str:
    """The page of a day's week, by ISO 8601: `calendar/week/2026-W48/`."""
    year, week, _ = day.isocalendar()
    return f"calendar/week/{year}-W{week:02}/"


def quarter_path(day: date) -> str:
    """The timeline of a day's quarter: `calendar/timeline/2026-q4/`."""
    return f"calendar/timeline/{day.year}-q{(day.month - 1) // _MONTHS_A_QUARTER + 1}/"


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's quarter."""
    first = day.replace(month=(day.month - 1) // _MONTHS_A_QUARTER * _MONTHS_A_QUARTER + 1, day=1)
    return first, first + relativedelta(months=_MONTHS_A_QUARTER) - timedelta(days=1)


def weeks(first: date, last: date) -> tuple[date, ...]:
    """The Mondays of all weeks with a day from `first` to `last`."""
    start = monday_of(first)
    return tuple(start + timedelta(weeks=number) for number in range((last - start).days // 7 + 1))


def quarters(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The quarters with a day from `first` to `last`."""
    found = [quarter_of(first)]
    while found[-1][1] < last:
        found.append(quarter_of(found[-1][1] + timedelta(days=1)))
    return tuple(found)


def focus(writer: Writer, first: date, last: date) -> date:
    """The day that stands for a period in the links to other views: today where it lies in it."""
    today = writer.edition.as_of.date()
    return today if first <= today <= last else first


def edges(writer: Writer, first: date, last: date) -> str:
    """What a page says whose period reaches beyond the window; empty where it does not."""
    text, window = writer.words, writer.index.window
    said = []
    if first < window.first:
        said.append(text.say("Dates that were over before {day} are no longer listed.", day=window.first))
    if last > window.last:
        said.append(text.say("Dates after {day} are not listed yet.", day=window.last))
    return " ".join(said)
