"""The search in a browser: what readers type, with keys alone, on a phone, and what is asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import served
from tests.browser.test_pages import Visit


@contextlib.contextmanager
def visited(
    browser: Browser, url: str, *, screen: str = "desktop", dark: bool = False
) -> Iterator[tuple[Page, Visit]]:
    """A page, and at the end nothing in the console and nobody else asked."""
    with Visit(browser, url, screen=screen, dark=dark) as visit:
        yield visit.page, visit
        assert visit.messages == []
        host = "/".join(url.split("/")[:3])
        assert [each for each in visit.requests if not each.startswith((host, "data:"))] == []


def ask(page: Page, query: str) -> None:
    """Type into the box, which a key opens, and wait until the search has said what it found."""
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.locator("#am-found")).to_contain_text("esult" if query != "zqxw" else "Nothing")


def groups(page: Page) -> dict[str, list[str]]:
    """The titles of what is shown, by the heading of their group."""
    return {
        group.locator("h2").inner_text().split("\n")[0].strip("0123456789"): group.locator(
            "li b"
        ).all_inner_texts()
        for group in page.locator(".am-found section").all()
    }


def test_nothing_of_the_search_is_loaded_before_it_is_used(
    chromium: Browser, address: dict[str, str]
) -> None:
    with visited(chromium, address["public"] + "/networks/") as (page, visit):
        assert [each for each in visit.requests if "pagefind" in each or "search_index" in each] == []
        ask(page, "lindqvist")
        assert [each for each in visit.requests if "search_index" in each or "/workers/" in each] == []
        assert any("/pagefind/en/" in each for each in visit.requests)


@pytest.mark.parametrize(
    ("query", "group", "title"),
    [
        ("reseaux", "People", "Karim El Fassi"),  # who writes « réseau » in French, on an English site
        ("BRAEKHUS", "People", "Jørgen Brækhus"),
        ("brækhus", "People", "Jørgen Brækhus"),
        ("zolc", "People", "Agnieszka Żółć"),
        ("lindkvist", "People", "Zoë Lindqvist"),
        ("zoe lindqivst", "People", "Zoë Lindqvist"),
        ("quiet watr", "Networks", "Quiet Water"),
        ("welds", "Posts", "The weld that failed, and the drawing we gave away"),
    ],
)
def test_what_readers_type_is_found(
    chromium: Browser, address: dict[str, str], query: str, group: str, title: str
) -> None:
    with visited(chromium, address["public"] + "/networks/") as (page, _):
        ask(page, query)
        expect(page.locator(".am-found")).to_contain_text(title)
        assert title in groups(page)[group]


def test_a_mended_name_is_said(chromium: Browser, address: dict[str, str]) -> None:
    with visited(chromium, address["public"] + "/") as (page, _):
        ask(page, "lindkvist")
        expect(page.locator("#am-found")).to_contain_text("“lindkvist”. Shown instead: “lindqvist”.")
        expect(page.get_by_role("status").first).to_be_visible()


def test_what_nothing_has_finds_nothing(chromium: Browser, address: dict[str, str]) -> None:
    with visited(chromium, address["public"] + "/") as (page, _):
        ask(page, "zqxw")
        expect(page.locator("#am-found")).to_have_text("Nothing found for “zqxw”.")
        assert page.locator(".am-found a").count() == 0


def test_groups_have_faces_and_flags_and_open_further(chromium: Browser, address: dict[str, str]) -> None:
    with visited(chromium, address["internal"] + "/") as (page, _):
        ask(page, "captions")
        page.wait_for_selector(".am-found section:nth-of-type(5)")
        found = groups(page)
        assert list(found) == ["People", "Networks", "Posts", "Calendar", "Messages", "Pages"]
        assert page.locator("#am-found-person ~ ul img.am-face").count() == len(found["People"])
        assert page.locator("#am-found-network ~ ul img.am-flag").count() == len(found["Networks"])
        assert page.evaluate("[...document.querySelectorAll('.am-found img')].every(i => i.naturalWidth > 0)")
        more = page.locator("#am-found-message ~ .am-found__more")
        more.click()
        expect(page.locator("#am-found-message ~ ul li")).not_to_have_count(3)
        assert page.evaluate("document.activeElement.matches('#am-found-message ~ ul li:nth-child(4) a')")


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_keys_alone(chromium: Browser, address: dict[str, str], key: str) -> None:
    with visited(chromium, address["public"] + "/networks/") as (page, _):
        page.locator(".md-tabs__link").first.focus()
        page.keyboard.press(key)
        page.keyboard.type("lindqvist")
        expect(page.locator("#am-found")).to_contain_text("result")
        page.wait_for_selector(".am-found a")
        focused = "document.activeElement.matches('.am-found section:first-child li:first-child a')"
        page.keyboard.press("ArrowDown")
        assert page.evaluate(focused)
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.matches('.md-search__input')")
        page.keyboard.press("Escape")
        assert not page.locator("#__search").is_checked()
        assert page.evaluate("document.activeElement.matches('.md-tabs__link')")
        page.keyboard.press(key)
        page.keyboard.press("Enter")
        page.wait_for_url("**/ambassadors/zoe-lindqvist/")


def test_phone(chromium: Browser, address: dict[str, str]) -> None:
    with visited(chromium, address["public"] + "/", screen="phone") as (page, _):
        page.locator("[data-am-toggle=__search]").click()
        page.keyboard.type("lindqvist")
        link = page.locator(".am-found a").first
        expect(link).to_be_visible()
        assert link.bounding_box()["height"] >= 44  # type: ignore[index]  # it is visible
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        link.click()
        page.wait_for_url("**/ambassadors/zoe-lindqvist/")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("edition", ["public", "internal"])
@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_the_open_box_is_accessible(
    chromium: Browser, address: dict[str, str], edition: str, screen: str, dark: bool
) -> None:
    with visited(chromium, address[edition] + "/networks/", screen=screen, dark=dark) as (page, _):
        if screen == "phone":
            page.locator("[data-am-toggle=__search]").click()
            page.keyboard.type("captions")
            page.wait_for_selector(".am-found a")
        else:
            ask(page, "captions")
        page.wait_for_timeout(700)  # until the box has been drawn open
        found = Axe().run(page)
        assert found.response["violations"] == [], found.generate_report()


def test_under_a_path(chromium: Browser, built: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/networks").symlink_to(built / "public")
    with (
        served(tmp_path) as host,
        visited(chromium, f"{host}/deep/networks/networks/quiet-water/") as (page, _),
    ):
        ask(page, "brækhus")
        page.locator(".am-found a").first.click()
        page.wait_for_url("**/deep/networks/ambassadors/jorgen-braekhus/")
        assert page.title().startswith("Jørgen Brækhus")


def test_as_files_it_says_what_it_needs(chromium: Browser, built: Path) -> None:
    page = chromium.new_page()
    page.goto((built / "public/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("lamp")
    expect(page.locator("#am-found")).to_contain_text("needs a web server")
    page.close()


def test_without_scripts_there_is_no_box(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address["public"] + "/")
    assert not page.locator(".md-search__input").is_visible()
    assert page.get_by_role("link", name="People").first.is_visible()
    context.close()


STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'"
)


def test_a_strict_policy_needs_wasm_allowed_and_no_more(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.route(
        "**/*",
        lambda route: route.fulfill(
            response=(got := route.fetch()), headers={**got.headers, "content-security-policy": STRICT}
        ),
    )
    page.goto(address["public"] + "/networks/")
    page.locator(".md-search__input").focus()
    page.keyboard.type("lindqvist")
    expect(page.locator("#am-found")).to_contain_text("result")
    ours = [each for each in told if not each.startswith("Executing inline script")]  # which is Material's
    assert ours == []
    page.unroute_all(behavior="wait")  # a picture may still be on its way
    context.close()
