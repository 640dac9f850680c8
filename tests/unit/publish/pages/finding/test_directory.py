"""The directory, small and large, and the long lists of networks and themes."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ambassade.model.text import Text
from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages, build_site
from ambassade.publish.site import Page, Site
from tests.unit.publish.pages.editions import edition, network, pages_of, parsed, person


def crowd(count: int, **changes: object) -> dict[str, Page]:
    people = {
        f"p{number}": person(
            f"p{number}",
            name=f"Ana {number}",
            memberships=(public.Membership(network="aurora", role="relay"),),
            expertise=("shore-power",),
            **changes,
        )
        for number in range(count)
    }
    return pages_of(build_pages(edition(ambassadors=people, entries={}, posts={})))


def test_up_to_200_people_stand_on_one_page_with_what_they_are_filtered_by() -> None:
    page = crowd(200)["ambassadors/"]
    people = [item for item in parsed(page.html).iter("li") if item.get("data-network") is not None]
    assert len(people) == 200
    assert people[0].get("data-theme") == "shore-power"
    assert 'src="../assets/ambassade/directory.js"' in page.head


def seen(*languages: tuple[str, ...]) -> tuple[bool, dict[str, bool]]:
    """Of a directory of people who speak these: whether there is anything to choose, and which facets are."""
    people = {
        f"p{number}": person(
            f"p{number}",
            memberships=(public.Membership(network="aurora", role="relay"),),
            expertise=("shore-power",),
            languages=spoken,
        )
        for number, spoken in enumerate(languages)
    }
    page = parsed(
        pages_of(build_pages(edition(ambassadors=people, entries={}, posts={})))["ambassadors/"].html
    )
    (drawer,) = (each for each in page.iter("details") if each.get("class") == "am-facets")
    return drawer.get("hidden") is None, {
        str(each.get("data-facet")): each.get("hidden") is None for each in drawer.iter("fieldset")
    }


@pytest.mark.parametrize("languages", [(("en",), ("en", "fr")), (("en",), ()), (("en",), ("fr",))])
def test_a_facet_is_there_where_it_leaves_somebody_out(languages: tuple[tuple[str, ...], ...]) -> None:
    some, facets = seen(*languages)
    assert some
    assert facets == {"network": False, "theme": False, "language": True, "place": False, "role": False}


def test_where_nothing_can_be_chosen_nothing_is_offered() -> None:
    some, facets = seen(("en",), ("en",))
    assert not some
    assert set(facets.values()) == {False}


def test_more_people_are_listed_by_letter_so_many_a_page() -> None:
    pages = crowd(260)
    assert {"ambassadors/by-letter/a/", "ambassadors/by-letter/a/2/", "ambassadors/by-letter/a/3/"} <= set(
        pages
    )
    items = parsed(pages["ambassadors/by-letter/a/"].html).iter("li")
    assert len([item for item in items if "am-person" in str(item.get("class"))]) == 120
    assert "am-person" not in pages["ambassadors/"].html


def test_a_network_and_a_theme_with_many_people_lead_to_all_of_them() -> None:
    pages = crowd(130)
    for base in ("networks/aurora/", "themes/shore-power/"):
        assert f"{base}people/2/" in pages
        assert len(pages[base].html) < 40_000


@pytest.mark.parametrize(("count", "larger"), [(300, 600)])
def test_no_page_grows_with_the_number_of_people(count: int, larger: int) -> None:
    small, large = (max(len(page.html) for page in crowd(number).values()) for number in (count, larger))
    assert large < small * 1.1


def test_names_in_other_scripts_are_listed_under_their_latin_letter_or_under_others() -> None:
    people = {f"p{number}": person(f"p{number}", name=f"Ana {number}") for number in range(201)}
    people["wang"] = person("wang", name="王雨桐", latin_name="Wáng Yǔtóng")
    people["li"] = person("li", name="李")
    pages = pages_of(build_pages(edition(ambassadors=people, entries={}, posts={})))
    assert {"ambassadors/by-letter/w/", "ambassadors/by-letter/other/"} <= set(pages)


def test_networks_are_grouped_by_the_theme_they_stand_on() -> None:
    networks = {
        "aurora": network("aurora"),
        "lamp": network("lamp", basis=public.Basis(kind="theme", theme="night-work")),
        "brandless": network("brandless", basis=public.Basis(kind="brand"), themes=()),
    }
    page = pages_of(build_pages(edition(networks=networks, ambassadors={}, entries={}, posts={})))[
        "networks/"
    ]
    groups = ["".join(heading.itertext()) for heading in parsed(page.html).iter("h2")]
    assert groups == ["Shore power", "Night work", "Other networks"]


def site_of(count: int) -> Site:
    people = {
        f"p{number}": person(
            f"p{number}",
            name=f"Ana {number:03}",
            memberships=(public.Membership(network="aurora", role="relay" if number % 2 else "curator"),),
            expertise=("shore-power",) if number % 3 else ("night-work", "shore-power"),
            languages=("fr",) if number == 7 else ("en",),
            joined_on=date(2026, 1, 1) if number == 5 else None,
        )
        for number in range(count)
    }
    return build_pages(edition(ambassadors=people, entries={}, posts={}))


def json_of(site: Site, path: str) -> object:
    (asset,) = (asset for asset in site.assets if asset.path == path)
    return json.loads(asset.read())


def test_of_more_than_200_people_an_index_has_the_facets_in_the_order_of_their_names_and_no_words() -> None:
    site = site_of(201)
    index = json_of(site, "assets/people/index.json")
    assert isinstance(index, dict)
    facets = {
        name: [tuple(column["sets"][number].split()) for number in column["of"]]
        for name, column in index["facets"].items()
    }
    assert facets["role"][:2] == [("curator",), ("relay",)]
    assert facets["theme"][:2] == [("night-work", "shore-power"), ("shore-power",)]
    assert [number for number, found in enumerate(facets["language"]) if found == ("fr",)] == [7]
    assert [number for number, day in enumerate(index["joined"]) if day] == [5]
    assert "Ana" not in json.dumps(index)
    assert len(facets["place"]) == 201


def test_the_cards_of_the_index_lie_in_its_order_so_many_a_file() -> None:
    site = site_of(201)
    cards = [
        card
        for number in range(11)
        for card in json_of(site, f"assets/people/en/{number}.json")  # type: ignore[attr-defined]
    ]
    assert [parsed(card).find(".//a").get("href") for card in cards] == [  # type: ignore[union-attr]
        f"../ambassadors/p{number}/" for number in range(201)
    ]
    form = next(each for each in parsed(pages_of(site)["ambassadors/"].html).iter("form"))
    assert form.get("data-index") == "../assets/people/index.json"
    assert form.get("data-cards") == "../assets/people/en/"


def test_up_to_200_people_need_no_index() -> None:
    assert not [asset.path for asset in site_of(200).assets if asset.path.startswith("assets/people/")]


def test_values_beyond_those_that_a_page_prints_have_their_names_in_the_index() -> None:
    networks = {f"n{number:02}": network(f"n{number:02}") for number in range(70)}
    people = {
        f"p{number}": person(
            f"p{number}", memberships=(public.Membership(network=f"n{number % 70:02}", role="relay"),)
        )
        for number in range(210)
    }
    site = build_pages(edition(networks=networks, ambassadors=people, entries={}, posts={}))
    page = parsed(pages_of(site)["ambassadors/"].html)
    printed = [box.get("value") for box in page.iter("input") if box.get("name") == "network"]
    index = json_of(site, "assets/people/index.json")
    assert isinstance(index, dict)
    assert len(printed) == 60
    assert {*printed, *index["names"]["network"]} == set(networks)
    assert index["names"]["network"]["n69"] == {"en": "N69", "fr": "N69"}


def test_letters_lead_to_each_other_from_25_people_on() -> None:
    assert not [path for path in crowd(24) if "by-letter" in path]
    page = parsed(crowd(25)["ambassadors/by-letter/a/"].html)
    (nav,) = (each for each in page.iter("nav") if each.get("aria-label") == "People by name")
    assert [(link.text, link.get("aria-current")) for link in nav.iter("a")] == [("A", "page")]


def test_accounts_and_blogs_that_the_edition_does_not_have_are_no_facet() -> None:
    """Consent is asked in the projection: a facet has nothing but what is left of somebody's accounts."""
    account = public.Account(id="m", platform="mastodon", url="https://mastodon.example/@ana")
    people = {"ana": person("ana", accounts=(account,)), "ben": person("ben")}
    page = parsed(
        pages_of(build_pages(edition(ambassadors=people, entries={}, posts={})))["ambassadors/"].html
    )
    found = {
        box.get("value") for box in page.iter("input") if box.get("name") in {"platform", "network", "role"}
    }
    assert found == {"mastodon"}


def test_each_language_has_cards_of_its_own_and_one_index_serves_all() -> None:
    people = {
        f"p{number}": person(f"p{number}", tagline=Text.of({"en": "Mends lamps", "fr": "Répare les lampes"}))
        for number in range(201)
    }
    whole = build_site(edition(ambassadors=people, entries={}, posts={}))
    (french,) = whole.translations
    assert [each.path for each in whole.assets if each.path.endswith("people/index.json")] == [
        "assets/people/index.json"
    ]
    cards = json_of(whole, "assets/people/fr/0.json")
    assert isinstance(cards, list)
    assert "Répare les lampes" in cards[0]
    card = parsed(cards[0])
    assert [link.get("href") for link in card.iter("a")] == ["../ambassadors/p0/"]
    assert [str(image.get("src")).partition("assets/")[0] for image in card.iter("img")] == ["../../"]
    page = next(each for each in french.pages if each.path == "fr/ambassadors/")
    (form,) = (each for each in parsed(page.html).iter("form") if each.get("data-index"))
    assert form.get("data-index") == "../../assets/people/index.json"
    assert form.get("data-cards") == "../../assets/people/fr/"


def test_ways_to_people_without_filters_stand_before_the_people() -> None:
    page = parsed(crowd(30)["ambassadors/"].html)
    links = [str(link.get("href")) for link in page.iter("a")]
    first = next(number for number, link in enumerate(links) if link.startswith("../ambassadors/p"))
    assert {"../themes/", "../places/", "../networks/", "#letters"} <= set(links[:first])
    assert [each.tag.rpartition("}")[2] for each in page.iter() if each.get("id") == "letters"] == ["nav"]
