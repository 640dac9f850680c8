"""What pages say of relays: the plan, the invited, the proposed; and what they never say."""

from __future__ import annotations

import re
from typing import Any

from ambassade.publish.audience import Audience
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.relay import FACES, WAVES
from ambassade.publish.projection import project
from tests.unit.publish.content_tree import AS_OF, catalog_of, entry, message, person
from tests.unit.publish.pages.editions import links_of, pages_of, parsed, words_of
from tests.unit.publish.test_carrier import PEOPLE, who
from tests.unit.publish.test_relay import CALENDAR, MESSAGES, campaign, wave

PLAN = "calendar/aurora/lights/"
CALL = "messages/aurora/call/"
FILES: dict[str, Any] = {
    f"{PEOPLE}/cleo-roy.md": person("Cleo Roy", scopes=["photo"], unit="harbour"),
    f"{PEOPLE}/zoe-lind.md": who("Zoe Lind", readers=9_876, willing={"to": ["relay"]}, place="porto"),
    f"{PEOPLE}/max-ode.md": who(
        "Max Ode",
        kind="external",
        unit=None,
        external_kind="client",
        languages=["en", "fr"],
        contact_owner="ben-okoro",
    ),
    f"{CALENDAR}/here.yml": entry(
        where={"kind": "address", "place": "porto", "address": "Gate 2"}, campaign="aurora/lights"
    ),
    f"{MESSAGES}/call.yml": message(
        idea="The lamps are up",
        themes=["light"],
        entry="aurora/here",
        variants=[
            {"platform": "linkedin", "language": "en", "text": "Come."},
            {"platform": "bluesky", "language": "fr", "text": "Venez."},
        ],
    ),
    f"{CALENDAR}/lights.yml": campaign(
        wave(people=["cleo-roy", "ana-silva"], deputies=["ben-okoro"], asked="Tell why.", language="en"),
        wave(**{"from": "2026-11-10"}, until="2026-11-12", people=["ben-okoro"], platform="mastodon"),
        wave(people=["ben-okoro"], message="aurora/walk-with-us"),
    ),
}


def html(path: str, audience: Audience = "internal", files: dict[str, Any] = FILES) -> str:
    shown = project(catalog_of(files), audience=audience, as_of=AS_OF)
    return pages_of(build_pages(shown))[path].html


def words(path: str, audience: Audience = "internal") -> str:
    return words_of(parsed(html(path, audience)))


def test_the_page_of_a_campaign_has_its_plan_in_the_editions_of_those_who_carry_it() -> None:
    said = words(PLAN)
    for part in (
        "Who is invited to carry it An invitation, never a duty",
        "Tue 10 November to Thu 12 November Over Mastodon Ben Okoro Any message of the campaign",
        "Tue 1 December to Sun 20 December Coming LinkedIn in English",
        "Cleo Roy, Ana Silva If one of them cannot: Ben Okoro Tell why.",
        "Come and see how the quay is lit",
    ):
        assert part in said
    among_members = words(PLAN, "members")
    assert "LinkedIn in English Ana Silva If one of them cannot: Ben Okoro Tell why." in among_members
    assert "Cleo" not in among_members
    assert "invited" not in words(PLAN, "public")


def test_a_message_says_who_is_invited_and_on_the_internal_site_who_might_carry_it_and_why() -> None:
    said = words(CALL)
    assert "Invited to carry it LinkedIn in English Tue 1 December to Sun 20 December" in said
    assert (
        "Who should carry it Zoe Lind Knows the theme, and is where it takes place; likes to relay; "
        "in the network; speaks English; on LinkedIn; not asked for eight weeks or more" in said
    )
    assert "Max Ode Knows the theme; in the network; speaks English;" in said
    assert "not asked for eight weeks or more. Ask Ben Okoro first, who is in touch with them." in said
    assert "Bluesky in French: we have nobody yet." in said
    among_members = words(CALL, "members")
    assert "Invited to carry it LinkedIn in English" in among_members
    assert "Who should carry it" not in among_members
    assert "likes to relay" not in among_members


def test_how_many_read_somebody_is_on_no_page_of_a_message() -> None:
    assert not re.search(r"9.?876", html(CALL))


def test_links_of_plans_and_proposals_lead_to_pages() -> None:
    for audience in ("members", "internal"):
        shown = project(catalog_of(FILES), audience=audience, as_of=AS_OF)
        pages = pages_of(build_pages(shown))
        for path in (PLAN, CALL):
            for link in links_of(pages[path]):
                if link.startswith(("ambassadors/", "messages/", "calendar/")) and link.endswith("/"):
                    assert link in pages, (audience, path, link)


def test_long_plans_and_waves_are_cut_and_say_so() -> None:
    crowd = {f"{PEOPLE}/p-{n}.md": person(f"P {n}", unit="harbour") for n in range(FACES + 3)}
    many = [wave(people=[f"p-{n}" for n in range(FACES + 3)]) for _ in range(WAVES + 2)]
    page = html(PLAN, files={**crowd, f"{CALENDAR}/lights.yml": campaign(*many)})
    said = words_of(parsed(page))
    assert said.count("and 3 more") == WAVES
    assert "2 more waves stand in the entry's file." in said
    assert len(page) < 150_000


def test_an_entry_without_a_plan_says_nothing() -> None:
    assert "invited" not in words("calendar/aurora/here/")
