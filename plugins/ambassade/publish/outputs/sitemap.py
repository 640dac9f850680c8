"""sitemap.xml: the pages that a search engine may list (sitemaps.org protocol 0.9), with their languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from ambassade.publish.outputs.address import Addresses
from ambassade.publish.site import Asset, Page, Site

MOST = 50_000
"""No sitemap may list more pages (sitemaps.org)."""


def sitemap(site: Site, addresses: Addresses) -> Iterator[Asset]:
    """The sitemap; none where the site's address is not known, because it takes absolute ones only."""
    if addresses.base is None:
        return
    spaces = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if site.translations else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{spaces}>',
    ]
    versions = _versions(site)
    for page in [page for page in site.every_page if _is_listed(page)][:MOST]:
        changed = f"<lastmod>{page.updated.isoformat()}</lastmod>" if page.updated else ""
        others = "".join(_link(addresses.base, *each) for each in versions.get(page.path, ()))
        lines.append(f"<url><loc>{escape(addresses.base + quote(page.path))}</loc>{changed}{others}</url>")
    lines.append("</urlset>")
    yield Asset(path="sitemap.xml", content="".join(f"{line}\n" for line in lines).encode())


def _is_listed(page: Page) -> bool:
    """Whether search engines may list a page: none that is a copy of one in another language or elsewhere."""
    is_first = not page.copy and page.original is None
    return page.indexed and is_first and not page.path.endswith(".html")


def _versions(site: Site) -> dict[str, list[tuple[str, str]]]:
    """The languages and paths of each page that is listed in several, by each of its paths."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in site.every_language if site.translations else ():
        for page in each.pages:
            if _is_listed(page):
                found[page.path.removeprefix(each.folder)].append((each.language, page.path))
    several = [versions for versions in found.values() if len(versions) > 1]
    return {
        path: [*versions, ("x-default", versions[0][1])] if versions[0][0] == site.language else versions
        for versions in several
        for _, path in versions
    }


def _link(base: str, language: str, path: str) -> str:
    address = escape(base + quote(path), {'"': "&quot;"})
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'
