"""Edits in place: one value of a YAML file or of a front matter is replaced, added or removed.

Every other byte stays: comments, order, quotes, line breaks. The text is cut at the places that libyaml
reports, because a round trip through a YAML object model joins wrapped lines, respaces comments and takes
sixty times longer (docs/decisions/0007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ambassade.editing.emit import emit_item, emit_key, scalar
from ambassade.load.fault import Reading
from ambassade.load.yaml_source import load_yaml

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]  # the two share the interface used here

Path = tuple[str | int, ...]
FENCE = "---"


class EditError(Exception):
    """A text can not be edited at the place asked for; the message says why."""


@dataclass(slots=True)
class _Node:
    """A value in the text: from where, up to where, and what is inside. Lines and columns from 0."""

    line: int
    column: int
    end_line: int
    end_column: int
    flow: bool = False
    scalar: bool = False
    block_text: bool = False
    entries: dict[str, tuple[_Node, _Node]] = field(default_factory=dict)
    items: list[_Node] = field(default_factory=list)


class YamlText:
    """A YAML mapping as text, to be edited; `text` is always the current state."""

    def __init__(self, text: str, order: Sequence[str] = ()) -> None:
        """`order` is the order of top-level keys, by which a new one is put in its place."""
        self._lines = text.split("\n")
        self._order = {key: place for place, key in enumerate(order)}

    @property
    def text(self) -> str:
        """The text after all edits so far."""
        return "\n".join(self._lines)

    def set(self, path: Path, value: object) -> None:
        """Writes a value at a path: over what is there, or as a new key; mappings on the way are made."""
        chain = self._chain(path)
        node = chain[-1]
        if len(chain) == len(path) + 1:
            self._replace(path, chain, value)
            return
        done = len(chain) - 1
        rest = path[done:]
        if isinstance(rest[0], int):
            raise EditError(f"there is no item {rest[0] + 1} to change")
        for step in reversed(rest[1:]):
            if isinstance(step, int):
                raise EditError(f"there is no item {step + 1} to change")
            value = {step: value}
        if node.flow or not node.entries:
            self._replace(path[:done], chain, {**_mapping(node, self._lines), rest[0]: value})
        else:
            self._insert(node, str(rest[0]), value, top=done == 0)

    def append(self, path: Path, item: object) -> None:
        """Adds an item at the end of the list at a path; the list is made where there is none."""
        chain = self._chain(path)
        if len(chain) != len(path) + 1:
            self.set(path, [item])
            return
        node = chain[-1]
        if node.flow or not node.items:
            self._replace(path, chain, [*_list(node, self._lines), item])
            return
        last = node.items[-1]
        _, column = self._dash(node.items[0])
        self._splice(last.end_line + 1, last.end_line + 1, emit_item(item, column))

    def remove(self, path: Path) -> None:
        """Removes a key or an item, and the list or mapping that would be left empty with it."""
        chain = self._chain(path)
        if len(chain) != len(path) + 1:
            return
        parent, node = chain[-2], chain[-1]
        if len(path) > 1 and len(parent.entries) + len(parent.items) == 1:
            self.remove(path[:-1])
        elif parent.flow:
            kept = _without(parent, self._lines, path[-1])
            self._replace(path[:-1], chain[:-1], kept)
        elif isinstance(path[-1], str):
            key, _ = parent.entries[path[-1]]
            self._remove_key(parent, path[-1], key, node)
        else:
            line, _ = self._dash(node)
            self._splice(line, node.end_line + 1, "")

    def _remove_key(self, parent: _Node, name: str, key: _Node, node: _Node) -> None:
        """A key's lines; the dash before the first key of an item stays for the next one."""
        lead = self._lines[key.line][: key.column]
        names = list(parent.entries)
        if lead.strip() and names[0] == name:
            following, _ = parent.entries[names[1]]
            line = self._lines[following.line]
            self._lines[following.line] = lead + line[following.column :]
        self._splice(key.line, node.end_line + 1, "")

    def _chain(self, path: Path) -> list[_Node]:
        """The nodes along a path, from the top mapping as far as they exist."""
        node = _parse(self.text)
        chain = [node]
        for step in path:
            if isinstance(step, str) and step in node.entries:
                node = node.entries[step][1]
            elif isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
            else:
                break
            chain.append(node)
        return chain

    def _replace(self, path: Path, chain: list[_Node], value: object) -> None:
        """Puts a value in the place of a node."""
        if not path:
            raise EditError("the whole text can not be replaced")
        parent, node = chain[-2], chain[-1]
        if parent.flow:
            self._replace(path[:-1], chain[:-1], _with(parent, self._lines, path[-1], value))
            return
        one_line = node.scalar and not node.block_text and node.line == node.end_line
        if one_line and node.end_column > node.column and _is_one_line(value):
            line = self._lines[node.line]
            self._lines[node.line] = line[: node.column] + scalar(value) + line[node.end_column :]
            return
        step = path[-1]
        if isinstance(step, str):
            key, _ = parent.entries[step]
            lead = self._lines[key.line][: key.column]
            text = emit_key(step, value, key.column)
            self._splice(key.line, max(key.line, node.end_line) + 1, lead + text[key.column :])
        else:
            first, column = self._dash(node)
            lead = self._lines[first][:column]
            text = emit_item(value, column)
            self._splice(first, node.end_line + 1, lead + text[column:])

    def _insert(self, parent: _Node, name: str, value: object, *, top: bool) -> None:
        """A new key of a block mapping, after the last key that comes before it in the order."""
        names = list(parent.entries)
        column = parent.entries[names[0]][0].column
        after = names[-1]
        if top and name in self._order:
            place = self._order[name]
            before = [known for known in names if self._order.get(known, -1) < place]
            if not before:
                first = parent.entries[names[0]][0]
                self._splice(first.line, first.line, emit_key(name, value, column))
                return
            after = before[-1]
        key, node = parent.entries[after]
        line = max(key.line, node.end_line) + 1
        self._splice(line, line, emit_key(name, value, column))

    def _dash(self, item: _Node) -> tuple[int, int]:
        """The line and column of an item's dash, which may stand on a line before the item."""
        line, before = item.line, self._lines[item.line][: item.column]
        while "-" not in before:
            line -= 1
            before = self._lines[line].partition("#")[0]
        return line, before.rindex("-")

    def _splice(self, start: int, stop: int, text: str) -> None:
        """Puts lines in the place of lines."""
        self._lines[start:stop] = text.removesuffix("\n").split("\n") if text else []


def split(text: str) -> tuple[str, str]:
    """A Markdown file's front matter, and the rest from the closing fence on.

    EditError where there is none.
    """
    lines = text.split("\n")
    if lines[0] != FENCE or FENCE not in lines[1:]:
        raise EditError("the file has no front matter between two lines of `---`")
    close = lines.index(FENCE, 1)
    return "\n".join(lines[1:close]), "\n".join(lines[close:])


def join(front: str, rest: str) -> str:
    """The file again, from what `split` gave."""
    return f"{FENCE}\n{front}\n{rest}"


def _is_one_line(value: object) -> bool:
    if isinstance(value, str):
        return "\n" not in value
    return value is None or isinstance(value, bool | int | float)


def _parse(text: str) -> _Node:
    """The places of everything in a text; EditError where it is not one plain mapping."""
    parser = _Parser(text)
    try:
        parser.get_event()
        parser.get_event()
        node = _node(parser, text.split("\n"))
    except yaml.YAMLError as fault:
        raise EditError("the text can not be read as YAML") from fault
    finally:
        parser.dispose()
    if node.scalar or node.items:
        raise EditError("the text does not consist of lines `key: value`")
    return node


def _node(parser: yaml.CSafeLoader, lines: list[str]) -> _Node:
    event = parser.get_event()
    node = _Node(*_marks(event))
    if isinstance(event, ScalarEvent):
        node.scalar = True
        node.block_text = event.style in {"|", ">"}
        if node.block_text:
            while node.end_line > node.line and (
                node.end_column == 0 or not lines[node.end_line].strip() or node.end_line >= len(lines)
            ):
                node.end_line -= 1
                node.end_column = len(lines[node.end_line]) if lines[node.end_line].strip() else 0
        return node
    if isinstance(event, MappingStartEvent):
        node.flow = bool(event.flow_style)
        while not parser.check_event(MappingEndEvent):
            key_event = parser.peek_event()
            key = _node(parser, lines)
            value = _node(parser, lines)
            if not value.flow and value.scalar and value.end_line < key.line:
                value.end_line = key.line
            node.entries[str(getattr(key_event, "value", ""))] = (key, value)
        return _closed(node, parser, [value for _, value in node.entries.values()])
    if isinstance(event, SequenceStartEvent):
        node.flow = bool(event.flow_style)
        while not parser.check_event(SequenceEndEvent):
            node.items.append(_node(parser, lines))
        return _closed(node, parser, node.items)
    raise EditError("the text repeats a part of itself, which can not be edited")


def _marks(event: Any) -> tuple[int, int, int, int]:
    """Where an event begins and ends."""
    return event.start_mark.line, event.start_mark.column, event.end_mark.line, event.end_mark.column


def _closed(node: _Node, parser: yaml.CSafeLoader, inner: list[_Node]) -> _Node:
    """The end of a list or mapping: its bracket, or the end of the last thing inside."""
    event = parser.get_event()
    if node.flow or not inner:
        _, _, node.end_line, node.end_column = _marks(event)
    else:
        node.end_line, node.end_column = inner[-1].end_line, inner[-1].end_column
    return node


def _meaning(node: _Node, lines: list[str]) -> object:
    """The value of a scalar, or of a list or map in brackets."""
    within = lines[node.line : node.end_line + 1]
    within[-1] = within[-1][: node.end_column]
    within[0] = within[0][node.column :]
    document = load_yaml("value: " + "\n ".join(within), Reading("value"))
    return None if document is None else document.values["value"]


def _mapping(node: _Node, lines: list[str]) -> dict[str, object]:
    """What a map in brackets, or an empty value, holds."""
    value = _meaning(node, lines)
    return value if isinstance(value, dict) else {}


def _list(node: _Node, lines: list[str]) -> list[object]:
    """What a list in brackets, or an empty value, holds."""
    value = _meaning(node, lines)
    return value if isinstance(value, list) else []


def _with(node: _Node, lines: list[str], step: str | int, value: object) -> object:
    """What a list or map in brackets holds, one thing in it changed."""
    if isinstance(step, str):
        return {**_mapping(node, lines), step: value}
    return [value if place == step else item for place, item in enumerate(_list(node, lines))]


def _without(node: _Node, lines: list[str], step: str | int) -> object:
    """What a list or map in brackets holds, less one thing."""
    if isinstance(step, str):
        return {name: value for name, value in _mapping(node, lines).items() if name != step}
    return [item for place, item in enumerate(_list(node, lines)) if place != step]
