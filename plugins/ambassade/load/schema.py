"""Shape: the JSON Schemas of a repository, and their violations told in the editor's words.

`jsonschema_rs` says quickly whether a file is as its schema wants it; where it is not, `jsonschema` says why.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry, Resource

from ambassade.findings import Finding
from ambassade.load.formats import FORMATS
from ambassade.load.gathering import gather
from ambassade.load.readers import Schema, kept_from, wider
from ambassade.load.violation import Violation
from ambassade.load.wording import tell
from ambassade.model.catalog import Document, Kind


class SchemaError(Exception):
    """The schemas of a repository can not be used; the message says why."""


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """All schemas by their name, ready to validate."""

    schemas: Mapping[str, Schema]
    _quick: Mapping[str, Any]
    _thorough: Mapping[str, Validator]

    def check(self, kind: Kind, document: Document) -> Iterator[Finding]:
        """Every place where a document is not as the schema of its kind wants it; nothing where it is."""
        values: Any = document.values
        valid = self._quick[kind.value].is_valid(values)
        if valid and not _holds_blank(values):
            return
        told = False
        faults = self._thorough[kind.value].iter_errors(values)
        for found in gather(faults, kind.value, self.schemas):
            for finding in tell(found, document):
                told = True
                yield finding
        if not told and not valid:
            whole = Violation("schema", None, document.values, self.schemas[kind.value], ())
            yield from tell(whole, document)

    def hidden(self, audience: str) -> frozenset[tuple[str, str]]:
        """Properties (`("ambassador", "unit")`, `("consent", "until")`) that these keep from an edition.

        The names are those of the packaged schemas, which the editions' classes follow.
        """
        return kept_from(audience, self.schemas, _load_folder(packaged_folder()).schemas)


def packaged_folder() -> Path:
    """The folder of the packaged schemas: in the package where it was installed, else in the repository."""
    inside = Path(__file__).resolve().parent.parent / "schemas"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "schemas"


def load_schemas(root: Path | None = None) -> SchemaSet:
    """A repository's schemas, or the packaged ones where it has none; SchemaError where they fail."""
    own = root / "schemas" if root is not None else None
    folder = own if own is not None and own.is_dir() else packaged_folder()
    packaged = _load_folder(packaged_folder())
    if folder.resolve() == packaged_folder().resolve():
        return packaged
    found = _load_folder(folder)
    _refuse_wider(found, packaged)
    return found


def _refuse_wider(own: SchemaSet, packaged: SchemaSet) -> None:
    """A repository's schemas may hide more than the packaged ones, never less."""
    for found in wider(own.schemas, packaged.schemas):
        message = (
            f"schemas: `{found.name}` of {found.owner} is {found.stated} here and {found.limit} in the "
            "packaged schemas; it may not have more readers"
        )
        raise SchemaError(message)


@cache
def _load_folder(folder: Path) -> SchemaSet:
    schemas: dict[str, Schema] = {}
    for path in sorted(folder.glob("*.schema.json")):
        schemas[path.name.removesuffix(".schema.json")] = _load_file(path)
    missing = [name for name in ("common", *(kind.value for kind in Kind)) if name not in schemas]
    if missing:
        message = f"schemas: {', '.join(f'{name}.schema.json' for name in missing)} missing"
        raise SchemaError(message)
    try:
        return _compile(schemas)
    except Exception as fault:
        message = f"schemas: {str(fault).splitlines()[0]}"
        raise SchemaError(message) from fault


def _load_file(path: Path) -> Schema:
    """One schema; SchemaError where it is none."""
    try:
        schema = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as fault:
        message = f"schemas/{path.name} is not JSON: {fault}"
        raise SchemaError(message) from fault
    except OSError as fault:
        message = f"schemas/{path.name} can not be read: {fault.strerror}"
        raise SchemaError(message) from fault
    if not isinstance(schema, dict) or not isinstance(schema.get("$id"), str):
        message = f"schemas/{path.name} is not an object with `$id`"
        raise SchemaError(message)
    for definition in (schema, *schema.get("$defs", {}).values()):
        for name, prop in definition.get("properties", {}).items():
            if not isinstance(prop, dict):
                message = f"schemas/{path.name}: the property `{name}` is not an object"
                raise SchemaError(message)
    return schema


def _nowhere(address: str) -> Schema:
    """Refuses to fetch a schema: what is not in the folder is not there."""
    message = f"{address} is not in the folder schemas"
    raise SchemaError(message)


def _pattern(_: Validator, pattern: str, value: object, __: Schema) -> Iterator[ValidationError]:
    """The keyword `pattern`, whose `$` is the very end: Python's own lets a line break follow."""
    strict = pattern[:-1] + r"\Z" if pattern.endswith("$") and not pattern.endswith(r"\$") else pattern
    if isinstance(value, str) and not re.search(strict, value):
        yield ValidationError("another form")


def _least(_: Validator, least: int, value: object, __: Schema) -> Iterator[ValidationError]:
    """The keyword `minLength`: spaces alone are nothing that a reader could see, or follow as a link."""
    if isinstance(value, str) and len(value.strip()) < least:
        yield ValidationError("too short")


def _holds_blank(value: object) -> bool:
    """Whether any text in a value is of spaces alone."""
    if isinstance(value, str):
        return value.isspace()
    if isinstance(value, dict):
        return any(map(_holds_blank, value.values()))
    return isinstance(value, list) and any(map(_holds_blank, value))


_Thorough: Any = extend(Draft202012Validator, {"pattern": _pattern, "minLength": _least})  # type: ignore[no-untyped-call]  # has none


def _compile(schemas: dict[str, Schema]) -> SchemaSet:
    checker = FormatChecker(formats=())
    for name, is_one in FORMATS.items():
        checker.checks(name)(lambda value, is_one=is_one: not isinstance(value, str) or is_one(value))
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    quick_registry = jsonschema_rs.Registry(
        [(schema["$id"], schema) for schema in schemas.values()], retriever=_nowhere
    )
    kinds = [kind.value for kind in Kind]
    return SchemaSet(
        schemas,
        {
            kind: jsonschema_rs.Draft202012Validator(
                schemas[kind], validate_formats=True, formats=dict(FORMATS), registry=quick_registry
            )
            for kind in kinds
        },
        {kind: _Thorough(schemas[kind], registry=registry, format_checker=checker) for kind in kinds},
    )
