"""Gathers what a document breaks of its schema, so that one cause is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from jsonschema.exceptions import ValidationError

from ambassade.load.reference import referred
from ambassade.load.violation import Schema, Violation
from ambassade.model.catalog import Path

Schemas = Mapping[str, Schema]
_SAID = frozenset({"title", "description", "examples", "x-fr"})
_VALUE_KEYWORDS = ("type", "enum", "minLength", "pattern", "format", "maxLength", "minimum", "maximum")
"""Keywords about one value, by what explains it best: a number that should be a text is not also misspelt."""


def gather(faults: Iterable[ValidationError], kind: str, schemas: Schemas) -> list[Violation]:
    """The violations that are worth telling: of all that one value breaks, the one that explains the others.

    `kind` names the schema of `schemas` that was broken. What a property says of itself goes before what the
    definition says that it refers to. A key in a wrong group is not missing in the right one.
    """
    kept: dict[tuple[Path, str], Violation] = {}
    for fault in faults:
        for found in _flat(fault, by_language=False):
            own = _said(found.path, kind, schemas)
            kept.setdefault((found.path, found.keyword), replace(found, schema={**found.schema, **own}))
    told = [found for found in kept.values() if not _explained(found, kept)]
    misplaced = [_placed(found, kind, schemas) for found in told]
    return [_without(found, misplaced) for found in misplaced]


def _flat(fault: ValidationError, *, by_language: bool) -> Iterator[Violation]:
    """One fault; of a text in one or several languages, the faults of the kind that was written."""
    path = tuple(fault.absolute_path)
    schema: Schema = fault.schema if isinstance(fault.schema, Mapping) else {}
    if fault.validator == "oneOf" and schema.get("x-type") == "text":
        if isinstance(fault.instance, str | dict):
            wanted = 0 if isinstance(fault.instance, str) else 1
            for inner in fault.context or ():
                if inner.schema_path[0] == wanted:
                    by_key = isinstance(fault.instance, dict) and bool(inner.path)
                    yield from _flat(inner, by_language=by_key)
        else:
            yield Violation("type", "string", fault.instance, schema, path)
    elif "propertyNames" in fault.absolute_schema_path:
        yield Violation("propertyNames", None, fault.instance, schema, (*path, str(fault.instance)))
    else:
        yield Violation(
            str(fault.validator), fault.validator_value, fault.instance, schema, path, by_language
        )


def _explained(found: Violation, all_: Mapping[tuple[Path, str], Violation]) -> bool:
    """Whether another violation of the same value explains this one."""
    if found.keyword == "propertyNames":
        return False
    if found.keyword not in _VALUE_KEYWORDS:
        return (found.path, "type") in all_
    better = _VALUE_KEYWORDS[: _VALUE_KEYWORDS.index(found.keyword)]
    return any((found.path, keyword) in all_ for keyword in better)


def _said(path: Path, kind: str, schemas: Schemas) -> Schema:
    """What the schema says of the value at a path; of an item that it is silent about, that of the list."""
    prop, _ = _property(path, kind, schemas)
    own = {key: value for key, value in prop.items() if key in _SAID}
    if own or not path or isinstance(path[-1], str):
        return own
    whole, _ = _property(path[:-1], kind, schemas)
    listed = [item for value in whole.get("examples", ()) if isinstance(value, list) for item in value]
    words = {key: whole[key] for key in ("description", "x-fr") if key in whole}
    return words | ({"examples": listed} if listed else {}) if "$ref" not in prop else {}


def _property(path: Path, home: str, schemas: Schemas) -> tuple[Schema, str]:
    """What a schema says where a path of values leads to (or nothing), and the schema that this stands in."""
    prop: Schema = schemas[home]
    for step in path:
        prop, home = _resolved(prop, home, schemas)
        inner: Any = prop.get("items") if isinstance(step, int) else prop.get("properties", {}).get(step)
        if not isinstance(inner, Mapping):
            return {}, home
        prop = inner
    return prop, home


def _resolved(prop: Schema, home: str, schemas: Schemas) -> tuple[Schema, str]:
    """A property, or what it refers to, and the schema that this stands in."""
    if "$ref" not in prop:
        return prop, home
    home, name = referred(prop["$ref"], home)
    return schemas.get(home, {}).get("$defs", {}).get(name, {}), home


def _placed(found: Violation, kind: str, schemas: Schemas) -> Violation:
    """A violation that knows to which group its unknown keys belong."""
    if found.keyword != "additionalProperties":
        return found
    group, home = _resolved(*_property(found.path, kind, schemas), schemas)
    inner = {
        name: _resolved(prop, home, schemas)[0].get("properties", {})
        for name, prop in group.get("properties", {}).items()
    }
    outer: Schema = {}
    if found.path:
        outer = _resolved(*_property(found.path[:-1], kind, schemas), schemas)[0].get("properties", {})
    homes: dict[str, tuple[bool, str]] = {}
    for extra in found.value:
        within = next((name for name, known in inner.items() if extra in known), None)
        if extra not in inner and extra in outer:
            homes[extra] = (False, str(found.path[-1]))
        elif extra not in inner and within is not None:
            homes[extra] = (True, within)
    return replace(found, homes=homes)


def _without(found: Violation, all_: list[Violation]) -> Violation:
    """What is missing in a group, without the keys that stand in another by mistake."""
    if found.keyword != "required":
        return found
    elsewhere = {
        ((*other.path, home), key) if within else (other.path[:-1], key)
        for other in all_
        for key, (within, home) in other.homes.items()
    }
    return replace(found, limit=[key for key in found.limit if (found.path, key) not in elsewhere])
