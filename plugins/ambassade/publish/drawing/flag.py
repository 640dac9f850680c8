"""A network's flag: two or three colours in one of twelve patterns, told apart by pattern first."""

from __future__ import annotations

import colorsys
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

PATTERNS: tuple[str, ...] = (
    "stripes",
    "quarters",
    "disc",
    "pennant",
    "border",
    "saltire",
    "cross",
    "halves",
    "diagonal",
    "chevron",
    "bands",
    "lozenge",
)

_SHAPES: Mapping[str, tuple[str, str]] = {
    "stripes": ("M0 0h24v6H0zM0 12h24v6H0z", "M0 0h9v12H0z"),
    "quarters": ("M0 0h12v12H0zM12 12h12v12H12z", "M8 8h8v8H8z"),
    "disc": ("M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"),
    "pennant": ("M0 0 24 12 0 24z", "M0 7 10 12 0 17z"),
    "border": ("M4 4h16v16H4z", "M8.5 8.5h7v7h-7z"),
    "saltire": (
        "m0 0h4.5L12 7.5 19.5 0H24v4.5L16.5 12l7.5 7.5V24h-4.5L12 16.5 4.5 24H0v-4.5L7.5 12 0 4.5z",
        "m12 8 4 4-4 4-4-4z",
    ),
    "cross": ("M9 0h6v9h9v6h-9v9H9v-9H0V9h9z", "M9 9h6v6H9z"),
    "halves": ("M12 0h12v24H12z", "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z"),
    "diagonal": ("M0 24 24 0v24z", "M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z"),
    "chevron": ("M0 0h7l11 12L7 24H0l10-12z", "m0 4.5 6 7.5-6 7.5z"),
    "bands": ("M0 0h8v24H0z", "M16 0h8v24h-8z"),
    "lozenge": ("m12 2 10 10-10 10L2 12z", "m12 8 4 4-4 4-4-4z"),
}
"""Each pattern on its ground: the shape in the second colour, and what the third one adds."""

_WHITE, _BLUE, _RED, _YELLOW, _INK = "#ffffff", "#1e5a9c", "#b93a2b", "#f0b429", "#17211f"
_PLUM, _GREEN, _TEAL = "#6a2458", "#1f7a50", "#0c5a54"
_PAIRS = (
    (_WHITE, _BLUE),
    (_WHITE, _RED),
    (_YELLOW, _INK),
    (_PLUM, _WHITE),
    (_INK, _WHITE),
    (_GREEN, _WHITE),
    (_TEAL, _YELLOW),
    (_BLUE, _YELLOW),
    (_RED, _WHITE),
    (_YELLOW, _PLUM),
    (_WHITE, _TEAL),
    (_BLUE, _WHITE),
)
_THIRDS = (None, None, _YELLOW, _BLUE, _RED, _GREEN, _INK)
_TRIES = 60


@dataclass(frozen=True, slots=True)
class Design:
    """What is on a flag: one of `PATTERNS`, and two or three colours as `#rrggbb`, the ground first."""

    pattern: str
    colours: tuple[str, ...]


def draw_flag(design: Design) -> str:
    """An SVG drawing of a square flag."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shapes(design)}</svg>'


def shapes(design: Design) -> str:
    """What is drawn in a flag's square, 24 by 24, to stand in another drawing."""
    outlines = ("M0 0h24v24H0z", *_SHAPES[design.pattern])
    return "".join(
        f'<path fill="{escape(colour)}" d="{outline}"/>'
        for colour, outline in zip(design.colours, outlines, strict=False)
    )


def assign_designs(slugs: Iterable[str], set_by_hand: Mapping[str, Design]) -> dict[str, Design]:
    """A design for every network: its own where it has one, else a drawn one that no other network has.

    Drawn designs follow from the slug; a slug whose design is taken by one earlier in the alphabet goes on to
    its next.
    """
    chosen = dict(set_by_hand)
    taken = set(chosen.values())
    for slug in sorted(set(slugs) - chosen.keys()):
        attempt = 0
        while (design := _design(slug, attempt)) in taken:
            attempt += 1
        chosen[slug] = design
        taken.add(design)
    return chosen


def _design(slug: str, attempt: int) -> Design:
    number = int.from_bytes(hashlib.sha256(f"flag:{slug}:{attempt}".encode()).digest()[:8])
    number, pattern = divmod(number, len(PATTERNS))
    if attempt >= _TRIES:
        # So many networks that the chosen pairs run out: any dark colour on white.
        red, green, blue = colorsys.hls_to_rgb(number % 360 / 360, 0.2 + number % 97 / 970, 0.6)
        colour = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
        return Design(PATTERNS[pattern], (_WHITE, colour))
    number, pair = divmod(number, len(_PAIRS))
    third = _THIRDS[number % len(_THIRDS)]
    colours = _PAIRS[pair] if third is None or third in _PAIRS[pair] else (*_PAIRS[pair], third)
    return Design(PATTERNS[pattern], colours)
