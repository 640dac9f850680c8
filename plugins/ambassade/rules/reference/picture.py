"""Pictures beside the content: which files name one."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.model.catalog import Catalog, Item, Path
from ambassade.model.picture import PICTURES, pictures_of


def named_pictures(catalog: Catalog) -> Iterator[tuple[Item[object], Path, str]]:
    """Every place that names a picture, with the path of the file it stands for."""
    for kind in PICTURES:
        for item in catalog.items(kind).values():
            for path, file in pictures_of(item):
                yield item, path, file
