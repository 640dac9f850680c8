"""Violations of a schema in the editor's words: what is, at its place; what to type instead, in the hint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ambassade.findings import Finding
from ambassade.load.teller import Teller
from ambassade.load.violation import Violation, description, example, misspelt, short, title
from ambassade.load.wrong_form import tell_choice, tell_empty, tell_form, tell_language
from ambassade.load.wrong_type import tell_type
from ambassade.model.catalog import Document
from ambassade.words import say, say_n


def tell(found: Violation, document: Document) -> Iterator[Finding]:
    """The findings of a violation."""
    teller = _TELLERS.get(found.keyword, _tell_other)
    yield from teller(found, Teller(found, document))


def _tell_other(found: Violation, teller: Teller) -> Iterator[Finding]:
    """A keyword that has no words yet: a repository's own schemas may use any."""
    said = description(found.schema)
    yield teller.tell(
        "wrong-shape",
        say("{what} is not as its schema describes it", what=found.what),
        hint=None if said is None else say("what belongs there: {description}", description=said),
    )


def _tell_extra(found: Violation, teller: Teller) -> Iterator[Finding]:
    known = list(found.schema.get("properties", {}))
    meant = misspelt(found.value, found.schema)
    owner = title(found.schema)
    for extra in found.value:
        if extra in known:
            continue
        if extra in meant:
            hint = say("did you mean `{name}`?", name=meant[extra])
        elif extra in found.homes:
            within, home = found.homes[extra]
            hint = (
                say("move it below `{group}` and indent it like the keys there", group=home)
                if within
                else say("let it begin further left: it does not belong to `{group}`", group=home)
            )
        else:
            hint = say("delete it, or use one of these keys: {names}", names=", ".join(known))
        yield teller.tell(
            "unknown-key",
            say("there is no key `{key}` here", key=short(extra))
            if owner is None
            else say("there is no key `{key}` in “{owner}”", key=short(extra), owner=owner),
            path=(*found.path, extra),
            hint=hint,
            key=True,
        )


def _tell_missing(found: Violation, teller: Teller) -> Iterator[Finding]:
    meant = misspelt(found.value, found.schema) if found.schema.get("additionalProperties") is False else {}
    for key in found.limit:
        if key in found.value or key in meant.values():
            continue
        prop = found.schema.get("properties", {}).get(key, {})
        said, shown = description(prop), "internal" if key == "audience" else example(prop)
        line = f"{key}: {'…' if shown is None else short(shown)}"
        yield teller.tell(
            "missing-key",
            say("`{key}` is missing", key=key),
            label=say("here"),
            hint=say("add `{line}`", line=line)
            if said is None
            else say("add `{line}` ({description})", line=line, description=said),
        )


def _tell_long(found: Violation, teller: Teller) -> Iterator[Finding]:
    length, most = len(found.value), found.limit
    yield teller.tell(
        "text-too-long",
        say("{what} has {length} characters; the most is {most}", what=found.what, length=length, most=most),
        hint=say_n("shorten it by {n} character", "shorten it by {n} characters", length - most),
    )


def _tell_few(found: Violation, teller: Teller) -> Iterator[Finding]:
    if found.keyword == "minProperties":
        yield teller.tell(
            "empty-text" if "propertyNames" in found.schema else "too-few-items",
            say("{what} is empty", what=found.what),
            hint=say("write its keys on lines of their own, indented below it, or delete the line")
            if found.schema.get("propertyNames") is None
            else say("write a text after the colon, or one for each language below it"),
            key=found.at_key,
        )
        return
    missing = found.limit - len(found.value)
    yield teller.tell(
        "too-few-items",
        say_n(
            "{what} needs at least {n} item", "{what} needs at least {n} items", found.limit, what=found.what
        ),
        hint=say_n(
            "add {n} item on a line of its own, after `- `",
            "add {n} items, each on a line of its own, after `- `",
            missing,
        ),
        key=found.at_key,
    )


def _tell_many(found: Violation, teller: Teller) -> Iterator[Finding]:
    count, most = len(found.value), found.limit
    yield teller.tell(
        "too-many-items",
        say("{what} has {count} items; the most is {most}", what=found.what, count=count, most=most),
        hint=say_n("delete {n} of them", "delete {n} of them", count - most),
        key=found.at_key,
    )


def _tell_repeated(found: Violation, teller: Teller) -> Iterator[Finding]:
    seen: list[object] = []
    for index, item in enumerate(found.value):
        if item in seen:
            yield teller.tell(
                "repeated-item",
                say("`{value}` stands twice in `{key}`", value=short(item), key=found.key),
                path=(*found.path, index),
                label=say("again here"),
                hint=say("delete one of the two"),
                related=(teller.place((*found.path, seen.index(item)), say("first here")),),
            )
        seen.append(item)


def _tell_range(found: Violation, teller: Teller) -> Iterator[Finding]:
    low, high = found.schema.get("minimum"), found.schema.get("maximum")
    if low is None:
        hint = say("write a number up to {high}", high=high)
    elif high is None:
        hint = say("write a number from {low} up", low=low)
    else:
        hint = say("write a number from {low} to {high}", low=low, high=high)
    least = found.keyword == "minimum"
    shown: dict[str, Any] = {"what": found.what, "value": _number(found.value), "limit": _number(found.limit)}
    yield teller.tell(
        "number-out-of-range",
        say("{what} is {value}; the least is {limit}", **shown)
        if least
        else say("{what} is {value}; the most is {limit}", **shown),
        hint=hint,
    )


def _number(value: float) -> int | str:
    """A number for the reader: a whole one is grouped as the language does it, another is left as it is."""
    return value if isinstance(value, int) else str(value)


_TELLERS: dict[str, Callable[[Violation, Teller], Iterator[Finding]]] = {
    "type": tell_type,
    "additionalProperties": _tell_extra,
    "required": _tell_missing,
    "propertyNames": tell_language,
    "enum": tell_choice,
    "pattern": tell_form,
    "format": tell_form,
    "minLength": tell_empty,
    "maxLength": _tell_long,
    "minItems": _tell_few,
    "minProperties": _tell_few,
    "maxItems": _tell_many,
    "maxProperties": _tell_many,
    "uniqueItems": _tell_repeated,
    "minimum": _tell_range,
    "maximum": _tell_range,
}
