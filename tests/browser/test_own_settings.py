"""What readers set in their own system is honoured: letters twice as large, and colours of their own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser.kinds import OTHER_LANGUAGE, PUBLIC
from tests.browser.test_layout import paths

HALF_A_PHONE = {"width": 180, "height": 370}
"""A phone 360 wide whose letters are twice as large: every length of the pages follows the letters."""
TOO_WIDE = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
EDGES = """element => {
  const {borderBottomColor, borderBottomStyle} = getComputedStyle(element);
  return `${borderBottomColor} ${borderBottomStyle}`;
}"""
LINES = """() => {
  const plate = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  return [...document.querySelectorAll(".am-date")].map((date) =>
    plate(date.firstChild).bottom - plate(date.querySelector("b")).top);
}"""
"""How far the ground of a day's number reaches over the name of the day above it, in pixels."""


@pytest.mark.parametrize("folder", ["", f"{OTHER_LANGUAGE}/"])
def test_letters_twice_as_large_make_no_page_wider_than_a_phone(
    chromium: Browser, address: dict[str, str], built: Path, folder: str
) -> None:
    wider = {}
    with chromium.new_context(viewport=HALF_A_PHONE, reduced_motion="reduce") as context:  # type: ignore[arg-type]
        page = context.new_page()
        for path in paths(built, "public", folder):
            page.goto(f"{address['public']}/{path}", wait_until="load")
            page.evaluate("document.fonts.ready.then(() => true)")
            if (by := page.evaluate(TOO_WIDE)) > 0:
                wider[path] = by
    assert wider == {}


def in_own_colours(chromium: Browser, url: str) -> Page:
    """A page as a system shows it whose reader chose all colours."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, forced_colors="active", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url, wait_until="load")
    return page


def ground(part: Locator) -> tuple[int, ...]:
    """The colour that most of something has on the screen."""
    with Image.open(BytesIO(part.screenshot(animations="disabled"))) as picture:
        colours = picture.convert("RGB").getcolors(maxcolors=picture.width * picture.height)
    assert colours
    _, most = max(colours)
    assert isinstance(most, tuple)
    return most


@pytest.mark.parametrize(
    ("now", "others"),
    [
        (".am-months a[aria-current]", ".am-months a:not([aria-current])"),
        (".am-month td[aria-current] > b", ".am-month td:not([aria-current]) > b"),
    ],
)
def test_the_month_and_the_day_of_today_stand_on_a_ground_of_the_reader_s(
    chromium: Browser, address: dict[str, str], now: str, others: str
) -> None:
    page = in_own_colours(chromium, f"{address['public']}/{PUBLIC['month'].path}")
    grounds = [ground(page.locator(part).first) for part in (now, others)]
    page.context.close()
    assert grounds[0] != grounds[1]


@pytest.mark.parametrize(
    ("now", "others"),
    [
        (".am-views a[aria-current]", ".am-views a:not([aria-current])"),
        (".md-tabs__item--active a", ".md-tabs__item:not(.md-tabs__item--active) a"),
        (".am-month .am-slot--hold", ".am-month .am-slot:not(.am-slot--hold)"),
    ],
)
def test_an_edge_tells_what_is_open_and_what_is_planned(
    chromium: Browser, address: dict[str, str], now: str, others: str
) -> None:
    page = in_own_colours(chromium, f"{address['public']}/{PUBLIC['month'].path}")
    edges = [page.locator(part).first.evaluate(EDGES) for part in (now, others)]
    page.context.close()
    assert edges[0] != edges[1]


def test_a_day_s_number_leaves_the_name_of_the_day_to_be_read(
    chromium: Browser, address: dict[str, str]
) -> None:
    page = in_own_colours(chromium, f"{address['public']}/{PUBLIC['month'].path}")
    over = page.evaluate(LINES)
    page.context.close()
    assert over
    assert max(over) <= 1
