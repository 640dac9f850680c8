"""A drawn rosette for a badge: no number, no metal, all of one size; which one, its name decides."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from math import cos, pi, sin

_PETALS = (8, 10, 12, 14)
_POINTS = (4, 5, 6, 8)


@lru_cache(maxsize=512)
def draw_medal(name: str, side: int = 40) -> str:
    """An SVG drawing `side` pixels wide, in the page's own colours; the words beside it say the same."""
    number = hashlib.sha256(f"medal:{name}".encode()).digest()[0]
    petals = _PETALS[number % len(_PETALS)]
    points = _POINTS[number // len(_PETALS) % len(_POINTS)]
    return (
        f'<svg viewBox="0 0 48 48" width="{side}" height="{side}" aria-hidden="true">'
        f'<path fill="var(--am-brass)" d="{_scallops(petals)}"/>'
        '<circle cx="24" cy="24" r="15" fill="var(--am-surface)"/>'
        f'<path fill="var(--am-brass)" d="{_star(points)}"/></svg>'
    )


def _scallops(petals: int) -> str:
    """A disc whose edge is made of so many half circles."""
    corners = [_at(20, turn / petals) for turn in range(petals)]
    radius = 20 * sin(pi / petals)
    arcs = "".join(f"A{radius:.1f} {radius:.1f} 0 0 1 {corner}" for corner in (*corners[1:], corners[0]))
    return f"M{corners[0]}{arcs}z"


def _star(points: int) -> str:
    """A star of so many points."""
    corners = (_at(5 if turn % 2 else 11, turn / (2 * points)) for turn in range(2 * points))
    return f"M{'L'.join(corners)}z"


def _at(radius: float, turn: float) -> str:
    """The point so far from the middle, a part of a turn from the top, clockwise."""
    return f"{24 + radius * sin(2 * pi * turn):.1f} {24 - radius * cos(2 * pi * turn):.1f}"
