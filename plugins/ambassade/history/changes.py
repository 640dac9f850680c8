"""Two catalogs to what differs between them: one change an entity, a move being one too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ambassade.load.git import FileChange
from ambassade.load.layout import Place, is_picture, place_of
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.picture import PICTURES, pictures_of
from ambassade.model.status import Status

STATUS_KINDS = (Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION, Kind.PAGE)
"""What has a typed status."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entity that differs: as it was (None: it is new) and as it will be (None: it is gone)."""

    kind: Kind
    before: Item[Any] | None
    after: Item[Any] | None
    pictures: tuple[str, ...] = ()
    """The paths of its pictures whose bytes differ, or that came or went."""

    @property
    def item(self) -> Item[Any]:
        """As it will be; as it was where it goes."""
        item = self.after or self.before
        if item is None:  # pragma: no cover - neither side: nothing differs
            message = "a change has a side"
            raise ValueError(message)
        return item

    @property
    def key(self) -> str:
        """Its key at the head, or at the base where it goes."""
        return self.item.key

    @property
    def is_move(self) -> bool:
        """Whether it has another path than it had."""
        return self.before is not None and self.after is not None and self.before.path != self.after.path

    @property
    def networks(self) -> tuple[str | None, ...]:
        """The networks it lies in: one, or where it was and where it goes; None for no network."""
        sides = [side.network for side in (self.before, self.after) if side is not None]
        return tuple(dict.fromkeys(sides))

    def status(self) -> tuple[Status | None, Status | None]:
        """The typed status before and after; None: it is not there."""
        return _status(self.before), _status(self.after)


def _status(item: Item[Any] | None) -> Status | None:
    return None if item is None else Status(item.value.status)


def changes(base: Catalog, head: Catalog, files: Iterable[FileChange]) -> tuple[Change, ...]:
    """Every entity that differs, by the files that differ (pictures too, for who names them), sorted by path.

    A file whose text differs and whose meaning does not (a comment, the order of keys) changes nothing.
    """
    files = tuple(files)
    pictures = frozenset(
        path for file in files for path in (file.path, file.was) if path is not None and is_picture(path)
    )
    touched = dict.fromkeys(
        place for file in files for path in (file.path, file.was) if (place := _entity(path)) is not None
    )
    touched |= dict.fromkeys(_naming(pictures, base, head))
    found = [
        Change(
            kind,
            base.items(kind).get(key),
            head.items(kind).get(key),
            _pictures(kind, key, base, head, pictures),
        )
        for kind, key in touched
    ]
    moved = {
        (old[0], old[1]): (new[0], new[1])
        for file in files
        if file.was is not None and (old := _entity(file.was)) and (new := _entity(file.path)) and old != new
    }
    joined = _joined([change for change in found if change.before or change.after], moved)
    return tuple(sorted((c for c in joined if _differs(c)), key=lambda change: change.item.path))


def _entity(path: str | None) -> tuple[Kind, str] | None:
    """The entity that a file belongs to; None for other files."""
    place: Place | None = None if path is None else place_of(path)
    return None if place is None else (place.kind, place.key)


def _naming(pictures: frozenset[str], *catalogs: Catalog) -> Iterator[tuple[Kind, str]]:
    """The entities that name one of the pictures."""
    if not pictures:
        return
    for catalog in catalogs:
        for kind in PICTURES:
            for key, item in catalog.items(kind).items():
                if any(path in pictures for _, path in pictures_of(item)):
                    yield kind, key


def _pictures(
    kind: Kind, key: str, base: Catalog, head: Catalog, pictures: frozenset[str]
) -> tuple[str, ...]:
    """Those of the changed pictures that an entity names, on either side."""
    if not pictures:
        return ()
    sides = [item for catalog in (base, head) if (item := catalog.items(kind).get(key)) is not None]
    return tuple(sorted({path for item in sides for _, path in pictures_of(item) if path in pictures}))


def _joined(found: list[Change], moved: dict[tuple[Kind, str], tuple[Kind, str]]) -> Iterator[Change]:
    """The changes, what went and what came being one where git saw that the file moved."""
    gone = {(c.kind, c.before.key): c for c in found if c.before is not None and c.after is None}
    came = {(c.kind, c.after.key): c for c in found if c.after is not None and c.before is None}
    pairs = {old: new for old, new in moved.items() if old in gone and new in came and old[0] is new[0]}
    for old, new in pairs.items():
        yield Change(old[0], gone[old].before, came[new].after, gone[old].pictures + came[new].pictures)
    joined = {id(gone[old]) for old in pairs} | {id(came[new]) for new in pairs.values()}
    yield from (change for change in found if id(change) not in joined)


def _differs(change: Change) -> bool:
    """Whether the meaning differs, not only the text of the file."""
    before, after = change.before, change.after
    if before is None or after is None or change.pictures or before.path != after.path:
        return True
    return before.value != after.value or before.document.values != after.document.values
