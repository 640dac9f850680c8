"""Who can talk about this in that place? By keyboard alone, on a phone, in two languages, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from tests.browser.acts import Held
from tests.browser.serving import served
from tests.browser.test_pages import Visit
from tests.browser.test_reader_flow import SIZES, Keys
from tests.unit.publish.pages.editions import edition, network, organisation, person, text

MANY = 260
TOWNS = ("Nantes", "Kiel", "Bergen")
ASKED = {
    "en": ("", "Port", "French", "Nantes", "French"),
    "fr": ("fr/", "Quartiers", "Français", "Nantes", "rançais"),
}


@contextmanager
def reader(chromium: Browser, screen: str, *, scripts: bool = True) -> Iterator[Keys]:
    """Somebody with a fresh browser and nothing but keys."""
    width, height = SIZES[screen]
    phone = screen == "phone"
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        has_touch=phone,
        is_mobile=phone,
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    keys = Keys(context.new_page(), phone=phone)
    yield keys
    assert keys.unseen == []
    assert keys.small == []
    context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_a_french_speaking_person_on_a_theme_in_a_place_is_two_steps_from_home(
    chromium: Browser, address: dict[str, str], screen: str, language: str
) -> None:
    folder, theme, spoken, place, said = ASKED[language]
    with reader(chromium, screen) as keys:
        page = keys.page
        page.goto(f"{address['public']}/{folder}")
        page.wait_for_load_state("networkidle")
        keys.into_the_page()
        keys.choose("theme", theme)
        keys.choose("language", spoken)
        keys.choose("place", place)
        keys.to(lambda stop: stop["name"] == "button")
        keys.press("Enter")
        page.wait_for_url(
            re.compile(rf"/{folder}ambassadors/\?theme=port-neighbourhoods&language=fr&place=nantes$")
        )
        page.wait_for_load_state("networkidle")
        keys.into_the_page()
        keys.to(lambda stop: str(stop["href"]).endswith("#directory-status"))
        keys.press("Enter")
        expect(page.locator("#directory-status")).to_be_focused()
        found = keys.to(lambda stop: "ambassadors/" in str(stop["href"]))
        keys.press("Enter")
        page.wait_for_url(re.compile(rf"/{folder}ambassadors/[a-z-]+/$"))
        assert page.locator("h1").inner_text().strip() in str(found["words"])
        assert said in page.locator("main").inner_text()
        assert "Nantes" in page.locator("main").inner_text()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_the_same_without_scripts(
    chromium: Browser, address: dict[str, str], screen: str, language: str
) -> None:
    folder, _, _, place, said = ASKED[language]
    with reader(chromium, screen, scripts=False) as keys:
        page = keys.page
        page.goto(f"{address['public']}/{folder}")
        assert not page.locator("form.am-ask").is_visible()
        keys.into_the_page()
        keys.to(lambda stop: str(stop["href"]).endswith("themes/port-neighbourhoods/"))
        keys.press("Enter")
        page.wait_for_url(f"**/{folder}themes/port-neighbourhoods/")
        cards = page.locator(".am-person").filter(has_text=place).filter(has_text=said)
        name = cards.first.locator("a").inner_text()
        keys.into_the_page()
        keys.to(lambda stop: stop["words"] == name)
        keys.press("Enter")
        page.wait_for_url(re.compile(rf"/{folder}ambassadors/[a-z-]+/$"))
        assert page.locator("h1").inner_text().strip() in name


def test_plain_pages_lead_from_the_directory_to_a_theme_in_a_place_without_scripts(
    chromium: Browser, address: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address['public']}/ambassadors/")
    assert page.locator(".am-person").count() > 20
    assert not page.locator("form[data-directory]").is_visible()
    page.get_by_role("link", name="people by place").click()
    page.get_by_role("link", name="3 people, Port neighbourhoods in Nantes").click()
    assert page.locator("h1").inner_text() == "Port neighbourhoods in Nantes"
    assert page.locator(".am-person").count() == 3
    page.go_back()
    page.go_back()
    page.get_by_role("navigation", name="People by name").get_by_role("link", name="N", exact=True).click()
    assert page.locator("h1").inner_text() == "People: N"
    context.close()


def people_shown(page: Page) -> Locator:
    """The names in the directory; `expect` waits for them, because cards come after what the status says."""
    return page.locator("#directory .am-person:visible .am-person__name")


def test_the_back_button_undoes_a_filter_and_chips_take_one_away(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/ambassadors/") as visit:
        page, status = visit.page, visit.page.locator("#directory-status")
        everybody = status.inner_text()
        page.locator("input[name=language][value=fr]").check()
        french = status.inner_text()
        page.locator("input[name=place][value=nantes]").check()
        assert french != everybody
        assert page.url.endswith("?language=fr&place=nantes")
        page.go_back()
        expect(status).to_have_text(french)
        expect(page.locator("input[name=place][value=nantes]")).not_to_be_checked()
        page.get_by_role("button", name="French remove").click()
        expect(status).to_have_text(everybody)
        expect(status).to_be_focused()
        assert page.url.endswith("/ambassadors/")
        assert visit.messages == []


def test_the_directory_is_sorted_and_its_order_stands_in_the_address(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/ambassadors/?sort=place&language=pl") as visit:
        page = visit.page
        by_place = page.locator("#directory .am-person:visible").evaluate_all(
            "all => all.map(e => e.dataset.place)"
        )
        assert len(by_place) > 1
        assert by_place == sorted(by_place)
        page.get_by_label("Sort by").select_option("joined")
        assert page.url.endswith("?language=pl&sort=joined")
        days = page.locator("#directory .am-person:visible").evaluate_all(
            "all => all.map(e => e.dataset.joined || '')"
        )
        assert days == sorted(days, reverse=True)


def test_counts_say_how_many_each_choice_would_leave(window: BrowserContext, address: dict[str, str]) -> None:
    with Visit(window, f"{address['public']}/ambassadors/?theme=night-work") as visit:
        page = visit.page
        label = page.locator("label:has(input[name=language][value=uk])")
        count = int(label.locator("span").last.inner_text())
        label.locator("input").check()
        expect(people_shown(page)).to_have_count(count)


def test_on_a_phone_the_filters_say_how_many_fit_and_lead_to_them(
    chromium: Browser, address: dict[str, str]
) -> None:
    width, height = SIZES["phone"]
    with chromium.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{address['public']}/ambassadors/")
        page.locator(".am-facets > summary").click()
        done, status = page.locator("[data-done]"), page.locator("#directory-status")
        expect(done).to_be_in_viewport(ratio=1)
        expect(done).to_have_text(f"Show {status.inner_text()}")
        page.locator("input[name=language][value=pl]").check()
        expect(done).to_have_text(f"Show {status.inner_text()}")
        expect(done).to_be_in_viewport(ratio=1)
        done.click()
        expect(done).to_be_hidden()
        expect(status).to_be_focused()
        expect(people_shown(page).first).to_be_in_viewport()
        page.locator(".am-facets > summary").click()
        page.locator("input[name=place][value=nantes]").check()
        expect(done).to_have_text("Nobody fits all of that")


# Many people: an index, and cards as they are shown


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a directory of `MANY` people, in a page without a frame."""
    places = tuple(public.Place(id=name.lower(), name=text(name)) for name in TOWNS)
    networks = {f"n{number:02}": network(f"n{number:02}") for number in range(70)}
    people = {
        f"p{number:03}": person(
            f"p{number:03}",
            name=f"Ana {number:03}",
            place=TOWNS[number % 3].lower(),
            languages=("fr", "en") if number % 2 else ("en",),
            memberships=(public.Membership(network=f"n{number % 70:02}", role="relay"),),
            joined_on=date(2026, 1, 1 + number % 28),
        )
        for number in range(MANY)
    }
    site = build_pages(
        edition(
            organisation=organisation(places=places),
            networks=networks,
            ambassadors=people,
            entries={},
            posts={},
        )
    )
    root = tmp_path_factory.mktemp("crowd")
    for each in site.assets:
        file = root / each.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(each.read())
    page = next(each for each in site.pages if each.path == "ambassadors/")
    style = '<link rel="stylesheet" href="../assets/ambassade/ambassade.css">'
    (root / "ambassadors").mkdir()
    (root / "ambassadors/index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>People</title>'
        f'<link rel="icon" href="data:,">{page.head}{style}</head><body>'
        f'<main class="am-page" id="am-content">{page.html}</main></body></html>',
        encoding="utf-8",
    )
    with served(Path(root)) as host:
        yield f"{host}/ambassadors/"


def test_a_large_directory_loads_its_index_when_somebody_filters(chromium: Browser, crowd: str) -> None:
    with Visit(chromium, crowd) as visit:
        page = visit.page
        assert [each for each in visit.requests if "/assets/people/" in each] == []
        expect(people_shown(page)).to_have_count(0)
        page.locator("input[name=language][value=fr]").check()
        expect(page.locator("#directory-status")).to_have_text("130 people")
        expect(page.locator("#directory .am-person")).to_have_count(24)
        for place, name in enumerate(("Ana 001", "Ana 003", "Ana 005")):
            expect(people_shown(page).nth(place)).to_have_text(name)
        assert not page.locator("#directory-browse").is_visible()
        page.get_by_role("button", name="Show more (106)").click()
        expect(page.locator("#directory .am-person")).to_have_count(48)
        expect(page.locator("#directory .am-person").nth(24).locator("a")).to_be_focused()
        page.locator("input[name=place][value=kiel]").check()
        expect(page.locator("#directory-status")).to_have_text("44 people")
        assert page.locator("label:has(input[name=place][value=kiel]) span").last.inner_text() == "44"
        assert visit.messages == []


def test_its_address_is_enough_even_for_a_value_that_the_page_does_not_print(
    chromium: Browser, crowd: str
) -> None:
    with Visit(chromium, f"{crowd}?network=n69&sort=joined") as visit:
        page = visit.page
        expect(page.locator("#directory-status")).to_have_text("3 people")
        expect(people_shown(page)).to_have_text(["Ana 139", "Ana 069", "Ana 209"])  # 28, 14 and 14 January
        expect(page.get_by_role("button", name="N69 remove")).to_be_visible()
        page.get_by_role("button", name="Clear").click()
        expect(page.locator("#directory-status")).to_have_text(f"{MANY} people")
        assert page.get_by_label("Sort by").input_value() == "joined"
        expect(people_shown(page).first).to_have_text("Ana 027")
        page.get_by_label("Sort by").select_option("")
        expect(page.locator("#directory-browse")).to_be_visible()
        expect(people_shown(page)).to_have_count(0)


def test_nobody_is_said_and_undone(chromium: Browser, crowd: str) -> None:
    with Visit(chromium, f"{crowd}?network=n00&place=kiel&language=fr") as visit:
        page = visit.page
        expect(page.locator("#directory-nobody")).to_contain_text("Nobody fits all of that")
        expect(page.locator("#directory-nobody")).to_be_visible()
        page.get_by_role("button", name="Show everybody").click()
        expect(page.locator("#directory-browse")).to_be_visible()


def test_an_index_that_does_not_come_is_said(chromium: Browser, crowd: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/assets/people/index.json", lambda route: route.abort())
    page.goto(f"{crowd}?language=fr")
    expect(page.locator("#directory-status")).to_contain_text("could not be loaded")
    expect(page.locator("#directory-browse")).to_be_visible()
    context.close()


def test_cards_that_do_not_come_are_said_and_asked_for_again(chromium: Browser, crowd: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{crowd}?language=fr")
    expect(page.locator("#directory .am-person")).to_have_count(24)
    page.route(re.compile(r"/assets/people/en/\d+\.json$"), lambda route: route.fulfill(status=503))
    page.get_by_role("button", name="Show more (106)").click()
    expect(page.locator("#directory-status")).to_contain_text("could not be loaded")
    expect(page.locator("#directory-browse")).to_be_visible()
    page.unroute(re.compile(r"/assets/people/en/\d+\.json$"))
    page.locator("input[name=language][value=en]").check()
    expect(page.locator("#directory-status")).to_have_text(f"{MANY} people")
    expect(page.locator("#directory .am-person")).to_have_count(24)
    page.get_by_role("button", name=f"Show more ({MANY - 24})").click()
    expect(page.locator("#directory .am-person")).to_have_count(48)
    assert faults == []
    context.close()


def test_cards_that_come_too_late_are_not_shown(chromium: Browser, crowd: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    cards = re.compile(r"/assets/people/en/\d+\.json$")
    late = Held(page, cards)
    with page.expect_request(cards):
        page.goto(f"{crowd}?language=fr")
    expect(page.locator("#directory-status")).to_have_text("130 people")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#directory-browse")).to_be_visible()
    late.let_go()
    for route in late.routes:
        answer = route.request.response()
        assert answer is not None
        answer.finished()
    # The script has them too, once it has what it asks for now.
    page.evaluate(
        "fetch(location.href).then((answer) => answer.text()).then(() => new Promise(requestAnimationFrame))"
    )
    assert page.locator("#directory-more").is_hidden()
    assert page.locator("#directory > li").count() == 0
    context.close()


def test_the_way_back_from_an_index_that_did_not_come_takes_the_choice_away(
    chromium: Browser, crowd: str
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route("**/assets/people/index.json", lambda route: route.abort())
    page.goto(crowd)
    page.locator("input[name=language][value=fr]").check()
    expect(page.locator("#directory-status")).to_contain_text("could not be loaded")
    page.go_back()
    expect(page.locator("#directory-status")).to_have_text(f"{MANY} people")
    assert not page.locator("input[name=language][value=fr]").is_checked()
    context.close()


# Narrowing what the search found


def search(page: Page, query: str) -> None:
    """Type a query, and wait for its results; the box is opened by a key."""
    page.keyboard.press("/")
    page.keyboard.insert_text(query)
    expect(page.locator("#am-found")).to_contain_text("result")
    page.wait_for_selector(".am-found a")


@pytest.mark.parametrize("edition_name", ["public", "members", "internal"])
def test_results_are_narrowed_by_keyboard(
    window: BrowserContext, address: dict[str, str], edition_name: str
) -> None:
    with Visit(window, f"{address[edition_name]}/networks/") as visit:
        page = visit.page
        search(page, "ferry")
        assert [each for each in visit.requests if each.endswith("facets.json")] == []
        for _ in range(4):  # past what the box itself has
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.am-refine summary')"):
                break
        page.keyboard.press("Enter")
        place = page.locator(".am-refine select[name=place]")
        expect(place).to_be_visible()
        option = place.locator("option").nth(1)
        name, count = re.fullmatch(r"(.+) \((\d+)\)", option.inner_text()).groups()  # type: ignore[union-attr]
        place.focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator("#am-found")).to_have_text(f"{count} result{'s' * (count != '1')}")
        counts = page.locator(".am-found__count").all_inner_texts()
        assert sum(int(each) for each in counts) == int(count)
        chip = page.get_by_role("button", name=f"{name} remove")
        chip.focus()
        page.keyboard.press("Enter")
        expect(chip).to_have_count(0)
        expect(page.locator(".am-refine summary")).to_be_focused()
        assert visit.messages == []


def test_two_choices_are_both_kept_over_the_next_query_and_cleared_with_it(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/networks/") as visit:
        page = visit.page
        search(page, "ferry")
        page.locator(".am-refine summary").click()
        page.locator(".am-refine select[name=language]").select_option("fr")
        page.locator(".am-refine select[name=place]").select_option("nantes")
        page.locator(".md-search__input").fill("quay")
        expect(page.locator(".am-refine__chip")).to_have_count(2)
        expect(page.locator("#am-found")).to_have_text(re.compile("result|fits all"))
        page.locator(".md-search__form button[type=reset]").click()
        expect(page.locator("#am-found")).to_have_text("Type a name, a theme, a place or a word.")
        assert not page.locator(".am-refine").is_visible()
        page.locator(".md-search__input").fill("ferry")
        expect(page.locator(".am-refine")).to_be_visible()
        assert page.locator(".am-refine__chip").count() == 0


def test_a_mistyped_name_is_mended_while_results_are_narrowed(
    window: BrowserContext, address: dict[str, str]
) -> None:
    with Visit(window, f"{address['public']}/networks/") as visit:
        page = visit.page
        search(page, "lindqvist")
        page.locator(".am-refine summary").click()
        page.locator(".am-refine select[name=place]").select_option("goteborg")
        page.locator(".md-search__input").fill("lindkvist")
        expect(page.locator("#am-found")).to_contain_text("Shown instead: “lindqvist”")
        expect(page.locator(".am-found")).to_contain_text("Zoë Lindqvist")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("screen", "folder"), [("desktop", ""), ("phone", "fr/")])
def test_the_choices_are_accessible(
    window: BrowserContext, address: dict[str, str], screen: str, folder: str, dark: bool
) -> None:
    with Visit(window, f"{address['public']}/{folder}networks/", screen=screen, dark=dark) as visit:
        page = visit.page
        if screen == "phone":
            page.locator("[data-am-toggle=__search]").click()
        page.locator(".md-search__input").focus()
        page.keyboard.insert_text("ferry")
        page.locator(".am-refine summary").click()
        page.locator(".am-refine select[name=theme]").select_option(index=1)
        chip = page.locator(".am-refine__chip")
        expect(chip).to_be_visible()
        if screen == "phone":
            for each in (chip, page.locator(".am-refine summary"), page.locator(".am-refine select").first):
                assert each.bounding_box()["height"] >= 43.9  # type: ignore[index]  # it is visible
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.wait_for_function("document.getAnimations().every((each) => each.playState !== 'running')")
        found = Axe().run(page)
        assert found.response["violations"] == [], found.generate_report()
