"""An entry as a slip on the board: its title, its date, what is marked about it, and who took it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ambassade.publish.edition import internal
from ambassade.publish.pages.card import NetworkCard, PersonCard
from ambassade.publish.pages.edit_address import edit_address, entry_file
from ambassade.publish.pages.mark import Mark, marks_of
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path


@dataclass(frozen=True, slots=True)
class Slip:
    """An entry on the board; `when` is empty without a date, and `change` is then where to give it one."""

    path: str
    title: Phrase
    network: NetworkCard | None
    when: str
    machine: date | None
    marks: tuple[Mark, ...]
    owner: PersonCard | None
    change: str | None
    facets: Markup


def slip_of(writer: Writer, key: str) -> Slip:
    """The slip of an entry of the internal edition that is not archived."""
    cards, entry = writer.cards, writer.desk.entries[key]
    one = writer.desk.date_of(key)
    return Slip(
        path=entry_path(key),
        title=cards.phrase(entry.title),
        network=cards.network(entry.network) if entry.network else None,
        when=_when(writer, key, entry),
        machine=one.first_day if one else entry.start.day if entry.start else None,
        marks=marks_of(writer, key),
        owner=cards.person(entry.owner) if entry.owner else None,
        change=edit_address(writer.edition, entry_file(key)) if entry.start is None else None,
        facets=writer.index.facets.attributes(key, key),
    )


def _when(writer: Writer, key: str, entry: internal.Entry) -> str:
    """The date in words: the day and the hour, or the first and the last day; empty where there is none."""
    cards, one = writer.cards, writer.desk.date_of(key)
    if one is None:
        return cards.day(entry.start.day) if entry.start else ""
    if one.all_day and one.last_day > one.first_day:
        return writer.words.say(
            "{first} to {last}", first=cards.day(one.first_day), last=cards.day(one.last_day)
        )
    hour = "" if one.all_day else f", {writer.words.time(one.start)}"
    return cards.day(one.first_day) + hour
