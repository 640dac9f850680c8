"""Light and dark: from the first paint as the reader's system says, then as they choose."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

SCHEME = "[document.body.dataset.mdColorScheme, document.documentElement.style.colorScheme]"
SHOWN = {"light": ["default", "light"], "dark": ["slate", "dark"]}
WORDS = {"light": "Switch to dark colours", "dark": "Switch to light colours"}


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SCHEME)
    return found


@pytest.mark.parametrize(("first", "then"), [("light", "dark"), ("dark", "light")])
def test_nothing_is_kept_until_somebody_chooses(
    chromium: Browser, address: dict[str, str], first: str, then: str
) -> None:
    context = chromium.new_context(color_scheme="dark" if first == "dark" else "light")
    page = context.new_page()
    page.goto(address["public"])
    page.wait_for_load_state("networkidle")
    assert shown(page) == SHOWN[first]
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name=WORDS[first]).focus()
    page.keyboard.press("Enter")
    assert shown(page) == SHOWN[then]
    expect(page.get_by_role("button", name=WORDS[then])).to_be_focused()
    expect(page.get_by_role("button", name=WORDS[first])).to_have_count(0)
    page.goto(f"{address['public']}/fr/networks/")
    assert shown(page) == SHOWN[then]
    assert page.evaluate("localStorage.length") == 1
    context.close()


def test_a_system_that_changes_its_mind_is_followed_until_then(
    chromium: Browser, address: dict[str, str]
) -> None:
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address["public"])
    page.wait_for_load_state("networkidle")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.get_by_role("button", name=WORDS["dark"]).click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert shown(page) == SHOWN["light"]
    context.close()


def test_the_page_is_dark_before_its_scripts_are_there(chromium: Browser, address: dict[str, str]) -> None:
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address["public"])
    assert shown(page) == SHOWN["dark"]
    context.close()


def test_on_a_phone_the_menu_has_the_switch(chromium: Browser, address: dict[str, str]) -> None:
    with chromium.new_context(color_scheme="light", viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address['public']}/networks/", wait_until="load")
        expect(page.get_by_role("button", name=WORDS["light"])).to_have_count(0)
        page.locator('button[data-am-toggle="__drawer"]').click()
        switch = page.get_by_role("button", name=WORDS["light"])
        expect(switch).to_be_in_viewport(ratio=1)
        switch.click()
        assert shown(page) == SHOWN["dark"]
        expect(page.get_by_role("button", name=WORDS["dark"])).to_be_focused()
        page.goto(f"{address['public']}/fr/")
        assert shown(page) == SHOWN["dark"]
