"""Every kind of page, in every edition: quiet, from one host, accessible, and no wider than the screen."""

from __future__ import annotations

from typing import Any, Self

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PUBLIC = (
    "",
    "networks/",
    "networks/quiet-water/",
    "ambassadors/",
    "ambassadors/nathalie-celik/",
    "ambassadors/eleni-papadaki/",
    "themes/",
    "posts/",
    "calendar/",
    "calendar/2026-12/",
    "subscribe/",
    "404.html",
)
MEMBERS = ("messages/", "messages/quiet-water/glass-in-the-cupboard/", "playbook/", "subscribe/")
PAGES = [
    *(("public", path) for path in PUBLIC),
    *(("members", path) for path in ("", *MEMBERS, "networks/quiet-water/")),
    *(
        ("internal", path)
        for path in ("", *MEMBERS, "networks/", "networks/night-crews/", "ambassadors/nathalie-celik/")
    ),
]
SCREENS = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1440, 900)}


class Visit:
    """One page opened in a fresh context, and what it said and asked for meanwhile."""

    def __init__(self, browser: Browser, url: str, *, screen: str = "desktop", dark: bool = False) -> None:
        width, height = SCREENS[screen]
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda fault: self.messages.append(f"error: {fault}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.answer = self.page.goto(url, wait_until="networkidle")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


@pytest.mark.parametrize(("audience", "path"), PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(
    chromium: Browser, address: dict[str, str], audience: str, path: str, dark: bool
) -> None:
    with Visit(chromium, f"{address[audience]}/{path}", dark=dark) as visit:
        assert visit.answer is not None
        assert visit.answer.status == 200
        scheme = visit.page.evaluate("document.body.getAttribute('data-md-color-scheme')")
        assert scheme == ("slate" if dark else "default")
        found: list[dict[str, Any]] = Axe().run(visit.page).response["violations"]
        told = [
            f"{v['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
            for v in found
            for node in v["nodes"]
        ]
        assert told == []


@pytest.mark.parametrize(("audience", "path"), PAGES)
def test_quiet_and_from_one_host(
    chromium: Browser, address: dict[str, str], audience: str, path: str
) -> None:
    with Visit(chromium, f"{address[audience]}/{path}") as visit:
        assert visit.messages == []
        assert [
            url for url in visit.requests if not url.startswith((address[audience], "data:", "blob:"))
        ] == []


@pytest.mark.parametrize(("audience", "path"), PAGES)
@pytest.mark.parametrize("screen", ["phone", "tablet"])
def test_no_wider_than_the_screen(
    chromium: Browser, address: dict[str, str], audience: str, path: str, screen: str
) -> None:
    with Visit(chromium, f"{address[audience]}/{path}", screen=screen) as visit:
        wide = visit.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0


def test_axe_on_a_phone(chromium: Browser, address: dict[str, str]) -> None:
    for path in ("", "ambassadors/", "calendar/"):
        with Visit(chromium, f"{address['public']}/{path}", screen="phone") as visit:
            assert [v["id"] for v in Axe().run(visit.page).response["violations"]] == []


def test_editions_are_told_apart_at_a_glance(chromium: Browser, address: dict[str, str]) -> None:
    colours, names = set(), set()
    for audience in ("public", "members", "internal"):
        with Visit(chromium, f"{address[audience]}/") as visit:
            header = visit.page.locator(".md-header").first
            colours.add(header.evaluate("e => getComputedStyle(e).backgroundColor"))
            names.add(header.inner_text())
    assert len(colours) == 3
    assert len(names) == 3


def test_directory_filters_by_keyboard_and_keeps_its_state(
    chromium: Browser, address: dict[str, str]
) -> None:
    with Visit(chromium, f"{address['public']}/ambassadors/") as visit:
        page = visit.page
        people = page.locator(".am-person:visible")
        all_of_them = people.count()
        box = page.locator("input[name=language][value=fr]")
        box.focus()
        page.keyboard.press("Space")
        assert 0 < people.count() < all_of_them
        assert "language=fr" in page.url
        filtered = people.count()
        page.reload(wait_until="networkidle")
        assert page.locator(".am-person:visible").count() == filtered


def test_home_answers_who_can_talk_about_it(chromium: Browser, address: dict[str, str]) -> None:
    with Visit(chromium, f"{address['public']}/") as visit:
        page = visit.page
        page.locator("form.am-ask select").first.select_option(index=1)
        page.locator("form.am-ask button").click()
        page.wait_for_load_state("networkidle")
        assert "/ambassadors/" in page.url
        assert "theme=" in page.url


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
        page.locator("[data-copy=all-calendar]").focus()
        page.keyboard.press("Enter")
        page.locator("[data-copy=all-calendar]", has_text="Copied").wait_for()
        told = page.locator("#all-calendar").inner_text()
        assert page.evaluate("navigator.clipboard.readText()") == told
        assert told.endswith("/calendar.ics")


def test_where_a_site_does_not_know_its_address_the_page_finds_it(
    chromium: Browser, address: dict[str, str]
) -> None:
    with Visit(chromium, f"{address['internal']}/subscribe/") as visit:
        whole = f"{address['internal']}/calendar.ics"
        assert visit.page.locator("#all-calendar").inner_text() == whole
        link = visit.page.locator("[data-am-webcal=all-calendar]")
        assert link.is_visible()
        assert link.get_attribute("href") == whole.replace("http://", "webcal://")
