"""YAML, strictly and in one pass, over the events of PyYAML's parser in C."""

from __future__ import annotations

import re

import yaml

from ambassade.load.fault import Reading
from ambassade.load.yaml_builder import Builder, Events, TooDeepError
from ambassade.load.yaml_document import YamlDocument
from ambassade.load.yaml_problem import explain
from ambassade.spans import span
from ambassade.words import say

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]  # the two share the interface used here


def load_yaml(text: str, reading: Reading, first_line: int = 1) -> YamlDocument | None:
    """The document in `text`, whose first line is `first_line` of the file; None where it can not be read."""
    builder = Builder(reading, first_line - 1)
    parser: Events = _Parser(text)
    try:
        values = builder.document(parser)
    except yaml.MarkedYAMLError as fault:
        _report(fault, text, reading, first_line - 1)
        return None
    except TooDeepError:
        return None
    except yaml.YAMLError:
        reading.error(
            "unreadable-yaml",
            say("the text can not be read as YAML"),
            span(first_line, 1),
            hint=say("look for signs that do not belong in a text"),
        )
        return None
    finally:
        parser.dispose()
    if reading.failed:
        return None
    if not isinstance(values, dict):
        _report_other(values, text, reading, first_line)
        return None
    return YamlDocument(reading.path, values, builder.spans)


def _report(fault: yaml.MarkedYAMLError, text: str, reading: Reading, offset: int) -> None:
    """Reports what libyaml could not read, unless something on the same line was told already."""
    at, opened = _position(fault.problem_mark), _position(fault.context_mark)
    found = explain(fault.problem or "", text, at or (0, 0), opened, offset)
    told = {finding.location.span.start.line for finding in reading.findings}
    if not told & {found.place.start.line, (at or (0, 0))[0] + 1 + offset}:
        reading.error("unreadable-yaml", found.message, found.place, hint=found.hint)


def _position(mark: yaml.Mark | None) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)


def _report_other(values: object, text: str, reading: Reading, first_line: int) -> None:
    """Reports a file without keys: only comments, a list, or a text."""
    lines = [line.strip() for line in text.split("\n")]
    number = next((number for number, line in enumerate(lines) if line and not line.startswith("#")), None)
    if number is None:
        reading.error(
            "empty-file",
            say("there is nothing but comments here"),
            span(first_line, 1),
            hint=say("write its content, or delete the file"),
        )
        return
    close = re.match(r"[\w-]+:\S", lines[number])
    reading.error(
        "not-a-mapping",
        say("the file is a list; keys with their values are expected")
        if isinstance(values, list)
        else say("the file is a text; keys with their values are expected"),
        span(first_line + number, 1),
        hint=say("write a space after the colon") if close else say("write lines such as `title: Open day`"),
    )
