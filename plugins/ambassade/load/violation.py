"""Violations of a schema, gathered: which keyword, of which value, at which place; of one cause, one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jsonschema.exceptions import ValidationError

from ambassade.model.catalog import Path
from ambassade.names import did_you_mean
from ambassade.words import Bilingual, Say, say

Schema = Mapping[str, Any]
_SAID = frozenset({"title", "description", "examples", "x-fr"})
_LONGEST_SHOWN = 40
_VALUE_KEYWORDS = ("type", "enum", "minLength", "pattern", "format", "maxLength", "minimum", "maximum")
"""Keywords about one value, by what explains it best: a number that should be a text is not also misspelt."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A value that is not as a keyword of its schema wants it."""

    keyword: str
    limit: Any
    """What the keyword says."""
    value: Any
    schema: Schema
    path: Path
    by_language: bool = False
    """Whether the value is the text of one language, so that the last step of the path is a language."""

    @property
    def what(self) -> Say:
        """The value for the reader: its key, with the language or the number of the item."""
        keys = [step for step in self.path if isinstance(step, str)]
        last = self.path[-1] if self.path else None
        if self.by_language and len(keys) > 1:
            return say("`{key}` ({language})", key=keys[-2], language=keys[-1])
        if isinstance(last, int) and keys:
            return say("item {number} of `{key}`", number=last + 1, key=keys[-1])
        return say("`{key}`", key=keys[-1]) if keys else say("the file")

    @property
    def key(self) -> str:
        """The last key of the path."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def at_key(self) -> bool:
        """Whether the path ends in a key, which can be shown instead of the value."""
        return bool(self.path) and isinstance(self.path[-1], str)


def gather(faults: Iterable[ValidationError], kind: str, schemas: Mapping[str, Schema]) -> list[Violation]:
    """The violations that are worth telling: of all that one value breaks, the one that explains the others.

    `kind` names the schema of `schemas` that was broken. What a property says of itself goes before what the
    definition says that it refers to.
    """
    kept: dict[tuple[Path, str], Violation] = {}
    for fault in faults:
        for found in _flat(fault, by_language=False):
            own = {key: value for key, value in _property(found.path, kind, schemas).items() if key in _SAID}
            kept.setdefault((found.path, found.keyword), replace(found, schema={**found.schema, **own}))
    return [found for found in kept.values() if not _explained(found, kept)]


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


def _property(path: Path, home: str, schemas: Mapping[str, Schema]) -> Schema:
    """What a schema says at the place in it that a path of values leads to; empty where that is nothing."""
    prop: Schema = schemas[home]
    for step in path:
        if "$ref" in prop:
            file, _, name = prop["$ref"].partition("#/$defs/")
            home = file.removesuffix(".schema.json") if file else home
            prop = schemas.get(home, {}).get("$defs", {}).get(name, {})
        prop = prop.get("items", {}) if isinstance(step, int) else prop.get("properties", {}).get(step, {})
    return prop


def misspelt(value: Mapping[str, object], schema: Schema) -> dict[str, str]:
    """Keys that the schema does not know, each with the known and still absent key that it looks like."""
    known = schema.get("properties", {})
    absent = [key for key in known if key not in value]
    near = {key: did_you_mean(key, absent) for key in value if key not in known}
    return {key: meant for key, meant in near.items() if meant is not None}


def short(value: object) -> str:
    """A value on one line, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def title(schema: Schema) -> Bilingual | None:
    """What a schema calls its value, in both languages; None where it has no name for it."""
    return _bilingual(schema, "title")


def description(schema: Schema) -> Bilingual | None:
    """What a schema says of its value, in both languages; None where it says nothing."""
    return _bilingual(schema, "description")


def example(schema: Schema) -> str | None:
    """The schema's first example that stands on one line; None where there is none."""
    for value in schema.get("examples", ()):
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str | int | float):
            return str(value)
    return None


def _bilingual(schema: Schema, keyword: str) -> Bilingual | None:
    english = schema.get(keyword)
    if not english:
        return None
    french = schema.get("x-fr")
    return Bilingual(str(english), str(french.get(keyword, english) if french else english))
