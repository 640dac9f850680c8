"""`translations/`: what is there in which language, and what is still to be translated; for colleagues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ambassade.model.text import Text
from ambassade.model.translation import AUTHORS_OWN, lacking, texts_of, wanted
from ambassade.publish.audience import InternalEdition
from ambassade.publish.collected import collection_path
from ambassade.publish.pages.edit_address import (
    collection_file,
    edit_address,
    entry_file,
    message_file,
    new_address,
    post_file,
)
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.tongue import language_name, language_names
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import entry_path, message_path, page_path
from ambassade.publish.site import Page
from ambassade.words import Say, is_spoken, say

TRANSLATIONS = "translations/"
A_PAGE = 60
MOST_NAMED = 6
BODY = "body"
_KINDS: Final[Mapping[str, Say]] = {
    "organisation": say("Organisation"),
    "network": say("Networks"),
    "entry": say("Calendar"),
    "playbook-page": say("Playbook"),
    "ambassador": say("People"),
    "post": say("Posts"),
    "message": say("Messages"),
    "collection": say("Collections"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Of the texts of a kind, how many are there in a language."""

    language: str
    """Its name, the first letter a capital."""
    there: int
    of: int
    percent: int


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of content; `own`: in its authors' own languages, which nobody has to translate."""

    kind: str
    cells: tuple[Cell, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """Something with texts that lack a language."""

    title: Phrase
    path: str
    kind: str
    lines: tuple[tuple[str, str], ...]
    """The name of a language, and what is not there in it."""
    change: str | None
    """Where the file is edited, or the one beside it begun."""
    beside: str | None
    """The name of that file, where nothing else is missing."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """An item of the content, with its page and its file."""

    kind: str
    value: object
    title: Phrase
    path: str
    file: str
    first: str
    """The language of what says none."""


def translation_pages(writer: Writer) -> Iterator[Page]:
    """The table and the list, in the internal edition of an organisation that has several languages."""
    edition, text = writer.edition, writer.words
    languages = edition.organisation.languages
    if not isinstance(edition, InternalEdition) or not has_translations(writer):
        return
    counts: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    missing = []
    for thing in _things(writer, edition):
        found = _count(writer, thing, counts, totals)
        if found is not None:
            missing.append(found)
    rows = [_row(writer, kind, counts, totals[kind]) for kind in _KINDS if totals[kind]]
    title = text.say("Translations")
    pages = leaves(TRANSLATIONS, missing, A_PAGE)
    for leaf in pages:
        about = About(
            path=leaf.path,
            title=numbered(text, title, leaf.number),
            description=text.say("What is there in which language, and what is still to be translated"),
            section="playbook/",
            indexed=False,
        )
        yield writer.page(
            "translations.html",
            about,
            heading=about.title,
            languages=[language_names((each,), text) for each in languages],
            silent=[language_name(each, text) for each in languages if not is_spoken(each)],
            rows=rows if leaf.number == 1 else (),
            count=len(missing),
            missing=leaf.items,
            pages=pages,
        )


def has_translations(writer: Writer) -> bool:
    """Whether there are these pages."""
    return writer.edition.audience == "internal" and len(writer.edition.organisation.languages) > 1


def _count(
    writer: Writer, thing: _Thing, counts: Counter[tuple[str, str]], totals: Counter[str]
) -> Missing | None:
    """Count an item's texts by kind and language; what it lacks, where somebody should translate it."""
    languages = writer.edition.organisation.languages
    needed = wanted(thing.value, languages)
    without: dict[str, dict[str, None]] = {each: {} for each in languages}
    for told in texts_of(thing.value):
        totals[thing.kind] += 1
        gone = lacking(told, thing.first, languages)
        for language in languages:
            if language not in gone:
                counts[thing.kind, language] += 1
            elif language in needed:
                without[language][told.field] = None
    if thing.kind in AUTHORS_OWN or not any(without.values()):
        return None
    beside = _beside(thing, {name: None for fields in without.values() for name in fields}, without)
    return Missing(
        title=thing.title,
        path=thing.path,
        kind=writer.words.text(_KINDS[thing.kind]),
        lines=tuple(
            (language_names((language,), writer.words), _listed(writer, list(fields)))
            for language, fields in without.items()
            if fields
        ),
        change=new_address(writer.edition, thing.file.rpartition("/")[0], beside)
        if beside
        else edit_address(writer.edition, thing.file),
        beside=beside,
    )


def _beside(thing: _Thing, missing: Collection[str], without: Mapping[str, Collection[str]]) -> str | None:
    """The file to begin, where a page's text alone is missing, and in one language."""
    languages = [language for language, fields in without.items() if fields]
    if list(missing) != [BODY] or len(languages) > 1:
        return None
    return f"{thing.file.rpartition('/')[2].removesuffix('.md')}.{languages[0]}.md"


def _listed(writer: Writer, fields: Sequence[str]) -> str:
    """What an editor finds texts by: their keys; a page's own text has none."""
    fields = [writer.words.say("the text of the page") if name == BODY else name for name in fields]
    return ", ".join(fields[:MOST_NAMED]) + (", …" if len(fields) > MOST_NAMED else "")


def _row(writer: Writer, kind: str, counts: Counter[tuple[str, str]], total: int) -> Row:
    text = writer.words
    cells = (
        Cell(language_names((each,), text), counts[kind, each], total, counts[kind, each] * 100 // total)
        for each in writer.edition.organisation.languages
    )
    return Row(text.text(_KINDS[kind]), tuple(cells), kind in AUTHORS_OWN)


def _things(writer: Writer, edition: InternalEdition) -> Iterator[_Thing]:
    """Everything that is written by hand, with its page and its file."""
    cards, first = writer.cards, edition.default_language
    organisation = edition.organisation
    name = cards.phrase(organisation.site_name or organisation.name)
    yield _Thing("organisation", organisation, name, "", "content/organisation.yml", first)

    def thing(kind: str, value: object, title: Text, path: str, file: str, language: str = first) -> _Thing:
        return _Thing(kind, value, cards.phrase(title), path, file, language)

    for slug in writer.index.networks:
        network = edition.networks[slug]
        file = f"content/networks/{slug}/network.yml"
        yield thing("network", network, network.name, f"networks/{slug}/", file)
    for key, entry in edition.entries.items():
        yield thing("entry", entry, entry.title, entry_path(key), entry_file(key))
    for key, page in edition.pages.items():
        yield thing("playbook-page", page, page.title, page_path(key), f"content/playbook/{key}.md")
    for slug, person in edition.ambassadors.items():
        called = Text.of({person.name_language or first: person.name})
        language = getattr(person, "language", None) or first
        file = f"content/ambassadors/{slug}.md"
        yield thing("ambassador", person, called, f"ambassadors/{slug}/", file, language)
    for slug, post in edition.posts.items():
        file = post_file(slug, post.network or "")
        yield thing("post", post, post.title, f"posts/{slug}/", file, post.language)
    for key, message in edition.messages.items():
        yield thing("message", message, message.idea, message_path(key), message_file(key))
    for key, collection in edition.collections.items():
        yield thing("collection", collection, collection.title, collection_path(key), collection_file(key))
