"""Puts the frame around each page: where its links lead from there, and in which languages the page is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ambassade.engines.docs_tree import MISSING
from ambassade.engines.footer import footer
from ambassade.engines.frame import Frame, Link, LinkList, OtherLanguage, Version, edition_mark
from ambassade.engines.search_box import search_box
from ambassade.language.code import without_region
from ambassade.language.typography import capital
from ambassade.publish.site import Page, Site, relative
from ambassade.words import words

_LINK = re.compile(r'(?P<start>\s(?:href|src|action|poster)=")(?P<target>[^"#/][^":]*|)"')
FIRST = "x-default"
"""What search engines show to readers of any other language."""


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
        self.lists = footer(files, self.words, self.folder)
        self.sections = tuple(section for section in site.sections if section.path in files)
        self.icon = "assets/ambassade/icon.svg" if "assets/ambassade/icon.svg" in files else None
        self.menu = self.words.say("Menu")
        self.search = search_box(files, site.language, self.words, self.folder)
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
            sign=without_region(other.language).upper(),
            name=capital(name),
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
