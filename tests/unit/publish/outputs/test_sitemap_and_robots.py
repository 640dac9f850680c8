from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.outputs.robots import robots
from ambassade.publish.outputs.sitemap import sitemap
from ambassade.publish.site import Page, Site
from tests.unit.publish.outputs.conftest import MakeEdition, network, organisation

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def page(path: str, *, indexed: bool = True, updated: date | None = None) -> Page:
    return Page(path=path, title="T", description="", html="", indexed=indexed, updated=updated)


def site(*pages: Page) -> Site:
    return Site(audience="public", language="en", name="N", pages=pages, assets=())


def test_sitemap_lists_the_pages_that_may_be_found() -> None:
    made = site(
        page(""), page("a&b/", updated=date(2026, 11, 1)), page("x/", indexed=False), page("404.html")
    )
    asset = next(sitemap(made, Addresses("https://people.example/", "people.example")))
    urls = ET.fromstring(asset.read()).findall("s:url", NAMES)
    assert [url.findtext("s:loc", namespaces=NAMES) for url in urls] == [
        "https://people.example/",
        "https://people.example/a%26b/",
    ]
    assert [url.findtext("s:lastmod", namespaces=NAMES) for url in urls] == [None, "2026-11-01"]


def test_what_was_published_first_elsewhere_is_not_listed() -> None:
    """Its canonical address is there; a sitemap lists canonical addresses."""
    elsewhere = replace(page("posts/a/"), original="https://notes.example/a")
    asset = next(sitemap(site(page(""), elsewhere), Addresses("https://people.example/", "people.example")))
    urls = ET.fromstring(asset.read()).findall("s:url/s:loc", NAMES)
    assert [url.text for url in urls] == ["https://people.example/"]


def test_no_sitemap_without_an_address() -> None:
    assert list(sitemap(site(page("")), Addresses(None, "people.example"))) == []


def test_search_engines_may_read_the_public_edition(make_edition: MakeEdition) -> None:
    edition = make_edition()
    assert robots(edition, Addresses.of(edition)).read().decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://people.talvenne.example/sitemap.xml\n"
    )


@pytest.mark.parametrize("audience", ["members", "internal"])
def test_search_engines_may_not_read_the_others(make_edition: MakeEdition, audience: str) -> None:
    edition = make_edition(audience=audience)
    assert robots(edition, Addresses.of(edition)).read() == b"User-agent: *\nDisallow: /\n"


def test_other_editions_are_not_where_the_public_one_is(make_edition: MakeEdition) -> None:
    edition = make_edition(audience="internal")
    assert Addresses.of(edition).base is None
    assert Addresses.of(edition).host == "people.talvenne.example"
    assert Addresses.of(edition, "https://inside.example/x").base == "https://inside.example/x/"


def test_outputs_are_those_that_the_contract_names(make_edition: MakeEdition) -> None:
    made = build_outputs(make_edition(networks=(network(),)), site(page("")))
    paths = {asset.path for asset in made if not asset.path.startswith("api/")}
    assert paths == {
        "calendar.ics",
        "networks/aurora/calendar.ics",
        "feed.xml",
        "feed.json",
        "networks/aurora/feed.xml",
        "networks/aurora/feed.json",
        "opml.xml",
        "sitemap.xml",
        "robots.txt",
        "llms.txt",
    }
    nowhere = build_outputs(make_edition(organisation=organisation(url=None)), site(page("")))
    assert "sitemap.xml" not in {asset.path for asset in nowhere}
