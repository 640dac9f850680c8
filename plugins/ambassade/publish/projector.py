"""Objects of the content to objects of an edition: the fields its class has, the references it shows."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar

from ambassade.model.text import Text
from ambassade.publish.comment import without_comments
from ambassade.publish.visibility import Visible

T = TypeVar("T")
Hidden = frozenset[tuple[str, str]]
"""What the schemas in force keep from an edition besides what its classes lack: (object, property)."""
_Take = Callable[[Any, Visible], Any]


class Projector:
    """Makes an edition's objects. Plans are compiled once, so that ten thousand people cost little."""

    def __init__(
        self, shown: Visible, hidden: Hidden = frozenset(), unnamed: frozenset[str] = frozenset()
    ) -> None:
        """`unnamed` are keys and names of what is not shown: no free-form value holds them."""
        self._shown = shown
        self._unnamed = unnamed
        self._hidden = frozenset(
            ("".join(p.capitalize() for p in o.replace("-", "_").split("_")), n) for o, n in hidden
        )
        self._plans: dict[type[Any], list[tuple[str, _Take | None, bool]] | None] = {}

    def project(self, value: object, cls: type[T]) -> T | None:
        """An object of the edition's class; None where something it can not do without is not shown."""
        plan = self._plan(cls)
        if plan is None:
            return None
        found: dict[str, object] = {}
        for name, take, required in plan:
            old = getattr(value, name)
            new = old if take is None or old is None else take(old, self._shown)
            if new is None and required and old is not None:
                return None
            found[name] = new
        return cls(**found)

    def hides_all(self, cls: type[Any]) -> bool:
        """Whether the schemas hide something that objects of this class can not do without."""
        return self._plan(cls) is None

    def _plan(self, cls: type[Any]) -> list[tuple[str, _Take | None, bool]] | None:
        """For each field: its name, how it is taken over (None: as it is), and whether it is needed."""
        if cls not in self._plans:
            self._plans[cls] = self._compile(cls)
        return self._plans[cls]

    def _compile(self, cls: type[Any]) -> list[tuple[str, _Take | None, bool]] | None:
        hints = typing.get_type_hints(cls)
        plan: list[tuple[str, _Take | None, bool]] = []
        for field in fields(cls):
            needed = field.default is MISSING
            if (cls.__name__, field.name.rstrip("_")) in self._hidden:
                if needed:
                    return None
                continue
            ref = field.metadata.get("ref")
            if ref is not None:
                plan.append(
                    (
                        field.name,
                        _reference(str(ref), hints[field.name]),
                        bool(field.metadata.get("required")),
                    )
                )
            else:
                if needed and _is_ours(hints[field.name]) and self.hides_all(hints[field.name]):
                    return None
                plan.append((field.name, self._nested(hints[field.name]), needed))
        return plan

    def _nested(self, hint: Any) -> _Take | None:
        """How a field of this type is taken over."""
        origin = typing.get_origin(hint)
        if origin in {typing.Union, UnionType}:
            (hint,) = (arm for arm in typing.get_args(hint) if arm is not NoneType)
            return self._nested(hint)
        if origin is tuple:
            return self._listed(typing.get_args(hint)[0])
        if origin is Mapping:
            return lambda values, _: self._without_unnamed(values)
        if hint is Text:
            return lambda text, _: without_comments(text)
        return (lambda value, _: self.project(value, hint)) if _is_ours(hint) else None

    def _listed(self, item: Any) -> _Take | None:
        """How a list of values of this type is taken over."""
        if item is Text:
            return lambda texts, _: tuple(map(without_comments, texts))
        if not _is_ours(item):
            return None
        return lambda values, _: tuple(new for old in values if (new := self.project(old, item)) is not None)

    def _without_unnamed(self, value: Any) -> Any:
        """Free-form values (what an import said) without those that name what the edition does not show."""
        if isinstance(value, Mapping):
            return {
                key: self._without_unnamed(inner)
                for key, inner in value.items()
                if key not in self._unnamed and not self._is_unnamed(inner)
            }
        if isinstance(value, list | tuple):
            return [self._without_unnamed(inner) for inner in value if not self._is_unnamed(inner)]
        return value

    def _is_unnamed(self, value: object) -> bool:
        return isinstance(value, str) and value in self._unnamed


def _is_ours(hint: Any) -> bool:
    """Whether a type is a class of an edition."""
    return (
        is_dataclass(hint)
        and isinstance(hint, type)
        and hint.__module__.startswith("ambassade.publish.edition")
    )


def _reference(ref: str, hint: Any) -> _Take:
    """Takes over a slug or a list of slugs, without those that the edition does not show."""
    if typing.get_origin(hint) is tuple:
        return lambda keys, shown: tuple(key for key in keys if shown.shows(ref, key))
    return lambda key, shown: key if shown.shows(ref, key) else None
