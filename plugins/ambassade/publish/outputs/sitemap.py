"""sitemap.xml: the pages that a search engine may list (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from ambassade.publish.outputs.address import Addresses
from ambassade.publish.site import Asset, Site

MOST = 50_000
"""No sitemap may list more pages (sitemaps.org)."""


def sitemap(site: Site, addresses: Addresses) -> Iterator[Asset]:
    """The sitemap; none where the site's address is not known, because it takes absolute ones only."""
    if addresses.base is None:
        return
    pages = [page for page in site.pages if page.indexed and not page.path.endswith(".html")][:MOST]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for page in pages:
        changed = f"<lastmod>{page.updated.isoformat()}</lastmod>" if page.updated else ""
        lines.append(f"<url><loc>{escape(addresses.base + quote(page.path))}</loc>{changed}</url>")
    lines.append("</urlset>")
    yield Asset(path="sitemap.xml", content="".join(f"{line}\n" for line in lines).encode())
