"""How wide words are in a drawing, whose font the reader's system chooses."""

from __future__ import annotations

import unicodedata


def text_width(text: str, size: float) -> float:
    """About how wide a text is in letters of `size`, rather more than less."""
    return sum(_char_width(char) for char in text) * size


def fitted(text: str, size: float, room: float) -> str:
    """The text, or as much of it as there is room for, with an ellipsis."""
    if text_width(text, size) <= room:
        return text
    rest = room - text_width("…", size)
    for end, char in enumerate(text):
        rest -= _char_width(char) * size
        if rest < 0:
            return text[:end].rstrip(" ,·") + "…"
    return text


def _char_width(char: str) -> float:
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in "iljtfrI.,:;'’|!() ":
        return 0.36
    if char in "mwMW@&—…":
        return 0.95
    return 0.7 if char.isupper() else 0.6
