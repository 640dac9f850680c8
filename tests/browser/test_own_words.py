"""The page of a message: it counts as the check does, and follows what a reader types; nothing is stored."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from ambassade.model.counting import (
    LIMITS,
    Measure,
    different_links,
    fold,
    hashtags,
    marks,
    measure,
    shown,
)
from tests.browser.acts import copied
from tests.browser.test_pages import Visit
from tests.unit.model.counting.cases import LONG, strings
from tests.unit.model.wording_cases import CASES

PAGE = "messages/quiet-water/glass-in-the-cupboard/"
COUNT_ALL = """([texts, platforms]) => texts.map((text) => {
  const { measure, hashtags, differentLinks } = globalThis.ambassadeCounting;
  const all = platforms.map((platform) => {
    const it = measure(text, platform, "é!");
    return [it.count, it.passedAt, it.excess, it.left, it.bytes, it.excessBytes, it.fits, it.fullAfter];
  });
  return [hashtags(text), differentLinks(text), ...all];
})"""

SHOW_ALL = """([texts, platforms]) => texts.map((text) => {
  const { marks, fold, shown, newlines } = globalThis.ambassadeCounting;
  const plain = newlines(text);
  return platforms.map((each) => [marks(plain, each), fold(plain, each), shown(plain, each)]);
})"""
SAYS = "(cases) => cases.map(([text, words]) => globalThis.ambassadeOwnWords.says(text, words))"
AVOIDED = """(cases) => cases.map((each) => {
  const { phrases, find } = globalThis.ambassadeAvoided;
  const lists = phrases([{ words: each.words, language: each.language ?? null }], each.text_language ?? "en");
  return find(each.text, lists).map(([a, b]) => [[...each.text.slice(0, a)].length, each.text.slice(a, b)]);
})"""
AVOIDED_CASES = Path(__file__).parents[1] / "unit/model/avoided.json"
TIME_ALL = """([text, platforms]) => {
  const { measure, marks, fold, hashtags, differentLinks } = globalThis.ambassadeCounting;
  for (const each of platforms) {
    measure(text, each);
    marks(text, each);
    fold(text, each);
  }
  globalThis.ambassadeOwnWords.says(text, "I work at Lumen.");
  hashtags(text);
  differentLinks(text);
}"""
LONGEST = 5
"""Seconds that a processor is at it for all platforms together, however many others it is busy with."""


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


def test_the_page_counts_as_the_terminal_does(window: BrowserContext, address: dict[str, str]) -> None:
    texts = strings(600)
    assert len(set(texts)) > 600
    with Visit(window, f"{address['internal']}/{PAGE}") as visit:
        found = visit.page.evaluate(COUNT_ALL, [texts, list(LIMITS)])
    told = [
        json.dumps([text, mine, theirs], ensure_ascii=False)
        for text, theirs in zip(texts, found, strict=True)
        if (mine := in_python(text)) != theirs
    ]
    assert told == []


def shown_in_python(text: str) -> list[object]:
    """What the page should show of a text on each platform; places as a browser counts them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")

    def place(at: int) -> int:
        return len(plain[:at].encode("utf-16-le", "surrogatepass")) // 2

    return [
        [
            [[place(mark.first), place(mark.last), mark.sign] for mark in marks(plain, each)],
            None if (at := fold(plain, each)) is None else [place(at), at],
            shown(plain, each),
        ]
        for each in (*LIMITS, "telegram", "email")
    ]


def test_the_page_shows_a_text_as_it_was_built(window: BrowserContext, address: dict[str, str]) -> None:
    texts = strings(600)
    with Visit(window, f"{address['internal']}/{PAGE}") as visit:
        found = visit.page.evaluate(SHOW_ALL, [texts, [*LIMITS, "telegram", "email"]])
    told = [
        json.dumps([text, ours, theirs], ensure_ascii=False)
        for text, all_theirs in zip(texts, found, strict=True)
        for ours, theirs in zip(shown_in_python(text), all_theirs, strict=True)
        if ours != theirs
    ]
    assert told == []


def test_the_page_finds_words_as_the_check_does(window: BrowserContext, address: dict[str, str]) -> None:
    avoided = json.loads(AVOIDED_CASES.read_text(encoding="utf-8"))
    with Visit(window, f"{address['internal']}/{PAGE}") as visit:
        said = visit.page.evaluate(SAYS, [[text, words] for text, words, _ in CASES])
        found = visit.page.evaluate(AVOIDED, avoided)
    wrong = [case for case, told in zip(CASES, said, strict=True) if case[2] != told]
    assert wrong == []
    assert [[each["about"], each["at"]] for each in avoided] == [
        [each["about"], told] for each, told in zip(avoided, found, strict=True)
    ]


def test_no_text_holds_the_page_up(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['internal']}/{PAGE}") as visit:
        clock = visit.context.new_cdp_session(visit.page)
        clock.send("Performance.enable")
        took = {}
        for name, text in LONG.items():
            before = busy(clock)
            visit.page.evaluate(TIME_ALL, [text, list(LIMITS)])
            took[name] = busy(clock) - before
    assert min(took.values()) > 0
    assert max(took.values()) < LONGEST, took


def busy(clock: CDPSession) -> float:
    """The seconds of a processor that the page has taken so far."""
    told = clock.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in told if each["name"] == "ThreadTime")


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
    window: BrowserContext, address: dict[str, str], screen: str
) -> None:
    with Visit(window, f"{address['internal']}/{PAGE}", screen=screen) as visit:
        page, anchor = visit.page, "text-x-1"
        share = page.locator(f'[data-share-of="{anchor}"]')
        before = variant(page, anchor)
        assert before["state"] == "ok"
        assert before["said"] == ""
        area = page.locator(f'[data-own="{anchor}"]')
        around_it = page.locator("#x .am-preview__body").first
        area.focus()
        field, around = area.bounding_box(), around_it.bounding_box()
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
    area = page.locator('[data-own="text-x-1"]')
    expect(area).to_be_visible()
    assert "utm_source=twitter" in area.input_value()
    assert "I work at Talvenne." in area.input_value()
    shown_text = page.locator("#text-x-1").inner_text()
    assert "utm_source" not in shown_text
    assert "I work at Talvenne." in shown_text
    href = page.locator('[data-share-of="text-x-1"]').get_attribute("href") or ""
    assert parse_qs(urlsplit(href).query) == {"text": [area.input_value()]}
    page.locator("#x .am-more summary").first.click()
    expect(page.locator('[data-own="text-x-2"]')).to_be_visible()
    context.close()


def test_advice_follows_and_refuses_nothing(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['internal']}/{PAGE}") as visit:
        page, anchor = visit.page, "text-x-1"
        area, advice = page.locator(f'[data-own="{anchor}"]'), page.locator(f'[data-advice-of="{anchor}"]')
        told = page.locator(f'[data-meter-of="{anchor}"] [data-part="disclosed"]')
        expect(advice).to_be_empty()
        expect(told).to_have_text("The disclosure is in it and counts 20.")
        area.fill("I WORK at Talvenne! Come and listen.")
        expect(advice).to_be_empty()
        area.fill("Come and listen.")
        expect(advice).to_have_text(
            "Without your disclosure: “I work at Talvenne.” tells readers what ties you to us."
        )
        expect(told).to_be_hidden()
        expect(page.locator(f'[data-share-of="{anchor}"]')).to_be_visible()
        area.fill("Come and listen. #TalvennePeople")
        expect(advice).to_be_empty()
        assert visit.messages == []


def test_the_preview_follows_with_marks_and_fold(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['internal']}/{PAGE}") as visit:
        page = visit.page
        built = page.locator("#text-linkedin-1").inner_html()
        area = page.locator('[data-own="text-linkedin-1"]')
        whole = area.input_value()
        area.fill("Short #Tag <b>")
        shown_now = page.locator("#text-linkedin-1")
        expect(shown_now).to_have_text("Short #Tag <b>")
        expect(shown_now.locator(".tag")).to_have_text(["#Tag"])
        expect(shown_now.locator(".am-fold")).to_have_count(0)
        area.fill(whole)
        assert shown_now.inner_html() == built
        card = page.locator("[data-card-of=text-x-1]")
        expect(card).to_be_visible()
        page.locator('[data-own="text-x-1"]').fill("No link any more")
        expect(card).to_be_hidden()


def test_what_is_copied_is_what_was_typed(chromium: Browser, address: dict[str, str]) -> None:
    with Visit(chromium, f"{address['internal']}/{PAGE}") as visit:
        page = visit.page
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        section, area = page.locator("#x"), page.locator('[data-own="text-x-1"]')
        button = section.get_by_role("button", name=re.compile("Copy text|Copied")).first
        assert copied(page, button, button.click) == area.input_value()
        area.fill("My own words")
        assert copied(page, button, button.click) == "My own words"
        section.get_by_text("The whole address").first.click()
        button = section.get_by_role("button", name="Copy address").first
        assert "utm_campaign=plugged-in" in copied(page, button, button.click)


def test_members_say_what_external_people_say(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['members']}/{PAGE}") as visit:
        assert "I work with Talvenne." in visit.page.locator('[data-own="text-x-1"]').input_value()
