"""The search in a browser: what readers type, with keys alone, on a phone, and what is asked for."""

from __future__ import annotations

import contextlib
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.acts import Held
from tests.browser.serving import served
from tests.browser.test_pages import Visit


@contextlib.contextmanager
def visited(
    browser: Browser | BrowserContext, url: str, *, screen: str = "desktop", dark: bool = False
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
    page.keyboard.insert_text(query)  # all at once: what only a part of it finds is not what is looked for
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
    window: BrowserContext, address: dict[str, str]
) -> None:
    with visited(window, address["public"] + "/networks/") as (page, visit):
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
        ("hydrodynamics squats", "Collections", "Drawings you may take"),
        ("welds", "Posts", "The weld that failed, and the drawing we gave away"),
        ("oeuvre", "Posts", "Two minutes, with captions"),  # where it is written « œuvre »
    ],
)
def test_what_readers_type_is_found(
    window: BrowserContext, address: dict[str, str], query: str, group: str, title: str
) -> None:
    with visited(window, address["public"] + "/networks/") as (page, _):
        ask(page, query)
        expect(page.locator(".am-found")).to_contain_text(title)
        assert title in groups(page)[group]


def test_a_mended_name_is_said(window: BrowserContext, address: dict[str, str]) -> None:
    with visited(window, address["public"] + "/") as (page, _):
        ask(page, "lindkvist")
        expect(page.locator("#am-found")).to_contain_text("“lindkvist”. Shown instead: “lindqvist”.")
        expect(page.get_by_role("status").first).to_be_visible()


def test_what_was_typed_is_said_as_it_was_typed(window: BrowserContext, address: dict[str, str]) -> None:
    with visited(window, address["public"] + "/networks/") as (page, _):
        ask(page, "lindkvist %")
        expect(page.locator("#am-found")).to_contain_text("“lindkvist %”. Shown instead: “lindqvist”.")
        page.locator(".md-search__input").fill("zqxw $&")
        expect(page.locator("#am-found")).to_contain_text("Nothing found for “zqxw $&”.")


def test_what_nothing_has_finds_nothing(window: BrowserContext, address: dict[str, str]) -> None:
    with visited(window, address["public"] + "/") as (page, _):
        ask(page, "zqxw")
        expect(page.locator("#am-found")).to_have_text(
            "Nothing found for “zqxw”. Try a name, a theme or a place."
        )
        assert page.locator(".am-found a").count() == 0


def test_other_languages_are_searched_for_the_words_and_not_for_what_begins_like_them(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with visited(window, address["public"] + "/") as (page, _):
        ask(page, "networks")
        expect(page.locator(".am-found")).to_contain_text("Women on Board")
        assert groups(page)["People"] == ["Ines Haddad", "Beatriz Carvalhal"]
        page.locator(".md-search__input").fill("devrait")
        expect(page.locator(".am-found")).to_contain_text("Arnaud Perrichon")


def test_groups_have_faces_and_flags_and_open_further(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with visited(window, address["internal"] + "/") as (page, _):
        ask(page, "captions")
        page.wait_for_selector(".am-found section:nth-of-type(5)")
        found = groups(page)
        assert list(found) == ["People", "Networks", "Posts", "Calendar", "Messages", "Pages"]
        assert page.locator("#am-found-person ~ ul img.am-face").count() == len(found["People"])
        assert page.locator("#am-found-network ~ ul img.am-flag").count() == len(found["Networks"])
        page.wait_for_function("[...document.querySelectorAll('.am-found img')].every(i => i.naturalWidth)")
        more = page.locator("#am-found-message ~ .am-found__more")
        more.click()
        expect(page.locator("#am-found-message ~ ul li")).not_to_have_count(3)
        assert page.evaluate("document.activeElement.matches('#am-found-message ~ ul li:nth-child(4) a')")


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_keys_alone(window: BrowserContext, address: dict[str, str], key: str) -> None:
    with visited(window, address["public"] + "/networks/") as (page, _):
        page.locator(".md-tabs__link").first.focus()
        page.keyboard.press(key)
        page.keyboard.type("lindqvist")
        # Not the many that begin with its first letters, searched for already where the machine paused.
        expect(page.locator("#am-found")).to_have_text(re.compile(r"^\d results$"))
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


def test_phone(window: BrowserContext, address: dict[str, str]) -> None:
    with visited(window, address["public"] + "/", screen="phone") as (page, _):
        page.locator("[data-am-toggle=__search]").click()
        page.keyboard.insert_text("lindqvist")
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
    window: BrowserContext, address: dict[str, str], edition: str, screen: str, dark: bool
) -> None:
    with visited(window, address[edition] + "/networks/", screen=screen, dark=dark) as (page, _):
        if screen == "phone":
            page.locator("[data-am-toggle=__search]").click()
            page.keyboard.insert_text("captions")
            expect(page.locator("#am-found")).to_contain_text("result")
        else:
            ask(page, "captions")
        page.wait_for_function("document.getAnimations().every((each) => each.playState !== 'running')")
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
    context = chromium.new_context()
    page = context.new_page()
    page.goto((built / "public/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("lamp")
    expect(page.locator("#am-found")).to_contain_text("needs a web server")
    context.close()


def test_enter_opens_what_was_typed_last_and_not_what_is_still_shown(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with visited(window, address["public"] + "/networks/") as (page, _):
        ask(page, "captions")
        page.wait_for_selector(".am-found a")
        page.locator(".md-search__input").fill("lindqvist")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ambassadors/zoe-lindqvist/")


def test_a_choice_made_while_something_is_searched_narrows_that(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with visited(window, address["public"] + "/networks/") as (page, _):
        ask(page, "captions")
        page.locator(".am-refine summary").click()
        platforms = page.locator(".am-refine [name=platform]")
        expect(platforms).to_be_visible()
        chunks = "**/pagefind/en/index/*"
        late = Held(page, chunks)
        with page.expect_request(chunks):
            page.locator(".md-search__input").fill("lindqvist")
        expect(page.locator("#am-found")).to_have_text("Searching…")
        platforms.select_option("linkedin")
        late.let_go()
        expect(page.locator("#am-found")).to_contain_text("result")
        assert groups(page)["People"] == ["Zoë Lindqvist"]
        expect(page.locator(".am-found mark").first).to_contain_text("Lindqvist", ignore_case=True)


@pytest.mark.parametrize("switch", ["search", "drawer"])
def test_on_the_way_back_nothing_lies_over_the_page(
    chromium: Browser, address: dict[str, str], switch: str
) -> None:
    with visited(chromium, address["public"] + "/networks/", screen="phone") as (page, _):
        page.locator(f"[data-am-toggle=__{switch}]").click()
        if switch == "search":
            page.keyboard.insert_text("lindqvist")
            page.locator(".am-found a").first.click()
        else:
            page.locator(".md-nav--primary .md-nav__link", has_text="People").click()
        page.wait_for_url("**/ambassadors/**")
        page.go_back()
        page.wait_for_load_state("networkidle")
        assert not page.locator(f"#__{switch}").is_checked()
        assert page.locator(f"[data-am-toggle=__{switch}]").get_attribute("aria-expanded") == "false"
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    "missing",
    ["en/pagefind.js", "en/wasm.en.pagefind", "en/*.pf_meta", "fr/pagefind-entry.json", "fr/*.pf_meta"],
)
def test_an_index_that_did_not_come_is_asked_for_again(
    chromium: Browser, address: dict[str, str], missing: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route(f"**/pagefind/{missing}*", lambda route: route.abort())
    page.goto(address["public"] + "/networks/")
    page.keyboard.press("/")
    page.keyboard.insert_text("lindqvist")
    expect(page.locator("#am-found")).to_contain_text("could not be loaded")
    assert page.locator(".am-found a").count() == 0
    page.unroute_all(behavior="wait")
    page.locator(".md-search__input").fill("lindqvis")
    expect(page.locator("#am-found")).to_contain_text("result")
    context.close()


def test_an_excerpt_says_what_the_page_says(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context()
    page = context.new_page()

    def change(route: Route) -> None:
        fragment = gzip.decompress(route.fetch().body()).removeprefix(b"pagefind_dcd")
        said = json.loads(fragment) | {"content": "Lindqvist <b>says</b> 1 < 2 & 3 > 2"}
        route.fulfill(body=gzip.compress(b"pagefind_dcd" + json.dumps(said).encode()))

    page.route("**/fragment/*", change)
    page.goto(address["public"] + "/networks/")
    page.keyboard.press("/")
    page.keyboard.insert_text("lindqvist")
    expect(page.locator(".am-found__text").first).to_have_text("Lindqvist <b>says</b> 1 < 2 & 3 > 2")
    assert page.locator(".am-found__text b").count() == 0
    page.unroute_all(behavior="wait")
    context.close()


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
    page.keyboard.insert_text("lindqvist")
    expect(page.locator("#am-found")).to_contain_text("result")
    ours = [each for each in told if not each.startswith("Executing inline script")]  # which is Material's
    assert ours == []
    page.unroute_all(behavior="wait")  # a picture may still be on its way
    context.close()
