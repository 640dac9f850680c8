"""A YAML text that was read: its values, and where each of them stands."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from ambassade.model.catalog import Path
from ambassade.spans import Location, Span, span


@dataclass(slots=True)
class YamlDocument:
    """A YAML text that was read. `values` is a mapping; places are counted within the whole file."""

    path: str
    values: Mapping[str, object] = field(default_factory=dict)
    _spans: array[int] = field(default_factory=lambda: array("L"))
    """Four numbers a node, in the order of the text: line, column, end line, end column."""

    def at(self, path: Path, *, key: bool = False) -> Location:
        """Where the value at `path` stands (or its key); the nearest parent's place where it is absent."""
        node, key_node = 0, 0
        value: object = self.values
        for step in path:
            found = step_into(value, step, node)
            if found is None:
                break
            value, node, key_node = found
        return Location(self.path, self._span(key_node if key or _is_container(value) else node))

    def _span(self, node: int) -> Span:
        return span(*self._spans[node * 4 : node * 4 + 4])


def _is_container(value: object) -> bool:
    return isinstance(value, dict | list)


def _size(value: object) -> int:
    """How many nodes a value has; keys count."""
    if isinstance(value, dict):
        return 1 + sum(1 + _size(item) for item in value.values())
    if isinstance(value, list):
        return 1 + sum(_size(item) for item in value)
    return 1


def step_into(value: object, step: str | int, node: int) -> tuple[object, int, int] | None:
    """One step into a value: the child, its node's number and its key's (an item's key is the item)."""
    if isinstance(value, dict) and step in value:
        node += 1
        for name, item in value.items():
            if name == step:
                return item, node + 1, node
            node += 1 + _size(item)
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        node += 1 + sum(_size(item) for item in value[:step])
        return value[step], node, node
    return None
