"""The pages about the site: made from its data, in every edition, with nothing that is not true of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ambassade.publish.agreement import Agreements
from ambassade.publish.audience import Edition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.about.networks import MOST_NETWORKS
from ambassade.publish.pages.build import build_pages
from ambassade.publish.site import Page
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

PATHS = ("about/", "privacy/", "accessibility/", "thanks/")
MAIL, PAGE = "hello@talvenne.example", "https://talvenne.example/contact"


def page(made: Edition, path: str) -> Page:
    return pages_of(build_pages(made))[path]


def said(made: Edition, path: str) -> str:
    return words_of(parsed(page(made, path).html))


def hrefs(made: Edition, path: str) -> Iterator[str]:
    for element in parsed(page(made, path).html).iter("a"):
        yield element.get("href") or ""


@pytest.mark.parametrize("make", [edition, members_edition, internal_edition])
def test_every_edition_has_them_and_the_search_finds_them(make: Any) -> None:
    site = pages_of(build_pages(make()))
    for path in PATHS:
        assert site[path].kind == "page"
        assert parsed(site[path].html).findall(".//h1")


def test_about_is_made_of_what_the_organisation_says() -> None:
    made = edition(
        organisation=organisation(
            introduction=text("Six networks.\n\nNobody is asked to."),
            about=text("### How it began\n\nWith [a charter](playbook/charter.md)."),
            values=(public.Value(id="candour", name=text("Candour"), description=text("Faults first.")),),
            sponsors=(public.Sponsor(person="ana", word=text("They have my time.")),),
            contact=MAIL,
        ),
        networks={"aurora": network("aurora", tagline=text("Light at night"))},
    )
    words = said(made, "about/")
    for each in ("Six networks.", "How it began", "Candour Faults first.", "They have my time.", MAIL):
        assert each in words
    assert "Aurora Shore power Light at night – 1 March 2023" in words
    assert "network 1 person 1 language 1 place" in words
    assert f"mailto:{MAIL}" in set(hrefs(made, "about/"))


def test_about_tells_each_reader_what_is_theirs() -> None:
    priorities = (internal.Priority(id="ports", name=text("Clean ports")),)
    aims = (internal.Objective(id="hire", name=text("Hire"), business_need=text("Nobody is found")),)
    repository = internal.Repository(url="https://forge.example/networks")
    inside = internal_edition()
    inside = replace(
        inside,
        organisation=replace(
            inside.organisation, priorities=priorities, objectives=aims, repository=repository
        ),
    )
    words = said(inside, "about/")
    assert "Clean ports" in words
    assert "Hire Nobody is found" in words
    assert "https://forge.example/networks" in set(hrefs(inside, "about/"))
    shared = members_edition()
    team = (members.CoreMember(person="ana", role=text("Looks after all")),)
    shared = replace(
        shared,
        organisation=replace(
            shared.organisation, core_team=team, objectives=(members.Objective(id="h", name=text("Hire")),)
        ),
    )
    words = said(shared, "about/")
    assert "Ana Looks after all" in words
    assert "What the networks serve Hire" in words
    assert "embed/" not in set(links_of(page(shared, "about/")))


def test_about_promises_a_second_look_only_where_there_is_somebody_to_take_it() -> None:
    def committee(*people: str) -> Edition:
        seats = tuple(public.CommitteeMember(person=one, role="lead") for one in people)
        everybody = {slug: person(slug) for slug in ("ana", "ben")}
        return edition(ambassadors=everybody, networks={"aurora": network("aurora", committee=seats)})

    assert "Somebody else looks" in said(committee("ana", "ben"), "about/")
    assert "Somebody else looks" not in said(committee("ana"), "about/")
    assert "Read again By whoever leads the network" in said(committee("ana"), "about/")
    assert "Somebody else looks" in said(replace(committee("ana"), has_second_look=True), "about/")


def test_about_has_no_table_that_grows_with_the_whole() -> None:
    networks = {f"n{number:03}": network(f"n{number:03}") for number in range(MOST_NETWORKS + 5)}
    made = edition(networks=networks, ambassadors={}, posts={}, entries={})
    assert len(parsed(page(made, "about/").html).findall(".//tbody/tr")) == MOST_NETWORKS
    assert "All 35 networks" in said(made, "about/")


def test_about_is_told_to_machines() -> None:
    head = page(edition(), "about/").head
    things = json.loads(head.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    found = things.get("@graph", [things])
    about = next(one for one in found if one["@type"] == "AboutPage")
    assert about["url"].endswith("/about/")
    assert about["about"]["name"] == "Talvenne"


def test_privacy_counts_the_consents_and_names_nobody() -> None:
    agreements = Agreements(people=34, photo=11, account=33, blog=7, badge=0)
    words = said(edition(agreements=agreements), "privacy/")
    assert "34 people are shown here." in words
    for line in (
        "Profile Name, work, place, words of their own 34",
        "drawn initials 11",
        "yes of its own 33",
    ):
        assert line in words
    assert "Ana" not in words
    bars = [
        path.get("d")
        for path in parsed(page(edition(agreements=agreements), "privacy/").html).iter(
            "{http://www.w3.org/2000/svg}path"
        )
        if path.get("fill") == "var(--am-brand)"
    ]
    assert bars == ["M0 0h100v8H0z", "M0 0h32v8H0z", "M0 0h97v8H0z", "M0 0h21v8H0z", "M0 0h0v8H0z"]


@pytest.mark.parametrize(
    ("values", "href", "words"),
    [
        ({"contact": MAIL}, f"mailto:{MAIL}", MAIL),
        ({"contact": PAGE}, PAGE, "talvenne.example/contact"),
        ({"contact": MAIL, "privacy": public.Privacy(contact=PAGE)}, PAGE, "talvenne.example/contact"),
        ({"privacy": public.Privacy(responsible=text("Talvenne SAS"))}, "../networks/", "Talvenne SAS"),
        ({}, "../networks/", "Talvenne"),
    ],
)
def test_privacy_says_where_an_agreement_is_ended(values: dict[str, Any], href: str, words: str) -> None:
    made = edition(organisation=organisation(**values))
    assert href in set(hrefs(made, "privacy/"))
    assert words in said(made, "privacy/").partition("Who is responsible")[2]


def test_privacy_tells_colleagues_whose_agreement_ends() -> None:
    made = internal_edition()
    ana = made.ambassadors["ana"]
    for until, expected in ((date(2027, 2, 21), True), (date(2027, 2, 22), False)):
        consent = (replace(ana.consent[0], until=until),)
        shown = replace(made, ambassadors={"ana": replace(ana, consent=consent)})
        words = said(shown, "privacy/").partition("end within three months")[2]
        assert ("Ana Silva" in words) is expected
    withdrawn = (replace(ana.consent[0], until=date(2026, 12, 1), withdrawn_on=date(2026, 11, 1)),)
    shown = replace(made, ambassadors={"ana": replace(ana, consent=withdrawn)})
    assert "Ana" not in said(shown, "privacy/")
    soon = (replace(ana.consent[0], until=date(2026, 12, 1)),)
    shown = replace(made, ambassadors={"ana": replace(ana, consent=soon)}, scopes={"ana": frozenset()})
    assert "Ana" not in said(shown, "privacy/")
    assert "end within three months" not in said(edition(), "privacy/")


def test_the_organisation_adds_its_own_words_and_links_are_followed_only_where_they_lead() -> None:
    prose = text("Two years. [Who agreed](playbook/who.md) and [a secret](networks/secret/network.yml).")
    made = edition(organisation=organisation(privacy=public.Privacy(text=prose), accessibility=prose))
    guide = public.PlaybookPage(id="who", title=text("Who"), kind="guide", body=text("All."))
    made = replace(made, pages={"who": guide})
    for path in ("privacy/", "accessibility/"):
        assert "In the words of Talvenne Two years." in said(made, path)
        assert "../playbook/who/" in set(hrefs(made, path))
        assert "secret/" not in page(made, path).html
