"""A kit on a phone, by keyboard, on paper, and in a folder opened from a file."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from ambassade.cli import main
from tests.browser.acts import copied
from tests.browser.test_pages import Visit, told_by_axe

ROOT = Path(__file__).resolve().parents[2]
KIT = "kit/nathalie-celik/"
PAGES = [("internal", KIT), ("internal", "kit/"), ("members", "kit/colette-aubry/"), ("members", "contacts/")]


@pytest.mark.parametrize(("audience", "path"), PAGES)
def test_axe_finds_nothing_and_it_is_quiet_from_one_host_and_no_wider_than_a_phone(
    window: BrowserContext, address: dict[str, str], audience: str, path: str
) -> None:
    with Visit(window, f"{address[audience]}/{path}", screen="phone") as visit:
        assert visit.answer is not None
        assert visit.answer.status == 200
        assert told_by_axe(visit.page) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
        visit.again(screen="phone", dark=True)
        assert told_by_axe(visit.page) == []
        assert visit.messages == []
        assert [
            url for url in visit.requests if not url.startswith((address[audience], "data:", "blob:"))
        ] == []


def test_from_the_page_to_a_post_in_two_presses(chromium: Browser, address: dict[str, str]) -> None:
    """Monday's link is the first of three: then copy, then open the platform with the text in its field."""
    with Visit(chromium, f"{address['internal']}/{KIT}", screen="phone") as visit:
        page = visit.page
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        card = page.locator(".am-kit > li").first
        text = card.locator("textarea").input_value()
        assert "utm_content=" in text
        shown = card.locator(".am-message__text").inner_text()
        assert "utm_" not in shown
        assert "…" in shown
        button = card.locator("button[data-copy]")
        assert copied(page, button, button.click).split() == text.split()
        share = urlsplit(card.locator("a[data-share-of]").get_attribute("href") or "")
        assert share.hostname == "bsky.app"
        assert parse_qs(share.query)["text"][0].split() == text.split()
        sizes = page.locator(".am-message__do :is(button, a, summary):visible").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect().height)"
        )
        assert min(sizes) >= 44


def test_ones_own_words_are_counted_and_shared_by_keyboard_alone(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['internal']}/{KIT}", screen="phone") as visit:
        page = visit.page
        card = page.locator(".am-kit > li").first
        card.locator("summary").focus()
        page.keyboard.press("Enter")
        area = card.locator("textarea")
        assert "utm_content=" in area.input_value()
        area.focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("Mine, and short. Je travaille chez Talvenne.")
        share = card.locator("a[data-share-of]")
        assert "Mine%2C%20and%20short" in (share.get_attribute("href") or "")
        page.keyboard.type("x" * 300)
        expect(card.locator("[data-part=left]")).to_contain_text("too many")
        expect(share).to_be_hidden()
        expect(card.locator("[data-part=status]")).to_be_visible()


def test_a_link_without_text_keeps_its_address(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['internal']}/{KIT}") as visit:
        card = visit.page.locator(".am-kit > li", has=visit.page.locator(".am-i--linkedin")).first
        share = card.locator("a[data-share-of]")
        before = share.get_attribute("href")
        card.locator("summary").click()
        card.locator("textarea").fill("Mine")
        assert share.get_attribute("href") == before
        assert visit.messages == []


def test_it_prints_on_one_page(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['internal']}/{KIT}") as visit:
        printed = visit.page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
        visit.page.emulate_media(media="print")
        expect(visit.page.locator(".am-printonly")).to_contain_text("Valid until 29 November 2026")
        expect(visit.page.locator(".am-button").first).to_be_hidden()


def test_without_scripts_there_is_a_text_and_a_link(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address['internal']}/{KIT}")
    card = page.locator(".am-kit > li").first
    expect(card.locator(".am-message__text")).to_be_visible()
    expect(card.locator("a[data-share-of]")).to_be_visible()
    card.locator("summary").click()
    expect(card.locator("textarea")).to_have_value(re.compile(r"utm_content="))
    context.close()


@pytest.mark.parametrize("slug", ["nathalie-celik", "colette-aubry"])
def test_a_folder_opens_from_a_file_and_asks_nobody(chromium: Browser, tmp_path: Path, slug: str) -> None:
    assert main(["kit", slug, "--root", str(ROOT), "--out", str(tmp_path / "kits")]) == 0
    with Visit(chromium, (tmp_path / "kits" / slug / "index.html").as_uri(), dark=True) as visit:
        page = visit.page
        assert visit.messages == []
        assert [url for url in visit.requests if not url.startswith(("file://", "data:"))] == []
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        broken = page.locator("img").evaluate_all("all => all.filter(each => !each.naturalWidth).length")
        assert broken == 0
        assert told_by_axe(page) == []
        if slug == "nathalie-celik":
            page.locator("summary").first.click()
            page.locator("textarea").first.fill("Mine")
            expect(page.locator(".am-message__text").first).to_have_text("Mine")
