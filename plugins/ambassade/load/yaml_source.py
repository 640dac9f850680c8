"""YAML, strictly and in one pass: values, and the place of every key and value.

Built over PyYAML's C parser's events. A plain scalar is `true`, `false`, `null`, a whole number or a decimal
number; everything else (`no`, `12:30`, `012`, `1e3`, a date) stays the text that the author wrote.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ambassade.load.fault import Reading
from ambassade.model.catalog import Path
from ambassade.spans import Location, Span, span
from ambassade.words import Say, say

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]  # the two share the interface used here

DEEPEST = 20
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
_PROBLEMS: tuple[tuple[str, Say, Say], ...] = (
    ("found character '\\t'", say("a tab stands where spaces are awaited"), say("indent with spaces")),
    (
        "mapping values are not allowed",
        say("a colon stands inside a text without quotes, or the line is indented too far"),
        say('put the text between quotes: "…"'),
    ),
    ("could not find expected ':'", say("a key without a colon"), say("write `key: value`")),
    (
        "did not find expected key",
        say("the indentation does not fit, or a text needs quotes"),
        say("indent the keys of one block alike"),
    ),
    (
        "did not find expected '-'",
        say("the indentation of the list does not fit"),
        say("indent the items of one list alike"),
    ),
    (
        "did not find expected node content",
        say("a list or map in brackets is not closed"),
        say("write one item a line, each after `- `"),
    ),
    (
        "did not find expected ',' or",
        say("a list or map in brackets is not closed"),
        say("write one item a line, each after `- `"),
    ),
    (
        "found unexpected end of stream",
        say("a text in quotes is not closed"),
        say("close it with the same quote"),
    ),
    (
        "found unexpected document indicator",
        say("a text in quotes is not closed"),
        say("close it with the same quote"),
    ),
    (
        "found unknown escape character",
        say("a backslash in double quotes starts no known sign"),
        say("use single quotes, or write \\\\"),
    ),
    (
        "cannot start any token",
        say("a text can not begin with this sign without quotes"),
        say('put the text between quotes: "…"'),
    ),
    (
        "block sequence entries are not allowed",
        say("a list can not start here"),
        say("put the list on lines of its own, under its key"),
    ),
    (
        "did not find expected hexdecimal number",
        say("a backslash in double quotes starts no known sign"),
        say("use single quotes, or write \\\\"),
    ),
)


class _TooDeepError(Exception):
    """Stops reading a text that is nested too deep; the finding is already made."""


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
            found = _step(value, step, node)
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


def _step(value: object, step: str | int, node: int) -> tuple[object, int, int] | None:
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


def load_yaml(text: str, reading: Reading, first_line: int = 1) -> YamlDocument | None:
    """The document in `text`, whose first line is `first_line` of the file; None where it can not be read."""
    builder = _Builder(reading, first_line - 1)
    parser = _Parser(text)
    try:
        values = builder.document(parser)
    except yaml.MarkedYAMLError as fault:
        _report(fault, reading, first_line - 1)
        return None
    except _TooDeepError:
        return None
    except yaml.YAMLError:
        reading.error("unreadable-yaml", say("the text can not be read as YAML"))
        return None
    finally:
        parser.dispose()
    if reading.failed:
        return None
    if not isinstance(values, dict):
        reading.error(
            "not-a-mapping",
            say("the file does not consist of lines `key: value`"),
            span(first_line, 1),
            hint=say("start each line with a key and a colon"),
        )
        return None
    return YamlDocument(reading.path, values, builder.spans)


def _report(fault: yaml.MarkedYAMLError, reading: Reading, offset: int) -> None:
    mark = fault.problem_mark or fault.context_mark
    place = span(mark.line + 1 + offset, mark.column + 1) if mark else span(offset + 1, 1)
    problem = fault.problem or ""
    for known, message, hint in _PROBLEMS:
        if known in problem:
            if known == "cannot start any token" and "'\\t'" in problem:
                continue
            reading.error("unreadable-yaml", message, place, hint=hint)
            return
    reading.error(
        "unreadable-yaml",
        say("this line can not be read as YAML"),
        place,
        hint=say("compare it with the lines around it; a text with special signs needs quotes"),
    )


class _Builder:
    """Values from parser events, with the place of every node."""

    def __init__(self, reading: Reading, offset: int) -> None:
        self._reading = reading
        self._offset = offset
        self.spans: array[int] = array("L")

    def _place(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        return span(
            start.line + 1 + self._offset, start.column + 1, end.line + 1 + self._offset, end.column + 1
        )

    def _note(self, event: Event) -> None:
        start, end = event.start_mark, event.end_mark
        offset = self._offset + 1
        self.spans.extend((start.line + offset, start.column + 1, end.line + offset, end.column + 1))

    def document(self, parser: yaml.CSafeLoader) -> object:
        """The one document of the stream."""
        parser.get_event()  # the stream's start
        if not parser.check_event(DocumentStartEvent):
            return None
        parser.get_event()
        value = self._node(parser, 0)
        parser.get_event()  # the document's end
        if parser.check_event(DocumentStartEvent):
            event = parser.peek_event()
            self._reading.error(
                "several-documents",
                say("a second document starts here"),
                self._place(event),
                hint=say("keep one document a file: delete this line of `---`"),
            )
        return value

    def _node(self, parser: yaml.CSafeLoader, depth: int) -> object:
        event = parser.get_event()
        if isinstance(event, AliasEvent):
            self._note(event)
            self._reading.error(
                "alias-used",
                say("`*{name}` repeats another part of the file", name=event.anchor),
                self._place(event),
                hint=say("write the value out; if a star was meant, put it between quotes"),
            )
            return None
        self._look(event, depth)
        self._note(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(parser, depth)
        return self._sequence(parser, depth)

    def _look(self, event: Event, depth: int) -> None:
        """Anchors, tags and depth, which are told whatever the node is."""
        if event.anchor is not None:
            self._reading.error(
                "alias-used",
                say("`&{name}` names a part of the file, for repeating it", name=event.anchor),
                self._place(event),
                hint=say("write values out; if an ampersand was meant, put the text between quotes"),
            )
        if event.tag is not None:
            self._reading.error(
                "tag-used",
                say("`{tag}` asks for a special type", tag=event.tag),
                self._place(event),
                hint=say("leave it out; if an exclamation mark was meant, put the text between quotes"),
            )
        if depth > DEEPEST:
            self._reading.error(
                "nested-too-deep",
                say("more than {most} levels stand inside one another", most=DEEPEST),
                self._place(event),
                hint=say("nothing in a content file needs that"),
            )
            raise _TooDeepError

    def _scalar(self, event: ScalarEvent) -> object:
        value: str = event.value
        if event.style is not None and event.style != "":
            return value
        if value in _WORDS:
            return _WORDS[value]
        if _INTEGER.match(value):
            return int(value)
        if _DECIMAL.match(value):
            return float(value)
        return value

    def _mapping(self, parser: yaml.CSafeLoader, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        while not parser.check_event(MappingEndEvent):
            event = parser.peek_event()
            place = self._place(event)
            key = self._node(parser, depth + 1)
            plain = isinstance(event, ScalarEvent) and isinstance(event.value, str)
            if not isinstance(key, str) and not self._reading.failed:
                shown = event.value if isinstance(event, ScalarEvent) else "…"
                self._reading.error(
                    "key-not-text",
                    say("the key `{key}` is not a text", key=shown),
                    place,
                    hint=say("put it between quotes"),
                )
            if plain and event.value == "<<":
                self._reading.error(
                    "alias-used",
                    say("`<<` merges another part of the file"),
                    place,
                    hint=say("write the values out"),
                )
            name = event.value if plain else ""
            if name in values:
                self._reading.error(
                    "duplicate-key",
                    say("the key `{key}` stands twice", key=name),
                    place,
                    label=say("again here"),
                    hint=say("keep one of the two"),
                )
            values[name] = self._node(parser, depth + 1)
        parser.get_event()
        return values

    def _sequence(self, parser: yaml.CSafeLoader, depth: int) -> list[object]:
        values = []
        while not parser.check_event(SequenceEndEvent):
            values.append(self._node(parser, depth + 1))
        parser.get_event()
        return values
