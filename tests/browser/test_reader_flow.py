"""What readers come for, from the calendar to the post, by keyboard alone and on a phone; nothing leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.acts import choose, copied

QUARTER = "calendar/timeline/2026-q4/"
KIT = "kit/nathalie-celik/"
SIZES = {"desktop": (1440, 900), "phone": (360, 740)}
TOO_FAR = 40
"""A keyboard reader gives up sooner than this many stops before what they look for."""
TARGET = 44
"""A finger's width, in CSS pixels."""
CONTROLS = {"button", "select", "summary", "textarea"}
LIMIT = 280
TALK = "And this is what I heard there myself, on a cold evening in November. "
MINE = "I was there. "

STOP = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const box = it.getBoundingClientRect();
  const drawn = [];
  for (let each = it; each && each !== document.body; each = each.parentElement) {
    const { outlineStyle: kind, outlineWidth: width } = getComputedStyle(each);
    drawn.push(kind === "auto" || (kind !== "none" && parseFloat(width) >= 2));
  }
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const [x, y] = [middle(box.x, box.right, innerWidth), middle(box.y, box.bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  return {
    name: it.localName, words: (it.innerText || "").replace(/\\s+/g, " ").trim(),
    href: it.getAttribute("href"), field: it.getAttribute("name"), own: it.dataset.own, copy: it.dataset.copy,
    shares: it.dataset.shareOf, width: box.width, height: box.height,
    outlined: drawn.includes(true),
    inside: box.right > 0 && box.bottom > 0 && box.x < innerWidth && box.y < innerHeight,
    uncovered: top !== null && (it.contains(top) || top.contains(it)),
  };
}"""
Stop = dict[str, object]


class Keys:
    """A reader with nothing but keys. Each stop of the focus has to be seen; on a phone a finger finds it."""

    def __init__(self, page: Page, *, phone: bool) -> None:
        self.page = page
        self.phone = phone
        self.unseen: list[Stop] = []
        self.small: list[Stop] = []

    def stop(self) -> Stop:
        found: Stop | None = self.page.evaluate(STOP)
        assert found is not None, "the focus is lost"
        if not (found["outlined"] and found["inside"] and found["uncovered"]):
            self.unseen.append(found)
        if self.phone and found["name"] in CONTROLS and float(str(found["height"])) < TARGET:
            self.small.append(found)
        return found

    def into_the_page(self) -> None:
        """Past the header, by the link that is there for it."""
        self.page.keyboard.press("Tab")
        assert self.stop()["href"] == "#am-content"
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#am-content")).to_be_focused()

    def to(self, wanted: Callable[[Stop], bool]) -> Stop:
        """On by Tab until what is wanted has the focus, and that is drawn."""
        for _ in range(TOO_FAR):
            self.page.keyboard.press("Tab")
            found = self.stop()
            if wanted(found):
                self.drawn(found)
                return found
        message = f"not within {TOO_FAR} stops"
        raise AssertionError(message)

    def drawn(self, stop: Stop) -> None:
        """That the focus makes a difference to what is drawn."""
        there = self.page.screenshot()
        it = self.page.evaluate_handle("() => { const it = document.activeElement; it.blur(); return it; }")
        gone = self.page.screenshot()
        it.evaluate("it => it.focus({ preventScroll: true, focusVisible: true })")
        assert there != gone, stop

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def choose(self, field: str, words: str) -> None:
        """A value of a list, by its first letters."""
        self.to(lambda stop: stop["field"] == field)
        choose(self.page, words)

    def follow(self, path: str) -> None:
        """To a link that leads to a page of the site, and through it."""
        self.to(lambda stop: str(stop["href"]).endswith(path))
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"**/{path}")
        self.page.wait_for_load_state("networkidle")


@contextmanager
def reader(
    chromium: Browser, home: str, screen: str, *, dark: bool = False
) -> Iterator[tuple[Page, list[str]]]:
    """A fresh page, and where it was led to beyond the site; what is asked there is answered here."""
    width, height = SIZES[screen]
    phone = screen == "phone"
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        has_touch=phone,
        is_mobile=phone,
        reduced_motion="reduce",
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=home)
    beyond: list[str] = []

    def answer(route: Route, request: Request) -> None:
        beyond.append(request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>The platform</title>")

    context.route(lambda url: not url.startswith((home, "data:", "blob:")), answer)
    yield context.new_page(), beyond
    context.close()


def shown(page: Page) -> list[str]:
    titles: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-am-item]')].filter((e) => e.checkVisibility())"
        ".map((e) => e.querySelector('a').innerText.trim())"
    )
    return titles


@pytest.mark.parametrize(
    ("screen", "dark"),
    [("desktop", False), ("phone", False), ("phone", True)],
    ids=["desktop", "phone", "dark"],
)
def test_from_a_quarter_to_a_post_by_keyboard_alone(
    chromium: Browser, address: dict[str, str], screen: str, dark: bool
) -> None:
    home = address["internal"]
    with reader(chromium, home, screen, dark=dark) as (page, beyond):
        keys = Keys(page, phone=screen == "phone")
        page.goto(f"{home}/{QUARTER}")
        page.wait_for_load_state("networkidle")
        narrow_the_quarter(keys)
        keys.follow("calendar/quiet-water/open-deck/")
        assert page.locator("h1").inner_text() == "What a silent ferry sounds like"
        keys.into_the_page()
        keys.follow("messages/quiet-water/glass-in-the-cupboard/")
        keys.into_the_page()
        keys.to(lambda stop: stop["own"] == "text-x-1")
        mine = write_past_the_limit_and_back(keys)
        copy_and_share(keys, mine)
        assert len(beyond) == 1
        assert keys.unseen == []
        assert keys.small == []
        share = urlsplit(beyond[0])
        assert (share.scheme, share.hostname, share.path) == ("https", "x.com", "/intent/tweet")
        assert parse_qs(share.query, keep_blank_values=True) == {"text": [mine]}


def narrow_the_quarter(keys: Keys) -> None:
    """To one network and one platform: the address says so, and so do words."""
    page = keys.page
    everything = shown(page)
    keys.into_the_page()
    if keys.phone:
        keys.to(lambda stop: stop["name"] == "summary")
        keys.press("Enter")
    keys.choose("network", "Quiet")
    keys.choose("platform", "X")
    keys.to(lambda stop: stop["field"] == "status")
    found = shown(page)
    assert found == ["What a silent ferry sounds like"]
    said = page.locator("[data-am-shown]")
    assert said.get_attribute("role") == "status"
    assert said.inner_text() == f"Shown: {len(found)} of {len(everything)}."
    assert parse_qs(urlsplit(page.url).query) == {"network": ["quiet-water"], "platform": ["x"]}


def write_past_the_limit_and_back(keys: Keys) -> str:
    """Types into the text of X; returns what stands there in the end."""
    page = keys.page
    area, meter = page.locator("[data-own=text-x-1]"), page.locator("[data-meter-of=text-x-1]")
    share, said = page.locator("[data-share-of=text-x-1]"), meter.get_by_role("status")
    before = area.input_value()
    assert "utm_source=twitter&utm_medium=social&utm_campaign=plugged-in&utm_content=x-en-1" in before
    expect(share).to_be_visible()
    expect(said).to_be_empty()
    keys.press("Control+Home")
    page.keyboard.type(TALK * 3)
    assert meter.get_attribute("data-state") == "over"
    expect(said).to_have_text("More than the platform takes.")
    count = int(meter.locator("[data-part=count]").inner_text())
    assert count > LIMIT
    excess = meter.locator("[data-part=left]")
    expect(excess).to_be_visible()
    expect(excess).to_have_text(f"{count - LIMIT} too many")
    expect(meter.locator("[data-part=status]")).to_have_text("Sharing opens once it fits.")
    expect(meter.locator("[data-part=status]")).to_be_visible()
    expect(meter.locator("[data-part=full]")).to_contain_text("It is full after")
    expect(share).to_be_hidden()
    keys.press("Backspace", len(TALK) * 3)
    page.keyboard.type(MINE)
    expect(said).to_have_text("It fits.")
    expect(meter.locator("[data-part=status]")).to_be_hidden()
    assert area.input_value() == MINE + before
    expect(page.locator("#text-x-1")).to_contain_text(MINE.strip())
    return MINE + before


def copy_and_share(keys: Keys, mine: str) -> None:
    """The button, then the link behind it, each reached by Tab and pressed."""
    page = keys.page
    keys.to(lambda stop: stop["copy"] == "own-text-x-1")
    button = page.locator("[data-copy=own-text-x-1]")
    assert copied(page, button, lambda: keys.press("Enter")) == mine
    assert keys.stop()["copy"] == "own-text-x-1"
    found = keys.to(lambda stop: stop["shares"] == "text-x-1")
    assert found["words"] == "Open in X"
    keys.press("Enter")
    page.wait_for_url("https://x.com/**")


class Presses:
    """A reader's fingers, counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def open(self, url: str) -> None:
        """A bookmark, or the link in a calendar or a feed."""
        self.count += 1
        self.page.goto(url)
        self.page.wait_for_load_state("networkidle")

    def tap(self, selector: str) -> None:
        self.count += 1
        target = self.page.locator(selector)
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= TARGET, selector
        target.tap()


@pytest.mark.parametrize(
    ("edition", "kit"),
    [("internal", KIT), ("members", "kit/beatriz-carvalhal/")],
    ids=["colleague", "external"],
)
def test_monday_from_the_bookmark_to_the_post_in_three(
    chromium: Browser, address: dict[str, str], edition: str, kit: str
) -> None:
    """Every text of a kit, whether the platform takes it or the link alone."""
    home = address[edition]
    with reader(chromium, home, "phone") as (page, beyond):
        page.goto(f"{home}/{kit}")
        page.wait_for_load_state("networkidle")
        texts: list[str] = page.locator(".am-kit .am-message__text").evaluate_all("all => all.map(e => e.id)")
        assert texts
        for text in texts:
            presses, led = Presses(page), len(beyond)
            presses.open(f"{home}/{kit}")
            share = page.locator(f'[data-share-of="{text}"]')
            button = f'[data-copy="own-{text}"]'
            posted = copied(page, page.locator(button), partial(presses.tap, button))
            assert posted == page.locator(f"#own-{text}").input_value().strip()
            assert posted.split()[:4] == page.locator(f"#{text}").inner_text().split()[:4]
            if share.count():
                presses.tap(f'[data-share-of="{text}"]')
                page.wait_for_url(lambda url: not url.startswith(home))
                assert len(beyond) == led + 1
                assert_shared(beyond[-1], posted)
            assert presses.count <= 3


def assert_shared(url: str, text: str) -> None:
    """That the platform is handed the text, or the text's own address where it takes nothing else."""
    query = parse_qs(urlsplit(url).query)
    if "text" in query:
        assert query["text"] == [text]
    else:
        (link,) = query.get("url") or query["u"]
        assert "utm_source=" in link
        assert link in text


@pytest.mark.parametrize("path", [QUARTER, "calendar/quiet-water/open-deck/", KIT])
def test_no_stop_of_a_page_is_out_of_sight(chromium: Browser, address: dict[str, str], path: str) -> None:
    """From the first stop to the last, the header's too."""
    home = address["internal"]
    with reader(chromium, home, "desktop") as (page, beyond):
        page.goto(f"{home}/{path}")
        page.wait_for_load_state("networkidle")
        keys, stops = Keys(page, phone=False), 0
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement !== document.body") and stops < 250:
            keys.stop()
            stops += 1
            page.keyboard.press("Tab")
        assert 20 < stops < 250
        assert keys.unseen == []
        assert beyond == []
