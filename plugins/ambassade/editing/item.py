"""What somebody means who types the name of an entry, a message, a post, a collection or a playbook page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ambassade.editing.agreement import UsageSayError
from ambassade.history.changes import STATUS_KINDS
from ambassade.load.layout import CONTENT, place_of
from ambassade.load.tree import Tree
from ambassade.model.catalog import Kind
from ambassade.names import did_you_mean
from ambassade.words import say

_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A file that has a status, readable or not."""

    kind: Kind
    key: str
    path: str
    network: str | None

    def names(self) -> tuple[tuple[str, ...], ...]:
        """What it may be called: its path, then its key, then the last word of its key."""
        last = self.key.rpartition("/")[2]
        inner = self.path.removeprefix(f"{CONTENT}/")
        paths = (self.path, inner, self.path.rpartition(".")[0], inner.rpartition(".")[0])
        keys = (self.key,) if self.network is None else (self.key, f"{self.network}/{last}")
        return paths, keys, (last,)


class Items:
    """Everything in a tree that has a status, to be found by what people type."""

    def __init__(self, items: list[Named]) -> None:
        self._items = items
        self._by_rank: list[dict[str, list[Named]]] = [{}, {}, {}]
        for item in items:
            for rank, names in enumerate(item.names()):
                for name in dict.fromkeys(names):
                    self._by_rank[rank].setdefault(name, []).append(item)

    @classmethod
    def of(cls, tree: Tree) -> Items:
        """Every file of a tree that lies where something with a status lies."""
        return cls(list(_items(tree)))

    def find(self, typed: str, root: Path, here: Path) -> Named:
        """What is meant by a path (from `here` or from the root), a key such as `network/id`, or a name.

        UsageSayError where nothing is called so, or several things are.
        """
        path = _existing(typed, root, here)
        for rank, table in enumerate(self._by_rank):
            found = table.get(path if rank == 0 and path else typed.removeprefix("./"), [])
            if len(found) == 1:
                return found[0]
            if found:
                raise UsageSayError(
                    say(
                        "`{name}` may be several things: {paths}; type the path of one",
                        name=typed,
                        paths=", ".join(item.path for item in found[:_MOST_SHOWN])
                        + (", …" if len(found) > _MOST_SHOWN else ""),
                    )
                )
        if path and place_of(path) is not None:
            raise UsageSayError(
                say(
                    "{path} has no status: only entries, messages, posts, collections and playbook pages do",
                    path=path,
                )
            )
        near = did_you_mean(typed, (name for table in self._by_rank[1:] for name in table)) or did_you_mean(
            typed, self._by_rank[0]
        )
        raise UsageSayError(
            say("nothing is called `{name}`; did you mean `{near}`?", name=typed, near=near)
            if near
            else say("nothing is called `{name}`; type the path of the file", name=typed)
        )

    def short(self, path: str) -> str:
        """What to type for the file at a path: its key where nothing else has it, else the path."""
        for item in self._by_rank[0].get(path, ()):
            _, keys, _ = item.names()
            for key in keys:
                if len(self._by_rank[1].get(key, ())) == 1:
                    return key
        return path


def _items(tree: Tree) -> Iterator[Named]:
    for file in tree.files(CONTENT):
        place = place_of(file.path)
        if place is not None and place.kind in STATUS_KINDS and place.language is None and not file.is_link:
            yield Named(place.kind, place.key, file.path, place.network)


def _existing(typed: str, root: Path, here: Path) -> str | None:
    """The main file at a path that was typed, relative to the root; None where there is no such file."""
    for base in (here, root):
        try:
            full = (base / typed).resolve()
            found = full.is_file() and full.is_relative_to(root)
        except (OSError, ValueError):
            continue
        if found:
            path = full.relative_to(root).as_posix()
            place = place_of(path)
            return path if place is None else place.main
    return None
