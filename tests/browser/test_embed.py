"""The widget on a page of another origin, under a strict policy, in a real browser; and its fallback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.acts import copied
from tests.browser.serving import Quiet, serving
from tests.browser.test_pages import Visit

WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HOSTILE: Final = '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>'


class Open(Quiet):
    """A server whose files any origin may read, as those of pages hosts do."""

    def end_headers(self) -> None:
        """Allows it."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


class Host(Quiet):
    """Somebody else's site: every address is one page, under a policy."""

    page = ""
    policy = ""

    def do_GET(self) -> None:  # noqa: N802  (the name is the base class's)
        """Answers with the page; with an empty picture for the icon."""
        html = self.path != "/favicon.ico"
        body = type(self).page.encode() if html else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8" if html else "image/png")
        self.send_header("Content-Security-Policy", type(self).policy)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    with serving(partial(Open, directory=str(built / "public"))) as address:
        yield address


@contextmanager
def hosting(source: str, attributes: str, *, frames: bool = False, lang: str = "en") -> Iterator[str]:
    """A page that includes the line, under the policy that `embed/` asks for."""
    allowed = f"script-src {source}; style-src {source}; img-src {source} 'self'; connect-src {source}"
    line = f'<script src="{source}/embed/v1.js" {attributes} defer></script>'

    class Page(Host):
        page = (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Host</title></head>'
            f"<body><main><h1>A page of somebody else</h1><p>Before.</p>{line}<p>After.</p></main>"
            "</body></html>"
        )
        policy = f"default-src 'none'; base-uri 'none'; {allowed}" + (
            f"; frame-src {source}" if frames else ""
        )

    with serving(Page) as address:
        yield address


def box(visit: Visit) -> Locator:
    found = visit.page.locator("section.am")
    found.wait_for()
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_one_line_shows_the_network_where_it_stands(
    chromium: Browser, site: str, built: Path, dark: bool, screen: str
) -> None:
    with (
        hosting(site, 'data-network="quiet-water"') as host,
        Visit(chromium, host, dark=dark, screen=screen) as visit,
    ):
        shown = box(visit)
        data = json.loads((built / "public/embed/quiet-water.json").read_text(encoding="utf-8"))
        view = data["languages"]["en"]
        assert shown.get_by_role("heading", level=2).inner_text() == view["name"]["text"]
        names = shown.locator(".person a").all_inner_texts()
        assert names == [one["name"]["text"] for one in view["people"]]
        assert 0 < len(names) <= 12
        assert shown.locator(".date a").all_inner_texts() == [one["title"]["text"] for one in view["dates"]]
        links = shown.locator("a").evaluate_all("all => all.map((each) => each.href)")
        assert all(link.startswith(f"{site}/") for link in links)
        assert f"{site}/networks/quiet-water/" in links
        assert links[-1] == f"{site}/"
        order = visit.page.locator("main").evaluate("e => [...e.children].map((each) => each.tagName)")
        assert order == ["H1", "P", "SCRIPT", "DIV", "P"]
        for name in (".face", ".flag"):  # they come when they are near what is in sight
            shown.locator(name).first.scroll_into_view_if_needed()
            expect(shown.locator(name).first).not_to_have_js_property("naturalWidth", 0)
        assert visit.page.evaluate(WIDE) <= 0
        assert visit.messages == []
        assert all(url.startswith((site, host)) for url in visit.requests)
        assert visit.context.cookies() == []
        found = axe(visit)
        assert [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]] == []


def axe(visit: Visit) -> list[dict[str, Any]]:
    """What axe finds, the shadow root included."""
    found: list[dict[str, Any]] = Axe().run(visit.page).response["violations"]
    return found


def test_it_speaks_the_language_of_the_page_or_the_one_asked_for(chromium: Browser, site: str) -> None:
    for lang, attributes, said in (
        ("fr-FR", "", "fr"),
        ("en", 'data-lang="fr"', "fr"),
        ("fr", 'data-lang="en"', "en"),
        ("de", "", "en"),
    ):
        with (
            hosting(site, f'data-network="quiet-water" {attributes}', lang=lang) as host,
            Visit(chromium, host) as visit,
        ):
            shown = box(visit)
            assert shown.get_attribute("lang") == said
            headings = shown.locator("h3").all_inner_texts()
            assert headings[0] == ("Personnes" if said == "fr" else "People")


def test_theme_accent_and_level_are_as_asked_for(chromium: Browser, site: str) -> None:
    asked = 'data-network="access" data-theme="dark" data-accent="#ff0000" data-heading="4"'
    with hosting(site, asked) as host, Visit(chromium, host) as visit:
        shown = box(visit)
        assert shown.get_by_role("heading", level=4).count() == 1
        edge, ground = shown.evaluate(
            "e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).backgroundColor]"
        )
        assert edge == "rgb(255, 0, 0)"
        assert ground == "rgb(24, 34, 33)"
        assert visit.messages == []
    with (
        hosting(site, 'data-network="access" data-accent="red;background:url(//x.example)"') as host,
        Visit(chromium, host) as visit,
    ):
        assert box(visit).get_attribute("style") is None
        assert all(url.startswith((site, host)) for url in visit.requests)


def test_a_keyboard_reaches_every_link_in_order(chromium: Browser, site: str) -> None:
    with hosting(site, 'data-network="quiet-water"') as host, Visit(chromium, host) as visit:
        wanted = box(visit).locator("a").evaluate_all("all => all.map((each) => each.href)")
        focused = "document.querySelector('main > div').shadowRoot.activeElement"
        found = []
        for _ in wanted:
            visit.page.keyboard.press("Tab")
            found.append(visit.page.evaluate(f"{focused}.href"))
            assert visit.page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"
        assert found == wanted


def test_a_network_that_does_not_exist_is_said(chromium: Browser, site: str) -> None:
    for network in ("no-such-network", HOSTILE.replace('"', "&quot;"), "../api/v1/index"):
        with hosting(site, f'data-network="{network}"') as host, Visit(chromium, host) as visit:
            shown = box(visit)
            assert shown.locator("p").inner_text().startswith("There is no network “")
            assert shown.locator("img, script").count() == 0
            assert visit.page.evaluate("globalThis.hit") is None
            assert not any("api/v1" in url for url in visit.requests)


def test_hostile_words_stay_words(chromium: Browser, site: str, built: Path) -> None:
    with hosting(site, 'data-network="quiet-water"') as host:
        context = chromium.new_context()
        page = context.new_page()
        data = json.loads((built / "public/embed/quiet-water.json").read_text(encoding="utf-8"))
        view = data["languages"]["en"]
        view["name"]["text"] = view["people"][0]["name"]["text"] = HOSTILE
        view["people"][0]["say"] = {"text": HOSTILE, "lang": '"><script>'}
        view["dates"][0]["title"]["text"] = view["all_people"] = HOSTILE
        view["people"][0]["href"] = "javascript:globalThis.hit=1"
        view["people"][1]["href"] = "https://evil.example/"
        view["people"][0]["picture"] = "//evil.example/x.svg"
        page.route(
            "**/embed/quiet-water.json",
            lambda route: route.fulfill(
                body=json.dumps(data),
                headers={"Access-Control-Allow-Origin": "*", "Content-Type": "application/json"},
            ),
        )
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(host)
        page.wait_for_load_state("networkidle")
        shown = page.locator("section.am")
        assert shown.get_by_role("heading", level=2).inner_text() == HOSTILE
        assert shown.locator("script").count() == 0
        assert page.evaluate("globalThis.hit") is None
        links = shown.locator("a").evaluate_all("all => all.map((each) => each.href)")
        assert all(link.startswith(f"{site}/") for link in links)
        assert not any("evil.example" in url for url in asked)
        context.close()


def test_where_the_data_may_not_be_read_a_frame_stands_in(chromium: Browser, address: dict[str, str]) -> None:
    source = address["public"]  # which allows no other origin
    with (
        hosting(source, 'data-network="quiet-water" data-lang="fr" data-theme="dark"', frames=True) as host,
        Visit(chromium, host) as visit,
    ):
        shown = box(visit)
        frame = shown.locator("iframe")
        assert frame.get_attribute("src") == f"{source}/embed/quiet-water/fr/?theme=dark"
        inside = frame.content_frame
        inside.locator("h1").wait_for()
        assert inside.locator("h2").first.inner_text() == "Personnes"
        assert inside.locator("html").get_attribute("lang") == "fr"
        inside.locator("h1 a").click()  # in the whole window
        visit.page.wait_for_url(f"{source}/fr/networks/quiet-water/")
    with hosting(source, 'data-network="quiet-water"') as host, Visit(chromium, host) as visit:
        shown = box(visit)
        shown.get_by_text("This network can not be shown here.").wait_for()
        assert shown.get_by_role("link", name="Open its page").is_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_for_a_frame_is_bare_and_accessible(
    window: BrowserContext, address: dict[str, str], dark: bool
) -> None:
    for path in ("embed/quiet-water/", "embed/women-on-board/fr/?accent=%239a6c10"):
        with Visit(window, f"{address['public']}/{path}", dark=dark, screen="phone") as visit:
            page = visit.page
            assert page.locator("header.md-header, footer.md-footer, nav").count() == 0
            assert page.locator("h1").count() == 1
            assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
            assert (page.locator("link[rel=canonical]").get_attribute("href") or "").endswith(
                f"/networks/{path.split('/')[1]}/"
            )
            assert page.evaluate(WIDE) <= 0
            assert axe(visit) == []
            assert visit.messages == []
            assert all(url.startswith(address["public"]) for url in visit.requests)
    with Visit(window, f"{address['public']}/embed/access/?theme=dark&accent=url(x)") as visit:
        shown = box_of_frame(visit)
        assert shown == ["rgb(24, 34, 33)", None]


def box_of_frame(visit: Visit) -> list[str | None]:
    found: list[str | None] = visit.page.locator("main.am").evaluate(
        "e => [getComputedStyle(e).backgroundColor, e.getAttribute('style')]"
    )
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_that_says_how(chromium: Browser, address: dict[str, str], dark: bool) -> None:
    with Visit(chromium, f"{address['public']}/embed/", dark=dark) as visit:
        page = visit.page
        page.locator("#am-example section.am h4").wait_for()
        assert page.locator("iframe").content_frame.locator("h1").inner_text()
        assert axe(visit) == []
        assert visit.messages == []
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button = page.locator("[data-copy=embed-quiet-water-script]")
        button.focus()
        line = copied(page, button, lambda: page.keyboard.press("Enter"))
        assert line == (
            '<script src="https://people.talvenne.example/embed/v1.js" data-network="quiet-water" defer>'
            "</script>"
        )


GROUNDS: Final = {False: "rgb(255, 255, 255)", True: "rgb(24, 34, 33)"}
SWITCH: Final = {False: "Switch to dark colours", True: "Switch to light colours"}


def ground(box: Locator, dark: bool) -> None:
    """Waits until what a network stands in is dark, or light."""
    box.wait_for()
    expect(box).to_have_css("background-color", GROUNDS[dark])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", ["embed/", "fr/embed/"])
def test_the_examples_are_as_dark_as_the_page_that_shows_them(
    chromium: Browser, address: dict[str, str], dark: bool, path: str
) -> None:
    with Visit(chromium, f"{address['public']}/{path}", dark=dark) as visit:
        page = visit.page
        shown, framed = page.locator("#am-example section.am"), page.locator(".am-embedded").content_frame
        ground(shown, dark)
        ground(framed.locator("main.am"), dark)
        framed.locator("main.am").evaluate("e => { e.dataset.mark = 'the same'; }")
        steps = page.evaluate("history.length")
        page.locator("[data-am-scheme]:visible").click()
        ground(shown, not dark)
        ground(framed.locator("main.am[data-mark='the same']"), not dark)
        page.locator("[data-am-scheme]:visible").click()
        ground(shown, dark)
        ground(framed.locator("main.am[data-mark='the same']"), dark)
        assert page.evaluate("history.length") == steps
        page.locator("[data-am-scheme]:visible").click()
        page.reload()
        page.wait_for_load_state("networkidle")
        ground(shown, not dark)
        ground(framed.locator("main.am"), not dark)
        assert visit.messages == []


SEEN: Final = """globalThis.seen = [];
new MutationObserver(() => {
  if (document.querySelector("main.am")) seen.push(document.documentElement.dataset.theme);
}).observe(document, { childList: true, subtree: true });
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (...how) {
  const root = attach.apply(this, how);
  new MutationObserver(() => {
    const box = root.querySelector("section.am");
    if (box) seen.push(box.dataset.theme);
  }).observe(root, { childList: true, subtree: true, attributes: true });
  return root;
};"""
"""Keeps which theme the widget, or its page for a frame, has from when there is something of it."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_examples_are_never_shown_in_the_other_colours_first(
    chromium: Browser, address: dict[str, str], dark: bool
) -> None:
    with chromium.new_context(color_scheme="dark" if dark else "light") as context:
        page = context.new_page()
        page.goto(f"{address['public']}/", wait_until="load")
        page.get_by_role("button", name=SWITCH[dark]).click()
        page.add_init_script(SEEN)
        page.goto(f"{address['public']}/embed/")
        page.wait_for_load_state("networkidle")
        ground(page.locator("#am-example section.am"), not dark)
        ground(page.locator(".am-embedded").content_frame.locator("main.am"), not dark)
        wanted = "light" if dark else "dark"
        assert set(page.evaluate("seen")) == {wanted}
        for mark in "#?":
            page.goto("about:blank")
            page.goto(f"{address['public']}/embed/access/{mark}theme={wanted}")
            page.wait_for_load_state("networkidle")
            ground(page.locator("main.am"), not dark)
            assert set(page.evaluate("seen")) == {wanted}


def test_a_page_with_a_switch_of_its_own_changes_the_theme(
    chromium: Browser, site: str, address: dict[str, str]
) -> None:
    turn = "theme => { document.querySelector('script[data-network]').dataset.theme = theme; }"
    with (
        hosting(site, 'data-network="access" data-theme="light"') as host,
        Visit(chromium, host) as visit,
    ):
        ground(box(visit), dark=False)
        visit.page.evaluate(turn, "dark")
        ground(box(visit), dark=True)
        visit.page.evaluate(turn, "auto")
        ground(box(visit), dark=False)
    source = address["public"]  # where a frame stands in
    with hosting(source, 'data-network="access"', frames=True) as host, Visit(chromium, host) as visit:
        inside = box(visit).locator("iframe").content_frame.locator("main.am")
        ground(inside, dark=False)
        visit.page.evaluate(turn, "dark")
        ground(inside, dark=True)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_announcement_kit_copies_its_texts(
    chromium: Browser, address: dict[str, str], dark: bool
) -> None:
    with Visit(chromium, f"{address['internal']}/announce/", dark=dark, screen="phone") as visit:
        page = visit.page
        assert axe(visit) == []
        assert visit.messages == []
        assert page.evaluate(WIDE) <= 0
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button = page.locator("[data-copy=announce-mail-fr]")
        mail = copied(page, button, button.click)
        assert "Les réseaux Talvenne" in mail
        assert "https://people.talvenne.example/" in mail
        page.get_by_role("link", name="See the places").click()
        page.wait_for_url("**/announce/places/")
        assert axe(visit) == []
        assert page.evaluate(WIDE) <= 0
