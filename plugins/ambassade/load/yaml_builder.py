"""Values from the events of a YAML parser, with the place of every node.

A plain scalar is `true`, `false`, `null`, a whole number or a decimal number; everything else (`no`, `12:30`,
`012`, `1e3`, a date) stays the text that the author wrote.
"""

from __future__ import annotations

import re
from array import array
from typing import Any, Protocol

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from ambassade.findings import Label
from ambassade.load.fault import Reading
from ambassade.load.text_source import report_hidden
from ambassade.load.yaml_document import step_into
from ambassade.spans import Location, Span, span
from ambassade.words import Say, say

DEEPEST = 20
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
_NUMBER_STARTS = frozenset("-0123456789")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
_MERGE = "<<"
_NOUNS: dict[type, Say] = {
    bool: say("true or false"),
    int: say("a number"),
    float: say("a number"),
    type(None): say("nothing"),
    list: say("a list"),
    dict: say("a group of keys"),
}


class TooDeepError(Exception):
    """Stops reading a text that is nested too deep; the finding is already made."""


class Events(Protocol):
    """What is used of PyYAML's parsers; events are of any of their classes."""

    def check_event(self, *choices: type[Event]) -> bool:
        """Whether the next event is one of the classes."""

    def peek_event(self) -> Any:
        """The next event, left where it is."""

    def get_event(self) -> Any:
        """The next event."""

    def dispose(self) -> None:
        """Frees the parser's memory."""


class Builder:
    """Values from parser events, with the place of every node."""

    def __init__(self, reading: Reading, offset: int) -> None:
        self._reading = reading
        self._offset = offset
        self.spans: array[int] = array("L")

    def _place(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        line = start.line + 1 + self._offset
        return span(line, start.column + 1, end.line + 1 + self._offset, end.column + 1)

    def _note(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        offset = self._offset + 1
        self.spans.extend((start.line + offset, start.column + 1, end.line + offset, end.column + 1))

    def document(self, parser: Events) -> object:
        """The one document of the stream."""
        parser.get_event()  # the stream's start
        if not parser.check_event(DocumentStartEvent):
            return None
        parser.get_event()
        value = self._node(parser, 0)
        parser.get_event()  # the document's end
        if parser.check_event(DocumentStartEvent):
            self._reading.error(
                "several-documents",
                say("a second document starts here"),
                self._place(parser.peek_event()),
                hint=say("delete this line of `---`, or move what follows it to a file of its own"),
            )
        return value

    def _node(self, parser: Events, depth: int) -> object:
        event = parser.get_event()
        if isinstance(event, AliasEvent):
            self._note(event)
            self._reading.error(
                "alias-used",
                say("`*{name}` stands for another part of the file", name=event.anchor),
                self._place(event),
                hint=say("write the value out; if a star was meant, put the text between quotes"),
            )
            return None
        if event.anchor is not None or event.tag is not None or depth > DEEPEST:
            self._look(event, depth)
        self._note(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(parser, depth)
        return self._sequence(parser, depth)

    def _look(self, event: Any, depth: int) -> None:
        """Anchors, tags and depth, which are told whatever the node is."""
        if event.anchor is not None:
            self._reading.error(
                "alias-used",
                say("`&{name}` marks a part of the file for repeating it", name=event.anchor),
                self._place(event),
                hint=say("delete it; if an ampersand was meant, put the text between quotes"),
            )
        if event.tag is not None:
            self._reading.error(
                "tag-used",
                say("`{tag}` asks for a special type", tag=event.tag.replace("tag:yaml.org,2002:", "!!")),
                self._place(event),
                hint=say("delete it; if an exclamation mark was meant, put the text between quotes"),
            )
        if depth > DEEPEST:
            self._reading.error(
                "nested-too-deep",
                say("more than {most} levels stand inside one another", most=DEEPEST),
                self._place(event),
                hint=say("take the inner levels out: nothing here has that many"),
            )
            raise TooDeepError

    def _scalar(self, event: ScalarEvent) -> object:
        value: str = event.value
        if event.style:
            if event.style == '"':
                place = self._place(event)
                report_hidden(value, self._reading, lambda _, __: place)
            return value
        if value in _WORDS:
            return _WORDS[value]
        if value[0] not in _NUMBER_STARTS:
            return value
        if _INTEGER.match(value):
            return int(value)
        return float(value) if _DECIMAL.match(value) else value

    def _mapping(self, parser: Events, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        number = len(self.spans) // 4 - 1
        while not parser.check_event(MappingEndEvent):
            event = parser.peek_event()
            name = self._key(event, parser, depth)
            if name == _MERGE and not event.style:
                self._merge(event, parser, depth)
                continue
            if name in values:
                self._report_twice(name, event, values, number)
            values[name] = self._node(parser, depth + 1)
        parser.get_event()
        return values

    def _key(self, event: Any, parser: Events, depth: int) -> str:
        """The next key, which is a text; another is reported."""
        key = self._node(parser, depth + 1)
        if isinstance(key, str):
            return key
        written = event.value if isinstance(event, ScalarEvent) else ""
        if not self._reading.failed:
            self._reading.error(
                "key-not-text",
                say("a key is missing before the colon")
                if key is None and not written
                else say("a key is {what}, not a text", what=_NOUNS[type(key)]),
                self._place(event),
                hint=say('put it between quotes: "{key}"', key=written)
                if written
                else say("write a word as key; a text that begins with a bracket needs quotes"),
            )
        return str(written)

    def _merge(self, event: Any, parser: Events, depth: int) -> None:
        """Reports `<<`, and not what it merges: that is the same cause."""
        self._reading.error(
            "alias-used",
            say("`<<` copies another part of the file to this place"),
            self._place(event),
            hint=say("write the keys out"),
        )
        told = len(self._reading.findings)
        self._node(parser, depth + 1)
        del self._reading.findings[told:]

    def _report_twice(self, name: str, event: Any, values: dict[str, object], number: int) -> None:
        found = None if self._reading.failed else step_into(values, name, number)
        related: tuple[Label, ...] = ()
        if found is not None:
            first = span(*self.spans[found[2] * 4 : found[2] * 4 + 4])
            related = (Label(Location(self._reading.path, first), say("first here")),)
        self._reading.error(
            "duplicate-key",
            say("the key `{key}` stands twice", key=name),
            self._place(event),
            label=say("again here"),
            hint=say("keep one of the two"),
            related=related,
        )

    def _sequence(self, parser: Events, depth: int) -> list[object]:
        values = []
        while not parser.check_event(SequenceEndEvent):
            values.append(self._node(parser, depth + 1))
        parser.get_event()
        return values
