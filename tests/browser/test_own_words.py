"""The page of a message: it counts as the check does, and follows what a reader types; nothing is stored."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from ambassade.model.counting import LIMITS, Measure, different_links, hashtags, measure
from tests.browser.test_pages import Visit
from tests.unit.model.counting.cases import LONG, strings

PAGE = "messages/quiet-water/glass-in-the-cupboard/"
COUNT_ALL = """([texts, platforms]) => texts.map((text) => {
  const { measure, hashtags, differentLinks } = globalThis.ambassadeCounting;
  const all = platforms.map((platform) => {
    const it = measure(text, platform, "é!");
    return [it.count, it.passedAt, it.excess, it.left, it.bytes, it.excessBytes, it.fits, it.fullAfter];
  });
  return [hashtags(text), differentLinks(text), ...all];
})"""

TIME_ALL = """([text, platforms]) => {
  const { measure, hashtags, differentLinks } = globalThis.ambassadeCounting;
  const begun = performance.now();
  for (const each of platforms) measure(text, each);
  hashtags(text);
  differentLinks(text);
  return performance.now() - begun;
}"""
LONGEST = 5_000
"""Milliseconds for all platforms together, on a busy machine."""


def in_python(text: str) -> list[object]:
    """What the page's script should find in a text; places as a browser counts them, in UTF-16."""
    return [
        hashtags(text),
        different_links(text),
        *(_told(measure(text, each, warning="é!")) for each in LIMITS),
    ]


def _told(measured: Measure | None) -> list[object]:
    assert measured is not None
    at = measured.passed_at
    place = None if at is None else len(measured.text[:at].encode("utf-16-le")) // 2
    return [
        measured.count,
        place,
        measured.excess,
        measured.left,
        measured.bytes,
        measured.excess_bytes,
        measured.fits,
        measured.full_after,
    ]


def test_the_page_counts_as_the_terminal_does(chromium: Browser, address: dict[str, str]) -> None:
    texts = strings(600)
    assert len(set(texts)) > 600
    with Visit(chromium, f"{address['internal']}/{PAGE}") as visit:
        found = visit.page.evaluate(COUNT_ALL, [texts, list(LIMITS)])
    told = [
        json.dumps([text, mine, theirs], ensure_ascii=False)
        for text, theirs in zip(texts, found, strict=True)
        if (mine := in_python(text)) != theirs
    ]
    assert told == []


def test_no_text_holds_the_page_up(chromium: Browser, address: dict[str, str]) -> None:
    with Visit(chromium, f"{address['internal']}/{PAGE}") as visit:
        took = {name: visit.page.evaluate(TIME_ALL, [text, list(LIMITS)]) for name, text in LONG.items()}
    assert max(took.values()) < LONGEST, took


def variant(page: Page, anchor: str) -> dict[str, str]:
    """What the meter of a text says."""
    meter = page.locator(f'[data-meter-of="{anchor}"]')
    return {
        "state": meter.get_attribute("data-state") or "",
        "words": " ".join(meter.inner_text().split()),
        "said": meter.get_by_role("status").inner_text(),
    }


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_a_reader_edits_past_the_limit_and_back_by_keyboard(
    chromium: Browser, address: dict[str, str], screen: str
) -> None:
    with Visit(chromium, f"{address['internal']}/{PAGE}", screen=screen) as visit:
        page, anchor = visit.page, "text-x-1"
        share = page.locator(f'[data-share-of="{anchor}"]')
        before = variant(page, anchor)
        assert before["state"] == "ok"
        assert before["said"] == ""
        take = page.locator(".am-take").filter(has=page.locator(f"#{anchor}"))
        take.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        area = page.locator(f'[data-own="{anchor}"]')
        expect(area).to_be_focused()
        field, around = area.bounding_box(), take.bounding_box()
        assert field is not None
        assert around is not None
        assert field["x"] + field["width"] <= around["x"] + around["width"]
        page.keyboard.press("Control+End")
        page.keyboard.insert_text(" And then we listened." * 8)
        after = variant(page, anchor)
        assert after["state"] == "over"
        assert after["said"] == "More than the platform takes."
        assert "too many" in after["words"]
        assert "It is full after" in after["words"]
        assert "Sharing opens once it fits." in after["words"]
        expect(share).to_be_hidden()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text("Ça alors\u202f! 🌊 & #Nantes")
        assert variant(page, anchor)["said"] == "It fits."
        assert variant(page, anchor)["words"].startswith("24 of 280, 256 left")
        expect(share).to_be_visible()
        query = parse_qs(urlsplit(share.get_attribute("href") or "").query)
        assert query == {"text": ["Ça alors\u202f! 🌊 & #Nantes"]}
        expect(page.locator(f"#{anchor}")).to_have_text("Ça alors\u202f! 🌊 & #Nantes")
        stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        assert "alors" not in stored  # Material keeps something of its own there
        page.reload()
        assert variant(page, anchor)["words"] == before["words"]
        assert visit.messages == []


def test_without_script_the_count_stands_there(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address['internal']}/{PAGE}")
    said = variant(page, "text-x-1")["words"]
    assert " of 280, " in said
    expect(page.locator('[data-own="text-x-1"]')).to_be_hidden()
    text = page.locator("#text-x-1").text_content()
    href = page.locator('[data-share-of="text-x-1"]').get_attribute("href") or ""
    assert parse_qs(urlsplit(href).query) == {"text": [text]}
    context.close()
