"""The presence map in a real browser: keys, size, what a thing is tied to, the filter; nothing overlaps."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_pages import Visit


def drawn_width(page: Page) -> float:
    width: float = page.evaluate("document.querySelector('svg.am-loom').getBoundingClientRect().width")
    return width


def lit(page: Page) -> set[str]:
    """The nodes that are lit."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('a.lit[data-am-node]')].map((e) => e.dataset.amNode)"
    )
    return set(found)


def tied(page: Page, key: str) -> set[str]:
    """The nodes that a node has threads to, and itself."""
    found: list[str] = page.evaluate(
        "(key) => [...document.querySelectorAll('[data-am-tie]')].map((e) => e.dataset.amTie.split(' '))"
        ".filter((ends) => ends.includes(key)).flat()",
        key,
    )
    return {*found, key}


@pytest.mark.parametrize("audience", ["members"])  # `test_pages` has the others
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_map(
    window: BrowserContext, address: dict[str, str], audience: str, dark: bool
) -> None:
    with Visit(window, f"{address[audience]}/map/", dark=dark) as visit:
        found: list[dict[str, Any]] = Axe().run(visit.page).response["violations"]
        assert [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]] == []
        assert visit.messages == []
        assert all(url.startswith(address[audience]) for url in visit.requests)


def test_an_address_that_names_nobody_is_no_fault(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/map/#%E0%A4%A") as visit:
        assert visit.messages == []
        assert lit(visit.page) == set()


@pytest.mark.parametrize("screen", ["phone", "tablet"])
def test_the_map_is_no_wider_than_the_screen(
    window: BrowserContext, address: dict[str, str], screen: str
) -> None:
    with Visit(window, f"{address['internal']}/map/", screen=screen) as visit:
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert visit.page.evaluate(wide) <= 0
        visit.page.get_by_role("button", name="Larger").click()
        assert visit.page.evaluate(wide) <= 0


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_words_of_the_picture_lie_on_others(
    window: BrowserContext, address: dict[str, str], audience: str
) -> None:
    with Visit(window, f"{address[audience]}/map/") as visit:
        boxes: list[dict[str, Any]] = visit.page.evaluate(
            "[...document.querySelectorAll('svg.am-loom > g > text, svg.am-loom a > text')].map((e) => {"
            " const {x, y, width, height} = e.getBBox();"
            " const moved = e.parentNode.transform.baseVal.consolidate()?.matrix.f ?? 0;"
            " return {words: e.textContent, x, y: y + moved, width, height}; })"
        )
        assert len(boxes) > 100
        boxes.sort(key=lambda box: box["y"])
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other["y"] >= box["y"] + box["height"] - 3:
                    break
                apart = other["x"] >= box["x"] + box["width"] or box["x"] >= other["x"] + other["width"]
                assert apart, (box, other)
        assert max(box["x"] + box["width"] for box in boxes) <= 1120


def test_what_has_the_focus_is_followed_and_told(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/map/") as visit:
        page = visit.page
        key = "person-nathalie-celik"
        page.locator(f"[data-am-node={key}]").focus()
        assert lit(page) == tied(page, key)
        said = page.locator("[data-am-said]")
        assert said.get_attribute("role") == "status"
        assert said.inner_text().startswith("Nathalie Çelik: tied to Quiet Water, Ports & People")
        page.keyboard.press("Tab")
        assert lit(page) == tied(page, "blog-nathalie-celik--carnet-de-quai")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ambassadors/nathalie-celik/")


def test_pointing_follows_and_leaving_shows_all_again(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/map/") as visit:
        page = visit.page
        page.locator("[data-am-node=network-quiet-water]").hover()
        assert lit(page) == tied(page, "network-quiet-water")
        assert " and " in page.locator("[data-am-said]").inner_text()
        page.mouse.move(5, 5)
        assert lit(page) == set()


def test_keys_and_buttons_change_the_size_and_move(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/map/") as visit:
        page = visit.page
        before = drawn_width(page)
        view = page.locator(".am-map__view")
        view.focus()
        page.keyboard.press("+")
        page.keyboard.press("+")
        assert drawn_width(page) == pytest.approx(before * 1.25**2, abs=2)
        place = "[...document.querySelectorAll('.am-map__view')].map((e) => [e.scrollLeft, e.scrollTop])[0]"
        left, top = page.evaluate(place)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        assert page.evaluate(place) == [pytest.approx(left + 60, abs=1), pytest.approx(top + 60, abs=1)]
        page.keyboard.press("0")
        assert drawn_width(page) == pytest.approx(before, abs=1)
        page.get_by_role("button", name="All at once").click()
        shown = page.evaluate("document.querySelector('svg.am-loom').getBoundingClientRect().height")
        assert shown <= 900 * 0.85 + 2
        page.keyboard.press("Shift+Tab")
        page.get_by_role("button", name="Larger").press("Enter")
        assert drawn_width(page) < before


def test_the_wheel_with_control_grows_what_is_under_it(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/map/") as visit:
        page = visit.page
        node = page.locator("[data-am-node=network-night-crews]")
        node.scroll_into_view_if_needed()
        box = node.bounding_box()
        assert box is not None
        before = drawn_width(page)
        page.mouse.move(box["x"] + 5, box["y"] + 5)
        page.mouse.wheel(0, 200)
        assert drawn_width(page) == pytest.approx(before, abs=1)
        page.mouse.wheel(0, -200)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -120)
        page.keyboard.up("Control")
        page.wait_for_function(
            f"document.querySelector('svg.am-loom').getBoundingClientRect().width > {before + 50}"
        )


def test_two_fingers_change_the_size(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/map/", screen="phone") as visit:
        page = visit.page
        before = drawn_width(page)
        page.evaluate(
            """() => {
              const view = document.querySelector('.am-map__view');
              const fire = (type, apart) => view.dispatchEvent(new TouchEvent(type, {
                bubbles: true, cancelable: true, touches: [-1, 1].map((side, identifier) => new Touch({
                  identifier, target: view, clientX: 150 + side * apart, clientY: 300 })) }));
              fire('touchstart', 40); fire('touchmove', 80); fire('touchend', 80);
            }"""
        )
        assert drawn_width(page) == pytest.approx(before * 2, abs=3)


def test_as_wide_as_the_page_is_true_on_a_phone(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/map/", screen="phone") as visit:
        page = visit.page
        frame = page.evaluate("document.querySelector('.am-map__view').clientWidth")
        assert drawn_width(page) > frame
        page.get_by_role("button", name="As wide as the page").click()
        assert drawn_width(page) == pytest.approx(frame, abs=1)


def test_a_finger_follows_threads_first_and_the_link_when_it_comes_again(
    chromium: Browser, address: dict[str, str]
) -> None:
    with chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    ) as phone:
        page = phone.new_page()
        page.goto(f"{address['public']}/map/", wait_until="load")
        page.get_by_text("Tap something to follow its threads").wait_for()
        network = page.locator("[data-am-node=network-night-crews]")
        network.tap()
        page.wait_for_selector("svg.am-loom.follows")
        assert page.url.endswith("/map/")
        assert lit(page) == tied(page, "network-night-crews")
        network.tap()
        page.wait_for_url("**/networks/night-crews/")


WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SIDE = "document.querySelector('.am-map__view').scrollLeft"
SHADES = (
    "getComputedStyle(document.querySelector('.am-map__view')).backgroundImage.split('gradient').length - 1"
)


@pytest.mark.parametrize("width", [360, 768, 940])
@pytest.mark.parametrize("path", ["map/", "fr/map/"])
def test_where_the_picture_goes_on_to_the_side_that_is_said_and_it_moves(
    window: BrowserContext, address: dict[str, str], path: str, width: int
) -> None:
    with Visit(window, f"{address['public']}/{path}") as visit:
        page = visit.page
        page.set_viewport_size({"width": width, "height": 900})
        view, more = page.locator(".am-map__view"), page.locator(".am-map__more")
        expect(more).to_be_visible()
        assert page.evaluate(SHADES) == 4
        hidden = view.evaluate("e => e.scrollWidth - e.clientWidth")
        assert hidden > 0
        assert page.evaluate(WIDE) <= 0
        view.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(f"{SIDE} > 0")
        page.keyboard.press("ArrowLeft")
        page.wait_for_function(f"{SIDE} === 0")
        assert view.evaluate("e => getComputedStyle(e).touchAction") == "pan-x pan-y"
        view.evaluate("e => e.scrollTo(e.scrollWidth, 0)")
        last = page.locator(".am-loom [data-am-node^=platform-]").last.bounding_box()
        assert last is not None
        assert last["x"] + last["width"] <= width
        page.locator("[data-am-zoom=fit]").click()
        expect(more).to_be_hidden()
        assert view.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_where_all_of_the_picture_is_there_nothing_is_said_of_more(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/map/") as visit:
        page = visit.page
        for width in (1000, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.locator(".am-map__view").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
            expect(page.locator(".am-map__more")).to_be_hidden()


def test_dragging_moves_and_follows_no_link(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/map/") as visit:
        page = visit.page
        for _ in range(4):
            page.get_by_role("button", name="Larger").click()
        view = page.locator(".am-map__view")
        view.scroll_into_view_if_needed()
        box = view.bounding_box()
        assert box is not None
        place = "document.querySelector('.am-map__view').scrollLeft"
        left = page.evaluate(place)
        page.mouse.move(box["x"] + 500, box["y"] + 300)
        page.mouse.down()
        page.mouse.move(box["x"] + 400, box["y"] + 260, steps=4)
        page.mouse.up()
        assert page.evaluate(place) == pytest.approx(left + 100, abs=2)
        assert page.url.endswith("/map/")


def test_the_filter_narrows_table_and_picture_and_stands_in_the_address(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/map/?network=night-crews&place=gdansk") as visit:
        page = visit.page
        shown = (
            "[...document.querySelectorAll('tr[data-am-item]')].filter((e) => e.checkVisibility())"
            ".map((e) => e.id)"
        )
        nodes = (
            "[...document.querySelectorAll('a[data-am-node]:not(.off)')].map((e) => e.dataset.amNode)"
            ".filter((key) => /^(person|blog|group|account)-/.test(key))"
        )
        page.wait_for_function("document.querySelector('a.off') !== null")
        rows = set(page.evaluate(shown))
        assert {"person-lukasz-wisniewski", "person-oksana-melnyk"} <= rows
        assert rows == set(page.evaluate(nodes))
        threads = page.evaluate(
            "[...document.querySelectorAll('[data-am-tie]')].filter((e) => e.checkVisibility())"
            ".map((e) => e.dataset.amTie).filter((tie) => / (person|group|blog|account)-/.test(tie))"
        )
        assert {tie.split(" ")[1] for tie in threads} == rows
        page.locator("[data-am-show-all]").first.press("Enter")
        page.wait_for_function("document.querySelector('a.off') === null")
        assert "?" not in page.url
        page.locator("select[name=platform]").select_option("youtube")
        assert page.url.endswith("?platform=youtube")
        page.wait_for_function("document.querySelector('a.off') !== null")
        assert set(page.evaluate(nodes)) == set(page.evaluate(shown)) != set()


def test_the_filter_reads_what_the_cells_of_the_table_say(chromium: Browser, address: dict[str, str]) -> None:
    rows = "[...document.querySelectorAll('tr[data-am-item]')]"
    shown = f"{rows}.filter((e) => !e.hidden && e.id.startsWith('person-')).map((e) => e.id.slice(7))"
    values = "(options) => options.map((option) => option.value).filter(Boolean)"
    slugs = "(links) => links.map((link) => link.getAttribute('href').split('/').at(-2))"
    with Visit(chromium, f"{address['public']}/map/") as visit:
        page = visit.page
        themes = page.locator("select[name=theme] option").evaluate_all(values)
        assert len(themes) > 10
        for theme in themes:
            page.locator("select[name=theme]").select_option(theme)
            people = page.locator(f"#theme-{theme} a[href*='ambassadors/']").evaluate_all(slugs)
            assert sorted(page.evaluate(shown)) == sorted(people), theme
        page.locator("select[name=theme]").select_option("")
        page.locator("select[name=language]").select_option("fr")
        told: list[tuple[bool, str]] = page.evaluate(
            f"{rows}.filter((e) => e.dataset.language === undefined)"
            ".map((e) => [!e.hidden, e.cells[3].textContent.toLowerCase()])"
        )
        assert {seen for seen, _ in told} == {True, False}
        assert all(("french" in words.split(",\n")) == seen for seen, words in told)


def test_without_script_there_are_the_picture_and_the_table(
    chromium: Browser, address: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        page.goto(f"{address['public']}/map/")
        page.wait_for_load_state("networkidle")
        assert page.locator("svg.am-loom").is_visible()
        assert page.locator("tr[data-am-item]").first.is_visible()
        assert not page.get_by_role("button", name="Larger").is_visible()
        assert not page.locator("form[data-am-filter]").is_visible()
    finally:
        context.close()


def test_the_address_of_somebody_opens_the_map_on_them(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/map/#person-nathalie-celik") as visit:
        page = visit.page
        page.wait_for_function("document.querySelector('.am-loom.follows') !== null")
        assert page.locator("[data-am-said]").inner_text().startswith("Nathalie")
        node = page.locator("a[data-am-node=person-nathalie-celik]")
        page.wait_for_function(
            "() => { const { top, bottom } = document.getElementById('person-nathalie-celik')"
            ".getBoundingClientRect(); return top > 0 && bottom < innerHeight; }"
        )
        assert "lit" in (node.get_attribute("class") or "")
        page.evaluate("location.hash = '#network-night-crews'")
        page.wait_for_function(
            "document.querySelector('[data-am-said]').textContent.startsWith('Night Crews')"
        )
        page.keyboard.press("Escape")
        page.wait_for_function("document.querySelector('.am-loom.follows') === null")


def test_the_address_of_somebody_leads_to_the_table_without_script(
    chromium: Browser, address: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        page.goto(f"{address['public']}/map/#person-nathalie-celik")
        row = page.locator("tr:target")
        assert row.get_attribute("id") == "person-nathalie-celik"
        assert row.get_attribute("data-am-item") is not None
        expect(row).to_be_in_viewport()
        box = row.bounding_box()
        assert box is not None
        assert 0 < box["y"] < 900
    finally:
        context.close()
