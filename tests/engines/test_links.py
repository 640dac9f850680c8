"""Every link of a built site leads somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from ambassade.cli import main
from ambassade.publish.audience import AUDIENCES

_ADDRESSES = {
    "href": ("a", "link", "area"),
    "src": ("img", "script", "source", "iframe"),
    "poster": ("video",),
}


def addresses(page: Path) -> Iterator[str]:
    """Every address that a page names."""
    for element in html5lib.parse(page.read_bytes(), namespaceHTMLElements=False).iter():
        for attribute, tags in _ADDRESSES.items():
            address = element.get(attribute)
            if element.tag in tags and address is not None:
                yield address
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def anchors(page: Path) -> set[str]:
    """Every name that a fragment may mean on a page."""
    tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
    return {name for element in tree.iter() if (name := element.get("id"))}


def broken(site: Path) -> Iterator[str]:
    """Every link within the site that leads nowhere, and the page it stands on."""
    known: dict[Path, set[str]] = {}
    for page in sorted(site.rglob("*.html")):
        folder = page.relative_to(site).parent.as_posix()
        for address in addresses(page):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
            target = site / posixpath.normpath(joined) if path else page
            if path.endswith("/") or target.is_dir():
                target /= "index.html"
            if not target.is_file():
                yield f"{page.relative_to(site)}: {address}"
            elif parts.fragment and target.suffix == ".html":
                if target not in known:
                    known[target] = anchors(target)
                if unquote(parts.fragment) not in known[target]:
                    yield f"{page.relative_to(site)}: {address} (no such place)"


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_link_of_the_small_site_leads_somewhere(root: Path, audience: str) -> None:
    assert main(["build", "--root", str(root), "--audience", audience]) == 0
    assert list(broken(root / "site" / audience)) == []
