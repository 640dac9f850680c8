"""What stands around a page, as values: the theme's templates print them and decide nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ambassade.engines.docs_tree import MISSING
from ambassade.publish.site import Page, Site, relative
from ambassade.words import Words, words

_LINK = re.compile(r'(?P<start>\s(?:href|src|action|poster)=")(?P<target>[^"#/][^":]*|)"')
_INDEX = re.compile(r"pagefind/([a-z]+)/pagefind\.js")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; `current` where the reader is in what it opens."""

    title: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class LinkList:
    """A titled list of links in the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EditionMark:
    """What tells readers which edition they are in: a word, who may read it."""

    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Search:
    """The search box: the indexes to ask, the page's own language first, and what its script says."""

    languages: tuple[str, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a page's template prints: plain text, but for `html` and `head`, which are finished and safe."""

    title: str
    description: str
    html: str
    head: str
    language: str
    indexed: bool
    canonical: str | None
    site_name: str
    audience: str
    mark: EditionMark | None
    home: str
    icon: str | None
    sections: tuple[Link, ...]
    lists: tuple[LinkList, ...]
    notes: tuple[str, ...]
    menu: str
    search: Search | None
    """None: there is no index of ours."""


class Framer:
    """Puts frames around the pages of one site."""

    def __init__(self, site: Site, address: str | None) -> None:
        """`address` is where the site will be published, if that is known."""
        self.site = site
        self.address = address if address is None or address.endswith("/") else f"{address}/"
        self.words = words(site.language)
        self.mark = edition_mark(site.audience, self.words)
        files = {asset.path for asset in site.assets} | {page.path for page in site.pages}
        self.lists = _footer(files, self.words)
        self.sections = tuple(section for section in site.sections if section.path in files)
        self.icon = "assets/ambassade/icon.svg" if "assets/ambassade/icon.svg" in files else None
        self.menu = self.words.say("Menu")
        self.search = _search(files, site.language, self.words)

    def targets(self) -> frozenset[str]:
        """The pages and files of the site that its frames link to, besides the home page."""
        sections = {section.path for section in self.sections}
        return frozenset(sections | {link.href for each in self.lists for link in each.links} - {""})

    @property
    def base(self) -> str:
        """The path of the site on its host: `/` where the address is not known."""
        return urlsplit(self.address).path if self.address else "/"

    def frame(self, page: Page) -> Frame:
        """The frame of a page."""
        return Frame(
            title=page.title,
            description=page.description,
            html=self._absolute(page.html) if page.path == MISSING else page.html,
            head=page.head,
            language=page.language or self.site.language,
            indexed=page.indexed and self.site.audience == "public" and page.path != MISSING,
            canonical=page.original or self._canonical(page),
            site_name=self.site.name,
            audience=self.site.audience,
            mark=self.mark,
            home=self._href("", page),
            icon=self._href(self.icon, page) if self.icon else None,
            sections=tuple(
                Link(section.title, self._href(section.path, page), section.path == page.section)
                for section in self.sections
            ),
            lists=tuple(
                LinkList(
                    each.title, tuple(Link(link.title, self._href(link.href, page)) for link in each.links)
                )
                for each in self.lists
            ),
            notes=self.site.notes,
            menu=self.menu,
            search=self.search,
        )

    def _canonical(self, page: Page) -> str | None:
        return f"{self.address}{page.path}" if self.address and page.path != MISSING else None

    def _href(self, target: str, page: Page) -> str:
        return f"{self.base}{target}" if page.path == MISSING else relative(target, page.path)

    def _absolute(self, html: str) -> str:
        """The page for missing addresses is shown at any depth: its links must start from the root."""
        return _LINK.sub(
            lambda match: f'{match["start"]}{self.base}{match["target"].removeprefix("./")}"', html
        )


def edition_mark(audience: str, text: Words) -> EditionMark | None:
    """How an edition calls itself in the header and the footer of its pages; the public one does not."""
    if audience == "members":
        return EditionMark(
            text.say("Members"), text.say("Members' edition: for the members of these networks")
        )
    if audience == "internal":
        return EditionMark(text.say("Internal"), text.say("Internal edition: for colleagues only"))
    return None


def _search(files: set[str], language: str, text: Words) -> Search | None:
    found = [match[1] for path in files if (match := _INDEX.fullmatch(path))]
    if not found:
        return None
    own = language.partition("-")[0].lower()
    words = {
        "label": text.say("Search people, networks, posts"),
        "person": text.say("People"),
        "network": text.say("Networks"),
        "post": text.say("Posts"),
        "entry": text.say("Calendar"),
        "message": text.say("Messages"),
        "page": text.say("Pages"),
        "start": text.say("Type a name, a theme, a place or a word."),
        "wait": text.say("Searching…"),
        "one": text.say("1 result"),
        "many": text.say("{n} results", n="#"),
        "none": text.say("Nothing found for “{words}”.", words="@"),
        "instead": text.say("Nothing is spelled “{words}”. Shown instead: “{other}”.", words="@", other="%"),
        "more": text.say("Show more ({n})", n="#"),
        "failed": text.say(
            "The search could not be loaded. The lists of people and networks show everything."
        ),
        "file": text.say("The search needs a web server: opened as files, these pages can not be searched."),
    }
    return Search(tuple(sorted(found, key=lambda each: (each != own, each))), words)


def _footer(files: set[str], text: Words) -> tuple[LinkList, ...]:
    """The footer's lists, of those things that the site has."""
    wanted = (
        (
            text.say("Follow"),
            (
                (text.say("Subscribe: how to follow"), "subscribe/"),
                (text.say("Calendar (.ics)"), "calendar.ics"),
                (text.say("Posts (Atom)"), "feed.xml"),
                (text.say("Posts (JSON Feed)"), "feed.json"),
                (text.say("From our people's blogs (Atom)"), "latest.xml"),
                (text.say("All our blogs (OPML)"), "opml.xml"),
            ),
        ),
        (
            text.say("Use"),
            (
                (text.say("Put a network on your page"), "embed/"),
                (text.say("Announce this site"), "announce/"),
                (text.say("Open data"), "api/v1/index.json"),
                (text.say("Format of the data"), "api/v1/schema.json"),
            ),
        ),
        (
            text.say("About"),
            (
                (text.say("What these networks are"), "about/"),
                (text.say("Privacy: who agreed to what"), "privacy/"),
                (text.say("Accessibility"), "accessibility/"),
            ),
        ),
    )
    lists = (
        LinkList(title, tuple(Link(name, path) for name, path in links if path in files))
        for title, links in wanted
    )
    return tuple(each for each in lists if each.links)
