from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.catalog import Catalog, Item
from ambassade.model.moment import Moment
from ambassade.model.platform import BUILT_IN
from ambassade.model.status import State
from ambassade.publish.audience import (
    AUDIENCES,
    AnyEdition,
    Audience,
    ClosedNetwork,
    Edition,
    InternalEdition,
    MembersEdition,
)
from ambassade.publish.projection import project
from ambassade.publish.visibility import VOCABULARIES
from tests.security.canaries import plant
from tests.unit.publish.content_tree import (
    AS_OF,
    Files,
    catalog_of,
    entry,
    message,
    network,
    page,
    person,
    post,
)

PIXEL = b"not read here"
T = TypeVar("T")


def internal(catalog: Catalog, name: str | None = None) -> InternalEdition:
    found = project(catalog, audience="internal", as_of=AS_OF, network=name)
    assert isinstance(found, InternalEdition)
    return found


def public(catalog: Catalog) -> Edition:
    return project(catalog, audience="public", as_of=AS_OF)


# People


@pytest.mark.parametrize("values", [{"consent": None}, {"standing": "candidate"}, {"left_on": "2026-11-01"}])
def test_somebody_who_is_not_shown_is_absent_everywhere(values: dict[str, Any]) -> None:
    files: Files = {
        "content/ambassadors/zoe.md": {**person("Zoe"), **values},
        "content/ambassadors/zoe.jpg": PIXEL,
        "content/networks/beacon/network.yml": network(
            committee=[
                {"person": "zoe", "role": "lead"},
                {"person": "ben-okoro", "role": "editor", "deputy": "zoe"},
            ],
            sponsor={"person": "zoe", "word": "Go on"},
            moderation={"level": "trust", "moderators": ["zoe", "ben-okoro"]},
            spaces=[{"id": "chat", "name": "Chat", "kind": "chat", "host": "zoe"}],
        ),
        "content/networks/beacon/posts/lamp.md": post(authors=["zoe", "ben-okoro"]),
        "content/networks/beacon/calendar/walk.yml": entry(
            owner="zoe", where={"kind": "online", "host": "zoe"}
        ),
        "content/networks/beacon/messages/walk.yml": message(owner="zoe"),
        "content/playbook/guide.md": page(owner="zoe"),
    }
    team = {
        "sponsors": [{"person": "zoe"}],
        "core_team": [{"person": "zoe", "role": "All"}],
        "as_of": "2026-11-23",
    }
    found = project(catalog_of(files, team), audience="members", as_of=AS_OF)
    assert isinstance(found, MembersEdition)
    beacon = found.networks["beacon"]
    assert [(one.person, one.deputy) for one in beacon.committee] == [("ben-okoro", None)]
    assert beacon.sponsor is None
    assert beacon.moderation is not None
    assert beacon.moderation.moderators == ("ben-okoro",)
    assert beacon.spaces[0].host is None
    assert found.posts["lamp"].authors == ("ben-okoro",)
    assert found.entries["beacon/walk"].owner is None
    assert found.messages["beacon/walk"].owner is None
    assert found.pages["guide"].owner is None
    assert found.organisation.sponsors == ()
    assert found.organisation.core_team == ()
    assert "zoe" not in str(found)


def test_each_thing_of_a_person_needs_its_own_agreement() -> None:
    zoe = person(
        "Zoe",
        scopes=["profile", "account:mail", "blog:notes"],
        photo={"file": "zoe.jpg", "alt": "Zoe"},
        badges=[{"name": "Ten posts"}],
        accounts=[
            {"id": name, "platform": "email", "url": f"https://mail.example/{name}"}
            for name in ("mail", "other")
        ],
        blogs=[{"id": name, "name": name, "url": f"https://{name}.example"} for name in ("notes", "diary")],
    )
    catalog = catalog_of({"content/ambassadors/zoe.md": zoe, "content/ambassadors/zoe.jpg": PIXEL})
    shown = public(catalog).ambassadors["zoe"]
    assert [account.id for account in shown.accounts] == ["mail"]
    assert [blog.id for blog in shown.blogs] == ["notes"]
    assert shown.photo is None
    assert shown.badges == ()
    assert public(catalog).pictures == {}
    whole = internal(catalog).ambassadors["zoe"]
    assert len(whole.accounts) == len(whole.blogs) == 2
    assert whole.photo is not None
    assert len(whole.badges) == 1
    assert internal(catalog).pictures["ambassador/zoe"].source == "content/ambassadors/zoe.jpg"


@pytest.mark.parametrize(
    ("file", "scopes", "shown"),
    [
        ("zoe.jpg", ["profile"], False),
        ("zoe.jpg", ["profile", "photo"], True),
        ("both.jpg", ["profile"], False),
        ("both.jpg", ["profile", "photo"], True),
    ],
)
def test_nobody_shows_a_photograph_of_somebody_who_does_not(
    file: str, scopes: list[str], shown: bool
) -> None:
    photo = {"file": file, "alt": "The two of us"}
    catalog = catalog_of(
        {
            "content/ambassadors/zoe.md": person("Zoe", scopes=scopes, photo=photo),
            "content/ambassadors/max.md": person("Max", scopes=["profile", "photo"], photo=photo),
            f"content/ambassadors/{file}": PIXEL,
        }
    )
    assert ("ambassador/max" in public(catalog).pictures) is shown


def test_a_photograph_named_after_somebody_is_theirs() -> None:
    photo = {"file": "zoe.jpg", "alt": "A friend"}
    catalog = catalog_of(
        {
            "content/ambassadors/zoe.md": person("Zoe", scopes=["profile", "photo"]),
            "content/ambassadors/max.md": person("Max", scopes=["profile", "photo"], photo=photo),
            "content/ambassadors/zoe.jpg": PIXEL,
        }
    )
    assert public(catalog).pictures == {}


def test_what_is_over_is_left_out_where_its_last_day_is() -> None:
    zoe = person(
        "Zoe",
        memberships=[
            {"network": "aurora", "role": "relay", "until": "2026-11-22"},
            {"network": "aurora", "role": "curator", "since": "2026-11-24"},
            {"network": "aurora", "role": "follower", "until": "2026-11-23"},
        ],
        spokesperson_for=[
            {"subject": "Gulls", "until": "2026-11-22"},
            {"subject": "Cables", "from": "2026-11-24"},
            {"subject": "Lamps", "from": "2026-11-23", "until": "2026-11-23"},
        ],
    )
    catalog = catalog_of({"content/ambassadors/zoe.md": zoe})
    for audience in ("public", "members"):
        shown = project(catalog, audience=audience, as_of=AS_OF).ambassadors["zoe"]
        assert [one.role for one in shown.memberships] == ["follower"]
        assert [str(one.subject) for one in shown.spokesperson_for] == ["Lamps"]
    whole = internal(catalog).ambassadors["zoe"]
    assert len(whole.memberships) == len(whole.spokesperson_for) == 3


def test_colleagues_are_told_what_each_person_agreed_to() -> None:
    files = {
        "content/ambassadors/zoe.md": person("Zoe", scopes=["profile", "photo"]),
        "content/ambassadors/max.md": person("Max", scopes=["profile"], withdrawn_on="2026-11-01"),
        "content/ambassadors/lea.md": {**person("Lea"), "standing": "candidate"},
    }
    scopes = internal(catalog_of(files)).scopes
    assert {slug: scopes[slug] for slug in ("zoe", "max", "lea")} == {
        "zoe": frozenset({"profile", "photo"}),
        "max": frozenset(),
        "lea": frozenset(),
    }


# Networks


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("others", [[], ["zoe"]])
def test_who_sits_on_a_committee_and_is_not_shown_can_take_a_second_look(
    audience: Audience, others: list[str]
) -> None:
    committee = [{"person": who, "role": "lead"} for who in ("ana-silva", *others)]
    files: Files = {
        "content/networks/aurora/network.yml": network(committee=committee),
        "content/ambassadors/zoe.md": person("Zoe", until="2026-02-01"),
    }
    assert project(catalog_of(files), audience=audience, as_of=AS_OF).has_second_look is bool(others)


CLOSED: Files = {
    "content/networks/beacon/network.yml": network(
        access="closed", how_to_join="Ask Ana", committee=[{"person": "ana-silva", "role": "lead"}]
    ),
    "content/networks/beacon/calendar/walk.yml": entry(title="Behind the door"),
    "content/networks/aurora/calendar/other.yml": entry(depends_on=["beacon/walk"], campaign="beacon/walk"),
    "content/ambassadors/zoe.md": person("Zoe", memberships=[{"network": "beacon", "role": "relay"}]),
}


def test_a_closed_network_stands_in_the_internal_directory_with_how_to_ask() -> None:
    found = internal(catalog_of(CLOSED))
    (closed,) = found.closed
    assert (closed.id, str(closed.name), closed.theme, closed.lead, str(closed.how_to_join)) == (
        "beacon",
        "Beacon",
        "light",
        "ana-silva",
        "Ask Ana",
    )
    assert {field.name for field in dataclasses.fields(ClosedNetwork)} == {
        *("id", "name", "theme", "lead", "how_to_join")
    }
    assert "Behind the door" not in str(found)
    assert found.ambassadors["zoe"].memberships == ()
    assert found.entries["aurora/other"].depends_on == ()
    assert found.entries["aurora/other"].campaign is None


def test_what_is_said_of_a_closed_network_holds_no_comment() -> None:
    beacon = network(access="closed", how_to_join="Ask Ana <!-- she is away until June -->")
    (closed,) = internal(catalog_of({"content/networks/beacon/network.yml": beacon})).closed
    assert str(closed.how_to_join) == "Ask Ana "


def test_the_lead_of_a_closed_network_is_named_only_when_told() -> None:
    zoe = {**person("Zoe"), "informed_on": None}
    beacon = network(access="closed", committee=[{"person": "zoe", "role": "lead"}])
    files = {"content/networks/beacon/network.yml": beacon, "content/ambassadors/zoe.md": zoe}
    assert internal(catalog_of(files)).closed[0].lead is None


@pytest.mark.parametrize("audience", ["public", "members"])
def test_a_closed_network_is_nowhere_else(audience: Audience) -> None:
    found = project(catalog_of(CLOSED), audience=audience, as_of=AS_OF)
    assert not isinstance(found, InternalEdition)
    assert "beacon" not in str(found)


def test_a_secret_network_is_in_no_shared_edition() -> None:
    files = {**CLOSED, "content/networks/beacon/network.yml": network(access="secret")}
    for audience in AUDIENCES:
        assert "beacon" not in str(project(catalog_of(files), audience=audience, as_of=AS_OF))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_one_network_alone(audience: Audience) -> None:
    files = {**CLOSED, "content/networks/beacon/network.yml": network(access="secret")}
    found = project(catalog_of(files), audience=audience, as_of=AS_OF, network="beacon")
    assert list(found.networks) == ["beacon"]
    assert list(found.entries) == ["beacon/walk"]
    assert list(found.ambassadors) == ["ana-silva", "zoe"]
    assert "aurora" not in str(found)
    assert "ben-okoro" not in str(found)


def test_an_unknown_network_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="no network `nowhere`"):
        project(catalog_of({}), audience="public", as_of=AS_OF, network="nowhere")


def test_without_an_organisation_there_is_no_edition() -> None:
    with pytest.raises(ValueError, match="no organisation"):
        project(Catalog(), audience="public", as_of=AS_OF)


# Items


def test_references_to_what_is_hidden_are_dropped() -> None:
    files = {
        "content/networks/aurora/calendar/draft.yml": entry(status="draft"),
        "content/networks/aurora/posts/draft.md": post(status="draft"),
        "content/networks/aurora/calendar/other.yml": entry(
            campaign="aurora/draft", post="draft", depends_on=["aurora/draft", "aurora/lamp-walk"]
        ),
        "content/networks/aurora/messages/other.yml": message(entry="aurora/draft", link={"post": "draft"}),
    }
    found = project(catalog_of(files), audience="members", as_of=AS_OF)
    assert isinstance(found, MembersEdition)
    other = found.entries["aurora/other"]
    assert (other.campaign, other.post, other.depends_on) == (None, None, ("aurora/lamp-walk",))
    told = found.messages["aurora/other"]
    assert told.entry is None
    assert told.link is not None
    assert told.link.post is None
    whole = internal(catalog_of(files))
    assert whole.entries["aurora/other"].campaign == "aurora/draft"


def test_what_a_status_comes_to_is_told_inside_only() -> None:
    files = {
        "content/networks/aurora/calendar/draft.yml": entry(status="draft"),
        "content/networks/aurora/calendar/later.yml": entry(embargo="2026-11-24"),
    }
    states = internal(catalog_of(files)).states
    assert states["entry/aurora/draft"] is State.DRAFT
    assert states["entry/aurora/later"] is State.SCHEDULED
    assert states["entry/aurora/lamp-walk"] is State.PUBLISHED
    assert not hasattr(public(catalog_of(files)), "states")
    assert not hasattr(public(catalog_of(files)), "messages")


def test_pictures_are_those_of_shown_things_that_exist() -> None:
    cover = {"file": "cover.jpg", "alt": "A lamp"}
    files: Files = {
        "content/networks/aurora/posts/shown.md": post(cover=cover),
        "content/networks/aurora/posts/draft.md": post(
            status="draft", cover={"file": "draft.jpg", "alt": "No"}
        ),
        "content/networks/aurora/posts/lost.md": post(cover={"file": "lost.jpg", "alt": "No"}),
        "content/networks/aurora/posts/cover.jpg": PIXEL,
        "content/networks/aurora/posts/draft.jpg": PIXEL,
        "content/networks/aurora/messages/other.yml": message(assets=[{"file": "quay.jpg", "alt": "Quay"}]),
        "content/networks/aurora/messages/quay.jpg": PIXEL,
    }
    catalog = catalog_of(files)
    assert set(public(catalog).pictures) == {"post/shown"}
    members = project(catalog, audience="members", as_of=AS_OF)
    assert set(members.pictures) == {"post/shown", "message/aurora/other/quay.jpg"}


def test_an_edition_knows_when_and_for_whom_it_is() -> None:
    found = project(catalog_of({}), audience="public", as_of=AS_OF, fixed=True, language="fr")
    assert (found.audience, found.language, found.default_language, found.fixed) == (
        "public",
        "fr",
        "en",
        True,
    )
    assert str(found.as_of) == "2026-11-23 01:00:00+01:00"


# For any content and any date


@cache
def planted() -> Catalog:
    return check_tree(MemoryTree(plant().files), load_schemas(), datetime(2026, 11, 23, tzinfo=UTC)).catalog


def shuffled(catalog: Catalog, chance: random.Random) -> Catalog:
    """The same content with other statuses, dates, audiences, accesses and agreements."""

    def day() -> date:
        return date(2026, 11, 23) + timedelta(days=chance.choice([-400, -1, 0, 1, 400]))

    def changed(item: Item[T], **values: Any) -> Item[T]:
        return dataclasses.replace(item, value=dataclasses.replace(item.value, **values))  # type: ignore[type-var]

    def some(table: Mapping[str, Item[T]], make: Any) -> dict[str, Item[T]]:
        return {
            key: changed(item, **make(item.value)) if chance.random() < 0.5 else item
            for key, item in table.items()
        }

    def item(_: object) -> dict[str, Any]:
        return {
            "status": chance.choice(["draft", "in_review", "approved", "archived"]),
            "audience": chance.choice(AUDIENCES),
        }

    def somebody(value: Any) -> dict[str, Any]:
        return {
            "standing": chance.choice(["candidate", "active", "alumni"]),
            "informed_on": chance.choice([None, day()]),
            "left_on": chance.choice([None, day()]),
            "consent": tuple(
                dataclasses.replace(one, until=day(), withdrawn_on=chance.choice([None, day()]))
                for one in value.consent
            ),
        }

    return dataclasses.replace(
        catalog,
        networks=some(catalog.networks, lambda _: {"access": chance.choice(["open", "closed", "secret"])}),
        ambassadors=some(catalog.ambassadors, somebody),
        entries=some(catalog.entries, lambda v: {**item(v), "embargo": chance.choice([None, Moment(day())])}),
        messages=some(catalog.messages, item),
        posts=some(catalog.posts, lambda v: {**item(v), "publish_at": Moment(day())}),
        collections=some(catalog.collections, lambda v: {**item(v), "publish_at": Moment(day())}),
        pages=some(catalog.pages, item),
    )


def references(value: object, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Every `(place, kind, key)` that an edition's objects name."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from references(inner, f"{where}/{key}")
    elif isinstance(value, tuple):
        for inner in value:
            yield from references(inner, where)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            ref = field.metadata.get("ref")
            if ref is not None and inner is not None:
                for key in inner if isinstance(inner, tuple) else (inner,):
                    yield f"{where}.{field.name}", ref, key
            else:
                yield from references(inner, f"{where}.{field.name}")


def tables(edition: AnyEdition) -> dict[str, set[str]]:
    """The keys of everything in an edition, by kind."""
    found = {
        "network": set(edition.networks),
        "ambassador": set(edition.ambassadors),
        "entry": set(edition.entries),
        "post": set(edition.posts),
        "collection": set(edition.collections),
        "page": set(edition.pages),
        "message": set(edition.messages) if isinstance(edition, MembersEdition) else set(),
    }
    for ref, name in VOCABULARIES.items():
        found[ref] = {one.id for one in getattr(edition.organisation, name, ())}
    found["platform"] |= set(BUILT_IN)
    return found


@given(
    chance=st.randoms(use_true_random=False),
    as_of=st.datetimes(datetime(2025, 6, 1), datetime(2028, 6, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - see timezones
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_editions_lie_in_one_another_and_name_nothing_that_they_do_not_have(
    chance: random.Random, as_of: datetime
) -> None:
    catalog = shuffled(planted(), chance)
    made = [project(catalog, audience=audience, as_of=as_of) for audience in AUDIENCES]
    for smaller, larger in pairwise(made):
        for kind, keys in tables(smaller).items():
            assert keys <= tables(larger)[kind], kind
        assert set(smaller.pictures) <= set(larger.pictures)
    for edition in made:
        known = tables(edition)
        for place, ref, key in references(edition):
            assert key in known[ref], f"{edition.audience}: {place}"
