"""A site on its first day: each page and each section that is empty says why, and one step leads on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ambassade.publish import pages
from ambassade.publish.audience import Edition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.build import build_pages
from tests.unit.publish.pages.editions import (
    edition,
    internal_edition,
    links_of,
    members_edition,
    network,
    organisation,
    pages_of,
    parsed,
    person,
    text,
    words_of,
)

TEMPLATES = sorted((Path(pages.__file__).parent / "templates").glob("*.html"))
NOTHING: dict[str, Any] = {"ambassadors": {}, "entries": {}, "posts": {}}
SAYS = {
    "": "No network yet",
    "about/": "No network yet",
    "ambassadors/": "Nobody yet",
    "calendar/": "Nothing begins in this month",
    "calendar/agenda/": "Nothing planned that may be told yet",
    "map/": "Nobody yet",
    "networks/": "No network yet",
    "places/": "No place yet",
    "posts/": "No post yet",
    "privacy/": "Nobody is shown yet",
    "thanks/": "Nobody is thanked by name yet",
    "themes/": "No theme yet",
}
"""What stands on the lists of an edition with nothing in it."""
MORE = {"contacts/": "No network yet", "messages/": "Nothing to share yet", "playbook/": "No page yet"}
MAKE: dict[str, tuple[Any, dict[str, str]]] = {
    "public": (edition, {**SAYS, "embed/": "No network yet"}),
    "members": (members_edition, {**SAYS, **MORE}),
    "internal": (internal_edition, {**SAYS, **MORE, "announce/places/": "No place yet"}),
}
WHOLE = {
    "public": organisation(),
    "members": members.Organisation(name=text("Talvenne"), time_zone="Europe/Paris", languages=("en",)),
    "internal": internal.Organisation(
        name=text("Talvenne"), time_zone="Europe/Paris", preset="group", languages=("en",)
    ),
}


def nothing(audience: str) -> Edition:
    make, _ = MAKE[audience]
    more: dict[str, Any] = {} if audience == "public" else {"messages": {}}
    if audience == "internal":
        more |= {"closed": (), "states": {}}
    made: Edition = make(networks={}, organisation=WHOLE[audience], **NOTHING, **more)
    return made


@pytest.mark.parametrize("audience", MAKE)
def test_every_list_of_an_empty_edition_has_its_sentence_and_one_step(audience: str) -> None:
    site = build_pages(nothing(audience))
    shown = pages_of(site)
    paths = set(shown) | {asset.path for asset in site.assets}
    for path, sentence in MAKE[audience][1].items():
        document = parsed(shown[path].html)
        assert sentence in words_of(document), path
        for empty in document.iterfind(".//div[@class='am-empty']"):
            assert empty.findall(".//a[@href]"), path
        assert set(links_of(shown[path])) & set(shown) - {path}, path
    home = {link for link in links_of(shown[""]) if link in shown}
    assert {"about/", "calendar/", "networks/"} <= home
    assert paths >= {"404.html"}


@pytest.mark.parametrize("audience", MAKE)
def test_no_page_of_an_empty_edition_is_only_a_heading(audience: str) -> None:
    for path, page in pages_of(build_pages(nothing(audience))).items():
        document = parsed(page.html)
        heading = document.find(".//h1")
        if heading is not None:
            assert len(words_of(document)) > len(words_of(heading)) + 20, path


def test_the_sections_of_an_empty_network_lead_on() -> None:
    site = pages_of(build_pages(edition(networks={"aurora": network("aurora")}, **NOTHING)))
    document = parsed(site["networks/aurora/"].html)
    empties = document.findall(".//div[@class='am-empty']")
    assert [words_of(each).split(" yet")[0] for each in empties] == ["Nobody", "No shared place", "No post"]
    assert all(each.findall(".//a[@href]") for each in empties)
    assert "follow the people above" not in words_of(document)


def test_a_person_without_words_leads_to_their_network_or_to_everybody() -> None:
    member = (public.Membership(network="aurora", role="relay"),)
    people = {"ana": person("ana", memberships=member), "ben": person("ben")}
    site = pages_of(build_pages(edition(ambassadors=people, posts={})))
    for slug, step in (("ana", "Meet their network"), ("ben", "See everybody")):
        (empty,) = parsed(site[f"ambassadors/{slug}/"].html).findall(".//div[@class='am-empty']")
        assert words_of(empty).endswith(step)


def test_no_template_leaves_an_empty_place_without_a_step() -> None:
    for template in TEMPLATES:
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\{\{-?\s*m\.empty\(", source), template.name
        for call in re.findall(r"\{% call m\.empty\(.*?%\}(.*?)\{% endcall %\}", source, re.DOTALL):
            assert "<a " in call or "<button " in call or "{% if" in call, template.name


def test_the_page_for_missing_addresses_leads_on() -> None:
    page = pages_of(build_pages(nothing("public")))["404.html"]
    assert "There is nothing at this address" in words_of(parsed(page.html))
    assert {"ambassadors/", "networks/", "calendar/"} <= set(links_of(page))
