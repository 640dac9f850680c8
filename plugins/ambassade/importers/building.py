"""From a record to the values of a content file, by the expressions of its section.

Nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ambassade.importers.accounts import same_address
from ambassade.importers.cleaning import clean_link
from ambassade.importers.expressions import Evaluator
from ambassade.importers.mapping import ListMapping
from ambassade.importers.record import Record
from ambassade.model.catalog import Kind
from ambassade.names import slugify


def build(record: Record, evaluator: Evaluator) -> dict[str, Any]:
    """The values that the mapping gives for a record. RefusedError where one of its functions refuses it."""
    evaluator.notes, evaluator.ancestors = [], record.ancestors
    evaluator.occurrences, evaluator.position = record.occurrences, record.position
    values: dict[str, Any] = {}
    for target, constant in record.section.constants.items():
        _put(values, target, constant)
    for target, expression in record.section.fields.items():
        found = evaluator.value(expression, record.value)
        if found not in (None, "", [], {}):
            _put(values, target, found)
    for target, listed in record.section.lists.items():
        items = _items(record, listed, evaluator)
        if items:
            _put(values, target, items)
    if record.kind is Kind.AMBASSADOR:
        values["origin"] = "imported"
    return values


def _put(values: dict[str, Any], target: str, value: Any) -> None:
    """Sets `stage.since` in `stage`; where one path runs through another's value, the later one holds."""
    *steps, last = target.split(".")
    for step in steps:
        inner = values.get(step)
        inner = dict(inner) if isinstance(inner, dict) else {}
        values[step] = inner
        values = inner
    values[last] = value


def _items(record: Record, listed: ListMapping, evaluator: Evaluator) -> list[dict[str, Any]]:
    evaluator.ancestors = record.ancestors
    found = evaluator.value(listed.items, record.value)
    evaluator.ancestors = (*record.ancestors, record.value)
    built: list[dict[str, Any]] = []
    seen: set[str] = set()
    for item in found if isinstance(found, list) else ():
        if item is None or (listed.keep_when is not None and not evaluator.value(listed.keep_when, item)):
            continue
        values: dict[str, Any] = {}
        for target, constant in listed.constants.items():
            _put(values, target, constant)
        for target, expression in listed.fields.items():
            value = evaluator.value(expression, item)
            if value not in (None, "", [], {}):
                _put(values, target, value)
        identity = _identity(values, listed.unique_by)
        if identity is not None and identity in seen:
            continue
        if identity is not None:
            seen.add(identity)
        if listed.id is not None:
            values["id"] = slugify(str(evaluator.value(listed.id, item) or "")) or "item"
        if values:
            built.append(values)
    evaluator.ancestors = record.ancestors
    return built


def _identity(values: Mapping[str, Any], unique_by: str | None) -> str | None:
    if unique_by is None or unique_by not in values:
        return None
    return _same(unique_by, str(values[unique_by]))


def _same(name: str, value: str) -> str:
    """What makes two items the same one: addresses are compared without scheme and last slash."""
    if name == "url":
        address, _ = clean_link(value)
        return same_address(address) if address else value
    return value


def keep_ids(
    values: dict[str, Any], record: Record, last: Mapping[str, object], current: Mapping[str, object]
) -> None:
    """Gives the items of each list with ids the ids that they had, and new items ids that none ever had.

    A consent names an account by its id: an id must never pass on to another address.
    """
    for target, listed in record.section.lists.items():
        items = values.get(target)
        if listed.id is None or not isinstance(items, list):
            continue
        by = listed.unique_by or "url"
        known: dict[str, str] = {}
        used: set[str] = set()
        for old in (*_dicts(last.get(target)), *_dicts(current.get(target))):
            used.add(str(old.get("id")))
            if by in old:
                known.setdefault(_same(by, str(old[by])), str(old.get("id")))
        for item in items:
            identity = _same(by, str(item.get(by)))
            if identity not in known:
                known[identity] = free_name(str(item["id"]), used)
                used.add(known[identity])
            item["id"] = known[identity]


def free_name(wish: str, used: set[str] | frozenset[str]) -> str:
    """The wished name, or the first of `-2`, `-3`… that is not used; at most 80 characters."""
    name, number = wish[:80].strip("-"), 2
    while name in used:
        tail = f"-{number}"
        name, number = wish[: 80 - len(tail)].strip("-") + tail, number + 1
    return name


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
