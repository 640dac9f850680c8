"""JMESPath with the functions that imports need; `docs/import.md` documents each of them.

A function never fails for what a source holds: it returns null and leaves a note, or refuses the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import jmespath
from jmespath import functions
from jmespath.exceptions import JMESPathError

from ambassade.importers.accounts import Account, Recogniser, same_address
from ambassade.importers.cleaning import as_markdown, clean_link, clean_text, plain_text, shorten
from ambassade.importers.mapping import Expression, Mapping
from ambassade.importers.recurrence import clock, rhythm, start_text, zone
from ambassade.importers.times import day_of, moment_of
from ambassade.importers.vocabulary import Vocabulary
from ambassade.model.catalog import Kind
from ambassade.names import slugify
from ambassade.words import Say, say

if TYPE_CHECKING:
    from jmespath.functions import _Signature

Find = Callable[[Kind, str], str | None]
"""The short name that a record of a kind has, by its id in the source; None where there is none."""

_TEXT: _Signature = {"types": ["string", "null", "number", "boolean"]}
_NUMBER: _Signature = {"types": ["number"]}
_signature = functions.signature


class Evaluator:
    """Evaluates the expressions of one mapping. `notes` collects what is to be said of the record at hand."""

    def __init__(self, mapping: Mapping, recogniser: Recogniser, vocabulary: Vocabulary, find: Find) -> None:
        self.notes: list[Say] = []
        self.ancestors: tuple[Any, ...] = ()
        self.occurrences: list[dict[str, Any]] = []
        self.position = 0
        self._options = jmespath.Options(
            custom_functions=_Functions(self, mapping, recogniser, vocabulary, find)
        )

    def note(self, message: Say) -> None:
        """Says something of the record at hand, once."""
        if message not in self.notes:
            self.notes.append(message)

    def value(self, expression: Expression, subject: Any) -> Any:
        """What an expression gives for a subject; null, with a note, where it can not be applied to it."""
        try:
            return expression.compiled.search(subject, options=self._options)
        except JMESPathError as fault:
            why = str(fault).split("\n", 1)[0]
            self.note(say("`{purpose}` could not be worked out: {why}", purpose=expression.purpose, why=why))
            return None


class _Functions(functions.Functions):
    """The functions; each method `_func_x` is `x(…)` in an expression."""

    def __init__(
        self,
        evaluator: Evaluator,
        mapping: Mapping,
        recogniser: Recogniser,
        vocabulary: Vocabulary,
        find: Find,
    ) -> None:
        super().__init__()
        self._evaluator = evaluator
        self._mapping = mapping
        self._recogniser = recogniser
        self._vocabulary = vocabulary
        self._find = find

    def _note(self, message: Say | None) -> None:
        if message is not None:
            self._evaluator.note(message)

    # Where the record stands

    @_signature()
    def _func_parent(self) -> Any:
        ancestors = self._evaluator.ancestors
        return ancestors[-1] if ancestors else None

    @_signature()
    def _func_grandparent(self) -> Any:
        ancestors = self._evaluator.ancestors
        return ancestors[-2] if len(ancestors) > 1 else None

    @_signature()
    def _func_occurrences(self) -> Any:
        return self._evaluator.occurrences

    @_signature()
    def _func_position(self) -> Any:
        return self._evaluator.position

    @_signature(_TEXT)
    def _func_person(self, record: Any) -> str | None:
        return self._reference(Kind.AMBASSADOR, record)

    @_signature(_TEXT)
    def _func_network(self, record: Any) -> str | None:
        return self._reference(Kind.NETWORK, record)

    def _reference(self, kind: Kind, record: Any) -> str | None:
        if record is None:
            return None
        found = self._find(kind, str(record))
        if found is None:
            self._note(say("there is no {kind} `{record}` to refer to", kind=kind.value, record=str(record)))
        return found

    # Texts

    @_signature(_TEXT)
    def _func_slug(self, text: Any) -> str | None:
        return slugify(_text(text)) or None

    @_signature(_TEXT)
    def _func_trim(self, text: Any) -> str | None:
        return " ".join(_text(text).split()) or None

    @_signature(_TEXT)
    def _func_lower(self, text: Any) -> str | None:
        return _text(text).lower() or None

    @_signature(_TEXT)
    def _func_plain_text(self, text: Any) -> str | None:
        return plain_text(_text(text)) or None

    @_signature(_TEXT)
    def _func_markdown(self, text: Any) -> str | None:
        cleaned, said = clean_text(_text(text))
        for message in said:
            self._note(message)
        return as_markdown(cleaned) or None

    @_signature(_TEXT)
    def _func_first_line(self, text: Any) -> str | None:
        return next((line.strip() for line in _text(text).split("\n") if line.strip()), None)

    @_signature(_TEXT, _NUMBER)
    def _func_shorten(self, text: Any, most: Any) -> str | None:
        return shorten(_text(text), int(most)) or None

    @_signature(_TEXT, {"types": ["string"]}, {"types": ["string"]})
    def _func_replace(self, text: Any, pattern: str, by: str) -> str | None:
        return re.sub(pattern, by, _text(text)) or None

    @_signature(_TEXT, {"types": ["string"]})
    def _func_matches(self, text: Any, pattern: str) -> bool:
        return re.search(pattern, _text(text)) is not None

    @_signature(_TEXT, {"types": ["string"]})
    def _func_split(self, text: Any, separators: str) -> list[str]:
        parts = re.split(f"[{re.escape(separators)}]", _text(text))
        return [part.strip() for part in parts if part.strip()]

    @_signature({"types": ["array", "null"]})
    def _func_compact(self, items: Any) -> list[Any]:
        return [item for item in items or [] if item not in (None, "", [], {})]

    @_signature({"types": ["array", "null"]})
    def _func_unique(self, items: Any) -> list[Any]:
        kept: list[Any] = []
        for item in items or []:
            if item is not None and item not in kept:
                kept.append(item)
        return kept

    # Vocabulary

    @_signature(_TEXT)
    def _func_theme(self, text: Any) -> str | None:
        word = _text(text)
        if not word.strip():
            return None
        found = self._vocabulary.find(word)
        if found is None:
            near = self._vocabulary.near(word)
            shown = " ".join(word.split())[:80]
            self._note(
                say(
                    "the theme `{word}` is not in the vocabulary; did you mean `{near}`?",
                    word=shown,
                    near=near,
                )
                if near
                else say("the theme `{word}` is not in the vocabulary", word=shown)
            )
        return found

    @_signature({"types": ["array", "null"]})
    def _func_themes(self, items: Any) -> list[str]:
        found: list[str] = []
        for item in items or []:
            theme = self._func_theme(item) if isinstance(item, str) else None
            if theme is not None and theme not in found:
                found.append(theme)
        return found

    # Addresses and accounts

    @_signature(_TEXT)
    def _func_link(self, address: Any) -> str | None:
        found, said = clean_link(_text(address))
        for message in said:
            self._note(message)
        return found

    @_signature(_TEXT)
    def _func_same_address(self, address: Any) -> str | None:
        found, _ = clean_link(_text(address))
        return same_address(found) if found else None

    @_signature(_TEXT, _TEXT)
    def _func_platform_of(self, icon: Any, address: Any) -> str | None:
        account = self._account(icon, address, aloud=True)
        return account.platform if account is not None else None

    @_signature(_TEXT, _TEXT)
    def _func_handle_of(self, icon: Any, address: Any) -> str | None:
        account = self._account(icon, address, aloud=False)
        return account.handle if account is not None else None

    def _account(self, icon: Any, address: Any, *, aloud: bool) -> Account | None:
        found, said = clean_link(_text(address))
        if found is None:
            if aloud:
                for message in said:
                    self._note(message)
            return None
        account = self._recogniser.account(_text(icon).strip() or None, found)
        if isinstance(account, Account):
            return account
        if aloud:
            self._note(account)
        return None

    # Days, times and rhythms

    @_signature(_TEXT)
    def _func_day(self, text: Any) -> str | None:
        return self._or_note(day_of(_text(text)), text)

    @_signature(_TEXT)
    def _func_moment(self, text: Any) -> str | None:
        return self._or_note(moment_of(_text(text)), text)

    def _or_note(self, found: str | None, text: Any) -> str | None:
        if found is None and _text(text).strip():
            self._note(say("the day or time `{text}` is not understood", text=_text(text)[:80]))
        return found

    @_signature(_TEXT)
    def _func_time_zone(self, text: Any) -> str | None:
        if not _text(text).strip():
            return None
        found, guess = zone(_text(text), dict(self._mapping.time_zones))
        self._note(guess)
        return found

    @_signature(_TEXT, _TEXT)
    def _func_recurrence_rule(self, day: Any, frequency: Any) -> str | None:
        found = rhythm(_text(day), _text(frequency), self._mapping.anchor_date)
        for guess in found.guesses:
            self._note(guess)
        return found.rule

    @_signature(_TEXT, _TEXT, _TEXT)
    def _func_first_start(self, day: Any, frequency: Any, at: Any) -> str | None:
        found = rhythm(_text(day), _text(frequency), self._mapping.anchor_date)
        return start_text(found.first, clock(_text(at)))

    @_signature()
    def _func_anchor_date(self) -> str | None:
        anchor: date | None = self._mapping.anchor_date
        return anchor.isoformat() if anchor is not None else None


def _text(value: Any) -> str:
    """A scalar as text: null is empty, 3.0 is 3."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
