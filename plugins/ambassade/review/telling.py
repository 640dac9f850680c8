"""Sentences and names to text: all that comes from the content goes through one function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ambassade.language.typography import capital
from ambassade.review.effect import Code, Name, Told
from ambassade.words import Say, Words

Cell = Told | tuple[Told, ...]
"""What is told in one place; several are told as a list."""


class Telling:
    """Tells in one language and one form."""

    def __init__(
        self, words: Words, harmless: Callable[[str], str], strong: Callable[[str], str] = str
    ) -> None:
        """`harmless` is given every text from the content; `strong` the harmless names of things."""
        self.words = words
        self._harmless = harmless
        self._strong = strong

    def text(self, cell: Cell) -> str:
        """The text of what is told."""
        if isinstance(cell, tuple):
            return self.words.list([self.text(one) for one in cell])
        if isinstance(cell, Say):
            values = tuple((name, self._value(value)) for name, value in cell.values)
            return self.words.text(replace(cell, values=values))
        if isinstance(cell, Code):
            return f"`{cell}`"
        shown = self._harmless(cell)
        return self._strong(shown) if isinstance(cell, Name) else shown

    def sentence(self, cell: Cell) -> str:
        """The same, beginning with a capital where the first word is ours."""
        text = self.text(cell)
        return capital(text) if _is_ours(cell) else text

    def _value(self, value: object) -> object:
        """A value of a sentence, ready to be put in; days and numbers follow the language by themselves."""
        return self.text(value) if isinstance(value, Say | str | tuple) else value


def _is_ours(cell: object) -> bool:
    """Whether something that is told begins with a word of ours."""
    if isinstance(cell, tuple):
        return bool(cell) and _is_ours(cell[0])
    if not isinstance(cell, Say):
        return False
    if cell.text.startswith("{"):
        name = cell.text[1 : cell.text.index("}")]
        return _is_ours(dict(cell.values).get(name))
    return True
