"""The years that can be meant, and every day and hour that a file holds."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Any, Final
from zoneinfo import ZoneInfo

from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Path, follow
from ambassade.model.moment import Moment

_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z)?)?")
EARLIEST: Final = date(1990, 1, 1)
LATEST: Final = date(2100, 12, 31)
Pattern = tuple[str, ...]
_WAYS: Final[dict[Any, tuple[Pattern, ...]]] = {}
"""By class, found once in a process."""


def in_range(*days: Moment | date | None) -> bool:
    """Whether all of these days, as far as there are any, lie in the years that can be meant."""
    return all(
        EARLIEST <= (day.day if isinstance(day, Moment) else day) <= LATEST for day in days if day is not None
    )


def within_range(instant: datetime) -> datetime:
    """The instant, or the first or last that can be meant: beyond them nothing can be reckoned."""
    if in_range(instant.date()):
        return instant
    day = EARLIEST if instant.date() < EARLIEST else LATEST
    return datetime.combine(day, time(), instant.tzinfo)


def dated(cls: Any) -> tuple[Pattern, ...]:
    """The ways to every day and hour of a class of the content and of the classes in it."""
    return _WAYS.get(cls) or _WAYS.setdefault(cls, _ways(cls))


def _ways(cls: type[Any]) -> tuple[Pattern, ...]:
    hints = typing.get_type_hints(cls)
    return tuple(
        (field.name.rstrip("_"), *rest) for field in fields(cls) for rest in _dated(hints[field.name])
    )


def _dated(hint: Any) -> tuple[Pattern, ...]:
    origin = typing.get_origin(hint)
    if origin in {typing.Union, UnionType}:
        return tuple(way for arm in typing.get_args(hint) if arm is not NoneType for way in _dated(arm))
    if origin is tuple:
        return tuple(("*", *way) for way in _dated(typing.get_args(hint)[0]))
    if hint in {date, Moment}:
        return ((),)
    return dated(hint) if is_dataclass(hint) else ()


def until_of(rule: str) -> tuple[str, str | None, str | None] | None:
    """The UNTIL of a recurrence: its day, its hour and its `Z`, as they are written; None without one."""
    match = _UNTIL.search(rule)
    return None if match is None else (match[1], match[2], match[3])


def until_day(rule: str) -> date | None:
    """The day of a recurrence's UNTIL."""
    until = until_of(rule)
    return None if until is None else date.fromisoformat(until[0])


def times_of(entry: content.Entry) -> Iterator[tuple[Path, Moment, Moment | None]]:
    """The beginning and the end of an entry and of each date that was moved, with the way to the end."""
    if entry.start is not None:
        yield ("end",), entry.start, entry.end
    for index, override in enumerate(entry.recurrence.overrides if entry.recurrence else ()):
        yield ("recurrence", "overrides", index, "end"), override.start, override.end


def told(value: Moment | date) -> object:
    """A day or an hour as a sentence takes it: in the reader's language."""
    return (value.clock or value.day) if isinstance(value, Moment) else value


def days_of(item: Item[Any]) -> Iterator[tuple[Path, date]]:
    """Every day in a file, also of an hour, with its place."""
    for pattern in dated(type(item.value)):
        for path, text in follow(item.document.values, pattern):
            if isinstance(text, str):
                yield path, Moment.parse(text).day
    recurrence = getattr(item.value, "recurrence", None)
    until = None if recurrence is None else until_day(recurrence.rule)
    if until is not None:
        yield ("recurrence", "rule"), until


def hours_of(item: Item[Any], catalog: Catalog, zone: ZoneInfo) -> Iterator[tuple[Path, Moment, ZoneInfo]]:
    """Every hour in an entry, a message, a post or a collection, with its place and its zone.

    `zone` is the item's own. Whatever lies out of range is left out.
    """
    value, shared = item.value, catalog.zone()
    found: list[tuple[Path, Moment | None, ZoneInfo]] = []
    if isinstance(value, content.Entry):
        found += [(("start",), value.start, zone), (("end",), value.end, zone)]
        found.append((("embargo",), value.embargo, zone))
        for index, override in enumerate(value.recurrence.overrides if value.recurrence else ()):
            place = ("recurrence", "overrides", index)
            found += [((*place, "start"), override.start, zone), ((*place, "end"), override.end, zone)]
    elif isinstance(value, content.Message):
        found += [(("window", "from"), value.window.from_, shared)]
        found += [(("window", "until"), value.window.until, shared)]
    elif isinstance(value, content.Post | content.Collection):
        found.append((("publish_at",), value.publish_at, shared))
    for path, moment, where in found:
        if moment is not None and moment.clock is not None and in_range(moment):
            yield path, moment, where
