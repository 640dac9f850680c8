"""The grid of messages in a browser: its filter by keyboard, its cards on a phone, its cells."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.acts import choose
from tests.browser.test_pages import Visit, told_by_axe

PAGES = ("messages/", "messages/quiet-water/", "messages/quiet-water/past/1/")
ROWS = "table.am-mgrid tbody tr:visible"


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_phone_and_nothing_is_wider(
    window: BrowserContext, address: dict[str, str], path: str
) -> None:
    with Visit(window, f"{address['internal']}/{path}", screen="phone") as visit:
        assert visit.answer is not None
        assert visit.answer.status == 200
        assert told_by_axe(visit.page) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        visit.again(screen="phone", dark=True)
        assert told_by_axe(visit.page) == []
        assert visit.messages == []


def test_the_grid_is_filtered_by_keyboard_and_the_choice_stands_in_the_address(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/messages/") as visit:
        page = visit.page
        everything = page.locator(ROWS).count()
        network = page.locator("form[data-am-filter] select[name=network]")
        network.focus()
        choose(page, "Quiet")
        page.wait_for_function("location.search === '?network=quiet-water'")
        of_network = page.locator(ROWS).count()
        assert 0 < of_network < everything
        state = page.locator("form[data-am-filter] select[name=status]")
        while not state.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Tab")
        choose(page, "Wai")
        page.wait_for_function("location.search.includes('status=waiting')")
        waiting = page.locator(ROWS).count()
        assert 0 < waiting < of_network
        weeks = page.locator("form[data-am-filter] select[name=weeks]")
        weeks.select_option("over")
        page.wait_for_function("location.search.includes('weeks=over')")
        assert page.locator(ROWS).count() < waiting
        weeks.select_option("")
        page.reload()
        page.wait_for_load_state("networkidle")
        assert page.locator(ROWS).count() == waiting
        assert "status=waiting" in page.url
        tile = page.locator("ul[data-am-keep] a").first
        assert "status=waiting" in str(tile.get_attribute("href"))


def test_platform_and_state_are_asked_of_one_text(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['internal']}/messages/?platform=instagram&status=missing") as visit:
        shown = visit.page.locator("table.am-mgrid a.am-cell:visible")
        columns = shown.evaluate_all("cells => cells.map(cell => cell.closest('td').dataset.p)")
        words = shown.evaluate_all("cells => cells.map(cell => cell.innerText)")
        assert columns
        assert set(columns) == {"Instagram"}
        assert all("Missing" in each for each in words)
        assert visit.page.locator(ROWS).count() == len(columns)


def test_a_cell_leads_to_its_text(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['internal']}/messages/quiet-water/") as visit:
        cell = visit.page.locator("td[data-p=LinkedIn] a.am-cell").first
        cell.focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/messages/quiet-water/*/#linkedin")
        assert visit.page.locator("#linkedin").count() == 1


def test_rows_are_cards_on_a_phone_and_leave_out_what_is_empty(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/messages/quiet-water/", screen="phone") as visit:
        row = visit.page.locator(ROWS).first
        assert row.evaluate("element => getComputedStyle(element).display") == "block"
        assert visit.page.locator("table.am-mgrid td.am-none:visible").count() == 0
        heights = visit.page.locator("a.am-cell:visible").evaluate_all(
            "cells => cells.map(cell => cell.getBoundingClientRect().height)"
        )
        assert min(heights) >= 44


def test_the_mix_is_readable_without_script(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address['internal']}/messages/quiet-water/")
    assert page.locator("form[data-am-filter]").is_hidden()
    assert "Above the target" in page.locator("#top, main").first.inner_text()
    assert page.locator("svg.am-mix__bar").first.bounding_box() is not None
    context.close()
