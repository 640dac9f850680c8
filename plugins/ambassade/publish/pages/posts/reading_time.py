"""How long it takes to read a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ambassade.language.code import without_region

_WORDS_A_MINUTE: Final[Mapping[str, int]] = MappingProxyType(
    {
        "ar": 138,
        "de": 179,
        "en": 228,
        "es": 218,
        "fi": 161,
        "fr": 195,
        "he": 187,
        "it": 188,
        "nl": 202,
        "pl": 166,
        "pt": 181,
        "ru": 184,
        "sl": 180,
        "sv": 199,
        "tr": 166,
    }
)
"""What adults read of a plain text, aloud: S. Trauzettel-Klosinski, K. Dietz, "Standardized Assessment of
Reading Performance: The New International Reading Speed Texts IReST", Investigative Ophthalmology & Visual
Science 53 (2012), 5452-5461, doi:10.1167/iovs.11-8284, table of 17 languages."""
_OF_ANY_LANGUAGE: Final = 184
"""The mean of all of them (ibid.)."""
_SIGNS_A_MINUTE: Final[Mapping[str, int]] = MappingProxyType({"ja": 357, "zh": 255})
"""The same of what is written without spaces, by characters (ibid.)."""
_OF_ANY_SCRIPT: Final = 255
_SIGN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Kana and ideographs; Korean has spaces, so its words count."""


def reading_minutes(text: str, language: str) -> int:
    """How long it takes to read a text in `language`, at least one minute.

    Signs of a script without spaces count one by one, whatever the language is said to be: words between them
    (names, figures) count as words.
    """
    base = without_region(language)
    signs = len(_SIGN.findall(text))
    words = len((_SIGN.sub(" ", text) if signs else text).split())
    minutes = words / _WORDS_A_MINUTE.get(base, _OF_ANY_LANGUAGE)
    minutes += signs / _SIGNS_A_MINUTE.get(base, _OF_ANY_SCRIPT)
    return max(1, round(minutes))
