"""The directory, small and large, and the long lists of networks and themes."""

from __future__ import annotations

import pytest

from ambassade.publish.edition import public
from ambassade.publish.pages import build_pages
from ambassade.publish.site import Page
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


def test_more_people_are_listed_by_letter_so_many_a_page() -> None:
    pages = crowd(260)
    assert {"ambassadors/by-letter/a/", "ambassadors/by-letter/a/2/", "ambassadors/by-letter/a/3/"} <= set(
        pages
    )
    assert len(list(parsed(pages["ambassadors/by-letter/a/"].html).iter("li"))) == 120 + 3
    assert "directory.js" not in pages["ambassadors/"].head


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
