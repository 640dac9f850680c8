"""On paper tables stay tables and the code to scan is there; long words push nothing off the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from tests.browser.serving import served
from tests.browser.test_pages import Visit
from tests.unit.publish.pages.editions import edition, person

A4 = 688
"""How wide a sheet of A4 is within the margins of the stylesheet, in pixels."""
HANDLE = "@" + "oncemore" * 8 + ".example"
INSIDE = "all => all.map(e => e.getBoundingClientRect().right <= document.documentElement.clientWidth)"


def on_paper(page: Page) -> None:
    page.set_viewport_size({"width": A4, "height": 1000})
    page.emulate_media(media="print")


def test_how_a_list_is_sorted_is_nothing_to_choose_on_paper(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/ambassadors/") as visit:
        sort = visit.page.locator("#directory-sort")
        expect(sort).to_be_visible()
        on_paper(visit.page)
        expect(sort).to_be_hidden()
        expect(visit.page.get_by_text("34 people", exact=True)).to_be_visible()


def test_a_table_is_a_table_on_paper(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/networks/quiet-water/") as visit:
        on_paper(visit.page)
        table = visit.page.locator("table.am-cards").first
        assert table.locator("tbody td").first.evaluate("e => getComputedStyle(e).display") == "table-cell"
        expect(table.locator("thead")).to_be_visible()


def test_the_code_of_a_person_is_on_paper_though_it_is_folded_away(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/ambassadors/eleni-papadaki/") as visit:
        code = visit.page.get_by_role("img", name="QR code")
        expect(code).to_be_hidden()
        on_paper(visit.page)
        expect(code).to_be_visible()
        expect(visit.page.locator(".am-details--paper summary")).to_be_hidden()


@pytest.fixture
def long_handle(tmp_path: Path) -> Iterator[str]:
    """The address of a person's page with a handle that has no place to break, without a frame."""
    account = public.Account(
        id="bluesky",
        platform="bluesky",
        handle=HANDLE,
        url="https://bsky.example/ana",
        audience_size=public.AudienceSize(count=4100, measured_on=edition().as_of.date()),
    )
    site = build_pages(edition(ambassadors={"ana": person("ana", accounts=(account,))}, posts={}, entries={}))
    for each in site.assets:
        file = tmp_path / each.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(each.read())
    page = next(each for each in site.pages if each.path == "ambassadors/ana/")
    folder = tmp_path / "ambassadors/ana"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ana</title>'
        f'<link rel="icon" href="data:,">{page.head}'
        f'<link rel="stylesheet" href="../../assets/ambassade/ambassade.css"></head><body>'
        f'<main class="am-page" id="am-content">{page.html}</main></body></html>',
        encoding="utf-8",
    )
    with served(tmp_path) as host:
        yield f"{host}/ambassadors/ana/"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_a_handle_without_breaks_pushes_no_number_off_the_page(
    chromium: Browser, long_handle: str, width: int
) -> None:
    with chromium.new_context(viewport={"width": width, "height": 740}) as context:
        page = context.new_page()
        page.goto(long_handle)
        numbers = page.locator("#find").locator("xpath=ancestor::section").locator("td")
        expect(numbers.first).to_have_text("4,100")
        assert all(numbers.evaluate_all(INSIDE))


def test_nothing_is_wider_than_a_sheet_of_paper(chromium: Browser, address: dict[str, str]) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        on_paper(page)
        for audience, path in (("internal", "messages/"), ("internal", "kit/"), ("public", "fr/places/")):
            page.goto(f"{address[audience]}/{path}", wait_until="load")
            page.evaluate("document.fonts.ready.then(() => true)")
            assert all(page.locator("table.am-table").evaluate_all(INSIDE)), path
