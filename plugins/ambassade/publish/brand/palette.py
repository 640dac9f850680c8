"""An organisation's colours with what follows from them, and the pairs that must stay apart for the eye.

What an organisation may set: brand, brass (marks) and frame (the public site's header). From each follow
others, such as the soft ground below a brand colour. The rest of the design's colours stay as they are in
`ambassade.css`; a test holds those that stand here equal to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from ambassade.model.colour import Shade, coloured, contrast, mixed, nearest, shade

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
TEXT, MARK = 4.5, 3.0
"""The least contrast of text (WCAG 2.2, 1.4.3), and of edges and marks (1.4.11)."""

GIVEN: Mapping[Scheme, Mapping[str, str]] = {
    "light": {
        "ground": "#f3f4ef",
        "surface": "#ffffff",
        "sunk": "#e8ebe3",
        "ink": "#17211f",
        "brand": "#0c5a54",
        "on-brand": "#ffffff",
        "brand-soft": "#d8e8e2",
        "brass": "#9a6c10",
        "brass-soft": "#f2e5c3",
        "frame": "#f3f4ef",
        "frame-ink": "#17211f",
        "frame-line": "#d3d8cd",
        "frame-field": "#e4e8df",
    },
    "dark": {
        "ground": "#101716",
        "surface": "#182221",
        "sunk": "#0b1110",
        "ink": "#e8ede9",
        "brand": "#7fcabb",
        "on-brand": "#06211e",
        "brand-soft": "#17352f",
        "brass": "#d8ab4e",
        "brass-soft": "#372c12",
        "frame": "#101716",
        "frame-ink": "#e8ede9",
        "frame-line": "#2c3937",
        "frame-field": "#1d2827",
    },
}
"""The design's own colours, by token."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens that lie one on the other, and the contrast that they need."""

    front: str
    ground: str
    needed: float


PAIRS: Mapping[str, tuple[Pair, ...]] = {
    "brand": (
        Pair("brand", "ground", TEXT),
        Pair("brand", "surface", TEXT),
        Pair("brand", "sunk", TEXT),
        Pair("brand", "brand-soft", TEXT),
        Pair("on-brand", "brand", TEXT),
        Pair("ink", "brand-soft", TEXT),
    ),
    "brass": (Pair("brass", "ground", MARK), Pair("brass", "surface", MARK), Pair("brass", "sunk", MARK)),
    "frame": (Pair("frame-ink", "frame", TEXT), Pair("frame-ink", "frame-field", TEXT)),
}
"""By the colour that may be set: the pairs that it changes."""

_SOFT = (0.16, 0.12, 0.08, 0.05)
"""How much of a brand colour its soft ground has: the first with which its words can be read on it."""
_FIELD = (0.1, 0.06, 0.03)
"""How much of the header's ink the search field has, likewise."""
_DARK: Mapping[str, float] = {"brand": 0.786, "brass": 0.765, "frame": 0.197}
"""How light each is on dark pages: as in the design."""
_LINE = 0.16
_PAPER = 0.7
"""A header so light is paper, and quiet on dark pages too."""


class Shades(Protocol):
    """A colour as the organisation file gives it, for light pages and perhaps for dark ones."""

    @property
    def light(self) -> str:
        """On light pages, `#rrggbb`."""

    @property
    def dark(self) -> str | None:
        """On dark pages; None: it follows from the other."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A pair as it is: its two colours, and their contrast."""

    pair: Pair
    front: str
    ground: str
    contrast: float

    @property
    def passes(self) -> bool:
        """Whether it can be read, or seen."""
        return self.contrast >= self.pair.needed


def tokens(name: str, colour: str, scheme: Scheme) -> Mapping[str, str]:
    """A colour that was set, with those that follow from it, by token."""
    given = GIVEN[scheme]
    if name == "brand":
        return {
            "brand": colour,
            "on-brand": _apart(colour, "#ffffff", "#06211e"),
            "brand-soft": _ground(colour, given["surface" if scheme == "light" else "ground"], _SOFT),
        }
    if name == "brass":
        return {"brass": colour, "brass-soft": mixed(colour, given["surface"], _SOFT[0])}
    ink = _apart(colour, GIVEN["light"]["ink"], "#ffffff")
    return {
        "frame": colour,
        "frame-ink": ink,
        "frame-line": mixed(ink, colour, _LINE),
        "frame-field": _ground(ink, colour, _FIELD),
    }


def measured(name: str, colour: str, scheme: Scheme) -> Iterator[Measured]:
    """The pairs that a colour changes, as they would be with it."""
    here = {**GIVEN[scheme], **tokens(name, colour, scheme)}
    for pair in PAIRS[name]:
        front, ground = here[pair.front], here[pair.ground]
        yield Measured(pair, front, ground, contrast(front, ground))


def nearest_passing(name: str, colour: str, scheme: Scheme) -> str:
    """The colour of the same hue, nearest in lightness, with which its pairs pass; else the design's."""
    found = nearest(colour, lambda each: all(pair.passes for pair in measured(name, each, scheme)))
    return found or GIVEN[scheme][name]


@lru_cache(maxsize=256)
def dark_of(name: str, light: str) -> str:
    """The colour on dark pages that follows from the one on light pages: its hue, light as the design's."""
    start = shade(light)
    strength = start.strength
    if name == "frame" and start.lightness > _PAPER:
        strength = min(strength, shade(GIVEN["dark"]["frame"]).strength)
    return nearest_passing(name, coloured(Shade(_DARK[name], strength, start.hue)), "dark")


def in_scheme(name: str, shades: Shades, scheme: Scheme) -> str:
    """A colour as it is on light or on dark pages."""
    return shades.light if scheme == "light" else shades.dark or dark_of(name, shades.light)


def _apart(ground: str, *inks: str) -> str:
    """Which of the inks stands out most from a ground."""
    return max(inks, key=lambda ink: contrast(ink, ground))


def _ground(colour: str, below: str, parts: tuple[float, ...]) -> str:
    """What lies below with a part of a colour: the most that the colour can be read on, or the least."""
    grounds = [mixed(colour, below, part) for part in parts]
    return next((ground for ground in grounds if contrast(colour, ground) >= TEXT), grounds[-1])
