"""YAML sources, by the same strict reader as the content."""

from __future__ import annotations

from typing import Any

from ambassade.importers.problem import ImportStopError
from ambassade.load.fault import Reading
from ambassade.load.yaml_source import load_yaml
from ambassade.words import say


def read_yaml(text: str, name: str) -> Any:
    """The value in a text, a mapping or a list.

    ImportStopError with line and column where it can not be read.
    """
    text = text.replace("\r\n", "\n")
    reading = Reading(name)
    document = load_yaml(text, reading)
    if document is not None:
        return document.values
    if [finding.rule for finding in reading.findings] == ["not-a-mapping"]:
        inner = Reading(name)
        lines = [f"  {line}" if line not in {"---", ""} else "" for line in text.split("\n")]
        wrapped = load_yaml("list:\n" + "\n".join(lines), inner, first_line=0)
        if wrapped is not None and isinstance(wrapped.values["list"], list):
            return wrapped.values["list"]
    finding = reading.findings[0]
    start = finding.location.span.start
    raise ImportStopError(
        say("{place}: {message}", place=f"{name}:{start.line}:{start.column}", message=finding.message)
    )
