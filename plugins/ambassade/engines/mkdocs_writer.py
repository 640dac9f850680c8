"""The fast page writer inside a MkDocs build: which pages MkDocs is given, and the writing of the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig

from ambassade.engines.docs_tree import DocsTree, output_path, source_uri
from ambassade.engines.framer import Frames
from ambassade.engines.page_writer import DifferenceError, Kind, Pieces, kinds
from ambassade.engines.search_text import search_text
from ambassade.publish.site import Page, Site

LARGE = 300
"""Sites of fewer pages are left to MkDocs alone."""

_KNOWN = frozenset({"ambassade", "material/search"})
"""Plugins whose work on a page is done here too; any other would miss the pages that MkDocs is not given."""


def is_for(site: Site, config: MkDocsConfig) -> bool:
    """Whether a site is large enough, and built without plugins that want to see every page."""
    return len(site.every_page) > LARGE and set(config.plugins) <= _KNOWN


class Folder:
    """A folder that many files are written into; each folder in it is made once."""

    def __init__(self, path: Path) -> None:
        self._path = f"{path}/"
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Write a file, whose `path` is relative to the folder."""
        inside, _, _ = path.rpartition("/")
        if inside not in self._made:
            self._made.add(inside)
            Path(self._path, inside).mkdir(parents=True, exist_ok=True)
        with open(self._path + path, "wb") as file:  # noqa: PTH123 - a Path costs as much as the writing
            file.write(content)


@dataclass(slots=True)
class Writer:
    """Writes the pages of a site that MkDocs is not given."""

    site: Site
    kinds: tuple[Kind, ...]
    rendered: dict[str, str] = field(default_factory=dict)
    """What MkDocs made of stand-ins and samples, by source address."""
    stand_ins: frozenset[str] = field(init=False)
    """The source addresses of pages that only stand in for others."""
    _samples: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Which pages to keep, once for all: each page that MkDocs renders asks."""
        self.stand_ins = frozenset(source_uri(kind.stand_in.path) for kind in self.kinds)
        self._samples = frozenset(source_uri(page.path) for kind in self.kinds for page in kind.samples)

    @classmethod
    def of(cls, site: Site, frames: Frames) -> Writer:
        """The writer of a site in its frames."""
        found = (kinds(framer.site, framer) for framer in frames.by_language)
        return cls(site, tuple(kind for each in found for kind in each))

    def given(self, tree: DocsTree) -> DocsTree:
        """The pages that MkDocs renders, the stand-ins last, and no assets."""
        written = {source_uri(page.path) for kind in self.kinds for page in kind.written}
        pages = {uri: page for uri, page in tree.pages.items() if uri not in written}
        stand_ins = {source_uri(kind.stand_in.path): kind.stand_in for kind in self.kinds}
        return DocsTree(pages | stand_ins, {}, tree.missing)

    def catch(self, uri: str, output: str) -> str:
        """Keep what was rendered where it is needed; what MkDocs shall write: nothing for a stand-in."""
        if uri in self.stand_ins or uri in self._samples:
            self.rendered[uri] = output
        return "" if uri in self.stand_ins else output

    def write(self, config: MkDocsConfig, tick: Callable[[], None]) -> None:
        """Write the other pages and all assets; DifferenceError where MkDocs made a sample differently."""
        folder = Folder(Path(config.site_dir))
        for kind in self.kinds:
            pieces = Pieces(self.rendered[source_uri(kind.stand_in.path)])
            for page in kind.samples:
                if pieces.page(page) != self.rendered[source_uri(page.path)]:
                    raise DifferenceError(f"{page.path} is not as its kind")
            for page in kind.written:
                text = pieces.page(page).encode("utf-8", "xmlcharrefreplace")
                folder.write(output_path(page.path), text)
                tick()
        for asset in self.site.assets:
            folder.write(asset.path, asset.read())
        self._index(config)

    def _index(self, config: MkDocsConfig) -> None:
        """Let the search find the pages that it was not shown, in the order of the site."""
        search: Any = config.plugins.get("material/search")
        if search is None or not search.config.enabled:
            return
        index = search.search_index
        for kind in self.kinds:
            for page in kind.written:
                if page.indexed:
                    index.add_entry_from_context(Found.of(page))
        order = {quote(page.path): number for number, page in enumerate(self.site.every_page)}
        index.entries.sort(key=lambda entry: order[entry["location"].partition("#")[0]])


@dataclass(frozen=True, slots=True)
class Found:
    """What the search wants to know of a page."""

    url: str
    title: str
    content: str
    meta: dict[str, object] = field(default_factory=dict)
    toc: tuple[()] = ()

    @classmethod
    def of(cls, page: Page) -> Found:
        """A page, as the plugin shows it to the search."""
        return cls(page.path, escape(page.title), search_text(page.html))
