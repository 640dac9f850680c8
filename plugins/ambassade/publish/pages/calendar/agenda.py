"""The agenda: all dates of the window one after the other, from today on; what is over lies apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ambassade.language.typography import capital
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.calendar.dates import Dates, Line
from ambassade.publish.pages.calendar.view import AGENDA, views_of
from ambassade.publish.pages.filtering import calendar_of
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.writer import About
from ambassade.publish.site import Page

A_PAGE = 100
BEFORE = "before/"
"""The folder of what is over, below an agenda."""


@dataclass(frozen=True, slots=True)
class Group:
    """Dates under one heading; `id` names it."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whose agenda it is. `network` is a slug; None: everybody's."""

    base: str
    title: str
    over: str
    network: str | None


def agenda_pages(dates: Dates) -> Iterator[Page]:
    """Everybody's agenda."""
    text = dates.writer.words
    subject = _Subject(AGENDA, text.say("Agenda"), text.say("What is over"), None)
    yield from _pages(dates, subject, dates.all)


def network_agendas(dates: Dates) -> Iterator[Page]:
    """The agenda of every network, with its page even where nothing is planned."""
    writer, text = dates.writer, dates.writer.words
    entries = writer.edition.entries
    groups: dict[str, list[Occurrence]] = {slug: [] for slug in writer.index.networks}
    for one in dates.all:
        network = entries[one.key].network
        if network is not None:
            groups[network].append(one)
    for slug, found in groups.items():
        name = writer.cards.network_name(slug)
        subject = _Subject(
            calendar_of(slug),
            text.say("Dates of {network}", network=name),
            text.say("What is over, {network}", network=name),
            slug,
        )
        yield from _pages(dates, subject, found)


def _pages(dates: Dates, subject: _Subject, found: Sequence[Occurrence]) -> Iterator[Page]:
    """The pages of what is on or ahead, then those of what is over, the latest first."""
    today = dates.today
    begun = [one for one in found if one.first_day < today <= one.last_day]
    by_day = sorted(found, key=lambda one: (one.first_day, one.order))
    ahead = (*begun, *(one for one in by_day if one.first_day >= today))
    over = tuple(one for one in reversed(by_day) if one.last_day < today)
    for items, base, title in (
        (ahead, subject.base, subject.title),
        (over, subject.base + BEFORE, subject.over),
    ):
        if not items and base != subject.base:
            continue
        lists = leaves(base, items, A_PAGE, folder="page/")
        for leaf in lists:
            yield _page(dates, subject, title, leaf, lists, has_over=bool(over))


def _page(
    dates: Dates,
    subject: _Subject,
    title: str,
    leaf: Leaf[Occurrence],
    lists: tuple[Leaf[Occurrence], ...],
    *,
    has_over: bool,
) -> Page:
    writer, text = dates.writer, dates.writer.words
    heading = numbered(text, title, leaf.number)
    total = sum(len(each.items) for each in lists)
    ahead = title == subject.title
    card = writer.cards.network(subject.network) if subject.network else None
    about = About(
        path=leaf.path,
        title=heading,
        description=text.say(
            "All dates from {first} to {last}", first=dates.window.first, last=dates.window.last
        ),
        section="networks/" if subject.network else "calendar/",
        scripts=("filter",),
        indexed=leaf.path == subject.base,
    )
    return writer.page(
        "agenda.html",
        about,
        heading=heading,
        network=card,
        views=views_of(writer, None if subject.network else "agenda"),
        filter=dates.filter_of([one.key for one in leaf.items], total),
        groups=tuple(_groups(dates, leaf, ahead=ahead)),
        ahead=ahead,
        base=subject.base,
        before=subject.base + BEFORE if has_over else None,
        window=dates.window,
        pages=lists,
        show_network=subject.network is None,
    )


def _groups(dates: Dates, leaf: Leaf[Occurrence], *, ahead: bool) -> Iterator[Group]:
    """The dates of a page under their months; what has begun under a heading of its own."""
    text = dates.writer.words

    def month_of(one: Occurrence) -> date | None:
        return None if ahead and one.first_day < dates.today else one.first_day.replace(day=1)

    for month, found in groupby(leaf.items, key=month_of):
        if month is None:
            lines = tuple(Line(dates.shown(one), None) for one in found)
            yield Group("running", text.say("Already on"), lines)
        else:
            name = capital(text.date(month, "LLLL y"))
            yield Group(f"month-{month:%Y-%m}", name, dates.lines(found))
