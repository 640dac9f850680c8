"""The schemas, the two validators that read them, and the classes that are written from them, agree."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_jsonschema import from_schema

from ambassade.load.content import load_content
from ambassade.load.formats import FORMATS
from ambassade.load.schema import load_schemas
from ambassade.load.structure import build
from ambassade.load.tree import MemoryTree
from ambassade.model import content
from ambassade.model.catalog import Kind
from tests.rules.example import Example

ROOT = Path(__file__).resolve().parents[3]
KINDS = {
    Kind.ORGANISATION: content.Organisation,
    Kind.NETWORK: content.Network,
    Kind.AMBASSADOR: content.Ambassador,
    Kind.ENTRY: content.Entry,
    Kind.MESSAGE: content.Message,
    Kind.POST: content.Post,
    Kind.COLLECTION: content.Collection,
    Kind.PAGE: content.PlaybookPage,
}
COLLECTION = b"""title: Lamps elsewhere
curators: [ana-silva]
links:
  - {url: "https://lamps.example/nine", title: Nine lamps, comment: Read it., on: 2026-11-01}
audience: public
status: approved
"""
DAYS = st.dates().map(lambda day: day.isoformat())
TIMES = st.sampled_from(["", "T18:00", "T18:00:30", " 00:00", "T18:00Z", "T18:00+01:00", "T25:00"])
VALUES = {
    "date": DAYS | st.sampled_from(["2026-02-30", "2026-1-1", "2026-11-23\n"]),
    "moment": st.tuples(DAYS, TIMES).map("".join),
    "time-zone": st.sampled_from(["Europe/Paris", "UTC", "Europe/Pari", "Etc/GMT+1", "posixrules"]),
    "uri": st.sampled_from(
        ["https://a.example", "http://a.example:8080/b?c#d", "https://", "ftp://a", "https://a b"]
    ),
    "rrule": st.sampled_from(["FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;COUNT=3", "FREQ=SECONDLY", "weekly"]),
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(-1e9, 1e9) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def whole(schema: dict[str, Any], home: str) -> dict[str, Any]:
    """A schema without references, its formats under names that only this test knows."""
    if "$ref" in schema:
        file, _, name = schema["$ref"].partition("#/$defs/")
        home = file.removesuffix(".schema.json") if file else home
        return whole(dict(load_schemas().schemas[home]["$defs"][name]), home)
    found: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "properties":
            found[key] = {name: whole(prop, home) for name, prop in value.items()}
        elif key in {"items", "propertyNames", "additionalProperties"} and isinstance(value, dict):
            found[key] = whole(value, home)
        elif key == "oneOf":
            found[key] = [whole(arm, home) for arm in value]
        elif key == "format":
            found[key] = f"our-{value}"
        elif key in {"type", "enum", "required", "pattern", "additionalProperties", "uniqueItems"} or key[
            :3
        ] in {
            "min",
            "max",
        }:
            found[key] = value
    return found


@cache
def valid_values(kind: Kind) -> dict[str, Any]:
    """What the file of a kind in the base tree says; of collections, which that has none of, one besides."""
    tree = {**Example("base").tree(), "content/collections/lamps.yml": COLLECTION}
    catalog = load_content(MemoryTree(tree), load_schemas()).catalog
    return dict(next(iter(catalog.items(kind).values())).document.values)


@cache
def values_of(kind: Kind, name: str) -> st.SearchStrategy[Any]:
    """Values for one property, by its schema."""
    formats = {f"our-{form}": values for form, values in VALUES.items()}
    schema = whole(dict(load_schemas().schemas[kind.value]["properties"][name]), kind.value)
    return from_schema(schema, custom_formats=formats, allow_x00=False, codec="utf-8")


@st.composite
def documents(draw: st.DrawFn, kind: Kind) -> tuple[dict[str, Any], str]:
    """A document of the base tree with one property of it, which is named too, made anew."""
    name = draw(st.sampled_from(sorted(load_schemas().schemas[kind.value]["properties"])))
    return {**valid_values(kind), name: draw(values_of(kind, name))}, name


def is_valid_quickly(kind: Kind, values: Any) -> bool:
    return bool(load_schemas()._quick[kind.value].is_valid(values))


def is_valid_thoroughly(kind: Kind, values: Any) -> bool:
    return bool(load_schemas()._thorough[kind.value].is_valid(values))


def agree(kind: Kind, values: Any) -> bool:
    """Whether both say the same; that a text of spaces alone is empty, the thorough one alone knows."""
    quickly, thoroughly = is_valid_quickly(kind, values), is_valid_thoroughly(kind, values)
    return quickly == thoroughly or (quickly and any(map(is_blank, values_in(values))))


def is_blank(value: object) -> bool:
    return isinstance(value, str) and value.isspace()


def values_in(values: Any) -> Iterator[Any]:
    """Every value in a value."""
    yield values
    if isinstance(values, dict | list):
        for inner in values.values() if isinstance(values, dict) else values:
            yield from values_in(inner)


def identity(kind: Kind) -> dict[str, object]:
    return {} if kind is Kind.ORGANISATION else {"id": "an-id"}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, step))


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def test_every_format_is_tried() -> None:
    assert set(VALUES) == set(FORMATS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_validators_agree_and_classes_take_what_is_valid(kind: Kind) -> None:
    @settings(max_examples=25, suppress_health_check=SLOW, deadline=None)
    @given(documents(kind))
    def check(drawn: tuple[dict[str, Any], str]) -> None:
        values, _ = drawn
        assert agree(kind, values)
        if is_valid_quickly(kind, values):
            assert isinstance(build(KINDS[kind], values, **identity(kind)), KINDS[kind])

    check()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_validators_agree_on_what_is_damaged(kind: Kind) -> None:
    @settings(max_examples=25, suppress_health_check=SLOW, deadline=None)
    @given(documents(kind), st.data())
    def check(drawn: tuple[dict[str, Any], str], data: st.DataObject) -> None:
        values, name = drawn
        path = data.draw(st.sampled_from(sorted(places(values[name], (name,)), key=repr)))
        damaged = replaced(values, path, data.draw(JSON))
        assert agree(kind, damaged)

    check()


@pytest.mark.parametrize(
    ("value", "valid"),
    [("ana-silva", True), ("ana-silva\n", False), ("Ana", False), (12, False), (None, False)],
)
def test_validators_agree_on_line_breaks(value: object, valid: bool) -> None:
    page = {
        "title": "Charter",
        "kind": "charter",
        "owner": value,
        "review_by": "2027-06-01",
        "audience": "internal",
        "status": "draft",
    }
    assert is_valid_quickly(Kind.PAGE, page) is valid
    assert is_valid_thoroughly(Kind.PAGE, page) is valid


def test_a_whole_number_written_with_decimals_becomes_one() -> None:
    values = {"title": "A", "kind": "guide", "order": 3.0, "owner": "a", "review_by": "2027-06-01"}
    values |= {"audience": "internal", "status": "draft"}
    assert is_valid_quickly(Kind.PAGE, values)
    page = build(content.PlaybookPage, values, id="a")
    assert page.order == 3
    assert isinstance(page.order, int)


def test_classes_are_as_the_schemas_say() -> None:
    command = [sys.executable, str(ROOT / "tools" / "classes.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
