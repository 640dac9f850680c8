"""The board and the way to an entry, in a browser."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.acts import choose
from tests.browser.test_pages import Visit, told_by_axe

BOARD = "calendar/board/"
PAGES = (
    BOARD,
    "calendar/board/scheduled/",
    "calendar/quiet-water/winter-timetable/",
    "calendar/quiet-water/plugged-in/",
    "calendar/night-crews/lamp-at-four/",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    window: BrowserContext, address: dict[str, str], path: str
) -> None:
    """Light and dark, on a phone and on a desk, where `test_pages` has the board itself already."""
    screens = ("phone",) if path == BOARD else ("phone", "desktop")
    with Visit(window, f"{address['internal']}/{path}") as visit:
        assert visit.answer is not None
        assert visit.answer.status == 200
        for screen, dark in product(screens, (False, True)):
            visit.again(screen=screen, dark=dark)
            assert (screen, dark, told_by_axe(visit.page)) == (screen, dark, [])
            wide = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0
        assert visit.messages == []


def test_the_board_is_narrowed_to_a_network_by_keyboard_and_the_way_on_keeps_it(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/{BOARD}") as visit:
        page = visit.page
        page.locator("form[data-am-filter] select[name=network]").focus()
        choose(page, "Quiet")
        page.wait_for_function("location.search === '?network=quiet-water'")
        flags = page.locator(".am-slip:visible img.am-flag").evaluate_all(
            "list => [...new Set(list.map(each => each.alt))]"
        )
        assert flags == ["Quiet Water"]
        assert page.locator(".am-event:visible").count() > 0
        assert not page.get_by_role("heading", name="Ideas without a date").is_visible()
        page.locator("nav[data-am-keep]").get_by_role("link", name="Agenda").click()
        page.wait_for_url("**/calendar/agenda/?network=quiet-water")


def test_what_is_said_by_colour_is_said_by_shape_and_words_too(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/calendar/quiet-water/winter-timetable/") as visit:
        steps = visit.page.locator(".am-way li")
        assert [line.split("\n") for line in steps.all_inner_texts()] == [
            ["Brief", "20 November", "3 days late"],
            ["Draft", "2 December", "still to do"],
            ["Review", "9 December", "still to do"],
            ["Publish", "14 December", "still to do"],
        ]
        assert "am-i--alert" in str(steps.nth(0).locator(".am-i").get_attribute("class"))
        change = visit.page.get_by_role("link", name="Change this date")
        assert change.get_attribute("href") == (
            "https://forge.talvenne.example/communities/networks/-/edit/main/"
            "content/networks/quiet-water/calendar/winter-timetable.yml"
        )


def test_the_board_is_all_there_without_scripts(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{address['internal']}/{BOARD}")
        assert page.locator(".am-slip:visible").count() > 20
        assert not page.locator("form[data-am-filter]").is_visible()
    finally:
        context.close()
