"""The mapping file: what a source is called, where its records stand, and what gives which property."""

from __future__ import annotations

from collections.abc import Mapping as Values
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError

from ambassade.importers.problem import ImportStopError
from ambassade.importers.source import SourceOptions
from ambassade.load.fault import Reading
from ambassade.load.formats import is_date, is_time_zone
from ambassade.load.text_source import decode
from ambassade.load.yaml_document import YamlDocument
from ambassade.load.yaml_source import load_yaml
from ambassade.model.catalog import Kind
from ambassade.model.catalog import Path as ValuePath
from ambassade.names import did_you_mean
from ambassade.words import Say, say

KINDS: tuple[Kind, ...] = (Kind.AMBASSADOR, Kind.NETWORK, Kind.ENTRY)
_TOP = (
    "source",
    "anchor_date",
    "time_zones",
    "encoding",
    "delimiter",
    "sheet",
    "never",
    *(kind.value for kind in KINDS),
)
_SECTION = (
    "records", "each", "combine", "id", "slug", "network", "skip_when", "known_keys", "left_out", "fields",
    "constants", "lists",
)  # fmt: skip
_NOT_FROM_A_SOURCE = frozenset({"informed_on", "consent", "origin", "approvals", "provenance"})
"""Properties that only people here can vouch for."""
_LIST = ("items", "keep_when", "id", "unique_by", "fields", "constants")


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled JMESPath expression, and what it was written for."""

    text: str
    compiled: Any
    purpose: str


@dataclass(frozen=True, slots=True)
class ListMapping:
    """How one list of a record becomes a list of the content: item by item."""

    items: Expression
    keep_when: Expression | None
    id: Expression | None
    unique_by: str | None
    fields: Values[str, Expression]
    constants: Values[str, object]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of records: where they stand, and what becomes of each."""

    kind: Kind
    records: Expression
    each: tuple[Expression, ...]
    combine: bool
    id: Expression
    slug: Expression | None
    network: Expression | None
    skip_when: tuple[tuple[Expression, str], ...]
    known_keys: tuple[str, ...] | None
    left_out: Values[str, str]
    fields: Values[str, Expression]
    constants: Values[str, object]
    lists: Values[str, ListMapping]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file, read and compiled."""

    source: str
    anchor_date: date | None = None
    time_zones: Values[str, str] = field(default_factory=dict)
    options: SourceOptions = field(default_factory=SourceOptions)
    never: frozenset[str] = frozenset()
    sections: tuple[Section, ...] = ()

    def kinds(self) -> frozenset[Kind]:
        """The kinds that it has sections for."""
        return frozenset(section.kind for section in self.sections)


def load_mapping(path: Path) -> Mapping:
    """A mapping file; ImportStopError, with line and column, where it can not be used."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise ImportStopError(
            say("{name} can not be read: {why}", name=str(path), why=fault.strerror or "")
        ) from fault
    reading = Reading(path.name)
    text = decode(data, reading)
    document = load_yaml(text, reading) if text is not None else None
    if document is None:
        finding = reading.findings[0]
        start = finding.location.span.start
        raise ImportStopError(
            say(
                "{place}: {message}",
                place=f"{path.name}:{start.line}:{start.column}",
                message=finding.message,
            )
        )
    return _Compiler(document).mapping()


class _Compiler:
    """Turns the values of a mapping file into a `Mapping`, and tells where they do not fit."""

    def __init__(self, document: YamlDocument) -> None:
        self._document = document

    def mapping(self) -> Mapping:
        """The whole file."""
        values = self._document.values
        self._known(values, _TOP, ())
        source = values.get("source")
        if not isinstance(source, str) or not source or len(source) > 200:
            raise self._fault(("source",), say("`source` is the name of the import, a text"))
        anchor = values.get("anchor_date")
        if anchor is not None and not (isinstance(anchor, str) and is_date(anchor)):
            raise self._fault(("anchor_date",), say("`anchor_date` is a day such as 2026-01-05"))
        zones = values.get("time_zones", {})
        if not isinstance(zones, dict) or not all(
            isinstance(zone, str) and is_time_zone(zone) for zone in zones.values()
        ):
            raise self._fault(
                ("time_zones",),
                say("`time_zones` gives a zone such as Europe/Paris for each text of the source"),
            )
        never = values.get("never", [])
        if not isinstance(never, list):
            raise self._fault(("never",), say("`never` is a list of record ids"))
        options: dict[str, Any] = {
            key: values[key] for key in ("encoding", "delimiter", "sheet") if key in values
        }
        for key, option in options.items():
            if not isinstance(option, str) or (key == "delimiter" and len(option) != 1):
                raise self._fault((key,), say("`{key}` is a text (a delimiter, one sign)", key=key))
        sections = [
            section
            for kind in KINDS
            if kind.value in values
            for section in self._sections(kind, values[kind.value])
        ]
        if not sections:
            raise self._fault((), say("the mapping has no section `ambassador`, `network` or `entry`"))
        return Mapping(
            source,
            None if anchor is None else date.fromisoformat(str(anchor)),
            zones,
            SourceOptions(options.get("encoding", "utf-8"), options.get("delimiter"), options.get("sheet")),
            frozenset(map(str, never)),
            tuple(sections),
        )

    def _sections(self, kind: Kind, value: object) -> list[Section]:
        if isinstance(value, list):
            return [self._section(kind, item, (kind.value, place)) for place, item in enumerate(value)]
        return [self._section(kind, value, (kind.value,))]

    def _section(self, kind: Kind, value: object, path: ValuePath) -> Section:
        values = self._mapping_at(value, path)
        self._known(values, _SECTION, path)
        each = values.get("each", [])
        skips = values.get("skip_when", [])
        known = values.get("known_keys")
        for key, listed in (("each", each), ("skip_when", skips), ("known_keys", known or [])):
            if not isinstance(listed, list):
                raise self._fault((*path, key), say("`{key}` is a list", key=key))
        return Section(
            kind,
            self._expression(values, "records", path),
            tuple(self._compiled(text, (*path, "each", place)) for place, text in enumerate(each)),
            values.get("combine") is True,
            self._expression(values, "id", path),
            self._optional(values, "slug", path),
            self._optional(values, "network", path),
            tuple(self._skip(skip, (*path, "skip_when", place)) for place, skip in enumerate(skips)),
            None if known is None else tuple(map(str, known)),
            {
                str(key): str(reason)
                for key, reason in self._mapping_at(values.get("left_out", {}), (*path, "left_out")).items()
            },
            self._fields(values, path),
            self._mapping_at(values.get("constants", {}), (*path, "constants")),
            {
                target: self._list(item, (*path, "lists", target))
                for target, item in self._mapping_at(values.get("lists", {}), (*path, "lists")).items()
            },
        )

    def _skip(self, value: object, path: ValuePath) -> tuple[Expression, str]:
        values = self._mapping_at(value, path)
        self._known(values, ("when", "reason"), path)
        reason = values.get("reason")
        if not isinstance(reason, str):
            raise self._fault((*path, "reason"), say("`reason` says why such a record is left out"))
        return self._expression(values, "when", path), reason

    def _list(self, value: object, path: ValuePath) -> ListMapping:
        values = self._mapping_at(value, path)
        self._known(values, _LIST, path)
        unique = values.get("unique_by")
        return ListMapping(
            self._expression(values, "items", path),
            self._optional(values, "keep_when", path),
            self._optional(values, "id", path),
            None if unique is None else str(unique),
            self._fields(values, path),
            self._mapping_at(values.get("constants", {}), (*path, "constants")),
        )

    def _fields(self, values: Values[str, object], path: ValuePath) -> dict[str, Expression]:
        fields = self._mapping_at(values.get("fields", {}), (*path, "fields"))
        for key in ("fields", "constants", "lists"):
            for target in self._mapping_at(values.get(key, {}), (*path, key)):
                if target.partition(".")[0] in _NOT_FROM_A_SOURCE:
                    raise self._fault(
                        (*path, key, target), say("an import can not say that: `{key}`", key=target), key=True
                    )
        return {target: self._compiled(text, (*path, "fields", target)) for target, text in fields.items()}

    def _optional(self, values: Values[str, object], key: str, path: ValuePath) -> Expression | None:
        return self._expression(values, key, path) if key in values else None

    def _expression(self, values: Values[str, object], key: str, path: ValuePath) -> Expression:
        if key not in values:
            raise self._fault(path, say("`{key}` is missing here", key=key))
        return self._compiled(values[key], (*path, key))

    def _compiled(self, text: object, path: ValuePath) -> Expression:
        if not isinstance(text, str):
            raise self._fault(path, say("an expression is a text; put it between quotes"))
        try:
            compiled = jmespath.compile(text)
        except JMESPathError as fault:
            why = str(fault).split("\n", 1)[0]
            raise self._fault(path, say("this is no JMESPath expression: {why}", why=why)) from fault
        purpose = ".".join(
            str(step) for step in path if step not in {"fields", "lists"} and isinstance(step, str)
        )
        return Expression(text, compiled, purpose)

    def _mapping_at(self, value: object, path: ValuePath) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._fault(path, say("keys are awaited here, each with its value"))
        return value

    def _known(self, values: Values[str, object], known: Sequence[str], path: ValuePath) -> None:
        for key in values:
            if key not in known:
                near = did_you_mean(key, known)
                hint = say("; did you mean `{near}`?", near=near) if near else ""
                raise self._fault(
                    (*path, key),
                    say("`{key}` is no key of a mapping file here{hint}", key=key, hint=hint),
                    key=True,
                )

    def _fault(self, path: ValuePath, message: Say, *, key: bool = False) -> ImportStopError:
        location = self._document.at(path, key=key)
        start = location.span.start
        return ImportStopError(
            say("{place}: {message}", place=f"{location.path}:{start.line}:{start.column}", message=message)
        )
