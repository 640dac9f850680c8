from __future__ import annotations

import pytest

from ambassade.engines.framer import Framer
from ambassade.publish.site import Asset, Page, Section
from tests.engines.conftest import small_site


def page(path: str, **parts: object) -> Page:
    return Page(**({"path": path, "title": "T", "description": "", "html": ""} | parts))  # type: ignore[arg-type]


def test_links_lead_from_the_page() -> None:
    frame = Framer(small_site(), None).frame(page("networks/aurora/", section="networks/"))
    assert frame.home == "../../"
    assert [(link.title, link.href, link.current) for link in frame.sections] == [
        ("Home", "../../", False),
        ("Networks", "../", True),
    ]


def test_section_without_a_page_is_no_link() -> None:
    site = small_site(sections=(Section(path="", title="Home"), Section(path="none/", title="None")))
    assert [link.title for link in Framer(site, None).frame(page("")).sections] == ["Home"]


@pytest.mark.parametrize(
    ("address", "base"),
    [(None, "/"), ("https://a.example", "/"), ("https://a.example/people", "/people/")],
)
def test_page_for_missing_addresses_starts_from_the_root(address: str | None, base: str) -> None:
    site = small_site()
    frame = Framer(site, address).frame(site.pages[-1])
    assert frame.html == (
        f'<h1>Not found</h1><a href="{base}networks/">Networks</a> <a href="{base}">Home</a> '
        '<a href="https://other.example/">Other</a> <a href="#x">X</a>'
    )
    assert frame.home == base
    assert not frame.indexed
    assert frame.canonical is None


def test_canonical_address_where_it_is_known() -> None:
    assert Framer(small_site(), "https://a.example").frame(page("x/")).canonical == "https://a.example/x/"
    assert Framer(small_site(), None).frame(page("x/")).canonical is None


@pytest.mark.parametrize("address", [None, "https://a.example"])
def test_canonical_address_of_what_was_published_elsewhere_first(address: str | None) -> None:
    shown = page("posts/quay/", original="https://notes.example/quay")
    assert Framer(small_site(), address).frame(shown).canonical == "https://notes.example/quay"


@pytest.mark.parametrize(
    ("audience", "word"), [("public", None), ("members", "Members"), ("internal", "Internal")]
)
def test_edition_says_what_it_is(audience: str, word: str | None) -> None:
    frame = Framer(small_site(audience), None).frame(page(""))
    assert (frame.mark.word if frame.mark else None) == word
    assert frame.indexed is (audience == "public")


def test_footer_lists_what_there_is() -> None:
    assets = tuple(Asset(path=path, content=b"") for path in ("calendar.ics", "api/"))
    lists = Framer(small_site(assets=assets), None).frame(page("a/")).lists
    assert [(each.title, [(link.title, link.href) for link in each.links]) for each in lists] == [
        ("Follow", [("Calendar (.ics)", "../calendar.ics")]),
        ("Use", [("Open data", "../api/")]),
    ]
