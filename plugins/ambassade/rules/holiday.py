"""Days off: the public holidays of a whole country, as the library `holidays` knows them."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import cache

from babel import Locale

from ambassade.words import Bilingual


def is_day_off(country: str, day: date) -> bool:
    """Whether a day is a public holiday in all of a country (ISO 3166, two letters); False for an unknown.

    Days that hold in a part of the country only, weekends, and half days are none.
    """
    return day in _days_off(country, day.year)


@cache
def _days_off(country: str, year: int) -> Container[date]:
    import holidays  # noqa: PLC0415 - a tenth of a second, which only a calendar with places needs

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()


def country_name(country: str) -> Bilingual:
    """What a country is called; its code where it is not known."""
    names = (Locale(language).territories.get(country, country) for language in ("en", "fr"))
    return Bilingual(*names)
