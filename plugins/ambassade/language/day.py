"""How languages write days: the order, the full stops and the small words of each, from CLDR."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

_OWN = frozenset({"en", "fr"})
"""Languages whose days are written as our patterns say: English ones as in Britain, whatever the region."""
_FORMATS = {"d MMMM y": "long", "EEEE d MMMM y": "full"}
_SKELETONS = {"d": "MMMMd", "d MMMM": "MMMMd", "MMMM y": "yMMMM", "LLLL y": "yMMMM"}
"""`d` begins a range within a month, as in `14 to 18 December`: not all languages leave the month out."""
_WITH_WEEKDAY = {"EEE d MMMM": "E", "EEEE d MMMM": "EEEE"}
_MONTH, _WEEKDAY = re.compile(r"(?<!M)MMM(?!M)"), re.compile(r"E+|c+")


@cache
def pattern_of(locale: Locale, pattern: str) -> str:
    """The pattern by which a language says what `pattern` asks for; `pattern` where it knows none.

    `pattern` is one of CLDR: https://unicode.org/reports/tr35/tr35-dates.html#Date_Format_Patterns.
    """
    if locale.language in _OWN:
        return pattern
    if pattern in _FORMATS:
        return str(locale.date_formats[_FORMATS[pattern]].pattern)
    known = locale.datetime_skeletons
    if pattern in _WITH_WEEKDAY:
        found = known.get("MMMMEd") or known.get("MMMEd")
        if found is None:
            return pattern
        return _WEEKDAY.sub(_WITH_WEEKDAY[pattern], _MONTH.sub("MMMM", found.pattern), count=1)
    found = known.get(_SKELETONS.get(pattern, ""))
    return pattern if found is None else str(found.pattern)
