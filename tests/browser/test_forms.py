"""The forms to print: accessible, no wider than the screen, filled in by keyboard, ready for paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_pages import Visit

FORMS = sorted((Path(__file__).resolve().parents[2] / "docs/forms").glob("*.html"))


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_a_form_is_accessible_and_asks_nobody(chromium: Browser, form: Path, screen: str) -> None:
    with Visit(chromium, form.as_uri(), screen=screen) as visit:
        found: list[dict[str, Any]] = Axe().run(visit.page).response["violations"]
        assert [(v["id"], node["html"][:120]) for v in found for node in v["nodes"]] == []
        assert visit.messages == []
        assert visit.requests == [form.as_uri()]
        wide = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_a_form_is_filled_in_by_keyboard_and_printed(chromium: Browser, form: Path) -> None:
    with Visit(chromium, form.as_uri()) as visit:
        page = visit.page
        fields = page.locator("input, textarea").count()
        reached: list[str] = []
        for _ in range(fields):
            page.keyboard.press("Tab")
            kind = page.evaluate("document.activeElement.type")
            if kind == "checkbox":
                page.keyboard.press("Space")
                assert page.evaluate("document.activeElement.checked")
            else:
                page.keyboard.type("Zoë")
                assert page.evaluate("document.activeElement.value") == "Zoë"
            reached.append(kind)
        assert len(reached) == fields > 2
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
            "rgba(0, 0, 0, 0)",
            "rgb(255, 255, 255)",
        }
        assert len(page.pdf(format="A4")) > 5_000
