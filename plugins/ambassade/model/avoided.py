r"""Words and phrases that an organisation avoids, found in a text; the page's script finds the same.

A text is cut into tokens: a word, a sign, or one letter of a script that writes no spaces. A phrase is found
where its tokens follow one another, so a word is found whole only. No letter case counts, no kind of space,
hyphen, apostrophe or quotation mark, no Markdown star or underscore; a word may have one more s. Addresses,
handles and placeholders such as `{link}` are no words. The longest phrase from the left counts, and of two
that are the same, the first in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

import regex

_UNSPACED = "".join(
    rf"\p{{Script={script}}}" for script in ("Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar")
)
_INVISIBLE = r"\u00ad\u200b\u2060"
"""The soft hyphen, the space of no width, the word joiner: they may stand in a word."""
_BETWEEN = (
    r"\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # spaces
    r"\-\u2010\u2011"  # hyphens
    r"*_~`"  # Markdown
)
TOKEN: Final = (
    r"https?:\/\/[^\s\ufeff]+|\{[^\s\{\}]*\}|@[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.\-]*"
    rf"|[{_UNSPACED}]"
    rf"|(?:(?![{_UNSPACED}\u02bc])[\p{{L}}\p{{M}}\p{{N}}{_INVISIBLE}])+"
    rf"|[^{_BETWEEN}]"
)
"""One token, as a pattern for Python's `regex` (case ignored) and for JavaScript (flags g, i, u) alike."""
_TOKEN = regex.compile(TOKEN, regex.V0 | regex.IGNORECASE)
_WORD = regex.compile(rf"(?![{_UNSPACED}])[\p{{L}}]\p{{M}}*\Z", regex.V0)
"""What ends in a letter, and so may have an s more."""
_ALIKE = str.maketrans(
    {**dict.fromkeys("’‘‛ʼ´′", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("\u00ad\u200b\u2060")}
)
_LETTERS = str.maketrans({"ß": "ss", "ς": "σ", "ſ": "s"})
_TO_CHANGE = re.compile("[" + "".join(map(chr, [*_ALIKE, *_LETTERS])) + "]")
"""Most texts have none of these."""
_LONGEST = 20
"""Tokens; a longer phrase is a sentence, and is compared up to there."""


class Listed(Protocol):
    """Some words to avoid, of a catalog or of an edition."""

    @property
    def words(self) -> Sequence[str]:
        """Words and phrases."""

    @property
    def language(self) -> str | None:
        """The language they are of; None for all."""


L = TypeVar("L", bound=Listed)
_Phrase = tuple[frozenset[str], ...]
"""For each token of a phrase, the forms it may have."""
_Phrases = dict[str, list[tuple[_Phrase, L]]]
"""By the forms of their first token, the longest first."""
_Token = tuple[str, int, int]
"""A token, folded; where it begins and ends in the text."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[L]):
    """A place in a text, by the indices of its first character and the one behind it, and what it breaks."""

    start: int
    end: int
    words: str
    """As they stand in the text."""
    listed: L


class AvoidedWords(Generic[L]):
    """Finds the words to avoid of some lists; made once, for texts of all languages."""

    def __init__(self, lists: Iterable[L]) -> None:
        self._lists = tuple(lists)
        self._by_language: dict[str, tuple[_Phrases[L], frozenset[str]]] = {}

    def find(self, text: str, language: str) -> list[Hit[L]]:
        """The words to avoid in a text, from left to right; `language` is the text's, such as `fr-CA`.

        A list of a language is for texts of that language and of its regions. The time is in line with the
        length of the text.
        """
        phrases, needles = self._phrases(language)
        folded = fold(text) if needles else ""
        for needle in needles:
            if needle in folded:
                return list(_hits(text, list(_tokens(text)), phrases))
        return []

    def _phrases(self, language: str) -> tuple[_Phrases[L], frozenset[str]]:
        """The phrases for texts of a language, and the longest word of each, which a text must have."""
        found = self._by_language.get(language)
        if found is None:
            phrases: _Phrases[L] = {}
            needles = set()
            for listed in self._lists:
                if listed.language is None or f"{language}-".startswith(f"{listed.language}-"):
                    for phrase in (each for words in listed.words for each in _spellings(words)):
                        needles.add(max((min(forms, key=len) for forms in phrase), key=len))
                        for first in phrase[0]:
                            phrases.setdefault(first, []).append((phrase, listed))
            for several in phrases.values():
                several.sort(key=lambda each: -len(each[0]))
            found = self._by_language[language] = (phrases, frozenset(needles))
        return found


def fold(text: str) -> str:
    """A text as it is compared: one form of each letter, small, plain apostrophes and quotation marks."""
    if text.isascii():
        return text.lower()
    if _TO_CHANGE.search(text):
        text = text.translate(_ALIKE)
    text = unicodedata.normalize("NFKC", text).lower()
    if _TO_CHANGE.search(text):
        text = text.translate(_LETTERS)
    return unicodedata.normalize("NFC", text)


def _hits(text: str, tokens: Sequence[_Token], phrases: _Phrases[L]) -> Iterator[Hit[L]]:
    """The phrases among the tokens of a text, none of which overlaps another."""
    at = 0
    while at < len(tokens):
        for phrase, listed in phrases.get(tokens[at][0], ()):
            behind = at + len(phrase)
            if behind <= len(tokens) and all(
                token in forms for forms, (token, _, _) in zip(phrase, tokens[at:behind], strict=True)
            ):
                start, end = tokens[at][1], tokens[behind - 1][2]
                yield Hit(start, end, text[start:end], listed)
                at = behind
                break
        else:
            at += 1


def _spellings(words: str) -> Iterator[_Phrase]:
    """A phrase as the tokens it may have, and several words also as one hashtag."""
    phrase = [token for token, _, _ in _tokens(words)][:_LONGEST]
    if phrase:
        yield tuple(_forms(token) for token in phrase)
    if len(phrase) > 1 and all(_WORD.search(token) for token in phrase):
        yield frozenset("#"), _forms("".join(phrase))


def _forms(token: str) -> frozenset[str]:
    """A token, and its plural if it is a word."""
    return frozenset({token, f"{token}s"} if _WORD.search(token) else {token})


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens of a text, in order."""
    for match in _TOKEN.finditer(text):
        token = fold(match[0])
        if token:
            yield token, match.start(), match.end()
