"""Who may read a property, as schemas state it, and where a repository's own differ from the packaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ambassade.load.reference import referred
from ambassade.model.catalog import Kind

Schema = dict[str, Any]
Schemas = Mapping[str, Schema]
AUDIENCES = ("public", "members", "internal")
_LONGEST_CHAIN = 20
"""Of references that lead to references; longer ones are circles."""


@dataclass(frozen=True, slots=True)
class Wider:
    """A property that schemas give to more readers than they may."""

    owner: str
    name: str
    stated: str
    limit: str


@dataclass(frozen=True, slots=True)
class _Object:
    """An object of a schema: the schema it stands in, and the name of its definition."""

    schema: Schema
    home: str
    name: str


def kept_from(audience: str, own: Schemas, packaged: Schemas) -> frozenset[tuple[str, str]]:
    """The properties, as `(object, property)` of the packaged schemas, that `own` keeps from an edition.

    Those it states narrower, those it no longer knows, and, as `body`, texts below the front matter. Objects
    are compared by the way that leads to them, whatever `own` calls their definitions.
    """
    circle = AUDIENCES.index(audience)
    found: set[tuple[str, str]] = set()
    if circle == len(AUDIENCES) - 1:
        return frozenset()
    for kind in (kind.value for kind in Kind):
        if "x-body" in packaged[kind] and AUDIENCES.index(_of_body(own[kind])) > circle:
            found.add((kind, "body"))
        whole = _Object(packaged[kind], kind, kind)
        found.update(_kept(whole, packaged, _Object(own[kind], kind, kind), own, circle))
    return frozenset(found)


def wider(own: Schemas, packaged: Schemas) -> Iterator[Wider]:
    """The properties that `own` gives to more readers than the packaged schemas do."""
    limits = {
        (owner, name): _of_property(prop, packaged, home) for home, owner, name, prop in _properties(packaged)
    }
    limits |= {(kind.value, "body"): _of_body(packaged[kind.value]) for kind in Kind}
    stated = [(owner, name, _of_property(prop, own, home)) for home, owner, name, prop in _properties(own)]
    stated += [(kind.value, "body", _of_body(own[kind.value])) for kind in Kind]
    for owner, name, audience in stated:
        limit = limits.get((owner, name), "internal")
        if AUDIENCES.index(audience) < AUDIENCES.index(limit):
            yield Wider(owner, name, audience, limit)


def _kept(
    wide: _Object, packaged: Schemas, mine: _Object, own: Schemas, circle: int
) -> Iterator[tuple[str, str]]:
    """The properties of a packaged object, and of those in it, that the same object of `own` keeps back."""
    for name, prop in wide.schema.get("properties", {}).items():
        stated = mine.schema.get("properties", {}).get(name)
        if stated is None or AUDIENCES.index(_of_property(stated, own, mine.home)) > circle:
            yield wide.name, name
            continue
        inner = _target(prop, wide.home, packaged)
        if "properties" in inner.schema:
            yield from _kept(inner, packaged, _target(stated, mine.home, own), own, circle)


def _target(prop: Schema, home: str, schemas: Schemas) -> _Object:
    """What a property is, or the items of a list are, behind its references; empty where they end nowhere."""
    name = ""
    for _ in range(_LONGEST_CHAIN):
        if "$ref" in prop:
            home, name = referred(prop["$ref"], home)
            prop = schemas.get(home, {}).get("$defs", {}).get(name, {})
        elif prop.get("type") == "array":
            prop = prop.get("items", {})
        else:
            return _Object(prop, home, name)
    return _Object({}, home, name)


def _properties(schemas: Schemas) -> Iterator[tuple[str, str, str, Schema]]:
    """Every property: the schema it stands in, the object it belongs to, its name."""
    for home, schema in schemas.items():
        for owner, definition in {**schema.get("$defs", {}), home: schema}.items():
            for name, prop in definition.get("properties", {}).items():
                yield home, owner, name, prop


def _of_property(prop: Schema, schemas: Schemas, home: str) -> str:
    """The audience that a property of the schema `home` states, or that of what it refers to, or internal."""
    stated = prop.get("x-audience")
    if stated is None and "$ref" in prop:
        source, name = referred(prop["$ref"], home)
        stated = schemas.get(source, {}).get("$defs", {}).get(name, {}).get("x-audience")
    return stated if stated in AUDIENCES else "internal"


def _of_body(schema: Schema) -> str:
    """The audience of the text below the front matter; internal where nothing says so."""
    stated = schema.get("x-body", {}).get("audience")
    return stated if stated in AUDIENCES else "internal"
