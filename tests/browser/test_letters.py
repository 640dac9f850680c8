"""Names in headings are set in one font, with every sign on them; nobody loads more of it than they see."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.test_pages import Visit

LOADED = "[...new Set(performance.getEntriesByType('resource').map((one) => one.name.split('/').pop()))]"
FONTS = {"pinyin": "spectral-pinyin-600-normal.woff2", "vietnamese": "spectral-vietnamese-600-normal.woff2"}


def fonts_of(visit: Visit, words: str) -> list[str]:
    """The fonts in which a heading with these words is set, once they are there."""
    page = visit.page
    page.evaluate(
        "words => { const made = document.createElement('h2'); made.className = 'am-h2'; made.id = 'tried';"
        " made.textContent = words; document.querySelector('article').prepend(made); }",
        words,
    )
    page.evaluate("words => document.fonts.load('600 20px Spectral', words).then(() => null)", words)
    session = visit.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#tried"})["nodeId"]
    found = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return sorted({str(each["familyName"]) for each in found})


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        ("Zoé Lindqvist", set()),
        ("Łucja Šimůnková", set()),
        ("Wáng Yǔtóng, Lǐ, Ǎ Ǒ Ǔ", {"pinyin"}),
        ("Nguyễn Thị Ngọc Ánh", {"vietnamese"}),
    ],
)
def test_a_name_is_in_one_font(
    window: BrowserContext, address: dict[str, str], words: str, loaded: set[str]
) -> None:
    with Visit(window, f"{address['public']}/404.html") as visit:
        assert fonts_of(visit, words) == ["Spectral SemiBold"]
        files = set(visit.page.evaluate(LOADED))
        assert {name for name, file in FONTS.items() if file in files} == loaded


def test_the_heading_of_a_profile_has_them(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/ambassadors/wang-yutong/") as visit:
        assert FONTS["pinyin"] in visit.page.evaluate(LOADED)
    with Visit(window, f"{address['public']}/ambassadors/zoe-lindqvist/") as visit:
        assert not set(FONTS.values()) & set(visit.page.evaluate(LOADED))
