"""Three ways to one: what the source said last, what it says now, and what the file says by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ambassade.editing.front_matter import Path, YamlText
from ambassade.words import Say, say

_KEYS: dict[str, tuple[str, ...]] = {
    "accounts": ("id",),
    "blogs": ("id",),
    "spaces": ("id",),
    "objectives": ("id",),
    "memberships": ("network",),
    "committee": ("person", "role"),
    "platforms": ("platform",),
    "links": ("url",),
}
"""Lists of things that keep their identity: they are merged thing by thing."""


@dataclass(slots=True)
class Plan:
    """The edits that bring a file to what its source says now, and what is kept against the source."""

    replaced: list[tuple[Path, object]] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    appended: list[tuple[Path, object]] = field(default_factory=list)
    body: str | None = None
    notes: list[Say] = field(default_factory=list)

    def apply(self, text: YamlText) -> None:
        """Makes the edits; items are removed from the end, so that their places hold."""
        for path, value in self.replaced:
            text.set(path, value)
        for path in sorted(
            self.removed, key=lambda path: tuple(str(step).zfill(8) for step in path), reverse=True
        ):
            text.remove(path)
        for path, item in self.appended:
            text.append(path, item)

    def keep(self, key: str) -> None:
        """Notes that an edit was kept although the source changed too."""
        self.notes.append(say("`{key}` was kept: edited since the last import", key=key))


def plan(last: Mapping[str, object], new: Mapping[str, object], current: Mapping[str, object]) -> Plan:
    """What to change in `current`.

    A value that somebody edited stays, and is noted where the source changed too.
    """
    made = Plan()
    for key in dict.fromkeys((*last, *new)):
        before, now, here = last.get(key), new.get(key), current.get(key)
        if before == now:
            continue
        if key == "body":
            _merge_body(made, before, now, here)
        elif here == now:
            pass
        elif _is_list(before) and _is_list(now) and isinstance(here, list) and here:
            _merge_lists(made, key, before or [], now or [], here)  # type: ignore[arg-type]  # lists, as just seen
        elif here != before:
            made.keep(key)
        elif now is None:
            made.removed.append((key,))
        else:
            made.replaced.append(((key,), now))
        _remember(made, key, now)
    return made


def _remember(made: Plan, key: str, now: object) -> None:
    """What the source says now goes into the provenance, whatever the file keeps."""
    path: Path = ("provenance", "values", key)
    if now is None:
        made.removed.append(path)
    else:
        made.replaced.append((path, now))


def _merge_body(made: Plan, before: object, now: object, here: object) -> None:
    if (here or None) == before:
        made.body = str(now or "")
    elif here != now:
        made.keep("body")


def _is_list(value: object) -> bool:
    return value is None or isinstance(value, list)


def _merge_lists(made: Plan, key: str, before: list[object], now: list[object], here: list[object]) -> None:
    """Adds what the source added, removes what it removed, changes what it changed; all else stays."""
    names = _KEYS.get(key, ())
    old, new, current = (_by_identity(items, names) for items in (before, now, here))
    kept = False
    for identity, (_, item) in new.items():
        was = old.get(identity)
        is_here = current.get(identity)
        if was is not None and was[1] == item:
            continue
        if is_here is None and was is None:
            made.appended.append(((key,), item))
        elif is_here is None or (is_here[1] != item and (was is None or is_here[1] != was[1])):
            kept = True
        elif is_here[1] != item:
            made.replaced.append(((key, is_here[0]), item))
    for identity, (_, item) in old.items():
        is_here = current.get(identity)
        if identity in new or is_here is None:
            continue
        if is_here[1] == item:
            made.removed.append((key, is_here[0]))
        else:
            kept = True
    if kept:
        made.keep(key)
    elif sorted(map(repr, before)) == sorted(map(repr, now)) and here == before:
        made.replaced.append(((key,), now))


def _by_identity(items: list[object], names: tuple[str, ...]) -> dict[str, tuple[int, object]]:
    found: dict[str, tuple[int, object]] = {}
    for place, item in enumerate(items):
        identity = (
            repr([item.get(name) for name in names]) if names and isinstance(item, dict) else repr(item)
        )
        found.setdefault(identity, (place, item))
    return found
