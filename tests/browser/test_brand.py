"""A site in its organisation's own colours: every page follows them, light and dark, and can be read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from ambassade.cli import main
from tests.browser.conftest import ROOT
from tests.browser.serving import served, window_at
from tests.browser.test_pages import Visit, told_by_axe

APPEARANCE = """
appearance:
  colours:
    brand:
      light: "#b3261e"
    brass:
      light: "#1d4f91"
    frame:
      light: "#b3261e"
      dark: "#ffd9d6"
  headings: plain
  spacing: roomy
  corners: square
"""
PAGES = (
    "",
    "networks/quiet-water/",
    "ambassadors/",
    "ambassadors/nathalie-celik/",
    "calendar/",
    "404.html",
    "embed/quiet-water/",
)
TOKENS = """names => Object.fromEntries(names.map(name =>
  [name, getComputedStyle(document.body).getPropertyValue(name).trim()]))"""
EXPECTED = {
    "light": {
        "--am-brand": "#b3261e",
        "--am-on-brand": "#ffffff",
        "--am-brass": "#1d4f91",
        "--am-frame": "#b3261e",
        "--am-frame-ink": "#ffffff",
        "--md-primary-fg-color": "#b3261e",
        "--md-typeset-a-color": "#b3261e",
        "--am-radius": "0",
        "--am-4": "1.00rem",
    },
    "dark": {
        "--am-brand": "#ff998b",
        "--am-on-brand": "#06211e",
        "--am-frame": "#ffd9d6",
        "--am-frame-ink": "#17211f",
        "--md-primary-fg-color": "#ffd9d6",
        "--md-typeset-a-color": "#ff998b",
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration's public edition in other colours."""
    root = tmp_path_factory.mktemp("brand")
    shutil.copytree(ROOT / "content", root / "content")
    with (root / "content" / "organisation.yml").open("a", encoding="utf-8") as file:
        file.write(APPEARANCE)
    assert main(["build", "--root", str(root), "--audience", "public", "--out", str(root / "site")]) == 0
    with served(Path(root) / "site" / "public") as address:
        yield address


@pytest.fixture(scope="module")
def window(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """A window of these tests, as long as the site is served."""
    with window_at(chromium, f"{site}/404.html") as context:
        yield context


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_follow_the_organisation_s_colours(window: BrowserContext, site: str, scheme: str) -> None:
    for path in PAGES:
        with Visit(window, f"{site}/{path}", dark=scheme == "dark") as visit:
            page = visit.page
            if not path.startswith("embed/"):
                found = page.evaluate(TOKENS, list(EXPECTED[scheme]))
                assert (path, found) == (path, EXPECTED[scheme])
            assert (path, told_by_axe(page)) == (path, [])
            assert visit.messages == []


def test_links_buttons_marks_header_and_widget_are_seen_in_them(window: BrowserContext, site: str) -> None:
    colour = "(e, name) => getComputedStyle(e)[name]"
    red, white, blue = "rgb(179, 38, 30)", "rgb(255, 255, 255)", "rgb(29, 79, 145)"
    with Visit(window, f"{site}/networks/quiet-water/") as visit:
        page = visit.page
        assert page.locator(".am-crumb a").first.evaluate(colour, "color") == red
        assert page.locator(".am-button--main").first.evaluate(colour, "backgroundColor") == red
        assert page.locator(".am-button--main").first.evaluate(colour, "color") == white
        assert page.locator(".am-date").first.evaluate(colour, "borderLeftColor") == blue
        assert page.locator(".md-header").first.evaluate(colour, "backgroundColor") == red
        assert page.locator(".md-header__title").first.evaluate(colour, "color") == white
        # The ring around what has the focus would be red on red.
        logo = page.locator(".md-header a.md-logo").first
        page.keyboard.press("Tab")
        logo.focus()
        assert logo.evaluate(colour, "outlineColor") == white
        page.emulate_media(media="print")
        assert page.evaluate(TOKENS, ["--am-brand"]) == {"--am-brand": "#000"}
    with Visit(window, f"{site}/embed/quiet-water/") as visit:
        assert visit.page.locator(".am .who a").first.evaluate(colour, "color") == red
        assert visit.page.locator(".am").first.evaluate(colour, "borderTopColor") == red
