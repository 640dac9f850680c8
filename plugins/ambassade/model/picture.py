"""Which files name pictures, and where those lie: beside the file that names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from ambassade.model.catalog import Item, Kind, Path, follow

PICTURES: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        Kind.AMBASSADOR: (("photo", "file"),),
        Kind.MESSAGE: (("assets", "*", "file"),),
        Kind.POST: (("cover", "file"),),
    }
)
"""Every property that holds the name of a file; `*` stands for the items of a list."""


def pictures_of(item: Item[Any]) -> Iterator[tuple[Path, str]]:
    """Every place of an item that names a picture, with the path of the file it stands for."""
    folder = item.path.rpartition("/")[0]
    for pattern in PICTURES.get(item.kind, ()):
        for path, name in follow(item.document.values, pattern):
            yield path, f"{folder}/{name}"
