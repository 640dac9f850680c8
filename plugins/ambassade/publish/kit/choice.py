"""Which of several texts is a person's: the same one every time, and another than most colleagues'."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def chosen(names: Sequence[str], *, person: str, message: str, platform: str, language: str) -> int:
    """The place in `names`, the names of the texts there are, of the one that is `person`'s.

    Each text draws a number from a hash of itself and the four; the highest wins. So people are spread
    evenly, nothing has to be stored, and a text that is added or taken away moves only those who get or had
    it.
    ValueError without names.
    """
    spoken = f"{person}\0{message}\0{platform}\0{language}"

    def drawn(place: int) -> bytes:
        return hashlib.sha256(f"{spoken}\0{names[place]}".encode()).digest()

    return max(range(len(names)), key=drawn)
