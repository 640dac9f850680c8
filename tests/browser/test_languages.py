"""From one language to another in a browser: by keyboard, on a phone, with what was chosen on the page."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from tests.browser.test_search import ask, groups, visited


def test_keyboard_alone_reaches_the_same_page_in_french_and_back(
    window: BrowserContext, address: dict[str, str]
) -> None:
    there = address["public"] + "/networks/quiet-water/"
    with visited(window, there) as (page, _):
        switch = page.locator(".md-header .am-lang")
        expect(switch).to_have_accessible_name(re.compile(r"français \(FR\)$"))
        assert switch.get_attribute("lang") == switch.get_attribute("hreflang") == "fr"
        for _ in range(12):
            page.keyboard.press("Tab")
            if switch.evaluate("element => element === document.activeElement"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(address["public"] + "/fr/networks/quiet-water/")
        assert page.locator("html").get_attribute("lang") == "fr"
        expect(page.locator("h1")).to_contain_text("Eau calme")
        back = page.locator(".md-header .am-lang")
        expect(back).to_have_accessible_name("This page in English (EN)")
        back.press("Enter")
        page.wait_for_url(there)


def test_what_was_chosen_and_the_place_on_the_page_are_kept(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with visited(window, address["public"] + "/calendar/?network=quiet-water#am-content") as (page, _):
        page.locator(".md-header .am-lang").click()
        page.wait_for_url("**/fr/calendar/?network=quiet-water#am-content")
        expect(page.locator("select[name=network]")).to_have_value("quiet-water")


@pytest.mark.parametrize("dark", [False, True])
def test_the_drawer_of_a_phone_has_the_languages(
    window: BrowserContext, address: dict[str, str], dark: bool
) -> None:
    with visited(window, address["internal"] + "/fr/", screen="phone", dark=dark) as (page, _):
        page.locator("[data-am-toggle=__drawer]").click()
        link = page.locator(".md-nav [data-am-language]")
        expect(link).to_be_visible()
        expect(link).to_have_text("English")
        page.wait_for_function("document.getAnimations().every((each) => each.playState !== 'running')")
        assert Axe().run(page).violations_count == 0
        link.click()
        page.wait_for_url(address["internal"] + "/")


def test_each_language_searches_its_own_pages(window: BrowserContext, address: dict[str, str]) -> None:
    root = address["public"]
    with visited(window, f"{root}/fr/networks/") as (page, visit):
        page.keyboard.press("/")
        page.keyboard.insert_text("eau calme")
        expect(page.locator("#am-found")).to_contain_text("résultat")
        assert "Eau calme" in groups(page)["Réseaux"]
        links = page.locator(".am-found__link").evaluate_all("all => all.map(each => each.href)")
        assert links
        assert all(link.startswith(f"{root}/fr/") for link in links)
        page.wait_for_function("[...document.querySelectorAll('.am-found img')].every(i => i.naturalWidth)")
        assert not [each for each in visit.requests if each.startswith(f"{root}/pagefind/")]
    with visited(window, f"{root}/networks/") as (page, _):
        ask(page, "quiet water")
        assert "Quiet Water" in groups(page)["Networks"]


def test_one_program_searches_all_languages_and_a_second_only_where_it_finds_little(
    window: BrowserContext, address: dict[str, str]
) -> None:
    def asked_for(query: str) -> set[str]:
        with visited(window, f"{address['public']}/fr/networks/") as (page, visit):
            page.keyboard.press("/")
            page.keyboard.insert_text(query)
            expect(page.locator("#am-found")).to_contain_text("résultat")
            found.extend(groups(page)["Personnes"])
            return {each.rpartition("/")[2] for each in visit.requests if "/wasm." in each}

    found: list[str] = []
    assert asked_for("lindqvist") == {"wasm.fr.pagefind"}
    assert found == ["Zoë Lindqvist"]  # whose page is English
    found.clear()
    assert asked_for("study") == {"wasm.fr.pagefind", "wasm.en.pagefind"}
    assert "Nguyễn Thị Lan" in found  # “I study what a ferry leaves behind”


def test_missing_page_says_so_in_each_language(window: BrowserContext, address: dict[str, str]) -> None:
    with visited(window, address["public"] + "/404.html") as (page, _):
        section = page.locator("section[lang=fr]")
        expect(section.locator("h2")).to_have_text("Il n’y a rien à cette adresse")
        section.get_by_text("Accueil").click()
        page.wait_for_url(address["public"] + "/fr/")
