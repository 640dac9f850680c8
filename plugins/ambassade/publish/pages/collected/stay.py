"""Addresses of links that stay: each leads to where the link stands today on the pages of its collection.

A link moves on to a further page as newer ones are picked; what was shared or kept by a feed reader is not
to lead to the wrong page then. So each has a small file that sends readers on, without a script.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from ambassade.publish.collected import Pick
from ambassade.publish.pages.collected.page import leaves_of
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Asset, relative

_FILE = (
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">\n'
    '<meta http-equiv="refresh" content="0; url={address}">\n<title>{title}</title>\n</head>\n'
    '<body>\n<main><h1>{collection}</h1><p><a href="{address}"{spoken}>{title}</a></p></main>\n'
    "</body>\n</html>\n"
)


def stay_files(writer: Writer) -> Iterator[Asset]:
    """A file for each link of each collection; it exists once, and leads to the first language's pages."""
    for key in writer.collected.keys:
        for leaf in leaves_of(writer, key):
            for pick in leaf.items:
                if not pick.is_again:
                    yield Asset(path=f"{pick.path}index.html", content=_file(writer, pick, leaf.path))


def _file(writer: Writer, pick: Pick, page: str) -> bytes:
    card = writer.collections.pick(pick)
    html = _FILE.format(
        language=escape(writer.edition.language),
        address=escape(relative(f"{page}#{pick.anchor}", pick.path)),
        title=escape(card.title.text),
        spoken=card.title.attributes,
        collection=escape(card.collection.title.text),
    )
    return html.encode()
