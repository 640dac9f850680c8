"""All pages of an edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ambassade.model.avoided import TOKEN
from ambassade.model.counting import tables
from ambassade.model.feed import Held
from ambassade.publish.audience import Edition
from ambassade.publish.brand.sheet import branded
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.about import pages_about
from ambassade.publish.pages.announce import announce_pages
from ambassade.publish.pages.board import board_pages
from ambassade.publish.pages.calendar import calendar_pages
from ambassade.publish.pages.collected.page import collection_pages
from ambassade.publish.pages.collected.stay import stay_files
from ambassade.publish.pages.contacts import contact_pages
from ambassade.publish.pages.data import data_pages
from ambassade.publish.pages.embed import embed_files, embed_pages
from ambassade.publish.pages.entry import entry_pages
from ambassade.publish.pages.feed_health import feed_health_pages
from ambassade.publish.pages.finding.choice import facet_words
from ambassade.publish.pages.finding.directory import directory_pages
from ambassade.publish.pages.finding.pair import pair_pages
from ambassade.publish.pages.finding.people_index import people_files
from ambassade.publish.pages.finding.place import place_pages
from ambassade.publish.pages.home import home_page
from ambassade.publish.pages.kit.page import kit_pages
from ambassade.publish.pages.language_folder import folders
from ambassade.publish.pages.latest import latest_pages
from ambassade.publish.pages.map import map_pages
from ambassade.publish.pages.message_grid import message_pages
from ambassade.publish.pages.networks import networks_pages
from ambassade.publish.pages.person import person_pages
from ambassade.publish.pages.phrase import language_attributes
from ambassade.publish.pages.playbook import playbook_pages
from ambassade.publish.pages.posts.post import post_pages
from ambassade.publish.pages.subscribe import subscribe_pages
from ambassade.publish.pages.thanks import thanks_pages
from ambassade.publish.pages.theme import theme_pages
from ambassade.publish.pages.translations import translation_pages
from ambassade.publish.pages.vocabulary import PAGE_KIND
from ambassade.publish.pages.writer import STATIC, About, Writer
from ambassade.publish.path import page_path
from ambassade.publish.site import Asset, Page, Section, Site
from ambassade.words import words

_STATIC_FILES = Path(__file__).parents[1] / "static"


def build_pages(
    edition: Edition,
    *,
    root: Path | None = None,
    address: str | None = None,
    held: Held | None = None,
    kept: Path | None = None,
) -> Site:
    """Every page of `edition` in its one language, with its pictures, styles and scripts.

    `root` is the repository's root, from which pictures are read; without it everybody has drawn initials.
    `address` is where this edition is published, if that is known; the organisation file says it of the
    public one. `held` is what is kept of other people's feeds. `kept` is the folder of an earlier build of
    the edition, whose pictures for links are used again where they are the same.
    """
    addresses = Addresses.of(edition, address)
    return _site(Writer(edition, root, held, address=addresses.base, kept=kept), addresses)


def build_site(
    edition: Edition,
    *,
    root: Path | None = None,
    address: str | None = None,
    held: Held | None = None,
    kept: Path | None = None,
) -> Site:
    """The same in every language of the organisation that there are words for: the edition's own at the root.

    The edition is worked out once; of each language only what is said in it.
    """
    addresses, languages = Addresses.of(edition, address), folders(edition)
    first = Writer(edition, root, held, address=addresses.base, kept=kept, languages=languages)
    site = _site(first, addresses)
    assets = {asset.path: asset for asset in site.assets}
    translations = []
    for each in languages[1:]:
        told = replace(edition, language=each.language)
        writer = Writer(told, root, held, address=addresses.base, kept=kept, languages=languages, first=first)
        made = _site(writer, addresses)
        for asset in made.assets:
            assets.setdefault(asset.path, asset)
        translations.append(replace(made, assets=()))
    return replace(site, assets=tuple(assets.values()), translations=tuple(translations))


def _site(writer: Writer, addresses: Addresses) -> Site:
    """The site of one language."""
    edition = writer.edition
    pages = tuple(_pages(writer, addresses))
    name = writer.cards.phrase(edition.organisation.site_name or edition.organisation.name)
    return Site(
        audience=edition.audience,
        language=edition.language,
        name=name.text,
        folder=writer.folder,
        pages=pages,
        assets=(
            *(() if writer.folder else (*_shared_files(writer, addresses), *stay_files(writer))),
            *people_files(writer),
            *writer.pictures.assets,
            *writer.heads.assets,
        ),
        sections=_sections(writer),
        notes=_notes(writer),
        shortened=writer.heads.shortened,
        unread=writer.pictures.unread,
        facet_words=facet_words(writer, pages),
    )


def _pages(writer: Writer, addresses: Addresses) -> Iterator[Page]:
    yield home_page(writer)
    yield from networks_pages(writer)
    yield from directory_pages(writer)
    for slug in writer.index.people:
        yield from person_pages(writer, slug)
    yield from theme_pages(writer)
    yield from pair_pages(writer)
    yield from place_pages(writer)
    yield from map_pages(writer)
    yield from post_pages(writer)
    yield from latest_pages(writer)
    yield from collection_pages(writer)
    yield from feed_health_pages(writer)
    yield from calendar_pages(writer)
    yield from entry_pages(writer)
    yield from board_pages(writer)
    yield from subscribe_pages(writer, addresses)
    yield from embed_pages(writer, addresses)
    yield from announce_pages(writer)
    yield from data_pages(writer, addresses)
    yield from message_pages(writer)
    yield from kit_pages(writer, addresses)
    yield from contact_pages(writer)
    yield from playbook_pages(writer)
    yield from translation_pages(writer)
    yield from thanks_pages(writer)
    yield from pages_about(writer)
    if not writer.folder:
        yield missing_page(writer)


def missing_page(writer: Writer) -> Page:
    """What web servers show for an address that does not exist: one file, which says so in each language."""
    title = writer.words.say("There is nothing at this address")
    about = About(path="404.html", title=title, description=title, section="404.html", indexed=False)
    others = [(words(each.language), each.path) for each in writer.languages[1:]]
    return writer.page("missing.html", about, others=others, attributes=language_attributes)


def _sections(writer: Writer) -> tuple[Section, ...]:
    text = writer.words
    sections = [
        Section(path="", title=text.say("Home")),
        Section(path="networks/", title=text.say("Networks")),
        Section(path="ambassadors/", title=text.say("People")),
        Section(path="map/", title=text.say("Map")),
        Section(path="calendar/", title=text.say("Calendar")),
        Section(path="posts/", title=text.say("Posts")),
    ]
    if writer.edition.audience != "public":
        sections.insert(1, Section(path="kit/", title=text.say("Your week")))
        sections.insert(4, Section(path="contacts/", title=text.say("Contacts")))
        sections.append(Section(path="messages/", title=text.say("Messages")))
        sections.append(Section(path="playbook/", title=text.say("Playbook")))
    if writer.edition.audience == "members":
        sections.extend(_member_sections(writer))
    return tuple(replace(each, path=writer.whole(each.path)) for each in sections)


def _member_sections(writer: Writer) -> Iterator[Section]:
    """The charter and the training, which people from outside find at once."""
    pages = writer.edition.pages
    for kind in ("charter", "training"):
        keys = sorted(
            (key for key, page in pages.items() if page.kind == kind), key=lambda key: (pages[key].order, key)
        )
        if keys:
            yield Section(path=page_path(keys[0]), title=writer.words.text(PAGE_KIND[kind]))


def _notes(writer: Writer) -> tuple[str, ...]:
    edition, text = writer.edition, writer.words
    notes = [text.say("Built from what was approved on {day}.", day=edition.as_of.date())]
    if edition.fixed:
        notes.append(text.say("This is a demonstration: its date is set by hand and stays."))
    return tuple(notes)


def counting_tables() -> Asset:
    """The tables that the texts were counted by, for the script that counts as a reader types."""
    text = json.dumps({**tables(), "token": TOKEN}, ensure_ascii=True, separators=(",", ":"))
    return Asset(
        path=f"{STATIC}counting-tables.js", content=f"globalThis.ambassadeTables = {text};\n".encode()
    )


def _shared_files(writer: Writer, addresses: Addresses) -> Iterator[Asset]:
    """What exists once for all languages, in the organisation's own colours."""
    files = (*static_files(), *embed_files(writer, addresses))
    return branded(files, writer.edition.organisation.appearance)


def static_files() -> tuple[Asset, ...]:
    """The styles and scripts that every edition's pages use."""
    files = sorted(path for path in _STATIC_FILES.rglob("*") if path.is_file() and path.suffix != ".py")
    assets = (
        Asset(path=f"{STATIC}{path.relative_to(_STATIC_FILES).as_posix()}", source=path) for path in files
    )
    return *assets, counting_tables()
