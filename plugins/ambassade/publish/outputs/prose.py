"""Markdown bodies as HTML for readers outside of the site, whose links lead into it."""

from __future__ import annotations

from ambassade.publish.audience import Edition
from ambassade.publish.content_page import ContentPages
from ambassade.publish.markdown import Converter
from ambassade.publish.outputs.address import Addresses


class Prose:
    """Converts the bodies of one edition; a link to what the edition does not show keeps its words only."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self._pages = ContentPages(edition)
        self._addresses = addresses
        self._converter = Converter()

    def html(self, markdown: str, folder: str, page: str) -> str:
        """`markdown`, written in a file of `folder`, as safe HTML to be read from beside `page`."""

        def resolve(target: str) -> str | None:
            path = self._pages.resolve(target, folder)
            return None if path is None else self._addresses.seen_from(page, path)

        return str(self._converter.convert(markdown, level=2, resolve=resolve))
