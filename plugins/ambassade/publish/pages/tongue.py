"""The names of languages, sign languages too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from ambassade.language.typography import capital
from ambassade.words import Say, Words, say

_SIGNED: Final[Mapping[str, Say]] = {
    "asq": say("Austrian Sign Language"),
    "bfi": say("British Sign Language"),
    "fsl": say("French Sign Language"),
    "gsg": say("German Sign Language"),
    "ise": say("Italian Sign Language"),
    "isg": say("Irish Sign Language"),
    "nsl": say("Norwegian Sign Language"),
    "psr": say("Portuguese Sign Language"),
    "sfb": say("French Belgian Sign Language"),
    "sgg": say("Swiss German Sign Language"),
    "ssp": say("Spanish Sign Language"),
    "swl": say("Swedish Sign Language"),
}
"""Those that CLDR has no name for, by their ISO 639-3 code."""
_SCRIPT: Final = 4
"""As many letters has the code of a script, as in `zh-Hant`."""


@lru_cache(maxsize=4096)
def language_name(code: str, text: Words) -> str:
    """The name of a language in the words' own; the code itself where it is not known."""
    if code in _SIGNED:
        return text.text(_SIGNED[code])
    names = text.locale.languages
    whole = names.get(code.replace("-", "_"))
    if whole:
        return str(whole)
    base, _, rest = code.partition("-")
    if base not in names:
        return code
    region = rest.rpartition("-")[2]
    inner = text.locale.territories.get(region) or text.locale.scripts.get(region) or rest
    return f"{names[base]} ({inner})" if rest else str(names[base])


def reads_alike(one: str, other: str) -> bool:
    """Whether who reads one language reads the other too: regions write alike, scripts do not."""
    (first, *rest), (second, *others) = one.split("-"), other.split("-")
    scripts = {part for part in (*rest, *others) if len(part) == _SCRIPT}
    return first.lower() == second.lower() and len(scripts) < 2


def language_names(codes: Iterable[str], text: Words) -> str:
    """The names of languages with commas, the first letter a capital."""
    return capital(", ".join(language_name(code, text) for code in codes))
