"""Writing many pages of a kind by joining strings: an engine renders one, with tokens where pages differ.

Pages of one folder have the same frame: the same links, the same lit tab. The engine renders a stand-in of
each such kind; what it made is cut at the tokens, and each page of the kind is the pieces with its own values
between them. Some real pages of the kind are rendered by the engine as well, to compare.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from ambassade.engines.docs_tree import MISSING
from ambassade.engines.framer import Framer
from ambassade.publish.site import Page, Site

FEWEST = 8
"""Smaller kinds are left to the engine: a stand-in and samples would cost as much."""

_TITLE, _DESCRIPTION, _HEAD, _HTML = "zztitlezz", "zzdescriptionzz", "zzheadzz", "zzhtmlzz"
_ORIGINAL = "zzoriginalzz"
_SLOTS = re.compile(f"zzleaf[0-9]+zz|{_TITLE}|{_DESCRIPTION}|{_HEAD}|{_HTML}|{_ORIGINAL}")
_PLAIN_LEAF = re.compile(r"[a-z0-9][a-z0-9-]*/")


class DifferenceError(Exception):
    """The engine did not make of a page what joining strings did: this site has to be left to the engine."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that differ in their slots only: one to render in their stead, the pages, and some to compare."""

    stand_in: Page
    pages: tuple[Page, ...]
    samples: tuple[Page, ...]

    @property
    def written(self) -> tuple[Page, ...]:
        """The pages that the engine does not render."""
        compared = {page.path for page in self.samples}
        return tuple(page for page in self.pages if page.path not in compared)


def kinds(site: Site, framer: Framer) -> tuple[Kind, ...]:
    """The kinds of a site's pages that are worth writing so; no page is in two, many are in none."""
    targets = framer.targets()
    groups: dict[tuple[object, ...], list[Page]] = defaultdict(list)
    for page in site.pages:
        parent, leaf = _split(page.path)
        # A page that the frame links to, or that lies above such a page, is seen from itself in its own way.
        if (
            page.path == MISSING
            or not _PLAIN_LEAF.fullmatch(leaf)
            or not page.title
            or page.title == site.name
        ):
            continue
        if not any(target.startswith(page.path) for target in targets):
            slots = bool(page.description), bool(page.original), framer.languages_of(page)
            groups[parent, page.section, page.language, page.indexed, *slots].append(page)
    found = tuple(
        Kind(_stand_in(pages[0], number), tuple(pages), (pages[0], pages[-1]))
        for number, pages in enumerate(groups.values())
        if len(pages) >= FEWEST
    )
    for kind in found:
        framer.stand_in(kind.stand_in.path, kind.pages[0])
    return found


def _split(path: str) -> tuple[str, str]:
    """The folder that a page's folder lies in, and its own name with the slash."""
    parent, slash, leaf = path.rstrip("/").rpartition("/")
    return parent + slash, f"{leaf}/"


def _stand_in(page: Page, number: int) -> Page:
    """A page like `page` with a token in each slot; kinds of one folder differ by `number`."""
    parent, _ = _split(page.path)
    return Page(
        path=f"{parent}zzleaf{number}zz/",
        title=_TITLE,
        description=_DESCRIPTION if page.description else "",
        html=_HTML,
        section=page.section,
        language=page.language,
        indexed=page.indexed,
        head=_HEAD,
        original=_ORIGINAL if page.original else None,
    )


class Pieces:
    """The frame of one kind, cut where its pages differ."""

    def __init__(self, rendered: str) -> None:
        """From what the engine made of the kind's stand-in."""
        self._texts = _SLOTS.split(rendered)
        self._slots = _SLOTS.findall(rendered)
        if _HTML not in self._slots or _TITLE not in self._slots:
            raise DifferenceError("a page's template does not print what the page is")

    def page(self, page: Page) -> str:
        """A page of the kind, as the engine would have made it."""
        values = {
            _TITLE: str(escape(page.title)),
            _DESCRIPTION: str(escape(page.description)),
            _HEAD: page.head,
            _HTML: page.html,
            _ORIGINAL: str(escape(page.original or "")),
        }
        leaf = _split(page.path)[1].rstrip("/")
        return "".join(_alternate(self._texts, [values.get(slot, leaf) for slot in self._slots]))


def _alternate(texts: list[str], values: list[str]) -> Iterator[str]:
    for text, value in zip(texts, values, strict=False):
        yield text
        yield value
    yield texts[-1]
