"""Every property of every schema is described in both languages, says who reads it, and shows what fits."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from ambassade.load.formats import FORMATS
from ambassade.load.schema import load_schemas

SCHEMAS = dict(load_schemas().schemas)
PROPERTIES = [
    (name, owner, key)
    for name, schema in SCHEMAS.items()
    for owner, definition in {**schema.get("$defs", {}), "": schema}.items()
    for key in definition.get("properties", {})
]


def property_of(name: str, owner: str, key: str) -> dict[str, Any]:
    schema = SCHEMAS[name]
    found: dict[str, Any] = (schema["$defs"][owner] if owner else schema)["properties"][key]
    return found


@pytest.fixture(scope="module")
def registry() -> Registry[Any]:
    return Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
    )


@pytest.fixture(scope="module")
def formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, is_one in FORMATS.items():
        checker.checks(name)(lambda value, is_one=is_one: not isinstance(value, str) or is_one(value))
    return checker


def test_identifiers_are_stable_and_of_the_draft_that_was_chosen() -> None:
    for name, schema in SCHEMAS.items():
        assert schema["$id"] == f"https://ambassade.example/schemas/v1/{name}.schema.json"
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("name", "owner", "key"), PROPERTIES)
def test_property_is_described(name: str, owner: str, key: str) -> None:
    prop = property_of(name, owner, key)
    assert prop["title"]
    assert prop["description"]
    assert prop["x-fr"]["title"]
    assert prop["x-fr"]["description"]
    assert prop["x-audience"] in {"public", "members", "internal"}
    assert prop["examples"]


@pytest.mark.parametrize(("name", "owner", "key"), PROPERTIES)
def test_examples_fit(
    registry: Registry[Any], formats: FormatChecker, name: str, owner: str, key: str
) -> None:
    place = f"#/$defs/{owner}" if owner else "#"
    schema = {"$ref": f"{SCHEMAS[name]['$id']}{place}/properties/{key}"}
    validator = Draft202012Validator(schema, registry=registry, format_checker=formats)
    for example in property_of(name, owner, key)["examples"]:
        assert [fault.message for fault in validator.iter_errors(example)] == []
