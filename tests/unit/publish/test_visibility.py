from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ambassade.publish.audience import AUDIENCES
from ambassade.publish.visibility import Visible, is_current, visible
from tests.unit.publish.content_tree import AS_OF, catalog_of, entry, message, network, page, person, post

EMBARGO = "2026-11-26T18:00"
PARIS = ZoneInfo("Europe/Paris")
BEFORE, AT = datetime(2026, 11, 26, 17, 59, tzinfo=PARIS), datetime(2026, 11, 26, 18, 0, tzinfo=PARIS)
ITEM = {
    "entry": "content/networks/aurora/calendar/thing.yml",
    "message": "content/networks/aurora/messages/thing.yml",
    "post": "content/networks/aurora/posts/thing.md",
    "playbook-page": "content/playbook/thing.md",
}
SHOWS = {
    "public": {"public"},
    "members": {"public", "members"},
    "internal": {"public", "members", "internal"},
}
"""Which audiences an edition shows."""
MAKE: Mapping[str, Callable[..., dict[str, Any]]] = {
    "entry": entry,
    "message": message,
    "post": post,
    "playbook-page": page,
}
FROM: Mapping[str, dict[str, Any]] = {
    "entry": {"embargo": EMBARGO},
    "message": {"window": {"from": EMBARGO, "until": "2026-12-31"}},
    "post": {"publish_at": EMBARGO},
}


def keys(found: Visible, kind: str) -> frozenset[str]:
    """The shown keys of a kind without those of the base tree."""
    tables = {"entry": found.entries, "message": found.messages, "post": found.posts}
    return tables.get(kind, found.pages) & {"thing", "aurora/thing"}


@pytest.mark.parametrize("edition", AUDIENCES)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "archived"])
@pytest.mark.parametrize("kind", list(MAKE))
def test_status_and_audience(kind: str, status: str, audience: str, edition: str) -> None:
    catalog = catalog_of({ITEM[kind]: MAKE[kind](audience=audience, status=status)})
    expected = audience in SHOWS[edition] and (status == "approved" or edition == "internal")
    assert bool(keys(visible(catalog, edition, AS_OF), kind)) is expected


@pytest.mark.parametrize("edition", AUDIENCES)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("as_of", "over"), [(BEFORE, False), (AT, True)])
@pytest.mark.parametrize("kind", list(FROM))
def test_the_instant_from_which_something_shows(
    kind: str, as_of: datetime, over: bool, audience: str, edition: str
) -> None:
    catalog = catalog_of({ITEM[kind]: MAKE[kind](audience=audience, **FROM[kind])})
    expected = audience in SHOWS[edition] and (over or edition == "internal")
    assert bool(keys(visible(catalog, edition, as_of), kind)) is expected


@pytest.mark.parametrize("status", ["draft", "in_review", "archived"])
def test_an_embargo_that_is_over_approves_nothing(status: str) -> None:
    catalog = catalog_of({ITEM["entry"]: entry(status=status, embargo="2026-01-01")})
    assert not keys(visible(catalog, "public", AS_OF), "entry")


@pytest.mark.parametrize(
    ("embargo", "as_of", "expected"),
    [
        ("2026-11-26", "2026-11-25T22:59:59+00:00", False),
        ("2026-11-26", "2026-11-25T23:00:00+00:00", True),
        ("2026-11-26T09:00-05:00", "2026-11-26T13:59:59+00:00", False),
        ("2026-11-26T09:00-05:00", "2026-11-26T14:00:00+00:00", True),
        # The hour that comes twice: 02:30 in summer time is the earlier one.
        ("2026-10-25T02:30+02:00", "2026-10-25T00:30:00+00:00", True),
        ("2026-10-25T02:30+01:00", "2026-10-25T00:30:00+00:00", False),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00+00:00", True),
    ],
)
def test_an_embargo_ends_at_its_instant(embargo: str, as_of: str, expected: bool) -> None:
    catalog = catalog_of({ITEM["entry"]: entry(embargo=embargo)})
    found = visible(catalog, "public", datetime.fromisoformat(as_of))
    assert bool(keys(found, "entry")) is expected


@pytest.mark.parametrize("edition", AUDIENCES)
@pytest.mark.parametrize("access", ["open", "closed", "secret"])
def test_access_of_a_network(access: str, edition: str) -> None:
    catalog = catalog_of(
        {
            "content/networks/beacon/network.yml": network(access=access),
            "content/networks/beacon/calendar/thing.yml": entry(),
            "content/networks/beacon/messages/thing.yml": message(),
            "content/networks/beacon/posts/thing.md": post(),
        }
    )
    found = visible(catalog, edition, AS_OF)
    is_open = access == "open"
    assert ("beacon" in found.networks) is is_open
    assert ("beacon/thing" in found.entries) is is_open
    assert ("thing" in found.posts) is is_open
    assert ("beacon/thing" in found.messages) is (is_open and edition != "public")


@pytest.mark.parametrize("edition", AUDIENCES)
@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({}, {"public", "members", "internal"}),
        ({"standing": "candidate"}, {"internal"}),
        ({"standing": "alumni", "left_on": "2026-10-01"}, {"internal"}),
        ({"left_on": "2026-11-23"}, {"internal"}),
        ({"left_on": "2026-11-24"}, {"public", "members", "internal"}),
        ({"consent": None}, {"internal"}),
        ({"informed_on": None}, set()),
        ({"informed_on": "2026-11-24"}, set()),
        ({"informed_on": "2026-11-23"}, {"public", "members", "internal"}),
        ({"informed_on": None, "consent": None, "standing": "candidate"}, set()),
    ],
)
def test_who_is_shown(values: dict[str, str | None], shown: set[str], edition: str) -> None:
    catalog = catalog_of({"content/ambassadors/zoe.md": {**person("Zoe"), **values}})
    assert ("zoe" in visible(catalog, edition, AS_OF).ambassadors) is (edition in shown)


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        (["profile"], {"profile"}),
        (["profile", "photo", "badge"], {"profile", "photo", "badge"}),
        (["photo", "badge", "account:mail"], None),
    ],
)
def test_the_scopes_that_hold(scopes: list[str], expected: set[str] | None) -> None:
    found = visible(catalog_of({"content/ambassadors/zoe.md": person("Zoe", scopes=scopes)}), "public", AS_OF)
    assert found.scopes.get("zoe") == expected


def test_one_network_alone_has_its_people_and_nothing_of_others() -> None:
    catalog = catalog_of(
        {
            "content/networks/beacon/network.yml": network(
                access="secret",
                sponsor={"person": "ben-okoro"},
                committee=[{"person": "zoe", "role": "lead"}],
            ),
            "content/networks/beacon/calendar/thing.yml": entry(),
            "content/calendar/common.yml": entry(),
            "content/ambassadors/zoe.md": person("Zoe"),
            "content/ambassadors/max.md": person(
                "Max", memberships=[{"network": "beacon", "role": "relay", "until": "2026-11-22"}]
            ),
            "content/ambassadors/una.md": person("Una", memberships=[{"network": "beacon", "role": "relay"}]),
            "content/ambassadors/eve.md": {
                **person("Eve", memberships=[{"network": "beacon", "role": "relay"}]),
                "informed_on": None,
            },
        }
    )
    for edition in AUDIENCES:
        found = visible(catalog, edition, AS_OF, network="beacon")
        assert found.networks == {"beacon"}
        assert found.entries == {"beacon/thing"}
        assert found.posts == frozenset()
        assert found.pages == frozenset()
        assert found.ambassadors == {"zoe", "una", "ben-okoro"} | (
            {"max"} if edition == "internal" else set()
        )


def test_what_has_no_known_kind_is_not_shown() -> None:
    found = visible(catalog_of({}), "public", AS_OF)
    assert found.shows("theme", "light")
    assert found.shows("platform", "mastodon")
    assert not found.shows("theme", "dark")
    assert not found.shows("colour", "blue")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, True),
        (date(2026, 11, 23), date(2026, 11, 23), True),
        (date(2026, 11, 24), None, False),
        (None, date(2026, 11, 22), False),
    ],
)
def test_days_from_the_first_to_the_last(first: date | None, last: date | None, expected: bool) -> None:
    assert is_current(first, last, date(2026, 11, 23)) is expected
