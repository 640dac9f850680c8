"""What somebody probably meant who wrote a value in another form: for hints, never for reading."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from babel import Locale

from ambassade.load.formats import is_date, is_moment, is_uri, time_zones
from ambassade.names import did_you_mean, fold, slugify

_NUMERIC_DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\Z")
_OTHER_DAYS = (
    (re.compile(r"(\d{4})(\d{2})(\d{2})\Z"), (1, 2, 3)),
    (re.compile(r"(?:\w+,? )?(\d{1,2})(?:er|st|nd|rd|th|\.)? (?:of )?([^\W\d]+)[.,]* (\d{4})\Z"), (3, 2, 1)),
    (re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\Z"), (3, 1, 2)),
)
"""Days in digits alone and with the month in words; where year, month and day stand in them."""
_TIME = re.compile(r"[T ](?:at |à )?(\d{1,2})[:hH](\d{2})?\Z")
_TRUE = frozenset({"yes", "y", "on", "true", "oui", "vrai", "1"})
_FALSE = frozenset({"no", "n", "off", "false", "non", "faux", "0"})


def meant_truth(text: str) -> str | None:
    """`true` or `false` for a word that means one of them."""
    word = fold(text.strip())
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def meant_number(text: str) -> str | None:
    """The number in a text: quoted, or with the spaces and commas of its language."""
    bare = re.sub(r"(?<=\d)[ ,.'\u00a0\u202f](?=\d{3}(?:\D|\Z))", "", text.strip())
    return bare if re.fullmatch(r"-?(?:0|[1-9]\d{0,17})", bare) else None


def meant_list(text: str) -> str | None:
    """The list that a text separated by commas would be."""
    items = [item.strip() for item in re.split(r"[,;]", text) if item.strip()]
    plain = all(re.fullmatch(r"[^\W_][\w .\-/]*", item) for item in items)
    return f"[{', '.join(items)}]" if items and plain else None


def meant_format(text: str, form: str) -> str | None:
    """The value of a format (`date`, `moment`, `time-zone`, `uri`) that a text comes close to."""
    stripped = text.strip()
    if form in {"date", "moment"}:
        found = (_meant_day(stripped, with_time=True) or "")[: 10 if form == "date" else None]
        return found if is_date(found) or is_moment(found) else None
    if form == "time-zone":
        return _meant_zone(stripped)
    if form == "uri":
        return next((url for url in _addresses(stripped) if url != text and is_uri(url)), None)
    return None


def last_day_of_month(text: str) -> str | None:
    """The last day of the month that a text names as `2026-02-30…` does; or None."""
    year, month = int(text[:4]), int(text[5:7])
    if year < 1 or not 1 <= month <= 12 or is_date(text[:10]):
        return None
    return f"{text[:8]}{monthrange(year, month)[1]}{text[10:]}"


def meant_pattern(text: str, pattern: str) -> str | None:
    """The text that fits a pattern and differs from `text` only in case, signs or what stands around it."""
    for candidate in _spellings(text):
        with suppress(re.error):
            if candidate and candidate != text and re.fullmatch(pattern.removesuffix("$"), candidate):
                return candidate
    return None


def meant_language(text: str) -> str | None:
    """The code of the language that a text names."""
    parts = text.strip().replace("_", "-").split("-")
    code = "-".join(
        [parts[0].lower(), *(part.title() if len(part) == 4 else part.upper() for part in parts[1:])]
    )
    names = _language_names()
    if (
        parts[0].lower() in names.values()
        and code != text
        and re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", code)
    ):
        return code
    near = did_you_mean(text, names)
    return names[near] if near else None


@cache
def _language_names() -> dict[str, str]:
    """The names of languages in English and French, with their codes of two letters."""
    found: dict[str, str] = {}
    for shown in ("fr", "en"):
        for code, name in Locale(shown).languages.items():
            if len(str(code)) == 2:
                found[str(name)] = str(code)
    return found | {fold(name): code for name, code in found.items()}


def _meant_day(text: str, *, with_time: bool) -> str | None:
    timed = _TIME.search(text) if with_time else None
    if timed is not None:
        day = _meant_day(text[: timed.start()], with_time=False)
        return None if day is None else f"{day}T{int(timed[1]):02}:{timed[2] or '00'}"
    numeric = _NUMERIC_DAY.match(text)
    if numeric is not None:
        return _numeric_day(*numeric.groups())
    for pattern, order in _OTHER_DAYS:
        found = pattern.match(text)
        if found is not None:
            year, month, day = (found[number] for number in order)
            return _iso(year, int(month) if month.isdecimal() else _months().get(fold(month)), day)
    return None


def _numeric_day(first: str, second: str, third: str) -> str | None:
    """A day from three numbers, where their order can not be mistaken."""
    if len(first) == 4:
        return _iso(first, int(second), third)
    if len(third) == 4 and int(first) > 12:
        return _iso(third, int(second), first)
    if len(third) == 4 and int(second) > 12:
        return _iso(third, int(first), second)
    return _iso(third, int(second), first) if len(third) == 4 and first == second else None


def _iso(year: str, month: int | None, day: str) -> str | None:
    try:
        return None if month is None else date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        fold(name).rstrip("."): number
        for language in ("en", "fr")
        for width in ("wide", "abbreviated")
        for number, name in Locale(language).months["format"][width].items()
    }


def _meant_zone(text: str) -> str | None:
    """A zone by its whole name in other letters, or by its city."""
    zones = _zones()
    wanted = fold(text).replace(" ", "_")
    by_city = {fold(zone.rpartition("/")[2]): zone for zone in reversed(zones)}
    by_name = {fold(zone): zone for zone in zones}
    return by_name.get(wanted) or by_city.get(wanted) or did_you_mean(text, zones)


@cache
def _zones() -> tuple[str, ...]:
    """The names of the time zone database that name a place."""
    return tuple(sorted(zone for zone in time_zones() if "/" in zone and not zone.startswith("Etc/")))


def _addresses(text: str) -> Iterator[str]:
    """Addresses that a text may stand for."""
    yield text
    yield text.replace(" ", "%20")
    yield re.sub(r"//[^/@]*@", "//", text)
    if re.match(r"(?:https?)?:?/{0,2}[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|\Z)", text, re.IGNORECASE):
        yield "https://" + re.sub(r"\A(?:https?)?:?/*", "", text, flags=re.IGNORECASE)


def _spellings(text: str) -> Iterator[str]:
    """Other ways to write a text, from close to far."""
    whole = text.strip()
    bare = whole.lstrip("#@")
    yield from (whole, bare, whole.lower(), whole.upper(), bare.lower())
    if whole.startswith("#"):
        yield re.sub(r"\s+", "", bare)
    if re.fullmatch(r"#?[0-9a-fA-F]{3}", whole):
        yield "#" + "".join(digit * 2 for digit in bare.lower())
    if re.fullmatch(r"[0-9a-fA-F]{6}", whole):
        yield "#" + bare.lower()
    yield "/".join(slugify(part) for part in text.split("/", 1))
    yield re.sub(r"[^A-Za-z0-9._-]+", "-", fold(text.rpartition("/")[2])).strip("-._")
    yield slugify(text)
    with suppress(ValueError):
        yield urlsplit(text if "//" in text else f"//{text}").hostname or ""
    yield re.sub(r"\s+", "", bare)
