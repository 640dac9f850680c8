"""How words are set: a capital where they stand alone, and the spaces at which no line breaks."""

from __future__ import annotations

import re
from functools import lru_cache

from ambassade.language.code import without_region

_NO_BREAK = "\N{NO-BREAK SPACE}"
_SPACE = r"(?<=«) | (?=[:;!?»])"
"""A space of French punctuation, as people type it: inside of quotation marks, and before a high sign."""
_IN_WORDS = re.compile(rf"(`[^`]*`)|{_SPACE}")
"""The same in plain words; code is passed over: it is copied."""
_IN_HTML = re.compile(rf"(<(code|pre)\b.*?</\2>|<[^>]*>)|{_SPACE}", re.DOTALL)
"""The same in HTML; tags and code are passed over."""


def capital(text: str) -> str:
    """Words that stand alone: their first letter a capital, as in French the names of days have none."""
    return text[:1].upper() + text[1:]


def bound_words(text: str, language: str) -> str:
    """Words in `language` whose line breaks at no space of their punctuation; `code` stays as it is.

    French alone has such spaces; words of any other language are returned as they are. Not for HTML.
    """
    return _IN_WORDS.sub(_kept, text) if without_region(language) == "fr" else text


def bound_html(html: str, language: str) -> str:
    """The same for HTML, whose tags and code stay as they are."""
    return _bound_html(html) if without_region(language) == "fr" else html


@lru_cache(maxsize=65536)
def _bound_html(html: str) -> str:
    return _IN_HTML.sub(_kept, html)


def _kept(found: re.Match[str]) -> str:
    """What is passed over, or a space at which no line breaks."""
    return found[1] or _NO_BREAK
