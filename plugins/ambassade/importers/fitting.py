"""Values made to fit their schema.

Texts are cleaned, addresses upgraded, and the smallest optional part that does not fit is left out. Whatever
is changed or left out is said; only a record that lacks something it must have is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from ambassade.importers.cleaning import clean_link, clean_text, shorten
from ambassade.importers.problem import RefusedError
from ambassade.load.formats import FORMATS
from ambassade.load.reference import referred
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Kind
from ambassade.names import did_you_mean
from ambassade.words import Say, say

LONGEST_BODY = 20_000
_ONE_LINE = 400
"""Texts whose schema allows no more characters than this are lines; longer ones keep their paragraphs."""

Known = Callable[[str, str], bool]
"""Whether there is an entity or a word of a vocabulary: its kind as `x-ref` names it, and its key."""


@dataclass(frozen=True, slots=True)
class _Absent:
    """Nothing, perhaps with the reason why."""

    reason: Say | None = None


_NOTHING: Final = _Absent()


@dataclass(slots=True)
class _Fitting:
    """One record being fitted."""

    notes: list[Say] = field(default_factory=list)

    def note(self, message: Say) -> None:
        if message not in self.notes:
            self.notes.append(message)


class Fitter:
    """Fits values to the schemas of a repository."""

    def __init__(self, schemas: SchemaSet, known: Known) -> None:
        self._schemas = schemas.schemas
        self._known = known

    def fit(self, kind: Kind, values: dict[str, Any]) -> tuple[dict[str, Any], list[Say]]:
        """The values in the order of their schema, as far as they fit, and what there is to say.

        RefusedError where something that every such file must have is missing or does not fit.
        """
        fitting = _Fitting()
        rest = {key: value for key, value in values.items() if key != "body"}
        found = self._object(self._schemas[kind.value], rest, "", kind.value, fitting)
        if isinstance(found, _Absent):
            raise RefusedError(found.reason or say("the record is empty"))
        if isinstance(values.get("body"), str):
            body, said = clean_text(values["body"])
            for message in said:
                fitting.note(_of("body", message))
            if len(body) > LONGEST_BODY:
                fitting.note(say("`{key}` was cut to {most} characters", key="body", most=LONGEST_BODY))
                body = shorten(body, LONGEST_BODY)
            if body:
                found["body"] = body
        return found, fitting.notes

    def _resolve(self, node: dict[str, Any], file: str) -> tuple[dict[str, Any], str]:
        """A schema node, its reference followed; what stands beside the reference comes first."""
        while "$ref" in node:
            file, definition = referred(node["$ref"], file)
            beside = {key: value for key, value in node.items() if key != "$ref"}
            node = {**self._schemas[file]["$defs"][definition], **beside}
        return node, file

    def _fit(self, node: dict[str, Any], value: Any, where: str, file: str, fitting: _Fitting) -> Any:
        if value is None:
            return _NOTHING
        node, file = self._resolve(node, file)
        if "oneOf" in node:
            wanted = 1 if isinstance(value, dict) else 0
            node = {**node["oneOf"][wanted], **({"x-ref": node["x-ref"]} if "x-ref" in node else {})}
        kind = node.get("type")
        if kind == "string":
            fitted = self._text(node, value, where, fitting)
        elif kind == "array":
            fitted = self._list(node, value, where, file, fitting)
        elif kind == "object" and isinstance(value, dict):
            fitted = self._object(node, value, where, file, fitting)
        elif kind == "object":
            fitted = _Absent(say("keys with values are awaited"))
        else:
            fitted = _boolean(value) if kind == "boolean" else _number(node, value)
        return fitted

    def _object(
        self, node: dict[str, Any], value: dict[str, Any], where: str, file: str, fitting: _Fitting
    ) -> Any:
        properties: dict[str, Any] = node.get("properties", {})
        found: dict[str, Any] = {}
        missing: Say | None = None
        open_schema = node.get("additionalProperties", {})
        if not properties and isinstance(open_schema, dict):
            properties = dict.fromkeys(map(str, value), open_schema)
        for key, child in properties.items():
            fitted = self._fit(child, value.get(key), f"{where}.{key}" if where else key, file, fitting)
            required = key in node.get("required", ())
            if not isinstance(fitted, _Absent):
                found[key] = fitted
            elif required and missing is None:
                missing = (
                    say("`{key}` is missing", key=key)
                    if fitted.reason is None
                    else say("`{key}`: {reason}", key=key, reason=fitted.reason)
                )
            elif fitted.reason is not None and not required:
                fitting.note(
                    say(
                        "`{key}` was left out: {reason}",
                        key=f"{where}.{key}" if where else key,
                        reason=fitted.reason,
                    )
                )
        for key in value:
            if key not in properties:
                near = did_you_mean(str(key), properties)
                fitting.note(
                    say("there is no property `{key}`; did you mean `{near}`?", key=key, near=near)
                    if near
                    else say("there is no property `{key}`", key=key)
                )
        if missing is not None:
            return _Absent(missing)
        return found or _NOTHING

    def _list(self, node: dict[str, Any], value: Any, where: str, file: str, fitting: _Fitting) -> Any:
        items = value if isinstance(value, list) else [value]
        found: list[Any] = []
        for place, item in enumerate(items, start=1):
            fitted = self._fit(node.get("items", {}), item, where, file, fitting)
            if not isinstance(fitted, _Absent):
                if not (node.get("uniqueItems") and fitted in found):
                    found.append(fitted)
            elif fitted.reason is not None:
                fitting.note(
                    say("`{key}` number {n} was left out: {reason}", key=where, n=place, reason=fitted.reason)
                )
        most = node.get("maxItems")
        if most is not None and len(found) > most:
            fitting.note(say("`{key}` was cut to {most} items", key=where, most=most))
            found = found[:most]
        if len(found) < node.get("minItems", 0):
            return _Absent(say("too few items are left"))
        return found or _NOTHING

    def _text(self, node: dict[str, Any], value: Any, where: str, fitting: _Fitting) -> Any:
        if isinstance(value, dict | list):
            return _Absent(say("a text is awaited"))
        text = value if isinstance(value, str) else _shown(value)
        if node.get("format") == "uri":
            return self._address(node, text, where, fitting)
        if "enum" in node or "pattern" in node or "format" in node:
            return self._word(node, text.strip())
        return _free_text(node, text, where, fitting)

    def _address(self, node: dict[str, Any], text: str, where: str, fitting: _Fitting) -> Any:
        found, said = clean_link(text)
        if found is None:
            return _Absent(said[0] if said else None)
        if len(found) > node.get("maxLength", 2000):
            return _Absent(say("the address has more than {most} characters", most=node["maxLength"]))
        for message in said:
            fitting.note(_of(where, message))
        return found

    def _word(self, node: dict[str, Any], text: str) -> Any:
        if not text:
            return _NOTHING
        ref = node.get("x-ref")
        fits = (
            text in node.get("enum", (text,))
            and re.search(node.get("pattern", ""), text) is not None
            and len(text) <= node.get("maxLength", len(text))
            and FORMATS.get(node.get("format", ""), bool)(text)
        )
        if not fits:
            return _Absent(say("`{value}` does not fit", value=text[:80]))
        if ref is not None and not self._known(ref, text):
            return _Absent(say("there is no {kind} `{value}`", kind=ref, value=text))
        return text


def _of(where: str, message: Say) -> Say:
    return say("`{key}`: {message}", key=where, message=message)


def _free_text(node: dict[str, Any], text: str, where: str, fitting: _Fitting) -> Any:
    most = node.get("maxLength", LONGEST_BODY)
    if where.endswith("handle"):
        text = "".join(char for char in text if char.isprintable()).strip()
        if "@" in text.lstrip("@") and not text.startswith("@"):
            return _Absent(say("an e-mail address was left out"))
    else:
        text, said = clean_text(text)
        for message in said:
            fitting.note(_of(where, message))
    if most <= _ONE_LINE:
        text = " ".join(text.split())
    if not text:
        return _NOTHING
    if len(text) > most:
        fitting.note(say("`{key}` was cut to {most} characters", key=where, most=most))
        text = shorten(text, most)
    return text


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _boolean(value: Any) -> Any:
    known = {"true": True, "false": False, "yes": True, "no": False}
    if isinstance(value, str) and value.strip().lower() in known:
        return known[value.strip().lower()]
    return value if isinstance(value, bool) else _Absent(say("true or false is awaited"))


def _number(node: dict[str, Any], value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,15}(\.\d{1,6})?\s*", value):
        value = float(value) if "." in value else int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _Absent(say("a number is awaited"))
    if node.get("type") == "integer" and isinstance(value, float):
        return _Absent(say("a whole number is awaited"))
    if not node.get("minimum", value) <= value <= node.get("maximum", value):
        return _Absent(say("{value} is out of range", value=str(value)))
    return value
