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
FIRST = "x-default"
"""What search engines show to readers of any other language."""


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
class OtherLanguage:
    """The same page in another language. `sign` is two letters, `name` the language's own name of itself.

    `label` is a sentence in that language. `whole`: this page is there; else its nearest list is opened.
    """

    language: str
    sign: str
    name: str
    label: str
    href: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Version:
    """The address of a page in one of its languages, for search engines."""

    language: str
    address: str


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
    others: tuple[OtherLanguage, ...] = ()
    """The languages to switch to."""
    choose: str = ""
    """What the list of them is called."""
    versions: tuple[Version, ...] = ()
    """All languages of the page, its own too, where it is one of several and the address is known."""


@dataclass(frozen=True, slots=True)
class _Other:
    """Another language of the site: the paths of its pages, and of those that are no copies."""

    site: Site
    paths: frozenset[str]
    translated: frozenset[str]

    @classmethod
    def of(cls, site: Site) -> _Other:
        pages = site.pages
        return cls(
            site,
            frozenset(page.path for page in pages),
            frozenset(page.path for page in pages if page.original is None),
        )


class Framer:
    """Puts frames around the pages of one site."""

    def __init__(self, site: Site, address: str | None, whole: Site | None = None) -> None:
        """`address` is where the site will be published, if that is known.

        `site` is one language of `whole`, or all there is.
        """
        self.site = site
        self.folder = site.folder
        self.address = address if address is None or address.endswith("/") else f"{address}/"
        self.words = words(site.language)
        self.mark = edition_mark(site.audience, self.words)
        files = {asset.path for asset in (whole or site).assets} | {page.path for page in site.pages}
        self._others = tuple(
            _Other.of(each) for each in (whole or site).every_language if each.language != site.language
        )
        self._first = (whole or site).language
        self._like: dict[str, Page] = {}
        self.lists = _footer(files, self.words, self.folder)
        self.sections = tuple(section for section in site.sections if section.path in files)
        self.icon = "assets/ambassade/icon.svg" if "assets/ambassade/icon.svg" in files else None
        self.menu = self.words.say("Menu")
        self.search = _search(files, site.language, self.words, self.folder)
        self.choose = self.words.say("Languages")

    def targets(self) -> frozenset[str]:
        """The pages and files of the site that its frames link to, besides the home page."""
        sections = {section.path for section in self.sections}
        found = sections | {link.href for each in self.lists for link in each.links}
        return frozenset(found - {"", self.folder})

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
            indexed=self._is_found(page),
            canonical=page.original or self._canonical(page),
            site_name=self.site.name,
            audience=self.site.audience,
            mark=self.mark,
            home=self._href(self.folder, page),
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
            others=tuple(self._other(each, page) for each in self._others),
            choose=self.choose,
            versions=self._versions(page),
        )

    def stand_in(self, path: str, page: Page) -> None:
        """Let a page that will be at `path` be in the languages that `page` is in."""
        self._like[path] = page

    def languages_of(self, page: Page) -> tuple[tuple[bool, bool], ...]:
        """Of each other language, whether a page is there, and there as a translation of its own."""
        paths = ((each, self._there(each, page)) for each in self._others)
        return tuple((path in each.paths, path in each.translated) for each, path in paths)

    def _there(self, other: _Other, page: Page) -> str:
        """Where a page, or the page that it stands for, would be in another language."""
        return other.site.folder + self._like.get(page.path, page).path.removeprefix(self.folder)

    def _other(self, there: _Other, page: Page) -> OtherLanguage:
        """The way to a page in another language: the page, else the list above it that there is."""
        other = there.site
        text = words(other.language)
        whole = page.path != MISSING and self._there(there, page) in there.paths
        path = other.folder + ("" if page.path == MISSING else page.path.removeprefix(self.folder))
        while not whole and path not in there.paths and path != other.folder:
            path = f"{path.rstrip('/').rpartition('/')[0]}/"
        name = text.language_name(other.language)
        said = text.say("This page in {language}", language=name)
        return OtherLanguage(
            language=other.language,
            sign=other.language.partition("-")[0].upper(),
            name=name[:1].upper() + name[1:],
            label=said if whole else text.say("This site in {language}", language=name),
            href=self._href(path, page),
            whole=whole,
        )

    def _versions(self, page: Page) -> tuple[Version, ...]:
        """The page's languages for search engines; none where it is not to be found, or another's copy."""
        if self.address is None or not self._is_found(page) or page.original:
            return ()
        found = [Version(self.site.language, f"{self.address}{page.path}")]
        for other in self._others:
            if self._there(other, page) in other.translated:
                path = other.site.folder + page.path.removeprefix(self.folder)
                found.append(Version(other.site.language, f"{self.address}{path}"))
        if len(found) == 1:
            return ()
        found.sort(key=lambda each: (each.language != self._first, each.language))
        if found[0].language == self._first:
            found.append(Version(FIRST, found[0].address))
        return tuple(found)

    def _is_found(self, page: Page) -> bool:
        return page.indexed and self.site.audience == "public" and page.path != MISSING

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


class Frames:
    """The frames of a site's pages, each in its own language."""

    def __init__(self, site: Site, address: str | None) -> None:
        """`address` is where the site will be published, if that is known."""
        self.by_language = tuple(Framer(each, address, site) for each in site.every_language)

    def framer(self, page: Page) -> Framer:
        """What puts the frame around a page: that of the folder it lies in."""
        first, *others = self.by_language
        return next((each for each in others if page.path.startswith(each.folder)), first)

    def frame(self, page: Page) -> Frame:
        """The frame of a page."""
        return self.framer(page).frame(page)


def _search(files: set[str], language: str, text: Words, folder: str) -> Search | None:
    own_files = (path.removeprefix(folder) for path in files if path.startswith(folder))
    found = [match[1] for path in own_files if (match := _INDEX.fullmatch(path))]
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
        "narrow": text.say("Narrow the results"),
        "any": text.say("All"),
        "remove": text.say("remove"),
        "narrowed": text.say("Nothing of what was found fits all of that."),
        "failed": text.say(
            "The search could not be loaded. The lists of people and networks show everything."
        ),
        "file": text.say("The search needs a web server: opened as files, these pages can not be searched."),
    }
    return Search(tuple(sorted(found, key=lambda each: (each != own, each))), words)


def _footer(files: set[str], text: Words, folder: str) -> tuple[LinkList, ...]:
    """The footer's lists, of what the site has: pages in the reader's language, and files."""
    wanted = (
        (
            text.say("Follow"),
            (
                (text.say("Subscribe: how to follow"), "subscribe/"),
                (text.say("Calendar (.ics)"), "calendar.ics"),
                (text.say("Posts (Atom)"), "feed.xml"),
                (text.say("Posts (JSON Feed)"), "feed.json"),
                (text.say("Collections of links"), "collections/"),
                (text.say("From our people's blogs (Atom)"), "latest.xml"),
                (text.say("All our blogs (OPML)"), "opml.xml"),
            ),
        ),
        (
            text.say("Use"),
            (
                (text.say("Put a network on your page"), "embed/"),
                (text.say("Announce this site"), "announce/"),
                (text.say("Open data"), "api/"),
            ),
        ),
        (
            text.say("About"),
            (
                (text.say("What these networks are"), "about/"),
                (text.say("Privacy: who agreed to what"), "privacy/"),
                (text.say("Accessibility"), "accessibility/"),
                (text.say("The wall of thanks"), "thanks/"),
            ),
        ),
    )
    lists = (
        LinkList(
            title,
            tuple(
                Link(name, whole)
                for name, path in links
                if (whole := folder + path if path.endswith("/") else path) in files
            ),
        )
        for title, links in wanted
    )
    return tuple(each for each in lists if each.links)
