"""Colours: how far two stand apart for the eye, and others of the same hue.

Contrast is that of WCAG 2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), from 1 to 21. Lightness and hue
are those of Oklab (https://bottosson.github.io/posts/oklab/), in which equal steps look equal.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

STEPS = 400
"""How finely the lightness of other colours of a hue is searched."""
_LINEAR_FROM = 0.04045

_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_Matrix = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour as the eye sorts it: lightness from 0 to 1, how strong it is, the angle of its hue."""

    lightness: float
    strength: float
    hue: float


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 (black) to 1 (white)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21; in either order the same."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, part: float) -> str:
    """`part` (0 to 1) of a colour on a ground, as `color-mix(in srgb, …)` has it."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _hex(tuple(round(over * part + under * (1 - part)) for over, under in pairs))


def shade(colour: str) -> Shade:
    """Lightness, strength and hue of `#rrggbb`."""
    cones = tuple(math.cbrt(value) for value in _times(_TO_CONES, _linear(colour)))
    lightness, green_red, blue_yellow = _times(_TO_LAB, cones)
    return Shade(lightness, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red))


def coloured(wanted: Shade) -> str:
    """The colour of a shade as `#rrggbb`; where screens have none so strong, the strongest they have."""
    weak, strong = 0.0, 1.0
    if (whole := _screen(wanted, 1.0)) is not None:
        return whole
    for _ in range(12):
        middle = (weak + strong) / 2
        weak, strong = (middle, strong) if _screen(wanted, middle) is not None else (weak, middle)
    return _screen(wanted, weak) or ("#ffffff" if wanted.lightness > 1 / 2 else "#000000")


def nearest(colour: str, passes: Callable[[str], bool]) -> str | None:
    """The colour of the same hue nearest in lightness that passes; None where none does."""
    if passes(colour):
        return colour
    start = shade(colour)
    lightnesses = sorted(
        (step / STEPS for step in range(STEPS + 1)), key=lambda each: abs(each - start.lightness)
    )
    tried = (coloured(Shade(each, start.strength, start.hue)) for each in lightnesses)
    return next((each for each in tried if passes(each)), None)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(channels: tuple[int, ...]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in channels)


@lru_cache(maxsize=4096)
def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_light(channel / 255) for channel in _channels(colour))
    return red, green, blue


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_FROM else ((channel + 0.055) / 1.055) ** 2.4


def _times(matrix: _Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _screen(wanted: Shade, part: float) -> str | None:
    """The colour with `part` of the strength; None where screens have no such colour."""
    strength = wanted.strength * part
    lab = (wanted.lightness, strength * math.cos(wanted.hue), strength * math.sin(wanted.hue))
    cones = tuple(value**3 for value in _times(_FROM_LAB, lab))
    channels = []
    for value in _times(_FROM_CONES, cones):
        if not -0.0005 <= value <= 1.0005:
            return None
        level = min(1.0, max(0.0, value))
        encoded = level * 12.92 if level <= _LINEAR_FROM / 12.92 else 1.055 * level ** (1 / 2.4) - 0.055
        channels.append(round(encoded * 255))
    return _hex(tuple(channels))
