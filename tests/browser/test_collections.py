"""The page of a collection in a browser."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.browser.test_pages import Visit

PATH = "collections/open-hulls/drawings-to-take/"


def test_why_a_page_is_worth_reading_is_the_biggest_text(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/{PATH}") as visit:
        size = "(name) => parseFloat(getComputedStyle(document.querySelector(`.am-pick ${name}`)).fontSize)"
        why = visit.page.evaluate(size, ".am-pick__why p")
        assert all(why >= visit.page.evaluate(size, name) for name in ("h3 a", ".am-note", "time"))
