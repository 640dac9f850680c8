"""Every kind of page at three widths, light and dark: nothing cut off, nothing over another thing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.kinds import KINDS, OTHER_LANGUAGE

WIDTHS = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1440, 900)}
MOST_SHIFT = 0.05
SCRIPT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
WATCH = """
window.amShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.amShift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
SETTLED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return window.amShift;
}"""
SCHEME = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
"""What the header's switch does."""
EDITIONS = [(audience, "") for audience in KINDS] + [("public", f"{OTHER_LANGUAGE}/")]


def paths(built: Path, audience: str, folder: str) -> Iterator[str]:
    """The pages of an edition to look at; each of them must have been built."""
    for kind in KINDS[audience].values():
        if folder and kind.path.endswith(".html"):
            continue
        assert (built / audience / kind.file(folder)).is_file(), f"{audience}: no page {folder}{kind.path}"
        yield folder + kind.path


def window(chromium: Browser, screen: str) -> BrowserContext:
    """A window of that size, light until told otherwise."""
    width, height = WIDTHS[screen]
    return chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce"
    )


def faults(page: Page) -> Iterator[str]:
    """What the layout of a page does wrong at any width, light or dark."""
    for screen, (width, height) in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("default", "slate"):
            page.evaluate(SCHEME, scheme)
            found: list[str] = page.evaluate(SCRIPT, screen == "phone")
            yield from (f"{screen}, {scheme}: {fault}" for fault in found)


@pytest.mark.parametrize(("audience", "folder"), EDITIONS)
def test_nothing_is_cut_off_or_too_small_to_press(
    chromium: Browser, address: dict[str, str], built: Path, audience: str, folder: str
) -> None:
    found: list[str] = []
    with window(chromium, "desktop") as context:
        page = context.new_page()
        for path in paths(built, audience, folder):
            page.goto(f"{address[audience]}/{path}", wait_until="load")
            page.evaluate("document.fonts.ready.then(() => true)")
            found += [f"{path}: {fault}" for fault in faults(page)]
    assert found == []


def without_fonts(route: Route) -> None:
    """Fonts stay away: whether one comes before or after the first paint is a matter of chance."""
    route.abort()


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_nothing_moves_while_a_page_comes(
    chromium: Browser, address: dict[str, str], built: Path, screen: str
) -> None:
    moved: list[str] = []
    with window(chromium, screen) as context:
        context.add_init_script(WATCH)
        context.route("**/*.woff2", without_fonts)
        page = context.new_page()
        for path in paths(built, "public", ""):
            page.goto(f"{address['public']}/{path}", wait_until="load")
            shift = page.evaluate(SETTLED)
            if shift > MOST_SHIFT:
                moved.append(f"{path}: {shift:.3f}")
    assert moved == []
