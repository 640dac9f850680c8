"""The calendar's views in a real browser: the filter by keyboard, its address, its links, and the drawing."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.acts import choose as by_letters
from tests.browser.test_pages import Visit

VIEWS = ("calendar/", "calendar/week/2026-W48/", "calendar/agenda/", "calendar/timeline/2026-q4/")
PLACES = [
    *(("public", path) for path in VIEWS),
    ("members", "calendar/timeline/2026-q4/"),
    *(("internal", path) for path in (*VIEWS, "networks/quiet-water/calendar/")),
]


def shown(page: Page) -> set[str]:
    """The numbers of what can be seen."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-am-item]')].filter((e) => e.checkVisibility())"
        ".map((e) => e.dataset.amItem)"
    )
    return set(found)


def carrying(page: Page, attribute: str, value: str) -> set[str]:
    """The numbers of what has a value, seen or not."""
    found: list[str] = page.evaluate(
        "([name, value]) => [...document.querySelectorAll('[data-am-item]')]"
        ".filter((e) => (e.dataset[name] || '').split(' ').includes(value)).map((e) => e.dataset.amItem)",
        [attribute, value],
    )
    return set(found)


def choose(page: Page, facet: str, words: str) -> None:
    """Chooses by keyboard alone: to the list, then its value by typing."""
    page.locator(f"form[data-am-filter] select[name={facet}]").focus()
    by_letters(page, words)
    page.keyboard.press("Tab")


@pytest.mark.parametrize(("audience", "path"), PLACES)
def test_narrowed_views_are_no_wider_than_a_phone(
    window: BrowserContext, address: dict[str, str], audience: str, path: str
) -> None:
    with Visit(window, f"{address[audience]}/{path}?network=quiet-water", screen="phone") as visit:
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert visit.page.evaluate(wide) <= 0


@pytest.mark.parametrize("path", [*VIEWS, "networks/quiet-water/calendar/"])
def test_a_view_is_narrowed_by_keyboard_and_says_so(
    window: BrowserContext, address: dict[str, str], path: str
) -> None:
    with Visit(window, f"{address['internal']}/{path}") as visit:
        page = visit.page
        everything = shown(page)
        status = page.locator("[data-am-shown]")
        assert status.get_attribute("role") == "status"
        assert status.inner_text() == ""
        choose(page, "platform", "LinkedIn")
        expected = carrying(page, "platform", "linkedin")
        assert shown(page) == expected
        assert set() < expected < everything
        assert status.inner_text() == f"Shown: {len(expected)} of {len(everything)}."
        assert page.url.endswith("?platform=linkedin")
        button = page.locator("[data-am-show-all]").first
        button.focus()
        page.keyboard.press("Enter")
        assert shown(page) == everything
        assert "?" not in page.url


def test_the_choice_comes_back_with_the_address_and_goes_along_with_the_links(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/calendar/?network=quiet-water&platform=linkedin") as visit:
        page = visit.page
        assert page.locator("select[name=network]").input_value() == "quiet-water"
        both = carrying(page, "network", "quiet-water") & carrying(page, "platform", "linkedin")
        assert shown(page) == both
        for name in ("Week", "Agenda", "Timeline", "Month"):
            link = page.locator("nav.am-views a", has_text=name)
            led = str(link.get_attribute("href"))
            assert led.endswith("?network=quiet-water&platform=linkedin")
            led = urljoin(page.url, led)
            link.press("Enter")
            page.wait_for_url(led)
            assert page.locator("select[name=platform]").input_value() == "linkedin"
        page.locator("a.am-button", has_text="December").press("Enter")
        page.wait_for_url("**/calendar/2026-12/?network=quiet-water&platform=linkedin")
        choose(page, "network", "All")
        page.go_back()
        page.wait_for_load_state("networkidle")
        assert page.url.endswith("/calendar/?network=quiet-water&platform=linkedin")
        assert shown(page) == both


def test_a_link_keeps_its_place_and_what_else_its_address_says(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/calendar/?from=news&theme=shore-power#agenda") as visit:
        page = visit.page
        choose(page, "network", "Quiet")
        page.wait_for_url("**/?from=news&network=quiet-water&theme=shore-power#agenda")
        more = page.locator("a.am-others").first
        assert "#day-" in (more.get_attribute("href") or "")
        assert "?network=quiet-water&theme=shore-power#" in (more.get_attribute("href") or "")


@pytest.mark.parametrize("path", VIEWS)
def test_a_value_that_the_page_does_not_have_shows_nothing_and_is_kept(
    window: BrowserContext, address: dict[str, str], path: str
) -> None:
    odd = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    with Visit(window, f"{address['public']}/{path}?network=no-such&theme={odd}") as visit:
        page = visit.page
        assert shown(page) == set()
        assert page.locator("[data-am-nothing]").is_visible()
        assert page.locator("select[name=network]").input_value() == "no-such"
        assert page.locator("img[src=x]").count() == 0
        assert page.locator("[data-am-group]:not(td):visible").count() == 0
        page.locator("[data-am-nothing] [data-am-show-all]").press("Enter")
        assert shown(page)
        assert page.locator("[data-am-nothing]").is_hidden()
        assert visit.messages == []


def test_headings_without_dates_go_and_so_do_arrows_from_nowhere(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/calendar/timeline/2026-q4/") as visit:
        page = visit.page
        arrows = page.locator("g[data-am-needs]:not([hidden])")
        before = arrows.count()
        assert before > 0
        choose(page, "status", "Scheduled")
        seen = shown(page)
        needed = [(each.get_attribute("data-am-needs") or "").split() for each in arrows.all()]
        assert all(set(each) <= seen for each in needed)
        assert len(needed) < before
    with Visit(window, f"{address['internal']}/calendar/agenda/?campaign=quiet-water/plugged-in") as visit:
        headings = visit.page.locator("section[data-am-group]:visible").count()
        assert 0 < headings < visit.page.locator("section[data-am-group]").count()


def test_on_a_phone_the_filter_is_folded_and_opens_where_a_choice_is_made(
    window: BrowserContext, address: dict[str, str]
) -> None:
    url = f"{address['public']}/calendar/"
    with Visit(window, url, screen="phone") as visit:
        network = visit.page.locator("select[name=network]")
        assert network.is_hidden()
        visit.page.locator("details.am-facets summary").press("Enter")
        assert network.is_visible()
    with Visit(window, f"{url}?network=quiet-water", screen="phone") as visit:
        assert visit.page.locator("select[name=network]").is_visible()


def test_a_choice_that_leaves_nothing_out_is_there_once_an_address_names_it(
    window: BrowserContext, address: dict[str, str]
) -> None:
    url = f"{address['public']}/networks/quiet-water/calendar/"
    with Visit(window, url) as visit:
        assert visit.page.locator("select[name=language]").is_visible()
        assert visit.page.locator("select[name=network]").is_hidden()
        everything = shown(visit.page)
    with Visit(window, f"{url}?network=quiet-water") as visit:
        assert visit.page.locator("select[name=network]").is_visible()
        assert shown(visit.page) == everything
    with Visit(window, f"{url}?network=access") as visit:
        assert visit.page.locator("select[name=network]").is_visible()
        assert shown(visit.page) == set()


def test_a_bar_is_drawn_where_its_days_are(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['members']}/calendar/timeline/2026-q4/") as visit:
        row = visit.page.locator(".am-time__row", has_text="Plugged in").first
        track = row.locator(".am-time__track").bounding_box()
        bar = row.locator("rect").bounding_box()
        assert track is not None
        assert bar is not None
        # From 5 October to 18 December of a quarter of 92 days.
        assert (bar["x"] - track["x"]) / track["width"] == pytest.approx(4 / 92, abs=0.005)
        assert bar["width"] / track["width"] == pytest.approx(75 / 92, abs=0.005)
        today = row.locator("use").evaluate("e => getComputedStyle(document.querySelector('.am-now')).stroke")
        assert today not in {"none", ""}
        arrow = visit.page.locator(".am-time__row g.a").first
        assert arrow.evaluate("e => getComputedStyle(e).display") == "inline"


@pytest.mark.parametrize("path", VIEWS)
def test_views_can_be_read_without_script(chromium: Browser, address: dict[str, str], path: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address['public']}/{path}")
    assert page.locator("[data-am-item]:visible").count() > 5
    assert page.locator("form[data-am-filter]").is_hidden()
    assert page.locator("noscript a", has_text="Quiet Water").is_visible()
    context.close()


@pytest.mark.parametrize("path", VIEWS)
def test_views_print_in_black_without_what_cannot_be_pressed(
    window: BrowserContext, address: dict[str, str], path: str
) -> None:
    with Visit(window, f"{address['internal']}/{path}", dark=True) as visit:
        page = visit.page
        page.set_viewport_size({"width": 688, "height": 971})
        page.emulate_media(media="print")
        for hidden in ("form[data-am-filter]", "nav.am-views", ".am-button", ".am-months", ".am-pager"):
            assert all(not each.is_visible() for each in page.locator(hidden).all()), hidden
        assert page.locator("[data-am-item]:visible").count() > 5
        colour = "e => getComputedStyle(e).color"
        assert page.locator("h1").evaluate(colour) == "rgb(0, 0, 0)"
        if "agenda" not in path:
            assert page.locator("[data-am-item]:visible").first.evaluate(colour) == "rgb(0, 0, 0)"
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0
        if path in {"calendar/", "calendar/week/2026-W48/"}:
            assert page.locator(".am-month thead").is_visible()


def test_on_a_phone_a_month_leads_past_its_past_days_to_today(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/calendar/") as visit:
        page = visit.page
        link = page.get_by_role("link", name="Go to today")
        expect(link).to_be_hidden()
        visit.look(screen="phone")
        today = page.locator(".am-month td[aria-current]")
        expect(today).not_to_be_in_viewport()
        link.click()
        expect(today).to_be_in_viewport()
        expect(today).to_contain_text("23")
        header = page.locator(".md-header").bounding_box()
        cell = today.bounding_box()
        assert header is not None
        assert cell is not None
        assert cell["y"] >= header["y"] + header["height"]
