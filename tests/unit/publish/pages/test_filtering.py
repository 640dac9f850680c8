"""The filter's form: what each entry may be narrowed by, in each edition, and what the form offers."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from ambassade.model.status import State
from ambassade.publish.audience import Edition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.facet import FACETS, Facets, attributes
from tests.unit.publish.pages.editions import (
    edition,
    entry,
    internal_edition,
    members_edition,
    moment,
    network,
    pages_of,
    parsed,
    text,
    words_of,
)

FULL: dict[str, Any] = {
    "id": "deck",
    "network": "aurora",
    "title": text("Open deck"),
    "kind": "event",
    "start": moment("2026-11-26"),
    "channels": ("linkedin", "mastodon"),
    "themes": ("shore-power",),
    "languages": ("en", "fr"),
    "campaign": "aurora/plugged",
}

PLAIN = {
    "aurora": internal.Network(
        id="aurora",
        name=text("Aurora"),
        basis=public.Basis(kind="agenda", agenda=text("The year")),
        stage=members.Stage(state="established", since=date(2023, 3, 1)),
    )
}


def options(made: Edition, path: str) -> dict[str, list[tuple[str, str]]]:
    page = parsed(pages_of(build_pages(made))[path].html)
    return {
        select.get("name", ""): [(each.get("value", ""), words_of(each)) for each in select.iter("option")][
            1:
        ]
        for select in page.iter("select")
    }


def form(made: Edition, path: str) -> Element:
    found = parsed(pages_of(build_pages(made))[path].html).find(".//form[@data-am-filter]")
    assert found is not None
    return found


def test_an_edition_tells_what_it_knows_and_no_more() -> None:
    campaign: dict[str, Any] = {
        "id": "plugged",
        "network": "aurora",
        "title": text("Plugged"),
        "kind": "campaign",
    }
    colleague = internal.Entry(**FULL, owner="ana", audience="public", status="approved")
    plugged = internal.Entry(**campaign, audience="public", status="approved")
    both = {"aurora/deck": colleague, "aurora/plugged": plugged}
    state = {"entry/aurora/deck": State.SCHEDULED}
    told = Facets(internal_edition(entries=both, messages={}, states=state)).of("aurora/deck")
    assert tuple(told) == FACETS
    assert told["status"] == ("scheduled",)
    assert told["owner"] == ("ana",)
    member = Facets(members_edition(entries={"aurora/deck": members.Entry(**FULL, owner="ana")}))
    assert set(FACETS) - set(member.of("aurora/deck")) == {"status"}
    anybody = Facets(edition(entries={"aurora/deck": entry("aurora/deck", **FULL)}))
    assert set(FACETS) - set(anybody.of("aurora/deck")) == {"status", "owner"}


def test_a_campaign_is_shown_with_its_parts() -> None:
    made = edition(
        entries={
            "aurora/deck": entry("aurora/deck", campaign="aurora/plugged"),
            "aurora/plugged": entry("aurora/plugged", kind="campaign"),
            "core": entry("core"),
        }
    )
    facets = Facets(made)
    assert (
        facets.of("aurora/deck")["campaign"] == facets.of("aurora/plugged")["campaign"] == ("aurora/plugged",)
    )
    assert facets.of("core") == {"network": ("all",)}


def test_attributes_are_escaped() -> None:
    html = attributes({"network": ('a"b',), "platform": ("x", "mastodon")}, '1"')
    assert html == ' data-am-item="1&#34;" data-network="a&#34;b" data-platform="x mastodon"'


def test_the_form_offers_the_values_of_its_page_by_name() -> None:
    made = edition(
        entries={
            "aurora/deck": entry(
                "aurora/deck", channels=("x", "linkedin"), themes=("night-work",), languages=("fr",)
            ),
            "core": entry("core"),
            "aurora/spring": entry("aurora/spring", start=moment("2027-04-01"), channels=("mastodon",)),
        }
    )
    autumn = options(made, "calendar/2026-11/")
    assert autumn["network"] == [("aurora", "Aurora"), ("all", "No network")]
    assert autumn["platform"] == [("linkedin", "LinkedIn"), ("x", "X")]
    assert autumn["theme"] == [("night-work", "Night work")]
    assert autumn["language"] == [("fr", "French")]
    assert autumn["campaign"] == []
    assert options(made, "calendar/2027-04/")["platform"] == [("mastodon", "Mastodon")]


def test_a_choice_without_values_waits_unseen_and_statuses_keep_their_order() -> None:
    entries = {
        name: internal.Entry(
            **FULL | {"id": name, "campaign": None, "themes": ()}, audience="public", status="draft"
        )
        for name in ("a", "b", "c")
    }
    states = {"entry/a": State.PUBLISHED, "entry/b": State.DRAFT, "entry/c": State.SCHEDULED}
    made = internal_edition(entries=entries, networks=PLAIN, posts={}, messages={}, states=states)
    found = options(made, "calendar/agenda/")
    assert [value for value, _ in found["status"]] == ["draft", "scheduled", "published"]
    labels = {
        words_of(label).split()[0]: label.get("hidden")
        for label in form(made, "calendar/agenda/").iter("label")
    }
    assert labels["Status"] is None
    assert labels["Campaign"] is not None
    assert labels["Owner"] is not None


def shown(made: Edition, path: str) -> dict[str, bool]:
    """The choices of a page's form, and whether readers see them."""
    return {
        label.find("select").get("name", ""): label.get("hidden") is None  # type: ignore[union-attr]  # has one
        for label in form(made, path).iter("label")
    }


def test_a_choice_that_leaves_nothing_out_is_not_shown() -> None:
    """One value that all have; one that some have, or two, narrow the list."""
    made = edition(
        entries={
            "aurora/one": entry(
                "aurora/one", channels=("linkedin",), themes=("night-work",), languages=("fr",)
            ),
            "aurora/two": entry("aurora/two", channels=("linkedin",), languages=("en",)),
        }
    )
    for path in ("calendar/", "calendar/agenda/", "networks/aurora/calendar/"):
        found = shown(made, path)
        assert {name for name, seen in found.items() if seen} == {"theme", "language"}, path
        assert options(made, path)["network"] == [("aurora", "Aurora")]


def test_where_nothing_can_be_chosen_there_is_no_form_to_open() -> None:
    made = edition(entries={"aurora/one": entry("aurora/one", network="aurora")})
    page = parsed(pages_of(build_pages(made))["networks/aurora/calendar/"].html)
    (drawer,) = (each for each in page.iter("details") if "am-facets" in each.get("class", ""))
    assert drawer.get("hidden") is not None
    two = edition(
        entries={"aurora/one": entry("aurora/one", languages=("fr",)), "aurora/two": entry("aurora/two")}
    )
    page = parsed(pages_of(build_pages(two))["networks/aurora/calendar/"].html)
    (drawer,) = (each for each in page.iter("details") if "am-facets" in each.get("class", ""))
    assert drawer.get("hidden") is None


def test_a_person_is_offered_by_both_names() -> None:
    person = internal.Ambassador(
        id="hanna",
        name="Ганна Ковальчук",
        latin_name="Hanna Kovalchuk",
        kind="internal",
        standing="active",
        origin="own_form",
    )
    owned = internal.Entry(
        **FULL | {"campaign": None, "themes": ()}, owner="hanna", audience="public", status="approved"
    )
    made = internal_edition(
        ambassadors={"hanna": person},
        networks=PLAIN,
        entries={"aurora/deck": owned},
        posts={},
        messages={},
        states={},
        closed=(),
    )
    assert options(made, "calendar/")["owner"] == [("hanna", "Ганна Ковальчук (Hanna Kovalchuk)")]


def test_without_script_the_networks_own_dates_are_named() -> None:
    page = parsed(pages_of(build_pages(edition()))["calendar/"].html)
    (plain,) = page.iter("noscript")
    assert [link.get("href") for link in plain.iter("a")] == ["../networks/aurora/calendar/", "../networks/"]


def test_of_many_networks_only_some_are_named_without_script() -> None:
    networks = {f"n{number}": network(f"n{number}") for number in range(40)}
    made = edition(
        ambassadors={},
        posts={},
        networks=networks,
        entries={f"{slug}/e": entry(f"{slug}/e") for slug in networks},
    )
    (plain,) = parsed(pages_of(build_pages(made))["calendar/"].html).iter("noscript")
    assert len(list(plain.iter("a"))) == 13
