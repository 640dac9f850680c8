"""What a site is made of, as values: pages and files. No engine, no file system, no clock."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


class Packed:
    """A long text of an object, kept compressed: of 46,000 pages that is a quarter of a gigabyte, not 1.6.

    One sign beyond Latin-1 makes a `str` twice as large, all of it. Compressing takes up to a fifth of a
    millisecond, reading a quarter of that: read it once and keep the `str` as long as you work on it.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, owned: object | None, owner: type) -> str:
        if owned is None:  # a dataclass asks the class for a default: there is none
            raise AttributeError(self._name)
        packed: bytes = vars(owned)[self._name]
        return zlib.decompress(packed).decode("utf-8", "surrogatepass")

    def __set__(self, owned: object, text: str) -> None:
        vars(owned)[self._name] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: where it lies and what stands in the frame's main part.

    `path` is relative to the site's root and ends in `/` (`""` is the home page, `404.html` the exception).
    `html` is finished and safe: the inside of the frame's `<article>`. `section` is the `path` of the
    tab that is lit. `updated` is the day its content counts as changed, for the sitemap.
    """

    path: str
    title: str
    description: str
    html: Packed = Packed()
    section: str = ""
    language: str | None = None
    updated: date | None = None
    indexed: bool = True
    head: str = ""
    """Finished HTML for the frame's `<head>`: a feed's link, say."""
    original: str | None = None
    """Where it was published first, if that is elsewhere: its canonical address."""
    copy: bool = False
    """Its text is in another language's words: `original` is the page of this site that has it in its own."""
    kind: str = ""
    """What it is about: `person`, `network`, `post`, `entry`, `message`; `page`: a text of its own; `list`: a
    part of a list, which the search leaves out."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the search narrows it by: `theme`, `place` and the like, and its values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file of the site: its bytes, what makes them, or the file they are copied from.

    `made` is for files of which there are many: their bytes are held no longer than it takes to write them.
    """

    path: str
    content: bytes | None = None
    source: Path | None = None
    made: Callable[[], bytes] | None = None

    def read(self) -> bytes:
        """The bytes."""
        if self.content is not None:
            return self.content
        if self.made is not None:
            return self.made()
        if self.source is None:
            message = f"{self.path} has neither content nor source"
            raise ValueError(message)
        return self.source.read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A tab of the frame: the page it opens."""

    path: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A whole edition, ready to be placed by an engine. Paths are unique over pages and assets.

    `pages` are those in `language`, which lie in `folder` (`fr/`; empty: at the root). `translations` are the
    same in the other languages; what files they need beyond those of the whole site are its `assets` too.
    """

    audience: str
    language: str
    name: str
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    folder: str = ""
    translations: tuple[Site, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Sentences for the footer: the date it is built as of, say."""
    shortened: int = 0
    """How many pictures for links there would be, where for their number most pages share one."""
    unread: tuple[str, ...] = ()
    """Files of the content whose pictures could not be unfolded."""
    facet_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What the search calls the facets (under `""`) and, under each facet's name, its values."""

    @property
    def every_language(self) -> tuple[Site, ...]:
        """This site, and its translations."""
        return self, *self.translations

    @property
    def every_page(self) -> tuple[Page, ...]:
        """The pages of all languages, the first language's first."""
        return tuple(page for each in self.every_language for page in each.pages)


def relative(target: str, page: str) -> str:
    """The address of `target` as seen from the page at `page`; both relative to the site's root.

    `relative("networks/aurora/", "ambassadors/ana/")` is `../../networks/aurora/`.
    """
    path, mark, fragment = target.partition("#")
    start = page if page.endswith("/") or not page else posixpath.dirname(page)
    result = posixpath.relpath(path or ".", start.rstrip("/") or ".")
    if path.endswith("/") or not path:
        result += "/"
    return result + mark + fragment


def absolute(target: str, page: str) -> str:
    """The path of `target`, an address on the page at `page`; the reverse of `relative`, without `./`."""
    start = page if page.endswith("/") or not page else posixpath.dirname(page)
    result = posixpath.normpath(posixpath.join(start, target))
    return "" if result == "." else result
