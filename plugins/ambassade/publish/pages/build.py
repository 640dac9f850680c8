"""All pages of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ambassade.publish.audience import Edition
from ambassade.publish.pages.home import home_page
from ambassade.publish.pages.network import network_page
from ambassade.publish.pages.person import person_page
from ambassade.publish.pages.writer import STATIC, Writer
from ambassade.publish.site import Asset, Page, Section, Site

_STATIC_FILES = Path(__file__).parents[1] / "static"


def build_pages(edition: Edition, *, root: Path | None = None) -> Site:
    """Every page of `edition`, with its pictures, styles and scripts.

    `root` is the repository's root, from which pictures are read; without it everybody has drawn initials.
    """
    writer = Writer(edition, root)
    pages = tuple(_pages(writer))
    name = writer.cards.phrase(edition.organisation.site_name or edition.organisation.name)
    return Site(
        audience=edition.audience,
        language=edition.language,
        name=name.text,
        pages=pages,
        assets=(*_static_files(), *writer.pictures.assets),
        sections=_sections(writer),
        notes=_notes(writer),
    )


def _pages(writer: Writer) -> Iterator[Page]:
    yield home_page(writer)
    for slug in writer.index.networks:
        yield network_page(writer, slug)
    for slug in writer.index.people:
        yield person_page(writer, slug)


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


def _static_files() -> tuple[Asset, ...]:
    files = sorted(path for path in _STATIC_FILES.rglob("*") if path.is_file() and path.suffix != ".py")
    return tuple(
        Asset(path=f"{STATIC}{path.relative_to(_STATIC_FILES).as_posix()}", source=path) for path in files
    )
