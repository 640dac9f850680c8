"""The cover of a post that has no picture: four squares made from its network's flag."""

from __future__ import annotations

import hashlib
from html import escape

from ambassade.publish.drawing.flag import Design, shapes

_SQUARES = (
    '<path fill="{0}" d="M0 0h300v300H0z"/><path fill="{1}" d="M0 300A300 300 0 0 1 300 0v300z"/>',
    '<path fill="{1}" d="M0 0h300v300H0z"/><circle cx="150" cy="150" r="86" fill="{0}"/>',
    (
        '<path fill="{0}" d="M0 0h300v300H0z"/><path fill="{1}" d="M0 0h300v22H0zM0 56h300v22H0z'
        'M0 112h300v22H0zM0 168h300v22H0zM0 224h300v22H0zM0 280h300v20H0z"/>'
    ),
    '<path fill="{1}" d="M0 0h300v300H0z"/><path fill="{0}" d="M0 300 300 0v300z"/>',
    '<path fill="{0}" d="M0 0h300v300H0z"/><path fill="{1}" d="M0 0h150v150H0zM150 150h150v150H150z"/>',
    '<path fill="{1}" d="M0 0h300v300H0z"/><path fill="{0}" d="M150 24 276 150 150 276 24 150z"/>',
)
_ACCENTS = ("#f0b429", "#dbe5f1", "#d8e8e2", "#f3dbd3", "#ecdbe7", "#17211f")


def draw_cover(slug: str, flag: Design) -> str:
    """An SVG drawing, four squares wide; the flag is one of them, the others follow from the post's slug."""
    number = int.from_bytes(hashlib.sha256(f"cover:{slug}".encode()).digest()[:12])
    number, place = divmod(number, 4)
    strong = next((colour for colour in reversed(flag.colours) if colour != "#ffffff"), flag.colours[0])
    drawn, last = [], -1
    for position in range(4):
        if position == place:
            inside = f'<g transform="scale(12.5)">{shapes(flag)}</g>'
        else:
            number, shape = divmod(number, len(_SQUARES))
            shape = (shape + 1) % len(_SQUARES) if shape == last else shape
            last = shape
            number, accent = divmod(number, len(_ACCENTS))
            colour = _ACCENTS[accent] if _ACCENTS[accent] != strong else "#ffffff"
            inside = _SQUARES[shape].format(escape(colour), escape(strong))
        drawn.append(f'<g transform="translate({position * 300})">{inside}</g>')
    return (
        '<svg class="am-cover" viewBox="0 0 1200 300" aria-hidden="true" focusable="false" '
        f'preserveAspectRatio="xMidYMid slice">{"".join(drawn)}</svg>'
    )
