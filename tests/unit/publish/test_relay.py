"""Relay plans: what each edition knows of who is invited to carry what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ambassade.publish.audience import AnyEdition, Audience
from ambassade.publish.projection import project
from ambassade.publish.relay import Relays
from tests.unit.publish.content_tree import AS_OF, Files, catalog_of, entry, message, person

CALENDAR = "content/networks/aurora/calendar"
MESSAGES = "content/networks/aurora/messages"


def wave(**values: Any) -> dict[str, Any]:
    return {"from": "2026-12-01", "people": ["ana-silva"], "platform": "linkedin", **values}


def campaign(*waves: dict[str, Any], **values: Any) -> dict[str, Any]:
    usual = {"title": "Lights", "kind": "campaign", "start": "2026-11-02", "end": "2026-12-20"}
    return entry(**usual, relays=list(waves), **values)


def shown(files: Files, audience: Audience = "internal") -> AnyEdition:
    return project(catalog_of(files), audience=audience, as_of=AS_OF)


def numbers(edition: AnyEdition, who: str) -> list[int]:
    return [one.number for one in Relays(edition).invitations(who)]


def test_invitations_are_those_not_over_by_day_and_last_as_long_as_the_campaign() -> None:
    over = wave(**{"from": "2026-11-10"}, until="2026-11-22")
    today = wave(**{"from": "2026-11-10"}, until="2026-11-23")
    later = wave(people=["ben-okoro"], deputies=["ana-silva"], language="en", asked="Tell why.")
    files = {f"{CALENDAR}/lights.yml": campaign(later, over, today)}
    edition = shown(files)
    assert numbers(edition, "ana-silva") == [3, 1]
    assert numbers(edition, "ben-okoro") == [1]
    (deputy,) = (one for one in Relays(edition).invitations("ana-silva") if one.number == 1)
    assert deputy.is_deputy("ana-silva")
    assert not deputy.is_deputy("ben-okoro")
    assert (deputy.first, deputy.last) == (date(2026, 12, 1), date(2026, 12, 20))
    assert [one.number for one in Relays(edition).plan("aurora/lights")] == [2, 3, 1]


@pytest.mark.parametrize(
    ("values", "invited"),
    [({}, [1]), ({"status": "draft"}, []), ({"status": "archived"}, []), ({"cancelled": True}, [])],
)
def test_only_what_is_approved_and_takes_place_invites(values: dict[str, Any], invited: list[int]) -> None:
    edition = shown({f"{CALENDAR}/lights.yml": campaign(wave(), **values)})
    assert numbers(edition, "ana-silva") == invited
    assert len(Relays(edition).plan("aurora/lights")) == 1


def test_the_members_edition_knows_the_plan_as_far_as_it_shows_people_and_messages() -> None:
    files: Files = {
        "content/ambassadors/cleo-roy.md": person("Cleo Roy", scopes=["photo"], unit="harbour"),
        f"{MESSAGES}/inside.yml": message(audience="internal"),
        f"{CALENDAR}/lights.yml": campaign(
            wave(people=["cleo-roy", "ana-silva"]),
            wave(people=["cleo-roy"]),
            wave(message="aurora/inside"),
            wave(people=["cleo-roy"], deputies=["ben-okoro"]),
        ),
    }
    plan = Relays(shown(files, "members")).plan("aurora/lights")
    assert [(one.number, one.people, one.deputies) for one in plan] == [
        (1, ("ana-silva",), ()),
        (3, (), ("ben-okoro",)),
    ]
    assert [one.number for one in Relays(shown(files)).plan("aurora/lights")] == [1, 2, 3, 4]


def test_the_public_edition_knows_of_no_plan() -> None:
    edition = shown({f"{CALENDAR}/lights.yml": campaign(wave())}, "public")
    assert Relays(edition).invitations("ana-silva") == ()
    assert Relays(edition).plan("aurora/lights") == ()
    assert "relays" not in type(edition.entries["aurora/lights"]).__dataclass_fields__


def test_a_message_is_carried_by_waves_that_name_it_and_by_its_campaigns_where_it_has_a_text() -> None:
    french = {"platform": "bluesky", "language": "fr-CA", "text": "Venez."}
    usual = {"platform": "linkedin", "language": "en", "text": "Come."}
    files: Files = {
        f"{CALENDAR}/part.yml": entry(campaign="aurora/lights", start="2026-12-01"),
        f"{MESSAGES}/of-part.yml": message(entry="aurora/part", variants=[usual, french]),
        f"{MESSAGES}/alone.yml": message(),
        f"{CALENDAR}/lights.yml": campaign(
            wave(),
            wave(language="fr"),
            wave(platform="bluesky", language="fr"),
            wave(platform="mastodon"),
            wave(message="aurora/alone"),
        ),
    }
    relays = Relays(shown(files))
    assert [one.number for one in relays.carrying("aurora/of-part")] == [1, 3]
    assert [one.number for one in relays.carrying("aurora/alone")] == [5]
    assert relays.carrying("aurora/walk-with-us") == ()
