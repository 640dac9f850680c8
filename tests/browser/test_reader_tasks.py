"""What readers come for, by keyboard alone, on a desk and on a phone, in English and in French.

AMBASSADE_SITE names the folder of another built public edition to do the same in. What is looked for is found
in the edition's own data.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unicodedata import combining, normalize
from urllib.parse import urlsplit

import feedparser
import icalendar
import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.acts import choose, copied
from tests.browser.published import Published
from tests.browser.serving import served
from tests.browser.test_reader_flow import SIZES, Keys, Stop

FOLDERS = {"en": "", "fr": "fr/"}
everywhere = pytest.mark.parametrize("screen", list(SIZES))
in_both = pytest.mark.parametrize("language", list(FOLDERS))


@pytest.fixture(scope="session")
def published(request: pytest.FixtureRequest) -> Published:
    """The public edition that is read: the demonstration's, or the one that is named."""
    named = os.environ.get("AMBASSADE_SITE")
    return Published(Path(named) if named else request.getfixturevalue("built") / "public")


@pytest.fixture(scope="session")
def home(published: Published) -> Iterator[str]:
    """Where it is served."""
    with served(published.folder) as address:
        yield address


class Reader(Keys):
    """Somebody with keys, who counts what they set off: links and buttons, choices, words typed."""

    def __init__(self, page: Page, home: str, *, phone: bool) -> None:
        super().__init__(page, phone=phone)
        self.home = home
        self.beyond: list[str] = []
        self.acts = 0

    def open(self, path: str) -> None:
        self.page.goto(f"{self.home}/{path}")
        self.page.wait_for_load_state("networkidle")

    def press(self, key: str, times: int = 1) -> None:
        super().press(key, times)
        self.acts += key == "Enter"

    def pick(self, field: str, value: str) -> None:
        """A value of a list: its first letters, then down to it."""
        self.to(lambda stop: stop["field"] == field)
        here = self.page.locator("select:focus")
        words = here.locator(f'option[value="{value}"]').inner_text()
        choose(self.page, re.split(r"\W", words)[0])
        for _ in range(20):
            if here.input_value() == value:
                break
            self.page.keyboard.press("ArrowDown")
        expect(here).to_have_value(value)
        self.acts += 1

    def set_off(self, path: str) -> Stop:
        """To a link of the page whose address ends so, and through it."""
        self.into_the_page()
        found = self.to(lambda stop: str(stop["href"]).endswith(path))
        self.press("Enter")
        return found

    def go(self, path: str) -> None:
        """The same, to a page of the site."""
        self.set_off(path)
        self.page.wait_for_url(lambda url: url.endswith(path))
        self.page.wait_for_load_state("networkidle")

    def into_the_page(self) -> None:
        """Past the header; that is how one reads, nothing that one looks for."""
        before = self.acts
        super().into_the_page()
        self.acts = before


@contextmanager
def reading(chromium: Browser, published: Published, home: str, screen: str) -> Iterator[Reader]:
    """A fresh browser; what it asks of others than the site is answered here."""
    width, height = SIZES[screen]
    phone = screen == "phone"
    context = chromium.new_context(
        viewport={"width": width, "height": height}, has_touch=phone, is_mobile=phone, reduced_motion="reduce"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=home)
    reader = Reader(context.new_page(), home, phone=phone)
    said: list[str] = []
    reader.page.on("console", lambda message: said.append(message.text))
    reader.page.on("pageerror", lambda fault: said.append(str(fault)))

    def answer(route: Route, request: Request) -> None:
        reader.beyond.append(request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>Somebody else</title>")

    context.route(lambda url: not url.startswith((home, "data:", "blob:")), answer)
    yield reader
    assert reader.unseen == []
    assert reader.small == []
    assert said == []
    context.close()


def folded(text: str) -> str:
    """Without accents and capitals."""
    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))


@everywhere
@in_both
def test_somebody_who_speaks_french_on_a_theme_in_a_place(
    chromium: Browser, published: Published, home: str, screen: str, language: str
) -> None:
    asked = published.asked
    with reading(chromium, published, home, screen) as reader:
        page = reader.page
        reader.open(FOLDERS[language])
        reader.into_the_page()
        for field, value in (("theme", asked.theme), ("language", "fr"), ("place", asked.place)):
            reader.pick(field, value)
        reader.to(lambda stop: stop["name"] == "button")
        reader.press("Enter")
        query = f"?theme={asked.theme}&language=fr&place={asked.place}"
        page.wait_for_url(lambda url: url.endswith(f"{FOLDERS[language]}ambassadors/{query}"))
        page.wait_for_load_state("networkidle")
        reader.into_the_page()
        reader.to(lambda stop: str(stop["href"]).endswith("#directory-status"))
        reader.press("Enter")
        expect(page.locator("#directory-status")).to_be_focused()
        reader.to(lambda stop: re.search(r"(^|/)ambassadors/[^/#?]+/$", str(stop["href"])) is not None)
        reader.press("Enter")
        page.wait_for_url(re.compile(r"/ambassadors/[^/?]+/$"))
        slug = page.url.rstrip("/").rpartition("/")[2]
        (person,) = (each for each in published.people if each["id"] == slug)
        assert (person["place"], asked.theme in person["expertise"]) == (asked.place, True)
        assert "fr" in person["languages"]
        assert reader.acts == 6  # three choices, the button, past the filters, the person


@everywhere
@in_both
def test_from_a_person_to_the_next_event_of_their_network_in_a_calendar(
    chromium: Browser, published: Published, home: str, screen: str, language: str
) -> None:
    coming = published.coming
    with reading(chromium, published, home, screen) as reader:
        page = reader.page
        reader.open(f"{FOLDERS[language]}ambassadors/{coming.person}/")
        reader.go(f"networks/{coming.network}/")
        reader.go(f"calendar/{coming.entry}/")
        with page.expect_download() as download:
            reader.set_off("event.ics")
        path = download.value.path()
        (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        if language == "en":
            assert str(event["SUMMARY"]) == coming.title == page.locator("h1").inner_text()
        assert event.decoded("DTSTART")
        assert urlsplit(str(event["URL"])).path.endswith(f"calendar/{coming.entry}/")
        assert reader.acts == 3


@everywhere
def test_following_what_a_network_writes(
    chromium: Browser, published: Published, home: str, screen: str
) -> None:
    network = published.coming.network
    anchor = f"network-{network}-posts"
    with reading(chromium, published, home, screen) as reader:
        page = reader.page
        reader.open(f"networks/{network}/")
        reader.go(f"subscribe/#{anchor}")
        reader.to(lambda stop: stop["copy"] == anchor)
        button = page.locator(f"[data-copy={anchor}]")
        address = copied(page, button, lambda: reader.press("Enter"))
        feed = feedparser.parse(published.file(address).read_bytes())
        assert (feed.bozo, feed.version) == (False, "atom10")
        assert feed.entries
        for entry in feed.entries:
            assert published.file(entry.link).is_file()
        assert reader.acts == 2


@everywhere
@in_both
def test_reseaux_finds_what_is_written_with_its_accent(
    chromium: Browser, published: Published, home: str, screen: str, language: str
) -> None:
    with reading(chromium, published, home, screen) as reader:
        page = reader.page
        reader.open(FOLDERS[language])
        if screen == "desktop":
            reader.press("/")
        else:
            reader.to(lambda stop: page.locator('[data-am-toggle="__search"]:focus').count() == 1)
            reader.press("Enter")
        expect(page.locator(".md-search__input")).to_be_focused()
        page.keyboard.insert_text("reseaux")
        reader.acts += 1
        found_some = re.compile(r"^\d+ r")
        expect(page.locator("#am-found")).to_have_text(found_some)
        found = reader.to(lambda stop: page.locator(".am-found a:focus").count() == 1)
        assert found["words"]
        reader.press("Enter")
        page.wait_for_url(lambda url: url.rstrip("/") != f"{home}/{FOLDERS[language]}".rstrip("/"))
        page.wait_for_load_state("networkidle")
        assert "reseau" in folded(page.locator("main").inner_text())
        assert reader.acts <= 3


@everywhere
@in_both
def test_a_post_and_the_blog_of_who_wrote_it(
    chromium: Browser, published: Published, home: str, screen: str, language: str
) -> None:
    read = published.read
    with reading(chromium, published, home, screen) as reader:
        page = reader.page
        reader.open(f"{FOLDERS[language]}posts/")
        reader.go(f"posts/{read.post}/")
        assert len(page.locator("article").inner_text()) > 300
        reader.into_the_page()
        reader.to(lambda stop: stop["href"] == read.blog)
        assert reader.beyond == []
        reader.press("Enter")
        page.wait_for_url(lambda url: not url.startswith(home))
        assert [url.rstrip("/") for url in reader.beyond] == [read.blog.rstrip("/")]
        assert reader.acts == 2
