"""The pages of places, of a theme in a place, and what the home page asks."""

from __future__ import annotations

import pytest

from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.finding import place as place_module
from ambassade.publish.pages.index import person as person_index
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    edition,
    entry,
    moment,
    network,
    organisation,
    pages_of,
    parsed,
    person,
    text,
)

PLACES = tuple(
    public.Place(id=slug, name=text(name), country=country)
    for slug, name, country in (("nantes", "Nantes", "FR"), ("kiel", "Kiel", "DE"), ("lagos", "Lagos", "NG"))
)


def relay(network_: str = "aurora") -> tuple[public.Membership, ...]:
    return (public.Membership(network=network_, role="relay"),)


def small() -> dict[str, Page]:
    people = {
        "ana": person("ana", expertise=("shore-power",), languages=("fr", "en"), memberships=relay()),
        "ben": person("ben", expertise=("night-work",), languages=("fr",), memberships=relay()),
        "kim": person("kim", expertise=("shore-power",), place="kiel", memberships=relay("other")),
        "lea": person("lea", expertise=("shore-power",), place=None),
    }
    entries = {
        "deck": entry("deck", where=public.Where(kind="both", place="nantes")),
        "call": entry("call", where=public.Where(kind="online", place="kiel")),
        "past": entry("past", start=moment("2026-10-01"), where=public.Where(kind="address", place="lagos")),
    }
    networks = {"aurora": network("aurora"), "other": network("other")}
    return pages_of(
        build_pages(
            edition(
                organisation=organisation(places=PLACES),
                ambassadors=people,
                entries=entries,
                posts={},
                networks=networks,
            )
        )
    )


def links(page: Page) -> set[str]:
    return {str(each.get("href")) for each in parsed(page.html).iter("a")}


def words(page: Page) -> str:
    return " ".join("".join(parsed(page.html).itertext()).split())


def test_each_place_where_somebody_is_has_a_page_and_no_other() -> None:
    pages = small()
    found = {path for path in pages if path.startswith("places/")}
    assert found == {"places/", "places/nantes/", "places/kiel/"}  # nothing is coming up in Lagos


def test_a_place_says_who_is_there_in_which_networks_and_languages_and_what_comes_next() -> None:
    page = small()["places/nantes/"]
    assert {"../../ambassadors/ana/", "../../ambassadors/ben/", "../../networks/aurora/"} <= links(page)
    assert not {"../../ambassadors/kim/", "../../ambassadors/lea/", "../../networks/other/"} & links(page)
    assert "../../calendar/all/deck/" in links(page)
    assert "France · 2 people" in words(page)
    assert "French 2English 1" in words(page)
    assert "../../calendar/all/call/" not in links(small()["places/kiel/"])  # which is online


def test_a_theme_in_a_place_has_a_page_where_somebody_can_talk_about_it() -> None:
    pages = small()
    assert {path for path in pages if "/in/" in path} == {
        "themes/shore-power/in/nantes/",
        "themes/shore-power/in/kiel/",
        "themes/night-work/in/nantes/",
    }
    page = pages["themes/shore-power/in/nantes/"]
    people = {href for href in links(page) if "ambassadors/" in href}
    assert people == {"../../../../ambassadors/ana/"}
    assert "French, English" in words(page)
    assert {"../../../../themes/shore-power/in/kiel/", "../../../../themes/night-work/in/nantes/"} <= links(
        page
    )


def test_a_theme_that_no_network_stands_on_counts_only_its_people() -> None:
    (tile,) = (
        " ".join("".join(each.itertext()).split())
        for each in parsed(small()["themes/"].html).iter("li")
        if "am-tile" in str(each.get("class")) and "Night work" in "".join(each.itertext())
    )
    assert "1 person" in tile
    assert "network" not in tile


def test_the_pages_lead_to_each_other() -> None:
    pages = small()
    assert "../../themes/shore-power/in/nantes/" in links(pages["themes/shore-power/"])
    assert "../../themes/night-work/in/nantes/" in links(pages["places/nantes/"])
    assert "../themes/shore-power/in/kiel/" in links(pages["places/"])
    assert {"../places/", "../themes/", "../networks/"} <= links(pages["ambassadors/"])
    assert {"./places/", "./themes/", "./networks/", "./ambassadors/"} <= links(pages[""])


def test_the_list_says_how_many_themes_of_a_place_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Other themes" not in words(small()["places/"])
    monkeypatch.setattr(place_module, "MOST_COLUMNS", 1)
    page = small()["places/"]
    (table,) = parsed(page.html).iter("table")
    (head,) = table.iter("thead")
    said = ["".join(each.itertext()) for each in head.iter("th")]
    assert said == ["Place", "Shore power", "Other themes"]
    (row, *_) = [row for row in table.iter("tr") if "Nantes" in "".join(row.itertext())]
    *_, last = row.iter("a")
    assert (last.text, last.get("href")) == ("1 more", "../places/nantes/#themes")
    assert last.get("aria-label") == "1 more theme in Nantes"
    assert 'id="themes"' in small()["places/nantes/"].html
    kiel = next(row for row in table.iter("tr") if "Kiel" in "".join(row.itertext()))
    assert len(list(kiel.iter("a"))) == 2  # its name and its one theme


def test_pairs_are_as_many_as_people_have_themes_at_most_and_those_with_most_people_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(person_index, "MOST_PAIRS", 1)
    people = {
        "ana": person("ana", expertise=("shore-power", "night-work")),
        "ben": person("ben", expertise=("shore-power",)),
    }
    pages = pages_of(build_pages(edition(ambassadors=people, entries={}, posts={})))
    assert [path for path in pages if "/in/" in path] == ["themes/shore-power/in/nantes/"]
    assert "../../themes/night-work/in/nantes/" not in links(pages["themes/night-work/"])


def test_a_place_of_many_people_has_all_of_them_on_pages_of_their_own() -> None:
    people = {f"p{n}": person(f"p{n}", name=f"Ana {n:03}", expertise=("shore-power",)) for n in range(130)}
    pages = pages_of(build_pages(edition(ambassadors=people, entries={}, posts={})))
    assert {"places/nantes/people/", "places/nantes/people/2/", "themes/shore-power/in/nantes/2/"} <= set(
        pages
    )
    assert len(pages["places/nantes/"].html) < 60_000


def test_a_table_says_how_many_can_talk_about_what_where() -> None:
    (table,) = parsed(small()["places/"].html).iter("table")
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]
    assert rows == [["Place", "Shore power", "Night work"], ["Nantes", "1", "1"], ["Kiel", "1", ""]]
    named = {link.get("aria-label") for link in table.iter("a")} - {None}
    assert "1 person, Night work in Nantes" in named


def test_without_places_the_list_says_where_they_come_from() -> None:
    people = {"ana": person("ana", place=None)}
    pages = pages_of(build_pages(edition(ambassadors=people, entries={}, posts={})))
    assert "No place yet" in words(pages["places/"])


def test_the_home_page_asks_in_the_words_of_the_directory_and_has_links_for_readers_without_scripts() -> None:
    home = small()[""]
    (form,) = (each for each in parsed(home.html).iter("form") if "am-ask" in str(each.get("class")))
    asked = {
        str(select.get("name")): [str(option.get("value")) for option in select.iter("option")]
        for select in form.iter("select")
    }
    assert asked == {
        "theme": ["", "night-work", "shore-power"],
        "language": ["", "en", "fr"],
        "place": ["", "kiel", "nantes"],
    }
    assert form.get("action") == "./ambassadors/"
    without = home.html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert 'href="./themes/night-work/"' in without
    assert 'href="./places/kiel/"' in without


def test_a_home_page_without_people_asks_nothing() -> None:
    home = pages_of(build_pages(edition(ambassadors={}, posts={})))[""]
    assert "am-ask" not in home.html


def test_the_search_narrows_pages_of_places_and_themes_by_what_they_are_about() -> None:
    pages = small()
    assert pages["places/kiel/"].facets == {"place": ("kiel",)}
    assert pages["themes/night-work/"].facets == {"theme": ("night-work",)}
    pair = pages["themes/shore-power/in/kiel/"]
    assert pair.facets == {"theme": ("shore-power",), "place": ("kiel",)}
    assert pages["calendar/all/deck/"].facets["place"] == ("nantes",)
    assert pages["calendar/all/call/"].facets["place"] == ()
    assert pages["ambassadors/ana/"].facets["role"] == ("relay",)
