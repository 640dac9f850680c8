"""ambassadors/<slug>/qr.svg: the address of somebody's public page, to print on a badge or a slide.

Black on white in the dark too, with the four modules of margin that readers need (ISO/IEC 18004). The mask is
always the same one: the standard lets readers take any, and to weigh all eight takes forty times as long. A
drawing of an earlier build says what it is of; where that is the same, it is taken over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import segno

from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.site import Asset

MARGIN = 4
_MASK = 2


def qr_codes(edition: Edition, addresses: Addresses, kept: Path | None = None) -> Iterator[Asset]:
    """A drawing for each person of the public edition; none where its address is not known.

    `kept` is the folder that an earlier build of the edition made, if there is one.
    """
    if edition.audience != "public" or addresses.base is None:
        return
    for slug, person in edition.ambassadors.items():
        address, path = addresses.base + f"ambassadors/{slug}/", qr_path(slug)
        earlier = None if kept is None else _earlier(kept / path, address, person.name)
        yield Asset(path=path, content=earlier or draw_qr(address, person.name))


def _earlier(file: Path, address: str, title: str) -> bytes | None:
    """The drawing in a file, if it is whole and one of this address with this title."""
    content = file.read_bytes() if file.is_file() else b""
    told = f"<title>{escape(title)}</title><desc>{escape(address)}</desc>".encode()
    return content if told in content and content.rstrip().endswith(b"</svg>") else None


def qr_path(slug: str) -> str:
    """Where the code of somebody's page lies."""
    return f"ambassadors/{slug}/qr.svg"


def draw_qr(address: str, title: str) -> bytes:
    """An SVG drawing of an address; correction level M, or a better one where that costs no module."""
    drawing = io.BytesIO()
    code = segno.make(address, error="m", micro=False, mask=_MASK)
    code.save(
        drawing, kind="svg", border=MARGIN, light="#fff", title=title, desc=address, omitsize=True, nl=False
    )
    return drawing.getvalue()
