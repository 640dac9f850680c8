"""Codes of languages, as BCP 47 writes them: `fr`, `fr-CA`, `zh-Hant-TW`."""

from __future__ import annotations


def without_region(language: str) -> str:
    """A language without its region and script, in small letters: `fr` of `fr-CA`, `zh` of `zh-Hant-TW`.

    For asking whether two texts are in the same language, and for tables that know languages alone. "" for
    "", which stands for a language that is not stated.
    """
    return language.partition("-")[0].lower()
