"""`thanks/`: the wall of thanks. By year, everybody the same size, in the order of their names, no numbers.

Only those stand on it who agreed to be thanked (the scope `badge`): for the badges that they were given, for
what they wrote and where they welcomed people; among colleagues, also for what they read before it went out.
Who left stands on it by name where they agreed to that once they had left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from ambassade.names import fold
from ambassade.publish.agreement import Former
from ambassade.publish.audience import InternalEdition
from ambassade.publish.drawing.medal import draw_medal
from ambassade.publish.edition import public
from ambassade.publish.pages.card import name_html
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Face
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import THANKS
from ambassade.publish.site import Page
from ambassade.words import Say, say

A_PAGE = 60
_UNDATED = 0
_WROTE = say("Wrote for readers")
_WELCOMED = say("Welcomed people")
_READ = say("Read texts before they went out")


@dataclass(frozen=True, slots=True)
class Medal:
    """A badge: its drawing, its name, when it was given and what for."""

    drawing: Markup
    name: Phrase
    on: date | None
    reason: Phrase | None


@dataclass(frozen=True, slots=True)
class Thanked:
    """Somebody in a year, and what they are thanked for. `path`: their page; None for somebody who left."""

    name: Markup
    face: Face
    path: str | None
    medals: tuple[Medal, ...]
    deeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The people of one year; `number` is None for thanks without a date."""

    number: int | None
    people: tuple[Thanked, ...]


@dataclass(slots=True)
class _Reasons:
    """What somebody is thanked for in a year."""

    badges: list[public.Badge] = field(default_factory=list)
    deeds: dict[Say, None] = field(default_factory=dict)


Found = dict[tuple[int, str], _Reasons]
"""By year and slug; those who left have `-` and their number in the edition's list instead."""


def medal(writer: Writer, badge: public.Badge) -> Medal:
    """A badge as pages show it."""
    name = badge.name.pick(writer.edition.default_language, writer.edition.default_language)[0]
    drawing = Markup(draw_medal(name))  # noqa: S704 - it holds numbers and names of ours
    return Medal(drawing, writer.cards.phrase(badge.name), badge.on, writer.cards.maybe(badge.reason))


def is_given(writer: Writer, badge: public.Badge) -> bool:
    """Whether the day of a badge has come."""
    return badge.on is None or badge.on <= writer.edition.as_of.date()


def thanks_pages(writer: Writer) -> Iterator[Page]:
    """The wall, on as many pages as it takes; one page that says how it fills where nobody is on it yet."""
    found = _found(writer)
    ordered = sorted(found, key=lambda key: (key[0] == _UNDATED, -key[0], _sorted_by(writer, key[1])))
    title = writer.words.say("With thanks")
    pages = leaves(THANKS, ordered, A_PAGE)
    for leaf in pages:
        heading = numbered(writer.words, title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=writer.words.say("The people who made these networks, by year."),
            section="ambassadors/",
            styles=("about",),
            kind="page",
        )
        years: dict[int, list[Thanked]] = {}
        for year, slug in leaf.items:
            years.setdefault(year, []).append(_thanked(writer, slug, found[year, slug]))
        yield writer.page(
            "thanks.html",
            about,
            heading=heading,
            years=tuple(Year(year or None, tuple(people)) for year, people in years.items()),
            pages=pages,
        )


def _sorted_by(writer: Writer, slug: str) -> tuple[str, str]:
    person = writer.edition.ambassadors.get(slug) or _gone(writer, slug)
    return fold(person.latin_name or person.name), slug


def _gone(writer: Writer, key: str) -> Former:
    return writer.edition.former[int(key.removeprefix("-"))]


def _thanked(writer: Writer, slug: str, reasons: _Reasons) -> Thanked:
    medals = tuple(medal(writer, badge) for badge in reasons.badges)
    deeds = tuple(writer.words.text(deed) for deed in reasons.deeds)
    if slug in writer.edition.ambassadors:
        card = writer.cards.person(slug)
        return Thanked(card.name_html, card.face, card.path, medals, deeds)
    gone = _gone(writer, slug)
    latin = Markup(' <span class="am-person__say">{}</span>')
    return Thanked(name_html(gone, latin), writer.pictures.initials(gone.name), None, medals, deeds)


def _found(writer: Writer) -> Found:
    """Everybody who may be thanked, by year."""
    edition, found = writer.edition, defaultdict[tuple[int, str], _Reasons](_Reasons)
    badges = {slug: edition.ambassadors[slug].badges for slug in edition.thanked}
    badges |= {f"-{number}": person.badges for number, person in enumerate(edition.former)}
    today = edition.as_of.date()
    for slug, given in badges.items():
        for badge in given:
            if is_given(writer, badge):
                found[badge.on.year if badge.on else _UNDATED, slug].badges.append(badge)
    for deed, day, slug in _deeds(writer):
        if slug in edition.thanked and day <= today:
            found[day.year, slug].deeds[deed] = None
    return found


def _deeds(writer: Writer) -> Iterator[tuple[Say, date, str]]:
    """Who did what on which day, as far as the edition shows it."""
    edition, index = writer.edition, writer.index
    for slug in index.posts:
        if index.is_out(slug):
            day = edition.posts[slug].publish_at.starts(edition.zone).date()
            yield from ((_WROTE, day, author) for author in edition.posts[slug].authors)
    for key, entry in edition.entries.items():
        host = entry.where.host if entry.where else None
        if host is None or entry.cancelled or not _may_be_told(writer, key):
            continue
        dates = index.occurrences_by_entry[key]
        if not dates and entry.start is not None and entry.recurrence is None:  # long over, or far ahead
            yield _WELCOMED, entry.start.day, host
        for one in dates:
            if one.end <= edition.as_of and not one.cancelled:
                yield _WELCOMED, one.first_day, host
    if isinstance(edition, InternalEdition):
        yield from _read(edition)


def _may_be_told(writer: Writer, key: str) -> bool:
    """Whether an entry is approved, in the edition that has others too."""
    state = writer.cards.state(f"entry/{key}")
    return state is None or state.value == "published"


def _read(edition: InternalEdition) -> Iterator[tuple[Say, date, str]]:
    """Who looked at something before it went out."""
    tables = (edition.entries, edition.messages, edition.posts, edition.pages)
    for table in tables:
        for item in table.values():
            yield from ((_READ, one.on, one.by) for one in item.approvals if one.by)
