"""Values to frozen dataclasses, by their annotations.

The values have passed their schema, so nothing can fail here.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar

from ambassade.model.moment import Moment
from ambassade.model.text import Text

T = TypeVar("T")
Convert = Callable[[Any], Any]


def build(cls: type[T], values: Mapping[str, Any], **identity: object) -> T:
    """An object of `cls` from values of its schema; `identity` are the fields that come from the path."""
    wanted: Any = cls
    made: T = _converter(wanted)({**values, **identity})
    return made


@cache
def _converter(cls: Any) -> Convert:
    """What makes an object of `cls` from a mapping."""
    hints = typing.get_type_hints(cls)
    plans = tuple((field.name, field.name.rstrip("_"), _convert(hints[field.name])) for field in fields(cls))

    def make(values: Mapping[str, Any]) -> Any:
        found = {}
        for name, key, convert in plans:
            value = values.get(key)
            if value is not None:
                found[name] = value if convert is None else convert(value)
        return cls(**found)

    return make


def _convert(hint: Any) -> Convert | None:
    """What turns a file's value into one of type `hint`; None where it is that already."""
    origin = typing.get_origin(hint)
    if origin in {typing.Union, UnionType}:
        (inner,) = (arm for arm in typing.get_args(hint) if arm is not NoneType)
        return _convert(inner)
    if origin is tuple:
        item = _convert(typing.get_args(hint)[0])
        return tuple if item is None else lambda values: tuple(map(item, values))
    plain: Any = hint
    return _CONVERTERS.get(plain) or (_converter(plain) if is_dataclass(hint) else None)


_CONVERTERS: dict[Any, Convert] = {
    Text: lambda value: value if isinstance(value, Text) else Text.of(value),
    int: int,  # JSON Schema takes 3.0 for a whole number
    date: date.fromisoformat,
    Moment: Moment.parse,
}
