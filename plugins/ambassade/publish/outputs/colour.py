"""A colour's nearest name, for formats that take names only."""

from __future__ import annotations

from functools import cache

from PIL import ImageColor

_LATER = "rebeccapurple"
"""A name that CSS got after its third level, which RFC 7986 asks for."""


@cache
def nearest_name(colour: str) -> str:
    """The name in CSS 3 that is nearest to `#rrggbb`."""
    wanted = ImageColor.getrgb(colour)
    names = {name: ImageColor.getrgb(name) for name in ImageColor.colormap if name != _LATER}
    return min(
        sorted(names), key=lambda name: sum((a - b) ** 2 for a, b in zip(wanted, names[name], strict=False))
    )
