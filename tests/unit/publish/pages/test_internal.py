"""What the members' and the internal edition show besides."""

from __future__ import annotations

from dataclasses import replace

from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from tests.unit.publish.pages.editions import (
    edition,
    internal_edition,
    members_edition,
    pages_of,
    parsed,
    text,
    words_of,
)


def words(path: str, *, internal: bool = True) -> str:
    shown = internal_edition() if internal else members_edition()
    return words_of(parsed(pages_of(build_pages(shown))[path].html))


def test_a_person_has_consent_origin_and_who_keeps_in_touch() -> None:
    said = words("ambassadors/ana/")
    for part in (
        "Profile, photograph, and account linkedin Holds 10 January 2026 9 January 2028 C-2026-014",
        "Was nominated",
        "Told on 8 January 2026",
        "Keeps in touch Ana Silva",
    ):
        assert part in said


def test_a_person_is_said_to_have_agreed_to_what_they_did_not_to_all_that_colleagues_see() -> None:
    made = internal_edition()
    shown = replace(
        made.ambassadors["ana"],
        accounts=(
            public.Account(id="one", url="https://a.example"),
            public.Account(id="two", url="https://b.example"),
        ),
        blogs=(public.Blog(id="blog", name="Lamps", url="https://c.example"),),
        photo=public.Photo(file="ana.jpg", alt=text("Ana")),
    )

    def said(*scopes: str) -> str:
        told = replace(made, ambassadors={"ana": shown}, scopes={"ana": frozenset(scopes)})
        return words_of(parsed(pages_of(build_pages(told))["ambassadors/ana/"].html))

    assert "Ana Silva has not agreed to be shown outside." in said()
    assert "Ana Silva agreed to this page, one account, and no photograph." in said("profile", "account:two")
    assert "agreed to this page, one blog, and a photograph." in said("profile", "blog:blog", "photo")


def test_a_network_has_objectives_a_launch_plan_and_its_audit() -> None:
    said = words("networks/aurora/")
    for part in (
        "52 posts By 31 December 2026.",
        "1 2 Nov Meet the crew Open deck",
        "LinkedIn Keep 4 30 September 2026 Ana Silva",
    ):
        assert part in said
    assert "Answer within a day" in words("networks/aurora/", internal=False)


def test_closed_networks_are_named_with_their_lead_and_how_to_ask() -> None:
    assert "Incident Desk Led by Ana Silva. Ask Ana" in words("networks/")


def test_status_is_a_word() -> None:
    assert "In review" in words("calendar/aurora/deck/")
    assert "Scheduled" in words("posts/later/")
    assert "Published" in words("posts/out/")


def test_the_date_of_an_entry_and_what_it_does_begin_with_a_capital() -> None:
    made = internal_edition(language="fr")
    key, entry = next((key, each) for key, each in made.entries.items() if each.start and each.network)
    shown = replace(made, entries={**made.entries, key: replace(entry, mode="answer")})
    page = parsed(pages_of(build_pages(shown))[f"calendar/{key}/"].html)
    lead = next(words_of(each) for each in page.iter("p") if each.get("class") == "am-lead")
    assert lead[:1].isupper()
    assert lead[1:2].islower()
    assert "Répond à des questions" in [words_of(each) for each in page.iter("dd")]


def test_posts_in_the_works_come_after_those_that_are_out() -> None:
    said = words("posts/")
    assert said.index("Out") < said.index("Later")


def test_the_grid_says_what_is_ready_over_and_missing() -> None:
    assert "Open deck 26 November Expired en Missing" in words("messages/")
    assert "Open deck 26 November, Ana Ready en, fr, 2 variants" in words("messages/", internal=False)


def test_the_public_edition_has_none_of_it() -> None:
    site = build_pages(edition())
    for page in site.pages:
        assert "am-pill" not in page.html
        assert "C-2026" not in page.html
