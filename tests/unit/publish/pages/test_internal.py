"""What the members' and the internal edition show besides."""

from __future__ import annotations

from ambassade.publish.pages.build import build_pages
from tests.unit.publish.pages.editions import (
    edition,
    internal_edition,
    members_edition,
    pages_of,
    parsed,
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
