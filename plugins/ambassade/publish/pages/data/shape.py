"""The shapes of the JSON, from its schema: the properties of each, of what type, and whether always there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Final

from markupsafe import Markup, escape

from ambassade.publish.pages.data.meaning import SHAPES, meaning
from ambassade.words import Words

_BRIEF: Final[Mapping[str, str]] = {"NetworkFull": "NetworkBrief", "AmbassadorFull": "AmbassadorBrief"}
"""What has all that another has, which is told there."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its type in words (with links to other shapes), what it means, whether always there."""

    name: str
    type: Markup
    meaning: Markup
    always: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of the JSON; `anchor` is its place on the page."""

    anchor: str
    name: str
    title: str
    properties: tuple[Property, ...]


@cache
def schema() -> Mapping[str, Any]:
    """The JSON Schema that is published beside the files."""
    text = resources.files("ambassade.publish.outputs").joinpath("api-v1.schema.json").read_text("utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def anchor(name: str) -> str:
    """Where the page tells of a shape."""
    return f"shape-{name.lower()}"


def shape(name: str, text: Words) -> Shape:
    """A shape in the page's language."""
    return Shape(anchor(name), name, text.text(SHAPES[name]), tuple(_properties(name, text)))


def stamp(text: Words) -> Shape:
    """What every file has: its version, its kind, its edition and the day."""
    every = (one for one in _properties("NetworksFile", text) if one.name != "networks")
    said = Markup("{}").format(text.say("text"))
    return Shape(
        anchor("Stamp"),
        "Stamp",
        text.text(SHAPES["Stamp"]),
        tuple(replace(one, type=said) if one.name == "kind" else one for one in every),
    )


def _properties(name: str, text: Words) -> Iterator[Property]:
    defined = schema()["$defs"]
    told = defined[_BRIEF[name]]["properties"] if name in _BRIEF else {}
    for key, value in defined[name]["properties"].items():
        if key not in told:
            said = _with_code(text.text(meaning(name, key)))
            yield Property(key, _type(value, text), said, key in _required(name))


def _with_code(words: str) -> Markup:
    """A sentence, what it has between backticks as code."""
    parts = re.split("`([^`]*)`", words)
    code = Markup("<code>{}</code>")
    return Markup("").join(code.format(each) if odd % 2 else escape(each) for odd, each in enumerate(parts))


def _required(name: str) -> list[str]:
    found: list[str] = schema()["$defs"][name].get("required", [])
    return found


def _type(value: Mapping[str, Any], text: Words) -> Markup:
    """`list of addresses`: a type in words."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        if name == "Words":
            return Markup("{}").format(text.say("words by language"))
        return Markup('<a href="#{}"><code>{}</code></a>').format(anchor(name), name)
    if value.get("type") == "array":
        return Markup("{}").format(text.say("list:")) + " " + _type(value["items"], text)
    if "const" in value:
        return Markup("<code>{}</code>").format(json.dumps(value["const"]))
    if "enum" in value:
        return Markup(", ").join(Markup("<code>{}</code>").format(each) for each in value["enum"])
    return Markup("{}").format(_plain(value, text))


def _plain(value: Mapping[str, Any], text: Words) -> str:
    match value.get("type"), value.get("format"):
        case "string", "uri" | "uri-reference":
            return text.say("address")
        case "string", "date":
            return text.say("day, as in 2026-11-23")
        case "integer", _:
            return text.say("number")
        case "boolean", _:
            return text.say("true or false")
        case _:
            return text.say("text")
