"""The collections of links, as the JSON says them."""

from __future__ import annotations

from ambassade.publish.audience import Edition
from ambassade.publish.collected import Collected, collection_path
from ambassade.publish.outputs.api import file_shape, record_shape
from ambassade.publish.outputs.api.said import Said


class Collections:
    """The collections of one edition."""

    def __init__(self, edition: Edition, said: Said, stamp: file_shape.Stamp) -> None:
        self._edition = edition
        self._said = said
        self._stamp = stamp

    def file(self, most: int | None = None) -> file_shape.CollectionsFile:
        """All that readers have; `most`: so many of them, with so many links each."""
        collected = Collected(self._edition)
        keys = [key for key in sorted(collected.keys) if collected.is_out(key)]
        found = [self._collection(key, collected, most) for key in keys[:most]]
        return {**self._stamp, "kind": "collections", "collections": found}

    def _collection(self, key: str, collected: Collected, most: int | None) -> record_shape.Collection:
        value, page = self._edition.collections[key], collection_path(key)
        links: list[record_shape.PickedLink] = [
            {
                "url": link.url,
                "title": self._said.words(link.title, link.language),
                "language": link.language,
                "kind": link.kind,
                "comment": self._said.words(link.comment),
                "on": link.on.isoformat(),
                "by": link.by,
            }
            for link in (pick.link for pick in collected.out(key)[:most])
        ]
        return {
            "id": key,
            "network": value.network,
            "title": self._said.words(value.title),
            "summary": self._said.maybe(value.summary),
            "curators": list(value.curators),
            "themes": list(value.themes),
            "links": links,
            "page": self._said.address(page),
            "feed": self._said.address(f"{page}feed.xml"),
        }
