"""The announcement kit: texts with figures that the public site shows too, and places that should link."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.moment import Moment
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.pages.announce import A_PAGE, PLACES_A_PAGE
from ambassade.publish.pages.build import build_pages
from ambassade.publish.projection import project
from tests.unit.publish.pages.editions import (
    AS_OF,
    edition,
    internal_edition,
    members_edition,
    pages_of,
    parsed,
    text,
    words_of,
)

ROOT = Path(__file__).parents[4]


def with_places(*places: internal.Linking) -> InternalEdition:
    made = internal_edition()
    return replace(made, organisation=replace(made.organisation, linked_from=places))


def place(name: str, seen: date | None, owner: str | None = "ana") -> internal.Linking:
    return internal.Linking(name=text(name), url=f"https://{name}.example", owner=owner, last_seen=seen)


def said(made: Any, path: str) -> str:
    return words_of(parsed(pages_of(build_pages(made))[path].html))


def test_only_colleagues_have_it() -> None:
    for made in (edition(), members_edition()):
        assert not any(path.startswith("announce/") for path in pages_of(build_pages(made)))


def test_what_nobody_has_looked_at_for_six_months_is_said_first() -> None:
    made = with_places(
        place("fresh", date(2026, 11, 2)),
        place("just", date(2026, 5, 24)),
        place("old", date(2026, 5, 23)),
        place("never", None, owner=None),
    )
    rows = [
        [words_of(cell) for cell in row]
        for row in parsed(pages_of(build_pages(made))["announce/places/"].html).iter("tr")
    ][1:]
    assert rows == [
        ["never", "Never seen there yet", "–", "Nobody yet: write who, as owner."],
        ["old", "Not seen for 6 months", "23 May 2026", "Ana Silva"],
        ["just", "Seen there", "24 May 2026", "Ana Silva"],
        ["fresh", "Seen there", "2 November 2026", "Ana Silva"],
    ]
    first = said(made, "announce/")
    assert "4 places should link to the site. Somebody should look at 2 of them again." in first
    assert "No place is listed yet" in said(internal_edition(), "announce/")
    assert AS_OF.date() == date(2026, 11, 23)


def test_places_and_networks_stand_on_as_many_pages_as_they_need() -> None:
    many = with_places(*(place(f"p{number}", None) for number in range(PLACES_A_PAGE + 1)))
    network = many.networks["aurora"]
    slugs = [f"n{number:02}" for number in range(A_PAGE + 1)]
    networks = {**many.networks, **{slug: replace(network, id=slug) for slug in slugs}}
    many = replace(many, networks=networks)
    pages = pages_of(build_pages(many))
    assert "announce/places/2/" in pages
    assert "announce/networks/2/" in pages
    assert len(list(parsed(pages["announce/places/"].html).iter("tr"))) == PLACES_A_PAGE + 1


@pytest.fixture(scope="module")
def demonstration() -> dict[str, Any]:
    schemas = load_schemas(ROOT)
    checked = check_tree(WorkTree(ROOT), schemas, AS_OF, Moment.parse("2026-11-23"))
    return {
        audience: project(
            checked.catalog,
            audience=audience,
            as_of=checked.as_of,
            language="en",
            hidden=schemas.hidden(audience),
        )
        for audience in ("public", "internal")
    }


def test_figures_are_those_of_the_public_site(demonstration: dict[str, Any]) -> None:
    public, colleagues = demonstration["public"], demonstration["internal"]
    assert len(public.ambassadors) < len(colleagues.ambassadors)
    page = parsed(pages_of(build_pages(colleagues))["announce/"].html)
    texts = {e.get("id"): words_of(e) for e in page.iter("p") if (e.get("id") or "").startswith("announce-")}
    assert f"{len(public.ambassadors)} people in {len(public.networks)} networks" in texts["announce-mail-en"]
    assert "https://people.talvenne.example/calendar/" in texts["announce-mail-en"]
    assert texts["announce-banner-fr"].startswith("Les réseaux Talvenne")
    for slug in public.networks:
        shown = sum(
            any(each.network == slug for each in person.memberships) for person in public.ambassadors.values()
        )
        assert f"{shown} people speak there" in texts[f"announce-network-{slug}-en"]


def test_a_text_stands_beside_itself_in_the_other_language(demonstration: dict[str, Any]) -> None:
    page = parsed(pages_of(build_pages(demonstration["internal"]))["announce/"].html)
    copied = [each.get("data-copy", "") for each in page.iter("button") if each.get("data-copy")]
    assert copied[:6] == [
        f"announce-{kind}-{language}" for kind in ("mail", "intranet", "banner") for language in ("en", "fr")
    ]


def test_where_the_public_address_is_not_known_the_page_says_so() -> None:
    made = internal_edition()
    made = replace(made, organisation=replace(made.organisation, url=None))
    assert "put its address in place of https://site.example/" in said(made, "announce/")


def test_no_network_is_called_as_another_thing_of_the_page() -> None:
    made = internal_edition()
    slugs = ("intranet", "mail", "quay", "quay-en", "site", "works")
    networks = {slug: replace(made.networks["aurora"], id=slug) for slug in slugs}
    page = parsed(
        pages_of(build_pages(replace(made, networks={**made.networks, **networks})))["announce/"].html
    )
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.get("data-copy") for each in page.iter("button")} <= set(ids)
