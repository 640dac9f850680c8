"""The pages about the site in a browser: true to their word."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext

from tests.browser.test_pages import Visit


def test_a_browser_keeps_what_the_privacy_page_says_and_nothing_else(
    chromium: Browser, address: dict[str, str]
) -> None:
    kept = "() => [Object.keys(localStorage), Object.keys(sessionStorage)]"
    with Visit(chromium, f"{address['public']}/privacy/") as visit:
        page = visit.page
        for path in (
            "",
            "ambassadors/?language=fr",
            "calendar/",
            "map/",
            "posts/",
            "ambassadors/nathalie-celik/",
        ):
            page.goto(f"{address['public']}/{path}")
            page.wait_for_load_state("networkidle")
        assert page.evaluate(kept) == [[], []]
        page.locator("button[data-am-scheme]:visible").click()
        page.wait_for_function("localStorage.length > 0")
        local, session = page.evaluate(kept)
        assert [key.rpartition(".")[2] for key in local] == ["__palette"]
        assert session == []
        assert visit.context.cookies() == []
        assert {url.startswith((address["public"], "data:", "blob:")) for url in visit.requests} == {True}


def test_an_agreement_is_ended_by_keyboard_from_the_foot_of_any_page(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/ambassadors/nathalie-celik/") as visit:
        page = visit.page
        page.get_by_role("link", name="Privacy: who agreed to what").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/privacy/")
        link = page.get_by_role("link", name="End or change an agreement")
        assert link.get_attribute("href") == "mailto:privacy@talvenne.example"
