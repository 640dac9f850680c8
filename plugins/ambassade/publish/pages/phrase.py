"""A few words with the language they are in, which a page says wherever it is not its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from ambassade.language.code import without_region

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "ckb", "he", "ps", "sd", "syr", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, and their language where it differs from the page's (None where it does not).

    In a template, `{{ phrase }}` is the words in an element that says their language, `{{ phrase.text }}` the
    words alone (for attributes), `{{ phrase.attributes }}` the attributes for an element of the template.
    """

    text: str
    language: str | None = None

    @property
    def attributes(self) -> Markup:
        """` lang="fr"`, and the direction of scripts that run from the right."""
        return language_attributes(self.language)

    def __html__(self) -> str:
        words = escape(self.text)
        if self.language is None:
            return words
        return Markup(f"<span{language_attributes(self.language)}>{words}</span>")  # noqa: S704 - both escaped

    def __str__(self) -> str:
        return self.text


@cache
def language_attributes(language: str | None) -> Markup:
    """The attributes of an element whose words are in `language`."""
    if language is None:
        return Markup("")
    if without_region(language) in _RIGHT_TO_LEFT:
        return Markup(' lang="{}" dir="rtl"').format(language)
    return Markup(' lang="{}"').format(language)
