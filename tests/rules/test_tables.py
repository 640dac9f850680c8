"""The tables of rules/index.py and rules/duty.py against the schemas: a new property may not be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from ambassade.load.content import _TYPES
from ambassade.load.schema import load_schemas
from ambassade.model.catalog import Kind
from ambassade.model.content import Organisation
from ambassade.model.picture import PICTURES
from ambassade.model.references import REFERENCES
from ambassade.rules.calendar import dated
from ambassade.rules.duty import DUTIES
from ambassade.rules.index import ADDRESSES, ENTITIES, LISTS

HISTORY = {
    ("approvals", "*", "by"),
    ("introduced_by",),
    ("platforms", "*", "audit", "owner"),
    ("links", "*", "by"),
}
"""Who is named for what was, not for what is to be done."""


def typed(kind: Kind, *names: str) -> set[tuple[str, ...]]:
    """The ways to every property whose `$ref` ends in one of `names`."""
    schemas = load_schemas().schemas
    return {way for way, name in _walk(schemas[kind.value], kind.value, schemas, ()) if name in names}


def _walk(
    schema: Any, home: str, schemas: Any, way: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    if "$ref" in schema:
        file, _, name = schema["$ref"].partition("#/$defs/")
        yield way, name
        home = file.removesuffix(".schema.json") or home
        schema = schemas[home]["$defs"][name]
    for key, prop in schema.get("properties", {}).items():
        yield from _walk(prop, home, schemas, (*way, key))
    if isinstance(schema.get("items"), dict):
        yield from _walk(schema["items"], home, schemas, (*way, "*"))


def test_every_address_is_looked_at() -> None:
    for kind in Kind:
        assert set(ADDRESSES[kind]) == typed(kind, "url"), kind


def test_every_picture_is_looked_for() -> None:
    for kind in Kind:
        assert set(PICTURES.get(kind, ())) == typed(kind, "file"), kind


def test_every_day_is_read() -> None:
    for kind in Kind:
        assert set(dated(_TYPES[kind])) == typed(kind, "date", "moment"), kind


def test_every_duty_is_known() -> None:
    for kind in Kind:
        named = {way for way, ref in REFERENCES[kind.value] if ref == "ambassador"}
        assert named - HISTORY == DUTIES[kind], kind


def test_every_kind_of_reference_has_a_place_to_look() -> None:
    for references in REFERENCES.values():
        for _, ref in references:
            assert ref in ENTITIES or ref in LISTS
    known = {field.name for field in fields(Organisation)}
    assert set(LISTS.values()) <= known
