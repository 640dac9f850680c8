"""What a site is made of, as values: pages and files. No engine, no file system, no clock."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: where it lies and what stands in the frame's main part.

    `path` is relative to the site's root and ends in `/` (`""` is the home page, `404.html` the exception).
    `html` is finished and safe: the inside of the frame's `<article>`. `section` is the `path` of the
    tab that is lit. `updated` is the day its content counts as changed, for the sitemap.
    """

    path: str
    title: str
    description: str
    html: str
    section: str = ""
    language: str | None = None
    updated: date | None = None
    indexed: bool = True
    head: str = ""
    """Finished HTML for the frame's `<head>`: a feed's link, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file of the site: its bytes, or the file they are copied from."""

    path: str
    content: bytes | None = None
    source: Path | None = None

    def read(self) -> bytes:
        """The bytes."""
        if self.content is not None:
            return self.content
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
    """A whole edition, ready to be placed by an engine. Paths are unique over pages and assets."""

    audience: str
    language: str
    name: str
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Sentences for the footer: the date it is built as of, say."""


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
