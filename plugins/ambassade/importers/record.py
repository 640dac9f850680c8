"""Records: the things of a source that a mapping names, one by one, each with its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ambassade.importers.expressions import Evaluator
from ambassade.importers.keys import KeyTable
from ambassade.importers.mapping import Mapping, Section
from ambassade.importers.problem import ImportStopError, RefusedError
from ambassade.model.catalog import Kind
from ambassade.words import Say, say


@dataclass(slots=True)
class Record:
    """One record: its value, what holds it, and what there is to say of it."""

    section: Section
    id: str
    value: Any
    ancestors: tuple[Any, ...]
    position: int
    notes: list[Say] = field(default_factory=list)
    occurrences: list[dict[str, Any]] = field(default_factory=list)
    """Where `combine` is set: every place of the source that has this id, this one first."""
    refusal: Say | None = None

    @property
    def kind(self) -> Kind:
        """What becomes of it."""
        return self.section.kind

    def say(self, messages: list[Say]) -> None:
        """Adds notes, each once."""
        self.notes += [message for message in messages if message not in self.notes]


@dataclass(slots=True)
class Collected:
    """All records of some kinds, in the order of the source, and what was left out on purpose."""

    records: list[Record] = field(default_factory=list)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each key that the mapping leaves out was met: by key and reason."""


def collect(source: Any, mapping: Mapping, kinds: frozenset[Kind], evaluator: Evaluator) -> Collected:
    """Every record. One that can not be used is in the list too, with its `refusal`."""
    collected = Collected()
    for section in mapping.sections:
        if section.kind in kinds:
            _collect_section(source, mapping, section, evaluator, collected)
    return collected


def _collect_section(
    source: Any, mapping: Mapping, section: Section, evaluator: Evaluator, collected: Collected
) -> None:
    keys = KeyTable(section.known_keys, section.left_out, collected.left_out)
    by_id: dict[str, Record] = {
        record.id: record
        for record in collected.records
        if record.kind is section.kind and record.refusal is None
    }
    for position, (found, ancestors) in enumerate(_walk(source, section, evaluator), start=1):
        evaluator.notes, evaluator.ancestors, evaluator.position = [], ancestors, position
        value, said = keys.read(found)
        try:
            record_id = _id(section, value, position, evaluator)
            _look(section, mapping, value, record_id, evaluator)
        except RefusedError as fault:
            label = _label(section, value, position, evaluator)
            collected.records.append(
                Record(
                    section,
                    label,
                    value,
                    ancestors,
                    position,
                    [*said, *evaluator.notes],
                    refusal=fault.reason,
                )
            )
            continue
        occurrence = {
            "record": value,
            "parent": ancestors[-1] if ancestors else None,
            "grandparent": ancestors[-2] if len(ancestors) > 1 else None,
        }
        first = by_id.get(record_id)
        if first is not None and section.combine:
            first.occurrences.append(occurrence)
            first.say([*said, *evaluator.notes])
            continue
        record = Record(
            section, record_id, value, ancestors, position, [*said, *evaluator.notes], [occurrence]
        )
        if first is not None:
            record.refusal = say("another record has the same id")
        else:
            by_id[record_id] = record
        collected.records.append(record)


def _walk(source: Any, section: Section, evaluator: Evaluator) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The section's records, each with what holds it, the outermost first."""
    found = evaluator.value(section.records, source)
    if not isinstance(found, list):
        raise ImportStopError(
            say(
                "`{purpose}` gives no list in this source: is it the right mapping?",
                purpose=section.records.purpose,
            )
        )
    level: list[tuple[Any, tuple[Any, ...]]] = [(item, ()) for item in found]
    for expression in section.each:
        inner: list[tuple[Any, tuple[Any, ...]]] = []
        for holder, ancestors in level:
            evaluator.ancestors = ancestors
            items = evaluator.value(expression, holder)
            inner += [(item, (*ancestors, holder)) for item in (items if isinstance(items, list) else [])]
        level = inner
    yield from level


def _id(section: Section, value: Any, position: int, evaluator: Evaluator) -> str:
    if not isinstance(value, dict):
        raise RefusedError(say("record {n} is not a group of keys", n=position))
    found = evaluator.value(section.id, value)
    if found is None or isinstance(found, dict | list | bool) or not str(found).strip():
        raise RefusedError(say("record {n} has no id", n=position))
    text = " ".join(str(found).split())
    if len(text) > 200 or not text.isprintable():
        raise RefusedError(
            say(
                "the id of record {n} is longer than {most} characters or can not be shown",
                n=position,
                most=200,
            )
        )
    return text


def _label(section: Section, value: Any, position: int, evaluator: Evaluator) -> str:
    """What the report calls a record that was refused."""
    try:
        return _id(section, value, position, evaluator)
    except RefusedError:
        return f"{section.kind.value} {position}"


def _look(section: Section, mapping: Mapping, value: Any, record_id: str, evaluator: Evaluator) -> None:
    """Whether the mapping wants a record; RefusedError with its reason where not."""
    if record_id in mapping.never:
        raise RefusedError(say("the mapping says never to import this record"))
    for condition, reason in section.skip_when:
        if evaluator.value(condition, value):
            raise RefusedError(say("{reason}", reason=reason))
