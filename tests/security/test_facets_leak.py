"""What people are found by tells nothing that their pages may not: facets, indexes, and the pages of places.

The leak test searches for words. Here are facts without a word of their own: that somebody is on a platform,
in a place, in a network, which a number in a column would tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from ambassade.load.schema import load_schemas
from ambassade.publish.audience import Audience
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.finding import people_index
from ambassade.publish.projection import project
from ambassade.publish.search import FACETS, records
from ambassade.publish.site import Site
from tests.unit.publish.content_tree import AS_OF, catalog_of, entry, network, person

PLACES = [{"id": each, "name": each.title()} for each in ("hall", "cove", "fell", "moor", "holm")]
ORGANISATION = {"places": PLACES}
SHOWN = {"mastodon", "light", "hall"}
"""What the one person who agreed may be found by, besides their network and language."""


def site(audience: Audience) -> Site:
    catalog = catalog_of(
        {
            "content/networks/hidden/network.yml": network(access="secret", name="Hidden"),
            "content/ambassadors/agreed.md": person(
                "Agreed",
                scopes=("profile", "account:open"),
                place="hall",
                expertise=["light"],
                languages=["en"],
                accounts=[
                    {"id": "open", "platform": "mastodon", "url": "https://mastodon.example/@agreed"},
                    {"id": "kept", "platform": "bluesky", "url": "https://bsky.app/profile/kept.example"},
                ],
                blogs=[{"id": "diary", "url": "https://diary.example/", "name": "Diary"}],
                memberships=[{"network": "hidden", "role": "monitor", "since": "2024-03-01"}],
            ),
            "content/ambassadors/withdrew.md": person(
                "Withdrew", withdrawn_on="2026-11-01", place="cove", languages=["eu"]
            ),
            "content/ambassadors/expired.md": person(
                "Expired", until="2026-11-22", place="fell", languages=["br"]
            ),
            "content/ambassadors/untold.md": person(
                "Untold", place="moor", languages=["ga"], informed_on="2026-12-24", origin="nominated"
            ),
            "content/calendar/later.yml": entry(
                title="Later", embargo="2026-12-01", where={"kind": "address", "place": "holm"}
            ),
        },
        ORGANISATION,
    )
    edition = project(catalog, audience=audience, as_of=AS_OF, hidden=load_schemas().hidden(audience))
    return build_pages(edition)


def told(site: Site) -> dict[str, set[str]]:
    """Every value of every facet that the search is given, and what it calls them."""
    found: dict[str, set[str]] = {name: set(site.facet_words.get(name, ())) for name in FACETS}
    for record in records(site):
        for name, values in record.facets.items():
            found[name].update(values)
    return found


@pytest.mark.parametrize("audience", ["public", "members"])
def test_nobody_is_found_by_what_they_did_not_agree_to_nor_by_a_secret_network(audience: Audience) -> None:
    made = site(audience)
    agreed = next(each for each in records(made) if each.path == "ambassadors/agreed/")
    assert agreed.facets["platform"] == ("mastodon",)
    assert "network" not in agreed.facets
    assert "role" not in agreed.facets
    found = told(made)
    assert not found["place"] & {"cove", "fell", "moor", "holm"}
    assert not found["language"] & {"eu", "br", "ga"}
    assert "hidden" not in found["network"]
    assert "blog" not in found["platform"]


@pytest.mark.parametrize("audience", ["public", "members"])
def test_places_of_people_who_are_not_shown_and_of_dates_under_embargo_have_no_page(
    audience: Audience,
) -> None:
    paths = {page.path for page in site(audience).pages}
    assert "places/hall/" in paths
    assert not {f"places/{each}/" for each in ("cove", "fell", "moor", "holm")} & paths
    words = " ".join(page.html for page in site(audience).pages)
    assert not [each for each in ("Cove", "Fell", "Moor", "Holm") if f">{each}<" in words]


def columns_of(made: Site) -> Iterator[str]:
    (index,) = (asset for asset in made.assets if asset.path == people_index.index_file())
    for column in json.loads(index.read())["facets"].values():
        for values in column["sets"]:
            yield from values.split()


@pytest.mark.parametrize("audience", ["public", "members"])
def test_the_index_of_a_large_directory_has_no_more_than_that(
    audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_index, "MOST_ON_ONE_PAGE", 0)
    made = site(audience)
    found = set(columns_of(made))
    assert found >= SHOWN
    assert not found & {
        "bluesky",
        "blog",
        "cove",
        "fell",
        "moor",
        "holm",
        "eu",
        "br",
        "ga",
        "hidden",
        "monitor",
    }
    cards = [asset.read().decode() for asset in made.assets if asset.path.startswith("assets/people/en/")]
    assert not [card for card in cards if "Withdrew" in card or "Expired" in card or "Untold" in card]
