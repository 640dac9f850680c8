"""Names: short names from texts, and the nearest known name to an unknown one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 80
_SPELLED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """The text without case, accents, ligatures and compatibility forms, for comparing and sorting names."""
    if text.isascii():
        return text.casefold()
    folded = text
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def slugify(text: str) -> str:
    """A short name: small Latin letters, digits and single hyphens; empty if the text has none of them."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:LONGEST].strip("-")


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like `name`, if one is close."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    close = get_close_matches(fold(name)[:LONGEST], by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def initials(name: str) -> str:
    """One or two letters that stand for a person, in the name's own script."""
    parts = [part for part in re.split(r"[\s\-]+", name) if part and part[0].isalpha()]
    if not parts:
        return next((letter for letter in name if letter.isalnum()), name[:1]).upper()
    if unicodedata.category(parts[0][0]) == "Lo":
        return "".join(part[0] for part in (parts[:1] if len(parts) == 1 else (parts[0], parts[-1])))
    chosen = parts[:1] if len(parts) == 1 else (parts[0], parts[-1])
    return "".join(part[0] for part in chosen).upper()
