"""Who has a kit, and what is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from ambassade.model.status import State
from ambassade.publish.edition import internal, members, public
from ambassade.publish.kit.kits import MOST_TEXTS, Kits
from ambassade.publish.kit.owner import has_kit
from tests.unit.publish.kit.scene import (
    DISCLOSURE,
    account,
    colleague,
    entry,
    inside,
    message,
    outside,
    outsider,
    variant,
)
from tests.unit.publish.pages.editions import ZONE, edition, members_edition, moment, network, text

SUNDAY = datetime(2026, 11, 29, 23, 59, tzinfo=ZONE)


def offered(kits: Kits, slug: str = "olga") -> list[tuple[str, str, str]]:
    return [(each.key, each.platform, each.variant.text) for each in kits.offered(slug)]


def keys(kits: Kits, slug: str = "olga") -> list[str]:
    return [each.key for each in kits.offered(slug)]


# Who has one


def test_in_the_members_edition_people_from_outside_have_one() -> None:
    people = {
        "olga": outsider(),
        "otto": outsider("otto", kit=members.Kit(off=True)),
        "ana": outsider("ana", kind="internal"),
    }
    assert Kits(outside(people=people)).people == ("olga",)


@pytest.mark.parametrize(
    ("changes", "has"),
    [
        ({}, True),
        ({"kind": "external"}, True),
        ({"kit": members.Kit(off=True)}, False),
        ({"standing": "candidate"}, False),
        ({"standing": "alumni"}, False),
        ({"left_on": date(2026, 11, 23)}, False),
        ({"left_on": date(2026, 11, 24)}, True),
    ],
)
def test_in_the_internal_edition_everybody_who_takes_part_has_one(changes: dict[str, Any], has: bool) -> None:
    assert Kits(inside({"ana": colleague(**changes)})).has("ana") is has


def test_nobody_has_one_that_the_edition_does_not_show() -> None:
    assert not Kits(outside()).has("nobody")
    assert not has_kit(edition(), "ana")


def test_networks_are_those_of_today_and_those_steered() -> None:
    memberships = (
        internal.Membership(network="aurora", role="relay", until=date(2026, 11, 22)),
        internal.Membership(network="dawn", role="relay", since=date(2026, 11, 24)),
        internal.Membership(network="dusk", role="relay", until=date(2026, 11, 23)),
    )
    made = inside({"ana": colleague(memberships=memberships)})
    seat = internal.CommitteeMember(person="ana", role="lead")
    networks = {"night": replace(made.networks["aurora"], id="night", committee=(seat,))}
    assert Kits(replace(made, networks={**made.networks, **networks})).networks("ana") == ("dusk", "night")


# Which texts


def test_texts_are_for_ones_platforms_in_ones_languages() -> None:
    texts = (
        variant("linkedin", "en", "Come"),
        variant("linkedin", "fr-CA", "Venez"),
        variant("bluesky", "fr", "Ailleurs"),
        variant("email", "en", "Dear all"),
        variant("linkedin", "no", "Kom"),
    )
    kits = Kits(outside(("aurora/glass", message("aurora/glass", *texts))))
    assert offered(kits) == [("aurora/glass", "email", "Dear all"), ("aurora/glass", "linkedin", "Venez")]
    linkedin = kits.offered("olga")[1]
    assert linkedin.others == ("en",)
    assert (linkedin.letter, linkedin.variants) == ("A", 1)


def test_the_languages_of_an_account_come_before_those_of_the_person() -> None:
    texts = (variant("linkedin", "fr", "Venez"), variant("linkedin", "en", "Come"))
    person = outsider(accounts=(account("linkedin", "en", "no"),))
    kits = Kits(outside(("aurora/glass", message("aurora/glass", *texts)), people={"olga": person}))
    assert offered(kits) == [("aurora/glass", "linkedin", "Come")]


def test_who_names_no_language_gets_the_sites() -> None:
    kits = Kits(outside(("aurora/glass", message("aurora/glass")), people={"olga": outsider(languages=())}))
    assert keys(kits) == ["aurora/glass"]


def test_only_the_networks_of_a_person_count() -> None:
    made = outside(("dusk/glass", message("dusk/glass")), ("glass", message("glass")))
    assert keys(Kits(made)) == []


@pytest.mark.parametrize(
    ("until", "now", "open_"),
    [
        ("2026-11-29", SUNDAY, True),
        ("2026-11-28", SUNDAY, False),
        ("2026-11-29T23:59", SUNDAY, False),
        ("2026-11-30T00:00", SUNDAY, True),
    ],
)
def test_what_is_over_is_not_offered(until: str, now: datetime, open_: bool) -> None:
    window = members.Window(from_=moment("2026-11-16"), until=moment(until))
    made = outside(("aurora/glass", message("aurora/glass", window=window)), as_of=now)
    assert bool(keys(Kits(made))) is open_


@pytest.mark.parametrize("state", [each for each in State if each is not State.PUBLISHED])
def test_what_is_not_published_is_not_offered(state: State) -> None:
    text_ = message("aurora/glass")
    made = inside(
        {"ana": colleague()}, messages={"aurora/glass": text_}, states={"message/aurora/glass": state}
    )
    assert keys(Kits(made), "ana") == []
    published = replace(made, states={"message/aurora/glass": State.PUBLISHED})
    assert keys(Kits(published), "ana") == ["aurora/glass"]


def test_what_closes_first_comes_first_and_no_more_than_fit() -> None:
    found = [
        (
            f"aurora/m{day}",
            message(
                f"aurora/m{day}",
                window=members.Window(from_=moment("2026-11-16"), until=moment(f"2026-12-{day:02}")),
            ),
        )
        for day in range(28, 0, -1)
    ]
    assert keys(Kits(outside(*found))) == [f"aurora/m{day}" for day in range(1, MOST_TEXTS + 1)]


def test_colleagues_get_different_variants_each_with_a_letter() -> None:
    texts = tuple(variant("linkedin", "en", f"Text {name}", name) for name in "xyz")
    people = {f"p{number}": outsider(f"p{number}", languages=("en",)) for number in range(60)}
    kits = Kits(outside(("aurora/glass", message("aurora/glass", *texts)), people=people))
    found = {slug: kits.offered(slug)[0] for slug in people}
    assert {(each.letter, each.variant.text) for each in found.values()} == {
        ("A", "Text x"),
        ("B", "Text y"),
        ("C", "Text z"),
    }
    assert found == {slug: Kits(kits.edition).offered(slug)[0] for slug in people}


def test_texts_are_as_they_are_posted() -> None:
    organisation = members.Organisation(
        name=text("Talvenne"),
        time_zone="Europe/Paris",
        url="https://p.example",
        languages=("en",),
        disclosure=DISCLOSURE,
        utm=members.Utm(medium="social"),
    )
    link = members.MessageLink(url="https://talvenne.example/deck?a=1")
    one = message("aurora/glass", variant("linkedin", "en", "Come: {link}", "one"), link=link)
    people = {
        "olga": outsider(),
        "otto": outsider("otto", kit=members.Kit(named_in_addresses=True)),
        "ina": outsider("ina", kind="internal"),
    }
    kits = Kits(outside(("aurora/glass", one), people=people, organisation=organisation))
    plain, named, staff = (kits.offered(each)[0].posted for each in ("olga", "otto", "ina"))
    assert "I work with Talvenne." in plain.text
    assert "I work at Talvenne." in staff.text
    assert "olga" not in plain.text
    assert "utm_content=one" in plain.text
    assert named.address is not None
    assert "otto" in named.address


# Invitations


def wave(**changes: Any) -> members.Wave:
    values: dict[str, Any] = {
        "from_": date(2026, 11, 23),
        "until": date(2026, 11, 25),
        "people": ("ana",),
        "deputies": ("ben",),
        "platform": "mastodon",
        "message": "aurora/later",
    }
    return members.Wave(**values | changes)


def invited(state: State = State.PUBLISHED, **changes: Any) -> Kits:
    campaign = entry("aurora/big", kind="campaign", relays=(wave(**changes),))
    texts = {
        "aurora/later": message("aurora/later", variant("mastodon", "en", "Carry me")),
        "aurora/first": message("aurora/first"),
    }
    made = inside(
        {"ana": colleague(), "ben": colleague("ben")},
        {"aurora/big": campaign},
        messages=texts,
        states={"entry/aurora/big": state} | {f"message/{key}": State.PUBLISHED for key in texts},
    )
    return Kits(made)


def test_who_is_invited_gets_that_text_first_without_an_account() -> None:
    kits = invited()
    assert offered(kits, "ana")[0] == ("aurora/later", "mastodon", "Carry me")
    assert [one.entry for one in kits.invitations("ana")] == ["aurora/big"]


def test_a_deputy_is_told_but_gets_no_text_for_it() -> None:
    kits = invited()
    assert kits.invitations("ben")[0].is_deputy("ben")
    assert keys(kits, "ben") == ["aurora/first"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"until": date(2026, 11, 22)}, False),
        ({"from_": date(2026, 11, 29), "until": None}, True),
        ({"from_": date(2026, 11, 30), "until": None}, False),
        ({"people": ("somebody",)}, False),
    ],
)
def test_invitations_are_those_of_this_week(changes: dict[str, Any], told: bool) -> None:
    assert bool(invited(**changes).invitations("ana")) is told


@pytest.mark.parametrize("state", [State.SCHEDULED, State.DRAFT, State.IN_REVIEW, State.ARCHIVED])
def test_nobody_is_invited_to_what_is_not_out(state: State) -> None:
    assert invited(state).invitations("ana") == ()


def test_a_wave_of_later_this_week_does_not_bring_its_text_yet() -> None:
    assert keys(invited(from_=date(2026, 11, 25)), "ana") == ["aurora/first"]


def test_an_edition_without_anything_has_empty_kits() -> None:
    made = members_edition(
        ambassadors={"olga": outsider(accounts=())}, messages={}, entries={}, networks={"a": network("a")}
    )
    kits = Kits(made)
    assert kits.offered("olga") == ()
    assert kits.invitations("olga") == ()
    assert isinstance(made.networks["a"], public.Network)


def test_in_the_internal_edition_people_from_outside_get_what_members_may_read() -> None:
    texts = {
        name: internal.Message(
            id=name,
            network="aurora",
            idea=text(name),
            variants=(variant("linkedin", "en", name),),
            window=members.Window(from_=moment("2026-11-16"), until=moment("2026-12-30")),
            audience="internal" if name == "aurora/ours" else "members",
            status="approved",
        )
        for name in ("aurora/ours", "aurora/theirs")
    }
    campaigns = {
        name: entry(name, kind="campaign", relays=(wave(people=("olga", "ana"), message=None),), **changes)
        for name, changes in (("aurora/inner", {"audience": "internal"}), ("aurora/outer", {}))
    }
    kits = Kits(
        inside(
            {"olga": colleague("olga", kind="external"), "ana": colleague()},
            campaigns,
            messages=texts,
            states={f"message/{name}": State.PUBLISHED for name in texts},
        )
    )
    assert keys(kits) == ["aurora/theirs"]
    assert keys(kits, "ana") == ["aurora/ours", "aurora/theirs"]
    assert [one.entry for one in kits.invitations("olga")] == ["aurora/outer"]
    assert len(kits.invitations("ana")) == 2
