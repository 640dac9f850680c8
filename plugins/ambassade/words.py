"""Sentences of the user interface, in the language of the reader.

A sentence travels as a `Say` (its English text and the values that go into it) and becomes a string only
where it is shown. `say` and `say_n` mark the sentences for extraction into the catalogues under `language/`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from ambassade.language.code import without_region
from ambassade.language.day import pattern_of
from ambassade.language.typography import bound_words

DEFAULT_LANGUAGE = "en"
CATALOGUES: Traversable = resources.files("ambassade").joinpath("language")
"""Where the catalogues lie, `<language>.po`: a language with one is spoken."""


@dataclass(frozen=True, slots=True, eq=True)
class Say:
    """A sentence to be said: English text with `{names}`, and their values; values may be sentences again."""

    text: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str | None = None
    count: int = 1

    def __str__(self) -> str:
        return words(DEFAULT_LANGUAGE).text(self)


def say(text: str, /, **values: object) -> Say:
    """A sentence; `values` fill its `{names}`."""
    return Say(text, tuple(values.items()))


def say_n(singular: str, plural: str, count: int, /, **values: object) -> Say:
    """A sentence that depends on a number, which fills `{n}`."""
    return Say(singular, (("n", count), *values.items()), plural, count)


class SayError(Exception):
    """Something can not be done; the `message` says why, in the language of whoever reads it."""

    def __init__(self, message: Say) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Bilingual:
    """Words that come with their translation, such as a description in a schema."""

    english: str
    french: str


class Words:
    """The sentences, dates and numbers of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = _locale(language)
        self._catalogue = _catalogue(self.locale.language)
        self.number = lru_cache(maxsize=4096)(self._number)  # pages say the same few again and again

    def text(self, sentence: Say | str) -> str:
        """The sentence in this language, its values filled in."""
        if isinstance(sentence, str):
            return sentence
        if sentence.plural is None:
            pattern = self._catalogue.gettext(sentence.text)
        else:
            pattern = self._catalogue.ngettext(sentence.text, sentence.plural, sentence.count)
        return pattern.format_map({name: self._value(value) for name, value in sentence.values})

    def say(self, text: str, /, **values: object) -> str:
        """`text` in this language: for templates."""
        return self.text(Say(text, tuple(values.items())))

    def say_n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The form of the sentence for `count`: for templates."""
        return self.text(Say(singular, (("n", count), *values.items()), plural, count))

    def _value(self, value: object) -> str:
        match value:
            case Say():
                shown = self.text(value)
            case Bilingual():
                shown = value.french if self.locale.language == "fr" else value.english
            case bool():
                shown = str(value)
            case int() | float():
                shown = self.number(value)
            case datetime():
                shown = self.instant(value)
            case date():
                shown = self.day(value)
            case _:
                shown = str(value)
        return shown

    def _number(self, value: float) -> str:
        """A number with this language's separators."""
        return str(format_decimal(value, locale=self.locale))

    def day(self, value: date) -> str:
        """A day, such as `23 November 2026`; in French, the first of a month is `1er`."""
        return self.date(value, "d MMMM y")

    def date(self, value: date, pattern: str) -> str:
        """A day by a CLDR pattern, in the language's order; in French, the first of a month is `1er`."""
        if value.day == 1 and self.locale.language == "fr":
            pattern = pattern.replace("d MMM", "d'er' MMM")
        return str(format_date(value, pattern_of(self.locale, pattern), locale=self.locale))

    def time(self, value: datetime) -> str:
        """An hour, such as `18:00`, as the clock of `value`'s own zone shows it."""
        return str(format_time(value.time(), "HH:mm", locale=self.locale))

    def instant(self, value: datetime) -> str:
        """A day and an hour."""
        return f"{self.day(value)}, {self.time(value)}"

    def list(self, values: list[str]) -> str:
        """`a, b and c`."""
        return str(format_list(values, locale=self.locale))

    def clauses(self, values: Iterable[str]) -> str:
        """`a; b; c`, with the no-break space that French puts before a semicolon."""
        return (bound_words(" ; ", "fr") if self.locale.language == "fr" else "; ").join(values)

    def language_name(self, code: str) -> str:
        """The name of a language in this one; the code itself where it is not known."""
        try:
            return Locale.parse(code, sep="-").get_display_name(self.locale) or code
        except (ValueError, UnknownLocaleError):
            return code


def _locale(language: str) -> Locale:
    """How a language writes days and numbers: that of any region, or English, where it is not known."""
    for code in (language, without_region(language)):
        with suppress(ValueError, UnknownLocaleError):
            return Locale.parse(code, sep="-")
    return Locale(DEFAULT_LANGUAGE)


@cache
def words(language: str) -> Words:
    """The words of a language; English ones where there is no catalogue for it."""
    return Words(language)


def is_spoken(language: str) -> bool:
    """Whether there are words of this language, not English ones in their place."""
    own = without_region(language)
    return own == DEFAULT_LANGUAGE or CATALOGUES.joinpath(f"{own}.po").is_file()


@cache
def _catalogue(language: str) -> NullTranslations:
    """The compiled catalogue of `language/<language>.po`."""
    source = CATALOGUES.joinpath(f"{language}.po")
    if language == DEFAULT_LANGUAGE or not source.is_file():
        return NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    _bind_punctuation(catalogue, language)
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def _bind_punctuation(catalogue: Catalog, language: str) -> None:
    """Write the spaces of punctuation as no-break ones; translators type plain ones."""
    for message in catalogue:
        forms = (message.string,) if isinstance(message.string, str) else message.string or ()
        bound = tuple(bound_words(form, language) for form in forms)
        message.string = bound if message.pluralizable else "".join(bound)
