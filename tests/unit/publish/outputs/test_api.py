from __future__ import annotations

import json
import typing
from datetime import date
from importlib import resources
from types import NoneType
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import Api, file_shape, record_shape
from tests.unit.publish.outputs.conftest import (
    WEB,
    MakeEdition,
    collection,
    entry,
    network,
    organisation,
    person,
    picked,
    text,
)

SCHEMA = json.loads(
    resources.files("ambassade.publish.outputs").joinpath("api-v1.schema.json").read_text(encoding="utf-8")
)


def strict(schema: Any) -> Any:
    """The schema, refusing properties that it does not know: what it says, and nothing more."""
    if isinstance(schema, dict):
        made = {key: strict(value) for key, value in schema.items()}
        return made | {"additionalProperties": False} if "properties" in schema else made
    return [strict(value) for value in schema] if isinstance(schema, list) else schema


@pytest.fixture
def full(make_edition: MakeEdition) -> dict[str, Any]:
    """Every file of an edition in which every property is used."""
    size = public.AudienceSize(count=410, measured_on=date(2026, 9, 1))
    account = public.Account(
        id="in",
        platform="linkedin",
        handle="@a",
        url="https://in.example/a",
        languages=("en",),
        audience_size=size,
    )
    blog = public.Blog(id="b", name="B", url="https://b.example", feed="https://b.example/f", language="en")
    one = network(
        tagline=text("Lamps"),
        description=text("People who light the harbour"),
        themes=("light",),
        addressed_to=("neighbours",),
        languages=("en",),
        how_to_join=text("Ask"),
        committee=(public.CommitteeMember(person="ana", role="lead"),),
        platforms=(public.RecommendedPlatform(platform="linkedin"), public.RecommendedPlatform()),
        accounts=(account,),
        blogs=(blog,),
        spaces=(
            public.Space(
                id="chat",
                name=text("Chat"),
                kind="chat",
                platform="linkedin",
                url="https://chat.example",
                open_to="members",
                how_to_join=text("Ask"),
                languages=("en",),
            ),
        ),
        links=(public.Link(title=text("Lamp list"), url="https://lamps.example"),),
    )
    ana = person(
        latin_name="Ana",
        name_language="pt",
        external_kind="client",
        organisation="Port of Porto",
        unit="harbour",
        job_title=text("Engineer"),
        place="porto",
        languages=("pt",),
        expertise=("light",),
        tagline=text("Keeps lamps alive"),
        why=text({"en": "Because", "fr": "Parce que"}),
        body=text("I look after **lamps**, with [Aurora](../networks/aurora/network.yml)."),
        memberships=(public.Membership(network="aurora", role="relay", since=date(2024, 3, 1)),),
        accounts=(account,),
        blogs=(blog,),
        badges=(
            public.Badge(
                name=text("First lamp"),
                on=date(2025, 1, 1),
                reason=text({"en": "It burns", "fr": "Elle brûle"}),
            ),
        ),
        spokesperson_for=(public.Spokesperson(subject=text("Lamps")),),
        joined_on=date(2024, 3, 1),
    )
    walk = entry(
        "2026-11-24T18:00",
        "2026-11-24T19:00",
        summary=text("Forty lamps"),
        recurrence=public.Recurrence(rule="FREQ=WEEKLY;COUNT=2"),
        where=public.Where(
            kind="both",
            place="porto",
            address=text("Gate 2"),
            url="https://meet.example",
            sign_up="https://sign.example",
        ),
        themes=("light",),
        channels=("linkedin",),
        languages=("en",),
    )
    term = {"description": text("Said in a sentence")}
    edition = make_edition(
        networks=(one, network("delta")),
        ambassadors=(ana, person("ben")),
        entries={
            "aurora/walk": walk,
            "past": entry("2020-01-01"),
            "day": entry("2026-12-01", "2026-12-02", network=None),
        },
        collections=(
            collection(
                summary=text("Elsewhere"),
                curators=("ana",),
                links=(picked(language="en", kind="article", by="ana"),),
            ),
            collection("beside", links=()),
        ),
        organisation=organisation(
            site_name=text("Networks"),
            headline=text("People"),
            introduction=text("Colleagues"),
            home_page="https://talvenne.example",
            values=(public.Value(id="candour", name=text("Candour"), **term),),
            brands=(public.Brand(id="brand", name=text("Brand")),),
            units=(public.Unit(id="harbour", name=text("Harbour")),),
            places=(public.Place(id="porto", name=text("Porto"), country="PT", time_zone="Europe/Lisbon"),),
            addressees=(public.Addressee(id="neighbours", name=text("Neighbours")),),
            external_kinds=(public.ExternalKind(id="client", name=text("Client")),),
        ),
    )
    return {a.path: json.loads(a.read()) for a in Api(edition, Addresses.of(edition)).files()}


def test_files_are_those_that_the_contract_names(full: dict[str, Any]) -> None:
    assert set(full) == {
        "api/v1/schema.json",
        "api/v1/index.json",
        "api/v1/networks.json",
        "api/v1/networks/aurora.json",
        "api/v1/networks/delta.json",
        "api/v1/ambassadors.json",
        "api/v1/ambassadors/ana.json",
        "api/v1/ambassadors/ben.json",
        "api/v1/calendar.json",
        "api/v1/collections.json",
    }


def test_every_file_is_as_the_schema_says_and_holds_nothing_else(full: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(strict(SCHEMA), format_checker=FormatChecker())
    assert full.pop("api/v1/schema.json") == SCHEMA
    for path, value in full.items():
        assert [f"{path}: {fault.message}" for fault in validator.iter_errors(value)] == []


def test_every_property_is_written_somewhere(full: dict[str, Any]) -> None:
    text_of_all = json.dumps([value for path, value in full.items() if not path.endswith("schema.json")])
    for definition in SCHEMA["$defs"].values():
        for name in definition.get("properties", {}):
            assert f'"{name}"' in text_of_all, name


SHAPES = [
    shape
    for module in (record_shape, file_shape)
    for shape in vars(module).values()
    if typing.is_typeddict(shape)
]


@pytest.mark.parametrize("shape", SHAPES)
def test_schema_and_shapes_say_the_same(shape: Any) -> None:
    if shape is file_shape.Stamp:
        return
    hints = typing.get_type_hints(shape)
    definition = SCHEMA["$defs"][shape.__name__]
    assert set(definition["properties"]) == set(hints)
    needed = {name for name, hint in hints.items() if NoneType not in typing.get_args(hint)}
    assert set(definition["required"]) == needed


def test_people_of_a_network(full: dict[str, Any]) -> None:
    aurora = full["api/v1/networks/aurora.json"]["network"]
    assert aurora["people"] == ["ana"]
    assert aurora["members"] == 1
    assert full["api/v1/networks/delta.json"]["network"]["people"] == []
    assert aurora["platforms"] == ["linkedin"]


def test_texts_are_by_language(full: dict[str, Any]) -> None:
    ana = full["api/v1/ambassadors/ana.json"]["ambassador"]
    assert ana["why"] == {"en": "Because", "fr": "Parce que"}
    assert ana["tagline"] == {"en": "Keeps lamps alive"}


def test_biography_is_safe_html_whose_links_lead_into_the_site(full: dict[str, Any]) -> None:
    biography = full["api/v1/ambassadors/ana.json"]["ambassador"]["biography"]["en"]
    assert "<strong>lamps</strong>" in biography
    assert f'href="{WEB}/networks/aurora/"' in biography


def test_calendar_lists_dates_of_the_window_only(full: dict[str, Any]) -> None:
    calendar = full["api/v1/calendar.json"]
    assert (calendar["first"], calendar["last"]) == ("2026-08-23", "2027-11-23")
    found = {one["id"]: one["occurrences"] for one in calendar["entries"]}
    assert set(found) == {"aurora/walk", "day"}
    assert [one["start"] for one in found["aurora/walk"]] == [
        "2026-11-24T18:00:00+01:00",
        "2026-12-01T18:00:00+01:00",
    ]
    assert found["day"] == [
        {"on": "2026-12-01", "start": "2026-12-01", "end": "2026-12-02", "all_day": True, "cancelled": False}
    ]


def test_addresses_are_from_the_root_where_the_site_has_none(make_edition: MakeEdition) -> None:
    edition = make_edition(networks=(network(),), organisation=organisation(url=None))
    files = {asset.path: asset for asset in Api(edition, Addresses.of(edition)).files()}
    assert json.loads(files["api/v1/networks.json"].read())["networks"][0]["page"] == "networks/aurora/"


def test_bytes_are_utf8_in_one_order(make_edition: MakeEdition) -> None:
    edition = make_edition(ambassadors=(person(name="Ганна"),))
    files = {asset.path: asset.read() for asset in Api(edition, Addresses.of(edition)).files()}
    raw = files["api/v1/ambassadors/ana.json"].decode("utf-8")
    assert "Ганна" in raw
    assert raw.index('"ambassador"') < raw.index('"as_of"') < raw.index('"audience"')
