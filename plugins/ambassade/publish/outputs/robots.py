"""robots.txt: what search engines may read."""

from __future__ import annotations

from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.site import Asset


def robots(edition: Edition, addresses: Addresses) -> Asset:
    """Everything of the public edition, and where its sitemap is; nothing of the others."""
    lines = ["User-agent: *", "Allow: /" if edition.audience == "public" else "Disallow: /"]
    sitemap = addresses.absolute("sitemap.xml")
    if sitemap is not None and edition.audience == "public":
        lines += ["", f"Sitemap: {sitemap}"]
    return Asset(path="robots.txt", content="".join(f"{line}\n" for line in lines).encode())
