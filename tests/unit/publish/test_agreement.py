"""Who is thanked by name after leaving, and the numbers of the consents."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from ambassade.publish.agreement import Agreements, Former, counted
from ambassade.publish.audience import AUDIENCES, Audience, Edition
from ambassade.publish.projection import project
from tests.unit.publish.content_tree import AS_OF, Files, catalog_of, person

GONE = "content/ambassadors/gil-gone.md"
LEFT: dict[str, Any] = {
    "standing": "alumni",
    "left_on": "2026-10-01",
    "badges": [{"name": "Ten walks", "on": "2026-05-01"}],
}
AFTER: dict[str, Any] = {"scopes": ("profile", "badge"), "given_on": "2026-10-01"}


def edition(files: Files, audience: Audience = "public", network: str | None = None) -> Edition:
    return project(catalog_of(files), audience=audience, as_of=AS_OF, network=network)


def gone(**values: Any) -> Files:
    return {GONE: person("Gil Gone", **{**LEFT, **AFTER, **values})}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_who_left_and_agreed_afterwards_is_thanked_by_name_and_has_no_page(audience: Audience) -> None:
    found = edition(gone(job_title="Pilot", latin_name="Gil"), audience)
    (thanked,) = found.former
    assert (thanked.name, thanked.latin_name) == ("Gil Gone", "Gil")
    assert [str(badge.name.pick("en", "en")[0]) for badge in thanked.badges] == ["Ten walks"]
    assert {field.name for field in fields(Former)} == {"name", "latin_name", "name_language", "badges"}
    assert ("gil-gone" in found.ambassadors) is (audience == "internal")
    assert "gil-gone" not in found.thanked


@pytest.mark.parametrize(
    "values",
    [
        {"given_on": "2026-09-30"},
        {"scopes": ("profile",)},
        {"scopes": ("badge",)},
        {"scopes": ("profile", "photo")},
        {"given_on": "2026-11-24"},
        {"until": "2026-11-22"},
        {"withdrawn_on": "2026-11-23"},
        {"standing": "active", "left_on": None},
        {"standing": "active"},
        {"standing": "candidate", "left_on": None},
        {"left_on": "2026-11-24", "given_on": "2026-11-24"},
        {"left_on": None},
        {"informed_on": None},
        {"informed_on": "2026-11-24"},
    ],
)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_nobody_else_who_left_is(audience: Audience, values: dict[str, Any]) -> None:
    assert edition(gone(**values), audience).former == ()


def test_a_scope_withdrawn_elsewhere_in_the_profile_is_withdrawn() -> None:
    values = person("Gil Gone", **LEFT, **AFTER)
    old = {"scopes": ["badge"], "given_on": "2025-01-01", "until": "2027-01-01", "evidence": "C-1"}
    values["consent"].append({**old, "withdrawn_on": "2026-11-20"})
    assert edition({GONE: values}).former == ()


def test_an_older_consent_that_still_runs_covers_nothing_after_leaving() -> None:
    values = person("Gil Gone", **LEFT, scopes=("profile",), given_on="2026-10-02")
    old = {"scopes": ["profile", "badge"], "given_on": "2026-01-01", "until": "2028-01-01", "evidence": "C-1"}
    values["consent"].append(old)
    assert edition({GONE: values}).former == ()


def test_a_badge_whose_day_has_not_come_is_in_no_edition_for_others() -> None:
    badges = [{"name": "Ten walks"}, {"name": "Soon", "on": "2026-11-24"}]
    files = {
        "content/ambassadors/cleo.md": person("Cleo", scopes=("profile", "badge"), badges=badges),
        **gone(badges=badges),
    }
    found = edition(files)
    assert len(found.ambassadors["cleo"].badges) == len(found.former[0].badges) == 1


def test_a_network_alone_thanks_nobody_who_left() -> None:
    assert edition(gone(), network="aurora").former == ()


def test_the_numbers_are_of_what_people_agreed_to() -> None:
    assert counted([]) == Agreements()
    scopes = [
        frozenset({"profile", "photo", "badge", "account:a", "account:b"}),
        frozenset({"profile", "blog:notes"}),
        frozenset({"profile"}),
        frozenset({"photo", "badge"}),
        frozenset[str](),
    ]
    assert counted(scopes) == Agreements(people=3, photo=1, account=1, blog=1, badge=1)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_edition_counts_those_who_agreed_to_be_shown_to_everybody(audience: Audience) -> None:
    files: Files = {
        "content/ambassadors/cleo.md": person("Cleo", scopes=("profile", "badge")),
        "content/ambassadors/dara.md": person("Dara", scopes=("badge",)),
        "content/ambassadors/evan.md": person("Evan", scopes=("profile", "badge"), until="2026-11-22"),
        "content/ambassadors/fay.md": person("Fay", scopes=("profile", "badge"), **LEFT),
    }
    before, found = edition({}, audience), edition(files, audience)
    assert found.agreements.people - before.agreements.people == 1
    assert found.agreements.badge - before.agreements.badge == 1
    assert found.thanked - before.thanked == {"cleo"}
