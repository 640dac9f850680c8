"""A site as a tree of files, for any engine that turns a folder of documents into a folder of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ambassade.publish.site import Asset, Page, Site

MISSING = "404.html"
"""The one page that is no folder's index: web servers show it for addresses that do not exist."""

_DOCUMENTS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True)
class DocsTree:
    """The files of a site: pages and assets by source address, and the page for what is missing."""

    pages: Mapping[str, Page]
    assets: Mapping[str, Asset]
    missing: Page | None


def source_uri(path: str) -> str:
    """The document that the page at `path` is made from: `networks/` comes from `networks/index.md`."""
    return f"{path}index.md"


def output_path(path: str) -> str:
    """The file that a browser is given for the page at `path`: `networks/` is `networks/index.html`."""
    return path if path == MISSING else f"{path}index.html"


def docs_tree(site: Site) -> DocsTree:
    """The files of `site`; ValueError where two would be one, or one would lie outside."""
    every = site.every_page
    pages = {source_uri(page.path): page for page in every if page.path != MISSING}
    assets = {asset.path: asset for asset in site.assets}
    missing = [page for page in every if page.path == MISSING]
    files = [output_path(page.path) for page in every] + [asset.path for asset in site.assets]
    for page in every:
        if page.path and page.path != MISSING and not page.path.endswith("/"):
            raise ValueError(f"the page {page.path} does not end in a slash")
    for file in files:
        if file.startswith("/") or ".." in file.split("/") or "\\" in file:
            raise ValueError(f"{file} would lie outside the site")
        if file.endswith(_DOCUMENTS):
            raise ValueError(f"{file} would be taken for a document")
    if len(set(files)) < len(files):
        double = next(file for file in files if files.count(file) > 1)
        raise ValueError(f"two things of the site want to be {double}")
    return DocsTree(pages, assets, missing[0] if missing else None)
