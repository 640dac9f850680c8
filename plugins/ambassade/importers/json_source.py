"""JSON sources."""

from __future__ import annotations

import json
from typing import Any

from ambassade.importers.problem import ImportStopError
from ambassade.words import say


class RepeatedKeys(dict[str, Any]):
    """An object in which keys stand twice: the last value holds, and `repeated` says which keys they are."""

    repeated: tuple[str, ...] = ()


def read_json(text: str, name: str) -> Any:
    """The value in a text; ImportStopError with line and column where it is not JSON."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except json.JSONDecodeError as fault:
        raise ImportStopError(
            say(
                "{place}: this is not JSON: {why}",
                place=f"{name}:{fault.lineno}:{fault.colno}",
                why=fault.msg,
            )
        ) from fault
    except RecursionError as fault:
        raise ImportStopError(say("{name} is nested too deep", name=name)) from fault
    except ValueError as fault:
        raise ImportStopError(say("{name} is not JSON: {why}", name=name, why=str(fault))) from fault


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    keys = [key for key, _ in pairs]
    marked = RepeatedKeys(values)
    marked.repeated = tuple(key for key in values if keys.count(key) > 1)
    return marked


def _refuse(constant: str) -> float:
    message = f"{constant} is no number"
    raise ValueError(message)
