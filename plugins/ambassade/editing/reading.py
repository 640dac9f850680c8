"""A content file as it is before an edit, and the proof that it is as it has to be after it."""

from __future__ import annotations

from collections.abc import Mapping

from ambassade.findings import Finding, Severity
from ambassade.load.fault import Reading
from ambassade.load.front_matter import load_markdown
from ambassade.load.schema import SchemaSet
from ambassade.load.text_source import decode
from ambassade.load.yaml_document import YamlDocument
from ambassade.load.yaml_source import load_yaml
from ambassade.model.catalog import Kind

_MARKDOWN = frozenset({Kind.AMBASSADOR, Kind.POST, Kind.PAGE})


def read_text(path: str, data: bytes, kind: Kind) -> tuple[str, Mapping[str, object] | None, str, Reading]:
    """A file's text, values and body, and what was found; the values are None where it can not be read."""
    text, document, body, reading = _read(path, data, kind)
    return text, document.values if document else None, body, reading


def first_fault(schemas: SchemaSet, kind: Kind, path: str, text: str) -> Finding | None:
    """The first error of a text that is about to be written; None where it reads and fits its schema."""
    _, document, _, reading = _read(path, text.encode(), kind)
    faults = list(reading.findings)
    if document is not None:
        faults += schemas.check(kind, document)
    return next((fault for fault in faults if fault.severity is Severity.ERROR), None)


def _read(path: str, data: bytes, kind: Kind) -> tuple[str, YamlDocument | None, str, Reading]:
    """A file's text, what it says and where, its body, and what was found."""
    reading = Reading(path)
    text = decode(data, reading)
    if text is None:
        return "", None, "", reading
    if kind in _MARKDOWN:
        source = load_markdown(text, reading)
        return text, source.document if source else None, source.body if source else "", reading
    return text, load_yaml(text, reading), "", reading
