"""Whether a text says certain words, however it spells their capitals, spaces and apostrophes.

`publish/static/own-words.js` does the same in the browser; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

LETTERS = r"\p{L}\p{M}\p{N}_"
"""What a word is made of."""
_SPACES = re.compile(r"[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ONE_SIGN = str.maketrans({"ς": "σ", "’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"})
_LETTER = regex.compile(f"[{LETTERS}]")
_CLOSING = " .!…。"


@lru_cache(maxsize=512)
def folded(text: str) -> str:
    """A text for comparing: in NFC and small letters, with plain apostrophes, hyphens and single spaces.

    By way of capitals, so that `ß` is `ss`: browsers have no other way to do so.
    """
    plain = unicodedata.normalize("NFC", text).upper().lower().translate(_ONE_SIGN)
    return _SPACES.sub(" ", plain)


def says(text: str, words: str) -> bool:
    """Whether a `folded` text has `words` as whole words; the full stop behind them makes no difference."""
    wanted = _wanted(words)
    if not wanted:
        return False
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not _in_a_word(text, at) and not _in_a_word(text, end):
            return True
        at = text.find(wanted, at + 1)
    return False


@lru_cache(maxsize=4096)
def _wanted(words: str) -> str:
    """Words as they are looked for: the same few in every text."""
    return folded(words).strip(" ").rstrip(_CLOSING)


def _in_a_word(text: str, at: int) -> bool:
    """Whether a word goes on across a place of a text."""
    return 0 < at < len(text) and bool(_LETTER.match(text[at - 1]) and _LETTER.match(text[at]))
