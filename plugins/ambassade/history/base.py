"""What the base held, made from what the head holds: only the files that differ are read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ambassade.load.content import load_content
from ambassade.load.git import FileChange
from ambassade.load.layout import CONTENT, meant_path, place_of
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree, TreeFile
from ambassade.model.catalog import Catalog, Item, Kind


def base_catalog(head: Catalog, tree: Tree, files: tuple[FileChange, ...], schemas: SchemaSet) -> Catalog:
    """The catalog of the base: the head's, with what differs as `tree` (the base's files) has it.

    What the base could not read is known as broken there; its faults are not told again. The cost follows the
    number of changed files, besides listing the tree once.
    """
    touched = {
        path
        for file in files
        for path in (file.path, file.was)
        if path is not None and path.startswith(f"{CONTENT}/")
    }
    # A misnamed file stands for the entity that it was probably meant to be, as broken.
    places = {
        path: place
        for path in touched
        if (place := place_of(path) or place_of(meant_path(path) or "")) is not None
    }
    mains = {place.main for place in places.values()}
    part = load_content(_Part(tree, touched | mains, mains), schemas).catalog
    keys = {(place.kind, place.key) for place in places.values()}
    catalog = Catalog(read=tree.read)
    for kind in Kind:
        broken = {key for key in head.broken.get(kind, ()) if (kind, key) not in keys}
        catalog.broken[kind] = broken | part.broken.get(kind, set())
        if kind is Kind.ORGANISATION:
            own = (kind, "organisation") in keys
            catalog.organisation = part.organisation if own else head.organisation
            continue
        table: dict[str, Item[Any]] = catalog.items(kind)  # type: ignore[assignment]  # being filled here
        table.update((key, item) for key, item in head.items(kind).items() if (kind, key) not in keys)
        table.update(part.items(kind))
    kept = {path: size for path, size in head.assets.items() if path not in touched}
    catalog.assets = kept | part.assets
    return catalog


@dataclass(frozen=True, slots=True)
class _Part:
    """Those files of a tree that differ, and the others of their entities: a profile and its translations."""

    tree: Tree
    wanted: set[str]
    mains: set[str]

    def files(self, folder: str) -> Iterator[TreeFile]:
        """The wanted files below `folder`, sorted by path."""
        if not self.wanted:
            return
        for file in self.tree.files(folder):
            if file.path in self.wanted or _main(file.path) in self.mains:
                yield file

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self.tree.read(path)


def _main(path: str) -> str | None:
    """The path of the file that `path` would translate; None where its name is no translation's."""
    stem, dot, ending = path.rpartition(".md")
    if not dot or ending or not path.startswith(CONTENT):
        return None
    main, dot, _ = stem.rpartition(".")
    return f"{main}.md" if dot else None
