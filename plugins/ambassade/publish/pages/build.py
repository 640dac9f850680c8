"""All pages of an edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ambassade.model.counting import tables
from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.calendar import calendar_pages
from ambassade.publish.pages.directory import directory_pages
from ambassade.publish.pages.entry import entry_pages
from ambassade.publish.pages.home import home_page
from ambassade.publish.pages.message_grid import message_pages
from ambassade.publish.pages.networks import networks_pages
from ambassade.publish.pages.person import person_page
from ambassade.publish.pages.playbook import playbook_pages
from ambassade.publish.pages.post import post_pages
from ambassade.publish.pages.subscribe import subscribe_pages
from ambassade.publish.pages.theme import theme_pages
from ambassade.publish.pages.writer import STATIC, About, Writer
from ambassade.publish.site import Asset, Page, Section, Site

_STATIC_FILES = Path(__file__).parents[1] / "static"


def build_pages(edition: Edition, *, root: Path | None = None, address: str | None = None) -> Site:
    """Every page of `edition`, with its pictures, styles and scripts.

    `root` is the repository's root, from which pictures are read; without it everybody has drawn initials.
    `address` is where this edition is published, if that is known; the organisation file says it of the
    public one.
    """
    writer = Writer(edition, root)
    pages = tuple(_pages(writer, Addresses.of(edition, address)))
    name = writer.cards.phrase(edition.organisation.site_name or edition.organisation.name)
    return Site(
        audience=edition.audience,
        language=edition.language,
        name=name.text,
        pages=pages,
        assets=(*_static_files(), counting_tables(), *writer.pictures.assets),
        sections=_sections(writer),
        notes=_notes(writer),
    )


def _pages(writer: Writer, addresses: Addresses) -> Iterator[Page]:
    yield home_page(writer)
    yield from networks_pages(writer)
    yield from directory_pages(writer)
    for slug in writer.index.people:
        yield person_page(writer, slug)
    yield from theme_pages(writer)
    yield from post_pages(writer)
    yield from calendar_pages(writer)
    yield from entry_pages(writer)
    yield from subscribe_pages(writer, addresses)
    yield from message_pages(writer)
    yield from playbook_pages(writer)
    yield missing_page(writer)


def missing_page(writer: Writer) -> Page:
    """What web servers show for an address that does not exist."""
    title = writer.words.say("There is nothing at this address")
    about = About(path="404.html", title=title, description=title, section="", indexed=False)
    return writer.page("missing.html", about)


def _sections(writer: Writer) -> tuple[Section, ...]:
    text = writer.words
    sections = [
        Section(path="", title=text.say("Home")),
        Section(path="networks/", title=text.say("Networks")),
        Section(path="ambassadors/", title=text.say("People")),
        Section(path="calendar/", title=text.say("Calendar")),
        Section(path="posts/", title=text.say("Posts")),
    ]
    if writer.edition.audience != "public":
        sections.append(Section(path="messages/", title=text.say("Messages")))
        sections.append(Section(path="playbook/", title=text.say("Playbook")))
    return tuple(sections)


def _notes(writer: Writer) -> tuple[str, ...]:
    edition, text = writer.edition, writer.words
    notes = [text.say("Built from what was approved on {day}.", day=edition.as_of.date())]
    if edition.fixed:
        notes.append(text.say("This is a demonstration: its date is set by hand and stays."))
    return tuple(notes)


def counting_tables() -> Asset:
    """The tables that the texts were counted by, for the script that counts as a reader types."""
    text = json.dumps(tables(), ensure_ascii=True, separators=(",", ":"))
    return Asset(
        path=f"{STATIC}counting-tables.js", content=f"globalThis.ambassadeTables = {text};\n".encode()
    )


def _static_files() -> tuple[Asset, ...]:
    files = sorted(path for path in _STATIC_FILES.rglob("*") if path.is_file() and path.suffix != ".py")
    return tuple(
        Asset(path=f"{STATIC}{path.relative_to(_STATIC_FILES).as_posix()}", source=path) for path in files
    )
