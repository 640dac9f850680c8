"""Shape: the JSON Schemas of a repository, and their violations told in the editor's words.

`jsonschema_rs` says quickly whether a file is as its schema wants it; only where it is not, `jsonschema` says why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from ambassade.findings import Finding, Label, Severity
from ambassade.load.formats import FORMATS
from ambassade.model.catalog import Document, Kind
from ambassade.model.catalog import Path as ValuePath
from ambassade.names import did_you_mean, slugify
from ambassade.words import Bilingual, Say, say, say_as_written, say_n

Schema = dict[str, Any]
AUDIENCES = ("public", "members", "internal")
_LONGEST_SHOWN = 40


class SchemaError(Exception):
    """The schemas of a repository can not be used; the message says why."""


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """All schemas by their name, ready to validate."""

    schemas: Mapping[str, Schema]
    _quick: Mapping[str, Any]
    _thorough: Mapping[str, Draft202012Validator]

    def check(self, kind: Kind, document: Document) -> Iterator[Finding]:
        """Every place where a document is not as the schema of its kind wants it; nothing where it is."""
        if self._quick[kind.value].is_valid(document.values):
            return
        seen: set[tuple[object, ...]] = set()
        for fault in self._thorough[kind.value].iter_errors(document.values):
            for finding in _findings(fault, document):
                key = (finding.rule, finding.location)
                if key not in seen:
                    seen.add(key)
                    yield finding

    def hidden(self, audience: str) -> frozenset[tuple[str, str]]:
        """Properties (`("ambassador", "unit")`, `("consent", "until")`) that these schemas keep from an edition.

        The editions' classes follow the packaged schemas; a repository's own may hide more, and this says what.
        """
        circle = AUDIENCES.index(audience)
        return frozenset(
            (owner, name)
            for owner, name, prop in _properties(self.schemas)
            if AUDIENCES.index(_audience(prop, self.schemas, owner)) > circle
        )


def _properties(schemas: Mapping[str, Schema]) -> Iterator[tuple[str, str, Schema]]:
    """Every property with the name of the object it belongs to."""
    for name, schema in schemas.items():
        objects = {**schema.get("$defs", {}), name: schema}
        for owner, definition in objects.items():
            for prop, value in definition.get("properties", {}).items():
                yield owner, prop, value


def _audience(prop: Schema, schemas: Mapping[str, Schema], home: str) -> str:
    """The audience that a property states, or the one of what it refers to, or internal."""
    stated = prop.get("x-audience")
    if stated is None and "$ref" in prop:
        file, _, definition = prop["$ref"].partition("#/$defs/")
        source = schemas.get(file.removesuffix(".schema.json") if file else home, {})
        stated = source.get("$defs", {}).get(definition, {}).get("x-audience")
    return stated if stated in AUDIENCES else "internal"


def packaged_folder() -> Path:
    """The folder of the packaged schemas: in the package where it was installed, else in the repository."""
    inside = Path(__file__).resolve().parent.parent / "schemas"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "schemas"


def load_schemas(root: Path | None = None) -> SchemaSet:
    """The schemas of a repository, or the packaged ones where it has none; SchemaError where they can not be used."""
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
    limits = {
        (owner, name): _audience(prop, packaged.schemas, owner)
        for owner, name, prop in _properties(packaged.schemas)
    }
    for owner, name, prop in _properties(own.schemas):
        stated = _audience(prop, own.schemas, owner)
        limit = limits.get((owner, name), "internal")
        if AUDIENCES.index(stated) < AUDIENCES.index(limit):
            message = f"schemas: `{name}` of {owner} is {stated} here and {limit} in the packaged schemas; it may not have more readers"
            raise SchemaError(message)


@cache
def _load_folder(folder: Path) -> SchemaSet:
    schemas: dict[str, Schema] = {}
    for path in sorted(folder.glob("*.schema.json")):
        try:
            schemas[path.name.removesuffix(".schema.json")] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as fault:
            message = f"schemas/{path.name} is not JSON: {fault}"
            raise SchemaError(message) from fault
    missing = [kind.value for kind in Kind if kind.value not in schemas]
    if missing or "common" not in schemas:
        message = f"schemas: {', '.join([*missing, *(['common'] if 'common' not in schemas else [])])}.schema.json is missing"
        raise SchemaError(message)
    try:
        return _compile(schemas)
    except Exception as fault:
        message = f"schemas: {str(fault).splitlines()[0]}"
        raise SchemaError(message) from fault


def _compile(schemas: dict[str, Schema]) -> SchemaSet:
    checker = FormatChecker(formats=())
    for name, is_one in FORMATS.items():
        checker.checks(name)(lambda value, is_one=is_one: not isinstance(value, str) or is_one(value))
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    quick_registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in schemas.values()])
    kinds = [kind.value for kind in Kind]
    return SchemaSet(
        schemas,
        {
            kind: jsonschema_rs.Draft202012Validator(
                schemas[kind], validate_formats=True, formats=dict(FORMATS), registry=quick_registry
            )
            for kind in kinds
        },
        {
            kind: Draft202012Validator(schemas[kind], registry=registry, format_checker=checker)
            for kind in kinds
        },
    )


def _findings(fault: ValidationError, document: Document) -> Iterator[Finding]:
    """One violation as findings, at the exact place."""
    if fault.validator == "oneOf":
        yield from _one_of(fault, document)
        return
    path = tuple(fault.absolute_path)
    name = _name(path)
    if "propertyNames" in fault.absolute_schema_path:
        yield _error(
            "wrong-format",
            say("`{key}` is no language code", key=_short(fault.instance)),
            document,
            (*path, str(fault.instance)),
            hint=say("write the language as two letters, such as `en` or `fr`"),
            key=True,
        )
        return
    teller = _TELLERS.get(str(fault.validator))
    if teller is None:
        yield _error("wrong-shape", say("`{key}` is not as its schema wants it", key=name), document, path)
        return
    yield from teller(fault, document, path, name)


def _error(
    rule: str,
    message: Say,
    document: Document,
    path: ValuePath,
    *,
    label: Say | None = None,
    hint: Say | None = None,
    key: bool = False,
) -> Finding:
    return Finding(rule, Severity.ERROR, message, Label(document.at(path, key=key), label), (), hint)


def _name(path: ValuePath) -> str:
    """The key that a path ends in, for the reader: `since`, or `languages` for one of its items."""
    return next((step for step in reversed(path) if isinstance(step, str)), "file")


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _described(schema: Schema) -> Bilingual | None:
    english = schema.get("description")
    if not english:
        return None
    return Bilingual(str(english), str(schema.get("x-fr", {}).get("description", english)))


def _title(schema: Schema) -> Bilingual:
    english = str(schema.get("title", "this"))
    return Bilingual(english, str(schema.get("x-fr", {}).get("title", english)))


def _one_of(fault: ValidationError, document: Document) -> Iterator[Finding]:
    """A text in one or several languages: tell what is wrong with the kind that was written."""
    wanted = 0 if isinstance(fault.instance, str) else 1
    if isinstance(fault.instance, str | dict):
        for inner in fault.context:
            if inner.schema_path[0] == wanted:
                yield from _findings(inner, document)
        return
    path = tuple(fault.absolute_path)
    yield _wrong_type(
        fault.instance, say("a text, or one text for each language"), document, path, wants_text=True
    )


_NOUNS: dict[str, Say] = {
    "string": say("a text"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "array": say("a list"),
    "object": say("a group of keys"),
    "null": say("nothing"),
}


def _noun(value: object) -> Say:
    if value is None:
        return _NOUNS["null"]
    if isinstance(value, bool):
        return _NOUNS["boolean"]
    names = {str: "string", int: "number", float: "number", list: "array", dict: "object"}
    return _NOUNS[names.get(type(value), "string")]


def _wrong_type(
    value: object, wanted: Say, document: Document, path: ValuePath, *, wants_text: bool
) -> Finding:
    if value is None:
        message = say("`{key}` has no value", key=_name(path))
        return _error(
            "wrong-type",
            message,
            document,
            path,
            hint=say("write a value after the colon, or delete the line"),
            key=bool(path) and isinstance(path[-1], str),
        )
    message = say(
        "`{key}` is {found}; {wanted} is awaited", key=_name(path), found=_noun(value), wanted=wanted
    )
    hint = None
    if wants_text and isinstance(value, bool | int | float):
        hint = say('put it between quotes: "{value}"', value=_short(value))
    elif wanted == _NOUNS["array"]:
        hint = say("write each item on a line of its own, after `- `")
    elif wanted == _NOUNS["boolean"]:
        hint = say("write true or false")
    elif wanted == _NOUNS["object"]:
        hint = say("write its keys on lines of their own, indented below it")
    return _error("wrong-type", message, document, path, hint=hint)


def _tell_type(fault: ValidationError, document: Document, path: ValuePath, name: str) -> Iterator[Finding]:
    del name
    wanted = _NOUNS[str(fault.validator_value)]
    yield _wrong_type(fault.instance, wanted, document, path, wants_text=fault.validator_value == "string")


def _tell_extra(fault: ValidationError, document: Document, path: ValuePath, name: str) -> Iterator[Finding]:
    known = list(fault.schema.get("properties", {}))
    owner = _title(fault.schema)
    for extra in fault.instance:
        if extra in known:
            continue
        near = did_you_mean(str(extra), known)
        hint = (
            say("did you mean `{name}`?", name=near)
            if near
            else say("the keys here are: {names}", names=", ".join(known))
        )
        yield _error(
            "unknown-key",
            say("{owner} has no key `{key}`", owner=owner, key=_short(extra)),
            document,
            (*path, str(extra)),
            hint=hint,
            key=True,
        )
    del name


def _tell_missing(
    fault: ValidationError, document: Document, path: ValuePath, name: str
) -> Iterator[Finding]:
    del name
    for key in fault.validator_value:
        if key in fault.instance or f"'{key}'" not in fault.message.split(" is a required")[0]:
            continue
        prop = fault.schema.get("properties", {}).get(key, {})
        described = _described(prop)
        example = prop.get("examples", [None])[0]
        shown = _short(example) if isinstance(example, str | int | bool) else "…"
        hint = (
            say("add `{key}: {example}` ({meaning})", key=key, example=shown, meaning=described)
            if described
            else say("add `{key}: …`", key=key)
        )
        yield _error(
            "missing-key", say("`{key}` is missing", key=key), document, path, label=say("here"), hint=hint
        )


def _tell_value(fault: ValidationError, document: Document, path: ValuePath, name: str) -> Iterator[Finding]:
    values = [str(value) for value in fault.validator_value]
    shown = _short(fault.instance)
    if not isinstance(fault.instance, str):
        return  # told as a wrong type
    near = did_you_mean(shown, values)
    hint = (
        say("did you mean `{name}`? The values are: {names}", name=near, names=", ".join(values))
        if near
        else say("the values are: {names}", names=", ".join(values))
    )
    yield _error(
        "unknown-value",
        say("`{value}` is no value of `{key}`", value=shown, key=name),
        document,
        path,
        hint=hint,
    )


def _tell_format(fault: ValidationError, document: Document, path: ValuePath, name: str) -> Iterator[Finding]:
    described = _described(fault.schema)
    example = (fault.schema.get("examples") or ["…"])[0]
    shown = _short(fault.instance)
    slug = slugify(str(fault.instance)) if fault.schema.get("x-type") in {"slug", "key"} else ""
    if slug:
        hint = say("write `{slug}`: small letters, digits and single hyphens", slug=slug)
    elif described:
        hint = say("{what}, such as `{example}`", what=described, example=_short(example))
    else:
        hint = say("write it such as `{example}`", example=_short(example))
    title = _title(fault.schema)
    yield _error(
        "wrong-format",
        say("`{value}` does not fit `{key}` ({title})", value=shown, key=name, title=title),
        document,
        path,
        hint=hint,
    )


def _tell_length(fault: ValidationError, document: Document, path: ValuePath, name: str) -> Iterator[Finding]:
    if fault.validator == "minLength":
        yield _error(
            "empty-text",
            say("`{key}` is empty", key=name),
            document,
            path,
            hint=say("write something, or delete the line"),
        )
    else:
        yield _error(
            "text-too-long",
            say(
                "`{key}` has {length} characters; the most is {most}",
                key=name,
                length=len(fault.instance),
                most=fault.validator_value,
            ),
            document,
            path,
            hint=say_n(
                "shorten it by {n} character",
                "shorten it by {n} characters",
                len(fault.instance) - fault.validator_value,
            ),
        )


def _tell_count(fault: ValidationError, document: Document, path: ValuePath, name: str) -> Iterator[Finding]:
    limit = fault.validator_value
    if fault.validator in {"minItems", "minProperties"}:
        yield _error(
            "too-few-items",
            say_n("`{key}` needs at least {n} item", "`{key}` needs at least {n} items", limit, key=name),
            document,
            path,
            hint=say("add one, or delete the line"),
            key=True,
        )
    else:
        yield _error(
            "too-many-items",
            say(
                "`{key}` has {count} items; the most is {most}",
                key=name,
                count=len(fault.instance),
                most=limit,
            ),
            document,
            path,
            hint=say("delete what is not needed"),
            key=True,
        )


def _tell_repeated(
    fault: ValidationError, document: Document, path: ValuePath, name: str
) -> Iterator[Finding]:
    seen: list[object] = []
    for index, item in enumerate(fault.instance):
        if item in seen:
            yield _error(
                "repeated-item",
                say("`{value}` stands twice in `{key}`", value=_short(item), key=name),
                document,
                (*path, index),
                hint=say("delete one of the two"),
            )
        seen.append(item)


def _tell_range(fault: ValidationError, document: Document, path: ValuePath, name: str) -> Iterator[Finding]:
    low, high = fault.schema.get("minimum"), fault.schema.get("maximum")
    yield _error(
        "number-out-of-range",
        say("`{key}` is {value}", key=name, value=str(fault.instance)),
        document,
        path,
        hint=say("write a number from {low} to {high}", low=low, high=high),
    )


_TELLERS = {
    "type": _tell_type,
    "additionalProperties": _tell_extra,
    "required": _tell_missing,
    "enum": _tell_value,
    "pattern": _tell_format,
    "format": _tell_format,
    "minLength": _tell_length,
    "maxLength": _tell_length,
    "minItems": _tell_count,
    "maxItems": _tell_count,
    "minProperties": _tell_count,
    "maxProperties": _tell_count,
    "uniqueItems": _tell_repeated,
    "minimum": _tell_range,
    "maximum": _tell_range,
}
