"""Where the map shows a person or a network: on the one page, or on the page of their network."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.pages.map import map_pages
from ambassade.publish.pages.map.way import MOST_PEOPLE, network_on_map, person_on_map
from ambassade.publish.pages.network import network_page
from ambassade.publish.pages.person import person_page
from ambassade.publish.pages.writer import Writer
from tests.unit.publish.pages.editions import edition, network, parsed, person


def crowd(count: int) -> Edition:
    """So many people in one network, and two in none."""
    membership = (public.Membership(network="aurora", role="relay"),)
    people = {f"p{number:03}": person(f"p{number:03}", memberships=membership) for number in range(count)}
    people |= {slug: person(slug) for slug in ("lone", "other")}
    networks = {"aurora": network("aurora"), "delta": network("delta")}
    return edition(networks=networks, ambassadors=people, posts={})


def anchors(shown: Edition) -> dict[str, dict[str, Element]]:
    """By page of the map, its elements by id."""
    return {
        page.path: {str(each.get("id")): each for each in parsed(page.html).iter() if each.get("id")}
        for page in map_pages(Writer(shown, None))
    }


@pytest.mark.parametrize("count", [3, MOST_PEOPLE - 2, MOST_PEOPLE + 1, 2 * MOST_PEOPLE + 5])
def test_every_address_leads_to_the_row_of_whom_it_names(count: int) -> None:
    shown = crowd(count)
    writer, found = Writer(shown, None), anchors(crowd(count))
    for slug in shown.ambassadors:
        page, _, anchor = person_on_map(writer.index, slug).partition("#")
        assert anchor == f"person-{slug}"
        assert found[page][anchor].get("data-am-item") is not None


def test_a_network_is_a_line_of_the_one_map_or_has_its_own() -> None:
    few, many = Writer(crowd(3), None), Writer(crowd(MOST_PEOPLE + 1), None)
    page, _, anchor = network_on_map(few.index, "aurora").partition("#")
    assert "am-map__group" in str(anchors(few.edition)[page][anchor].get("class"))
    assert network_on_map(many.index, "aurora") == "map/aurora/"
    assert "map/aurora/" in anchors(many.edition)


def test_no_id_is_used_twice() -> None:
    for count in (3, MOST_PEOPLE + 1):
        for page in map_pages(Writer(crowd(count), None)):
            ids = [each.get("id") for each in parsed(page.html).iter() if each.get("id")]
            assert len(ids) == len(set(ids)), page.path


def test_profiles_and_networks_lead_to_the_map() -> None:
    writer = Writer(crowd(3), None)
    links = {
        link.get("href")
        for page in (person_page(writer, "p001"), network_page(writer, "aurora"))
        for link in parsed(page.html).iter("a")
    }
    assert {"../../map/#person-p001", "../../map/#network-aurora"} <= links
