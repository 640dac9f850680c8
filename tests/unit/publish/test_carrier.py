"""The relay finder: who is proposed, in which order, and who is not."""

from __future__ import annotations

import random
from typing import Any

import pytest

from ambassade.publish.audience import InternalEdition
from ambassade.publish.carrier import DEPTH, SHOWN, Finder, Found
from ambassade.publish.projection import project
from ambassade.publish.relay import Relays
from tests.unit.publish.content_tree import AS_OF, Files, catalog_of, entry, message, person
from tests.unit.publish.test_relay import CALENDAR, MESSAGES, campaign, wave

PEOPLE = "content/ambassadors"
KEY = "aurora/call"
OTHERS = {f"{PEOPLE}/ben-okoro.md": None, f"{PEOPLE}/ana-silva.md": None}


def who(
    name: str, *, platform: str = "linkedin", readers: int | None = None, **values: Any
) -> dict[str, Any]:
    """A member of Aurora with an account, who knows about light."""
    account: dict[str, Any] = {
        "id": "one",
        "platform": platform,
        "url": f"https://example.org/{name.replace(' ', '-')}",
        "languages": ["en"],
    }
    if readers is not None:
        account["audience_size"] = {"count": readers, "measured_on": "2026-11-01"}
    usual = {
        "unit": "harbour",
        "languages": ["en"],
        "expertise": ["light"],
        "accounts": [account],
        "memberships": [{"network": "aurora", "role": "contributor", "since": "2024-01-01"}],
    }
    return person(name, **{**usual, **values})


def edition(
    people: dict[str, dict[str, Any]], *, files: Files | None = None, **values: Any
) -> InternalEdition:
    """The base tree with these people besides Ana (who leads), and one message about light."""
    tree: dict[str, Any] = {
        f"{MESSAGES}/call.yml": message(themes=["light"], **values),
        **{f"{PEOPLE}/{slug}.md": values for slug, values in people.items()},
        **(files or {}),
    }
    found = project(catalog_of(tree), audience="internal", as_of=AS_OF)
    assert isinstance(found, InternalEdition)
    return found


def find(people: dict[str, dict[str, Any]], *, files: Files | None = None, **values: Any) -> Found:
    shown = edition(people, files=files, **values)
    found = Finder(shown, Relays(shown)).find(KEY)
    assert found is not None
    return found


def order(people: dict[str, dict[str, Any]], *, files: Files | None = None, **values: Any) -> list[str]:
    """Who is proposed, of these people."""
    return [one.person for one in find(people, files=files, **values).people if one.person in people]


WILLING = {"to": ["relay"]}
ELSEWHERE = [{"network": "aurora", "role": "follower", "since": "2024-01-01"}]
STEPS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("theme", {"expertise": ["light"]}, {"expertise": ["safety"], "willing": WILLING}),
    ("willingness", {"willing": WILLING, "memberships": ELSEWHERE}, {}),
    ("role", {"languages": ["fr", "en"]}, {"memberships": ELSEWHERE}),
    ("language", {"languages": ["en", "fr"]}, {"languages": ["fr", "en"], "place": "porto"}),
    ("place", {"place": "porto"}, {}),
]


@pytest.mark.parametrize(("step", "first", "second"), STEPS, ids=[step for step, _, _ in STEPS])
def test_each_step_outweighs_all_that_come_after(
    step: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    files = {f"{CALENDAR}/here.yml": entry(where={"kind": "address", "place": "porto", "address": "Gate 2"})}
    people = {"a-second": who("A", readers=90_000, **second), "z-first": who("Z", readers=1, **first)}
    # Three more, so that LinkedIn lacks no voice.
    people |= {f"m-{n}": who(f"M{n}", expertise=["safety"], memberships=ELSEWHERE) for n in range(3)}
    ranked = order(people, files=files, entry="aurora/here")
    assert ranked.index("z-first") < ranked.index("a-second"), step


def test_whoever_was_asked_less_comes_first_and_readers_count_last_of_all() -> None:
    people = {
        "asked": who("Aa", readers=5_000),
        "many": who("Mm", readers=900),
        "few": who("Zz", readers=10),
        "none": who("Bb"),
    }
    files = {
        f"{CALENDAR}/lights.yml": campaign(
            wave(**{"from": "2026-11-03"}, until="2026-11-09", people=["asked"])
        )
    }
    assert order(people, files=files) == ["many", "few", "none", "asked"]


def test_a_platform_that_lacks_a_voice_is_said_and_comes_first() -> None:
    two = [
        {"platform": platform, "language": "en", "text": "Come."}
        for platform in ("linkedin", "bluesky", "mastodon", "email")
    ]
    people = {f"p{n}": who(f"P{n}") for n in range(3)} | {"zoe": who("Zz", platform="bluesky")}
    found = find(people, variants=two)
    assert found.people[0].person == "zoe"
    assert found.people[0].rare == ("bluesky",)
    assert found.gaps == (("mastodon", "en"),)


GONE: list[tuple[str, dict[str, Any]]] = [
    ("not told", {"informed_on": None, "standing": "candidate"}),
    ("told later", {"informed_on": "2026-12-01", "consent": None}),
    ("left", {"standing": "alumni", "left_on": "2026-10-01"}),
    ("a candidate", {"standing": "candidate"}),
    ("not for now", {"willing": {"to": ["relay"], "most_a_month": 0}}),
    ("for other things", {"willing": {"to": ["write"]}}),
    ("elsewhere", {"platform": "mastodon"}),
    ("in other languages", {"languages": ["fr"]}),
]


@pytest.mark.parametrize(("why", "values"), GONE, ids=[why for why, _ in GONE])
def test_who_can_not_or_does_not_want_to_is_not_proposed(why: str, values: dict[str, Any]) -> None:
    people = {"gone": who("Gone", **values), "here": who("Here")}
    assert order(people) == ["here"], why


def test_nobody_is_proposed_beyond_what_they_agreed_to_a_month_nor_who_is_invited_already() -> None:
    people = {
        "twice": who("Aa", willing={"to": ["relay"], "most_a_month": 1}),
        "carries": who("Bb"),
        "here": who("Cc"),
    }
    files = {
        f"{CALENDAR}/lights.yml": campaign(
            wave(**{"from": "2026-11-25"}, people=["twice"]), wave(people=["carries"], message=KEY)
        )
    }
    assert order(people, files=files) == ["here"]
    december = {"from": "2026-12-01", "until": "2026-12-31"}
    assert order(people, files=files, window=december) == ["twice", "here"]


def test_nothing_is_looked_for_once_the_window_is_over() -> None:
    shown = edition({}, window={"from": "2026-11-01", "until": "2026-11-22"})
    assert Finder(shown, Relays(shown)).find(KEY) is None


def test_the_same_people_in_any_order_of_files_give_the_same_names_and_no_list_is_long() -> None:
    names = [f"p{number:02}" for number in range(3 * DEPTH)]
    expected = None
    for seed in range(3):
        random.Random(seed).shuffle(names)
        people = {name: who(name.upper(), readers=100) for name in names}
        shown = edition(people)
        finder = Finder(shown, Relays(shown))
        found = finder.find(KEY)
        assert found is not None
        assert len(found.people) == SHOWN
        assert max(map(len, finder._lists.values())) == DEPTH
        expected = expected or found
        assert found == expected
