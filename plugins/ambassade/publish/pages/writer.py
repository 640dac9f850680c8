"""Turns templates and values into pages. One environment a language, compiled once in a process."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape

from ambassade.model.feed import Held
from ambassade.publish.audience import Edition
from ambassade.publish.collected import Collected, Pick
from ambassade.publish.content_page import ContentPages
from ambassade.publish.latest import Latest
from ambassade.publish.markdown import Converter
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.collected.cards import CollectedCards
from ambassade.publish.pages.desk import Desk
from ambassade.publish.pages.environment import environment
from ambassade.publish.pages.facet import Values
from ambassade.publish.pages.finding.found_by import found_by
from ambassade.publish.pages.index import Index
from ambassade.publish.pages.language_folder import Folder
from ambassade.publish.pages.linked.head import Heads, Told
from ambassade.publish.pages.linked.subject import Item, Subject
from ambassade.publish.pages.picture import Pictures
from ambassade.publish.pages.place import FILE_MARK, MARK, NOWHERE, Place
from ambassade.publish.pages.speech import Speech
from ambassade.publish.site import Page, relative
from ambassade.words import Words, words

STATIC = "assets/ambassade/"
LONGEST_DESCRIPTION = 200


_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a page is called and where it lies.

    `scripts` and `styles` are names of static files, the styles besides those that every page has; `head` is
    finished HTML for the frame's `<head>`.
    """

    path: str
    title: str
    description: str
    section: str
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    head: Markup = _NOTHING
    original: str | None = None
    """Where it was published first, if that is elsewhere."""
    spoken: str | None = None
    """The language of its text, where that is not the page's: it counts as a copy of that language's page."""
    updated: date | None = None
    indexed: bool = True
    subject: Subject | None = None
    """What it is about, as machines are told."""
    items: tuple[Item, ...] = ()
    """What stands in its list, as machines are told."""
    picks: tuple[Pick, ...] = ()
    """Of a collection: the links that stand on the page."""
    kind: str = ""
    """What the search calls it where it is about nothing else: `message`, `page`."""
    facets: Values = field(default_factory=dict)
    """What the search narrows it by, where its subject does not say."""


class Writer:
    """What every page of one edition is written with."""

    def __init__(
        self,
        edition: Edition,
        root: Path | None,
        held: Held | None = None,
        *,
        address: str | None = None,
        kept: Path | None = None,
        languages: tuple[Folder, ...] = (),
        first: Writer | None = None,
    ) -> None:
        """As `build_pages` has them; `address` is where the edition is published, if that is known.

        `languages` are all that the site has pages in; without any, those of the edition's own at the root.
        `first` wrote the same edition in another language: what does not depend on that is taken from it.
        """
        self.edition = edition
        self.words: Words = words(edition.language)
        self.languages = languages or (Folder(edition.language, ""),)
        self.folder = next(each.path for each in self.languages if each.language == edition.language)
        self.index: Index = first.index.told_in(edition) if first else Index(edition)
        self.latest: Latest = first.latest if first else Latest(edition, held)
        self.collected: Collected = first.collected if first else Collected(edition)
        self.pictures: Pictures = first.pictures if first else Pictures(edition, root, kept)
        self.cards = Cards(edition, self.index, self.pictures, self.words)
        self.collections = CollectedCards(self.collected, self.cards)
        self.heads: Heads = Heads(
            edition, self.cards, self.index, address, kept, self.languages, first.heads if first else None
        )
        self.speech = Speech(edition, self.cards, self.words)
        self.desk: Desk = first.desk if first else Desk(edition, self.index)
        self.addresses = ContentPages(edition)
        self._converter = Converter()
        self._pieces: dict[tuple[object, ...], tuple[object, str]] = {}
        self._environment = environment(edition.language)
        self._macros = self._environment.get_template("macros.html").module
        self._common = {
            "edition": edition,
            "m": self._macros,
            "piece": self.piece,
            "person_link": self.person_link,
        }

    def page(self, template: str, about: About, **values: object) -> Page:
        """A page from `template`, which sees `values` and `p`, the page's `Place`."""
        place = self.place(about.path)
        html = self._environment.get_template(template).render(
            p=place,
            edition=self.edition,
            person_link=self.person_link,
            piece=self.piece,
            m=self._macros,
            **values,
        )
        script = Markup('<script src="{}{}{}.js" defer></script>')
        scripts = (script.format(place.base, STATIC, name) for name in about.scripts)
        style = Markup('<link rel="stylesheet" href="{}{}{}.css">')
        styles = (style.format(place.base, STATIC, name) for name in about.styles)
        description = _shortened(about.description)
        original = about.original or self.heads.original(about.path, about.spoken)
        told = Told(
            path=about.path,
            title=about.title,
            description=description,
            subject=about.subject,
            items=about.items,
            picks=about.picks,
            indexed=about.indexed,
            original=None if about.original else original,
        )
        return Page(
            path=self.whole(about.path),
            title=about.title,
            description=description,
            html=html.strip() + "\n",
            section=self.whole(about.section),
            updated=about.updated,
            indexed=about.indexed,
            head=str(about.head + Markup("").join((*styles, *scripts)) + self.heads.head(told)),
            original=original,
            copy=original is not None and not about.original,
            kind=about.subject.kind if about.subject else about.kind,
            facets=about.facets or found_by(self.edition, self.cards, self.index, about.subject),
        )

    def piece(self, place: Place, macro: str, card: object, **options: object) -> Markup:
        """What `macros.html` makes of a card, worked out once for all pages that show it."""
        key = (macro, id(card), *options.items())
        made = self._pieces.get(key)
        if made is None:
            render = getattr(self._macros, macro)
            made = self._pieces[key] = card, str(render(NOWHERE, card, **options))
        html = made[1].replace(MARK, place.root).replace(FILE_MARK, place.base)
        return Markup(html)  # noqa: S704 - a template made it

    def place(self, path: str) -> Place:
        """The page at `path` as a place to link from."""
        return Place.of(path, self.folder)

    def whole(self, path: str) -> str:
        """A page's path from the root of the whole site."""
        return self.folder + path

    def feed_links(self, folder: str, title: str, *, page: str) -> Markup:
        """What tells a browser of the feeds in a folder (`networks/<slug>/`; `""`: and of the list of blogs).

        Not `alternate` alone: Material takes that for another language's site and asks it for a site map.
        """
        link = Markup('<link rel="alternate {}" type="{}" title="{}" href="{}">')
        found = [
            ("feed", "application/atom+xml", title, "feed.xml"),
            ("feed", "application/feed+json", title, "feed.json"),
        ]
        if not folder:
            found.append(("outline", "text/x-opml", self.words.say("All our blogs"), "opml.xml"))
        return Markup("").join(
            link.format(rel, kind, name, relative(folder + file, self.whole(page)))
            for rel, kind, name, file in found
        )

    def person_link(self, place: Place, slug: str) -> Markup:
        """A person's name, as a link to their page."""
        card = self.cards.person(slug)
        return Markup(f'<a href="{escape(place.root + card.path)}">{card.name_html}</a>')  # noqa: S704 - escaped

    def prose(
        self, text: str, *, page: str, source: str, language: str | None = None, level: int = 2
    ) -> Markup:
        """Markdown in `language` (None: the page's own) as HTML whose topmost heading is an `<h{level}>`.

        Links to content files count from the folder `source`; those to nothing of this edition are dropped.
        """
        place = self.place(page)

        def resolve(target: str) -> str | None:
            path = self.addresses.resolve(target, source)
            return None if path is None else place.root + path

        language = language or self.edition.language
        return self._converter.convert(text, level=level, resolve=resolve, language=language)


def _shortened(text: str) -> str:
    """The text in one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_DESCRIPTION:
        return line
    return line[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
