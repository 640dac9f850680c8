"""Pictures beside the content: which files name one, and a picture as a place for a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ambassade.model.catalog import Catalog, Item, Path, follow
from ambassade.rules.index import PICTURES
from ambassade.spans import START, Location


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file: it has a path and no values."""

    path: str

    @property
    def document(self) -> Picture:
        """Itself: a picture is its own file."""
        return self

    @property
    def values(self) -> Mapping[str, object]:
        """None."""
        return {}

    def at(self, path: Path, *, key: bool = False) -> Location:  # noqa: ARG002 - a document's; a picture has one place
        """Its beginning."""
        return Location(self.path, START)


def named_pictures(catalog: Catalog) -> Iterator[tuple[Item[object], Path, str]]:
    """Every place that names a picture, with the path of the file it stands for."""
    for kind, patterns in PICTURES.items():
        for item in catalog.items(kind).values():
            folder = item.path.rpartition("/")[0]
            for pattern in patterns:
                for path, name in follow(item.document.values, pattern):
                    yield item, path, f"{folder}/{name}"
