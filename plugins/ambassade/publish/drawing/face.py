"""A person's drawn face: initials on two tones, for whom no photograph may be shown."""

from __future__ import annotations

import hashlib
from html import escape

from ambassade.names import initials

_TONES = (
    ("#e3e6dd", "#bdc7b5", "#26332c"),
    ("#f3dbd3", "#e6b3a2", "#5c1f12"),
    ("#f1e3bf", "#e2c27d", "#4a3300"),
    ("#d9e8e2", "#a9cfc3", "#0b3d38"),
    ("#ecdbe7", "#d3abc8", "#4b153d"),
    ("#dbe5f1", "#aac4e1", "#123a66"),
)
"""Ground, shape, ink; the ink keeps a contrast of 6.4 or more on both."""

_SHAPES = (
    '<circle cx="14" cy="84" r="46" fill="{}"/>',
    '<circle cx="78" cy="20" r="44" fill="{}"/>',
    '<path fill="{}" d="M0 0h96L0 96z"/>',
    '<path fill="{}" d="M0 62h96v34H0z"/>',
    '<path fill="{}" d="M48 0h48v96H48z"/>',
    '<path fill="{}" d="M0 58 96 20v76H0z"/>',
)


def draw_face(slug: str, name: str) -> str:
    """An SVG drawing; shape and tones follow from `slug` alone, the letters from `name`."""
    number = _number(slug)
    ground, tone, ink = _TONES[number % len(_TONES)]
    shape = _SHAPES[number // len(_TONES) % len(_SHAPES)].format(tone)
    letters = initials(name)
    size = 44 if len(letters) == 1 else 34
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
        f'<path fill="{ground}" d="M0 0h96v96H0z"/>{shape}'
        '<text x="48" y="49" dy=".35em" text-anchor="middle" font-family="system-ui,sans-serif" '
        f'font-size="{size}" font-weight="600" fill="{ink}">{escape(letters)}</text></svg>'
    )


def ink_of(slug: str) -> str:
    """The colour of the letters on a person's drawn face."""
    return _TONES[_number(slug) % len(_TONES)][2]


def _number(slug: str) -> int:
    return int.from_bytes(hashlib.sha256(f"face:{slug}".encode()).digest()[:8])
