from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ambassade.check import date_of
from ambassade.model.catalog import Catalog
from ambassade.model.consent import agreed, holds, is_active, was_told
from ambassade.model.content import Ambassador, Consent
from ambassade.model.moment import Moment
from ambassade.publish.projection import project
from tests.unit.publish.content_tree import catalog_of, person

GIVEN, UNTIL = date(2026, 1, 10), date(2026, 11, 23)
CONSENT = Consent(scopes=("profile", "photo"), given_on=GIVEN, until=UNTIL, evidence="C-1")
PERSON = Ambassador(
    id="ana", name="Ana", kind="internal", standing="active", origin="own_form", consent=(CONSENT,)
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 9), False),
        (date(2026, 1, 10), True),
        (date(2026, 11, 22), True),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
    ],
)
def test_a_consent_holds_from_its_first_day_to_its_last(day: date, expected: bool) -> None:
    assert holds(CONSENT, day) is expected


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False), (date(2026, 6, 2), False)]
)
def test_the_day_of_withdrawal_is_the_first_without_it(day: date, expected: bool) -> None:
    assert holds(replace(CONSENT, withdrawn_on=date(2026, 6, 1)), day) is expected


def test_no_scope_counts_without_a_profile() -> None:
    alone = replace(PERSON, consent=(replace(CONSENT, scopes=("photo", "badge")),))
    assert agreed(alone, GIVEN) == frozenset()


def test_scopes_of_several_consents_count_together_while_each_holds() -> None:
    account = Consent(
        scopes=("account:mail",), given_on=date(2026, 3, 1), until=date(2026, 4, 1), evidence="C-2"
    )
    both = replace(PERSON, consent=(CONSENT, account))
    assert agreed(both, date(2026, 2, 28)) == {"profile", "photo"}
    assert agreed(both, date(2026, 4, 1)) == {"profile", "photo", "account:mail"}
    assert agreed(both, date(2026, 4, 2)) == {"profile", "photo"}
    assert agreed(both, date(2026, 11, 24)) == frozenset()


def test_without_consent_nothing_is_agreed() -> None:
    assert agreed(replace(PERSON, consent=()), GIVEN) == frozenset()


@pytest.mark.parametrize(
    ("informed", "expected"),
    [(None, False), (date(2026, 6, 2), False), (date(2026, 6, 1), True), (date(2026, 5, 1), True)],
)
def test_people_are_told_first(informed: date | None, expected: bool) -> None:
    assert was_told(replace(PERSON, informed_on=informed), date(2026, 6, 1)) is expected


@pytest.mark.parametrize(
    ("standing", "left", "expected"),
    [
        ("active", None, True),
        ("active", date(2026, 6, 2), True),
        ("active", date(2026, 6, 1), False),
        ("active", date(2026, 5, 1), False),
        ("candidate", None, False),
        ("alumni", None, False),
        ("alumni", date(2027, 1, 1), False),
    ],
)
def test_who_takes_part(standing: Any, left: date | None, expected: bool) -> None:
    assert is_active(replace(PERSON, standing=standing, left_on=left), date(2026, 6, 1)) is expected


# The day is that of the organisation's zone, whatever the machine's.


def shown(catalog: Catalog, now: datetime) -> bool:
    as_of, _ = date_of(catalog, now, None)
    return "zoe" in project(catalog, audience="public", as_of=as_of).ambassadors


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        ("Europe/Paris", "2026-11-23T22:59:59+00:00", True),
        ("Europe/Paris", "2026-11-23T23:00:00+00:00", False),
        ("Europe/Paris", "2026-01-09T22:59:59+00:00", False),
        ("Europe/Paris", "2026-01-09T23:00:00+00:00", True),
        ("UTC", "2026-11-23T23:00:00+00:00", True),
        ("UTC", "2026-11-24T00:00:00+00:00", False),
        ("America/New_York", "2026-11-24T04:59:59+00:00", True),
        ("America/New_York", "2026-11-24T05:00:00+00:00", False),
        ("Pacific/Auckland", "2026-11-23T10:59:59+00:00", True),
        ("Pacific/Auckland", "2026-11-23T11:00:00+00:00", False),
    ],
)
@pytest.mark.parametrize("preset", ["solo", "small", "group"])
def test_the_day_ends_at_midnight_of_the_organisation(
    zone: str, now: str, expected: bool, preset: str
) -> None:
    catalog = catalog_of(
        {"content/ambassadors/zoe.md": person("Zoe", given_on="2026-01-10", until="2026-11-23")},
        organisation={"time_zone": zone, "preset": preset, "as_of": None},
    )
    assert shown(catalog, datetime.fromisoformat(now)) is expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2026-11-23T23:59", True),
        ("2026-11-24T00:00+01:00", False),
    ],
)
def test_a_date_option_means_midnight_in_the_organisations_zone(as_of: str, expected: bool) -> None:
    catalog = catalog_of(
        {"content/ambassadors/zoe.md": person("Zoe", given_on="2026-01-10", until="2026-11-23")}
    )
    instant, _ = date_of(catalog, datetime.now(UTC), Moment.parse(as_of))
    assert ("zoe" in project(catalog, audience="public", as_of=instant).ambassadors) is expected


def test_an_instant_in_another_zone_counts_by_the_organisations_day() -> None:
    catalog = catalog_of(
        {"content/ambassadors/zoe.md": person("Zoe", given_on="2026-01-10", until="2026-11-23")}
    )
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # the 24th in Paris
    assert "zoe" not in project(catalog, audience="public", as_of=late).ambassadors


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        project(catalog_of({}), audience="public", as_of=datetime(2026, 11, 23))  # noqa: DTZ001 - the point


def test_withdrawing_ends_every_earlier_consent_to_the_same_scope() -> None:
    first = replace(CONSENT, withdrawn_on=date(2026, 6, 1))
    second = replace(CONSENT, given_on=date(2026, 5, 1), evidence="C-2")
    both = replace(PERSON, consent=(first, second))
    assert agreed(both, date(2026, 5, 31)) == {"profile", "photo"}
    assert agreed(both, date(2026, 6, 1)) == frozenset()
    again = replace(CONSENT, given_on=date(2026, 7, 1), evidence="C-3")
    assert agreed(replace(both, consent=(first, second, again)), date(2026, 7, 1)) == {"profile", "photo"}


def test_withdrawing_one_scope_leaves_the_others() -> None:
    photo = Consent(
        scopes=("photo",), given_on=GIVEN, until=UNTIL, evidence="C-2", withdrawn_on=date(2026, 6, 1)
    )
    assert agreed(replace(PERSON, consent=(CONSENT, photo)), date(2026, 6, 1)) == {"profile"}
