"""What differs between two states of one thing, value by value, and which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeGuard

from rapidfuzz import fuzz

from ambassade.model.catalog import Item, Path
from ambassade.model.digest import approved_values

_TEXTS = frozenset(
    {"title", "summary", "idea", "text", "body", "make_it_yours", "description", "alt", "comment"}
)
"""Keys whose values are read as prose; below them, keys are languages."""
_DATES = frozenset(
    {"start", "end", "embargo", "from", "until", "publish_at", "updated_on", "review_by", "time_zone"}
)
_ALIKE = 90.0
"""From this likeness on (0 to 100, of rapidfuzz), a text was corrected and not written anew."""
_LONGEST = 20_000
"""Characters that are compared word by word; beyond them only that a text differs is said."""
_SHOWN = 3
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs: where, and the two values; None where it is not there."""

    path: Path
    before: object
    after: object

    @property
    def is_prose(self) -> bool:
        """Whether the value is a text to be read, in whatever language."""
        return bool(_TEXTS.intersection(map(str, self.path)))

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """The words that went and those that came in their place: the first few, each shortened."""
        if not isinstance(self.before, str) or not isinstance(self.after, str):
            return ((_shown(self.before), _shown(self.after)),)
        return tuple(_words(self.before, self.after))


def differences(before: Item[Any], after: Item[Any]) -> tuple[Difference, ...]:
    """Every value of what an approval is about that differs, in the order of the file."""
    return tuple(_compare((), approved_values(before), approved_values(after)))


def is_wording(found: tuple[Difference, ...]) -> bool:
    """Whether nothing differs but dates, and texts that were corrected rather than written anew."""
    return all(_is_date(one) or _is_correction(one) for one in found)


def _is_date(one: Difference) -> bool:
    return bool(one.path) and one.path[-1] in _DATES and one.before is not None and one.after is not None


def _is_correction(one: Difference) -> bool:
    if not one.is_prose:
        return False
    if not isinstance(one.before, str) or not isinstance(one.after, str):
        return False
    return fuzz.ratio(one.before, one.after) >= _ALIKE


def _compare(path: Path, before: object, after: object) -> Iterator[Difference]:
    """The leaves that differ."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*before, *after]):
            yield from _compare((*path, key), before.get(key), after.get(key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _compare((*path, index), old, new)
    elif _are_things(before) and _are_things(after):
        yield from _come_and_gone(path, before, after)
    elif before != after or type(before) is not type(after):
        yield Difference(path, before, after)


def _are_things(value: object) -> TypeGuard[list[Mapping[str, object]]]:
    """Whether it is a list of objects, such as links or variants."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _come_and_gone(
    path: Path, before: list[Mapping[str, object]], after: list[Mapping[str, object]]
) -> Iterator[Difference]:
    """Of two lists of different lengths what is in one alone; the list itself where that says nothing."""
    come = [Difference((*path, place), None, one) for place, one in enumerate(after) if one not in before]
    gone = [Difference(path, one, None) for one in before if one not in after]
    yield from (*gone, *come) if gone or come else (Difference(path, before, after),)


def _words(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words that differ, in order."""
    if len(before) + len(after) > _LONGEST:
        yield _shown(before), _shown(after)
        return
    old, new = before.split(), after.split()
    count = 0
    for kind, start, stop, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        count += 1
        if count > _SHOWN:
            return
        yield _shown(" ".join(old[start:stop])), _shown(" ".join(new[first:last]))
    if count == 0:
        yield _shown(before), _shown(after)


def _shown(value: object) -> str:
    """A value as it is quoted, on one line and not too long; empty for nothing."""
    if value is None:
        return ""
    text = " ".join(_read(value).split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _read(value: object) -> str:
    """A value without the signs that only programs read."""
    if isinstance(value, Mapping):
        return ", ".join(_read(one) for one in value.values())
    return ", ".join(map(_read, value)) if isinstance(value, list) else str(value)
