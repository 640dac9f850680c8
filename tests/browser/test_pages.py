"""Every kind of page, in every edition: quiet, from one host, accessible, and no wider than the screen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Self

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import kinds
from tests.browser.acts import copied

FRENCH = ("home", "people", "network", "person", "post", "map", "month", "about", "privacy", "collections")
"""The words of these differ most in length; every page is measured in both languages by `test_layout`."""
PAGES = [
    *(("public", kind.path) for kind in kinds.PUBLIC.values()),
    *(("public", f"fr/{kinds.PUBLIC[name].path}") for name in FRENCH),
    *(("internal", kind.path) for kind in kinds.INTERNAL.values()),
    *(("members", kind.path) for kind in kinds.MEMBERS.values()),
    ("members", "fr/messages/quiet-water/glass-in-the-cupboard/"),
    ("internal", "networks/night-crews/"),
]
SCREENS = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1440, 900)}


class Visit:
    """One page in a window of its own, or in one that is given; what it said and asked for meanwhile."""

    def __init__(
        self, browser: Browser | BrowserContext, url: str, *, screen: str = "desktop", dark: bool = False
    ) -> None:
        fresh = isinstance(browser, Browser)
        self.context = browser.new_context() if isinstance(browser, Browser) else browser
        self.page: Page = self.context.new_page()
        self._close = self.context.close if fresh else self._leave
        self.look(screen=screen, dark=dark)
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda fault: self.messages.append(f"error: {fault}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        # Loaded first: while a script takes long, nothing may be asked for, and those after it have not run.
        self.answer = self.page.goto(url)
        self.page.wait_for_load_state("networkidle")

    def look(self, *, screen: str = "desktop", dark: bool = False) -> None:
        """At a screen of another size, or in the other scheme."""
        width, height = SCREENS[screen]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")

    def again(self, *, screen: str, dark: bool) -> None:
        """Loaded once more, as that screen and scheme have it."""
        self.look(screen=screen, dark=dark)
        self.page.reload()
        self.page.wait_for_load_state("networkidle")

    def _leave(self) -> None:
        """Nothing that the page may have kept is there for the next one."""
        origin = "/".join(self.page.url.split("/")[:3])
        self.page.close()
        session = self.context.new_cdp_session(self.context.pages[0])
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.detach()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()


PRESSED = "main :is(a[href], button, summary, select, input)"
COVERED = """(pressed) => [...document.querySelectorAll(pressed)].filter((it) => {
  if (!it.checkVisibility({ visibilityProperty: true }) || it.closest("svg, .am-vh, .am-over")) return false;
  it.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const boxes = [...it.getClientRects()];
  return boxes.length && boxes[0].width && !boxes.some((box) => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top && (it.contains(top) || (top.contains(it) && !top.matches("main, main > *, article")));
  });
}).map((it) => it.outerHTML.slice(0, 160))"""


WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def told_by_axe(page: Page) -> list[str]:
    """What axe has to say against a page."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for each in found
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(("audience", "path"), PAGES)
def test_a_page_is_accessible_quiet_and_from_one_host_and_nothing_lies_over_what_can_be_pressed(
    window: BrowserContext, address: dict[str, str], audience: str, path: str
) -> None:
    """A card's name may lead from all of the card, but not from where another link of it is."""
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    with Visit(window, f"{address[audience]}/{path}") as visit:
        page = visit.page
        assert visit.answer is not None
        assert visit.answer.status == 200
        assert page.evaluate(scheme) == "default"
        assert told_by_axe(page) == []
        visit.again(screen="desktop", dark=True)
        assert page.evaluate(scheme) == "slate"
        assert told_by_axe(page) == []
        visit.look(screen="phone", dark=True)
        assert page.evaluate(WIDE) <= 0
        assert page.evaluate(COVERED, PRESSED) == []
        assert visit.messages == []
        own = (address[audience], "data:", "blob:")
        assert [url for url in visit.requests if not url.startswith(own)] == []


def test_axe_on_a_phone(window: BrowserContext, address: dict[str, str]) -> None:
    for path in ("", "ambassadors/", "calendar/"):
        with Visit(window, f"{address['public']}/{path}", screen="phone") as visit:
            assert told_by_axe(visit.page) == []


def test_a_tab_leaves_nothing_for_the_next_one(window: BrowserContext, address: dict[str, str]) -> None:
    """What lets tests share a window."""
    for edition in ("public", "internal"):
        for _ in range(2):
            with Visit(window, f"{address[edition]}/404.html") as visit:
                assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0
                visit.page.evaluate("() => { localStorage.kept = '1'; sessionStorage.kept = '1'; }")


def test_editions_are_told_apart_at_a_glance(window: BrowserContext, address: dict[str, str]) -> None:
    colours, names = set(), set()
    for audience in ("public", "members", "internal"):
        with Visit(window, f"{address[audience]}/") as visit:
            header = visit.page.locator(".md-header").first
            colours.add(header.evaluate("e => getComputedStyle(e).backgroundColor"))
            names.add(header.inner_text())
    assert len(colours) == 3
    assert len(names) == 3


def test_directory_filters_by_keyboard_and_keeps_its_state(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/ambassadors/") as visit:
        page = visit.page
        people = page.locator(".am-person:visible")
        all_of_them = people.count()
        box = page.locator("input[name=language][value=fr]")
        box.focus()
        page.keyboard.press("Space")
        assert 0 < people.count() < all_of_them
        assert "language=fr" in page.url
        filtered = people.count()
        page.reload()
        page.wait_for_load_state("networkidle")
        assert page.locator(".am-person:visible").count() == filtered


def test_home_answers_who_can_talk_about_it(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/") as visit:
        page = visit.page
        page.locator("form.am-ask select").first.select_option(index=1)
        page.locator("form.am-ask button").click()
        page.wait_for_url("**/ambassadors/?theme=*")


def test_pages_can_be_read_without_script(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address['public']}/ambassadors/")
    assert page.locator(".am-person:visible").count() > 20
    page.goto(f"{address['public']}/calendar/")
    assert page.locator("table.am-month").count() >= 1
    context.close()


def test_an_address_to_subscribe_to_is_copied_by_keyboard(chromium: Browser, address: dict[str, str]) -> None:
    with Visit(chromium, f"{address['public']}/subscribe/") as visit:
        page = visit.page
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button = page.locator("[data-copy=all-calendar]")
        button.focus()
        told = page.locator("#all-calendar").inner_text()
        assert copied(page, button, lambda: page.keyboard.press("Enter")) == told
        assert told.endswith("/calendar.ics")


def test_a_second_press_is_answered_as_long_as_the_first(chromium: Browser, address: dict[str, str]) -> None:
    with Visit(chromium, f"{address['public']}/subscribe/") as visit:
        page = visit.page
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button = page.locator("[data-copy=all-calendar]")
        page.clock.install()
        page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
        copied(page, button, button.click)
        page.clock.run_for(1_500)
        copied(page, button, button.click)
        page.clock.run_for(1_500)
        assert "Copied" in button.inner_text()
        page.clock.run_for(1_500)
        assert "Copied" not in button.inner_text()


def test_where_a_site_does_not_know_its_address_the_page_finds_it(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/subscribe/") as visit:
        whole = f"{address['internal']}/calendar.ics"
        assert visit.page.locator("#all-calendar").inner_text() == whole
        link = visit.page.locator("[data-am-webcal=all-calendar]")
        assert link.is_visible()
        assert link.get_attribute("href") == whole.replace("http://", "webcal://")
