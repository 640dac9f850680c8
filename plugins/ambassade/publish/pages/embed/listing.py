"""`embed/`: how a network is put on another page, what it looks like there, and the line to copy for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.embed.files import ROOT, alone_path
from ambassade.publish.pages.embed.view import MOST_PEOPLE
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.writer import STATIC, About, Writer
from ambassade.publish.site import Page, relative

A_PAGE = 20
WIDTH, LOWEST, HEAD, A_PERSON = 640, 560, 250, 80
"""Of a frame, in CSS pixels: at that width its people and dates seldom have to be scrolled."""
UNKNOWN = "https://site.example/"
"""Stands in the lines for the site's address where that is not known; the page then says so."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A network and what is copied for it."""

    card: NetworkCard
    alone: str
    """Its page for an iframe: a file of the site."""
    script: str
    frame: str
    height: int
    """Of the frame, in CSS pixels."""


def embed_pages(writer: Writer, addresses: Addresses) -> Iterator[Page]:
    """How it is done, with an example, then every network; nothing in editions for fewer than everybody."""
    if writer.edition.audience != "public":
        return
    text, base = writer.words, addresses.base or UNKNOWN
    title = text.say("Put a network on your page")
    pages = leaves(ROOT, writer.index.networks, A_PAGE, folder="networks/")
    for leaf in pages:
        heading = numbered(text, title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=text.say("One line puts a network's people and next dates on a page of yours."),
            section="networks/",
            scripts=("copy",),
            head=_example(writer, leaf.path, leaf.items[0]) if leaf.number == 1 and leaf.items else Markup(),
        )
        lines = [_lines(writer, base, slug) for slug in leaf.items]
        yield writer.page(
            "embed.html",
            about,
            heading=heading,
            first=leaf.number == 1,
            example=lines[0] if lines and leaf.number == 1 else None,
            source=base.rstrip("/"),
            known=addresses.base is not None,
            lines=lines,
            pages=pages,
        )


def _example(writer: Writer, page: str, network: str) -> Markup:
    """The line of the example, and before it what sets its theme: no page has a script within its text."""
    line = Markup(
        '<script src="{}{}embed.js" defer></script>'
        '<script src="{}v1.js" data-network="{}" data-heading="4" data-lang="{}" data-into="am-example"'
        " defer></script>"
    )
    base, here = writer.place(page).base, relative(ROOT, writer.whole(page))
    return line.format(base, STATIC, here, network, writer.edition.language)


def _lines(writer: Writer, base: str, network: str) -> Lines:
    card = writer.cards.network(network)
    height = max(LOWEST, HEAD + A_PERSON * min(card.count, MOST_PEOPLE))
    path = alone_path(network, writer.edition.language if writer.folder else None)
    name = card.name.text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return Lines(
        card,
        f"{path}index.html",
        f'<script src="{base}{ROOT}v1.js" data-network="{network}" defer></script>',
        f'<iframe src="{base}{path}" title="{name}" width="{WIDTH}" height="{height}"'
        ' style="width:100%;border:0" loading="lazy"></iframe>',
        height,
    )
