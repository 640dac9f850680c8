"""A violation of a schema: which keyword, of which value, at which place; and what the schema says there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ambassade.model.catalog import Path
from ambassade.names import did_you_mean
from ambassade.words import Bilingual, Say, say

Schema = Mapping[str, Any]
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Violation:
    """A value that is not as a keyword of its schema wants it."""

    keyword: str
    limit: Any
    """What the keyword says."""
    value: Any
    schema: Schema
    path: Path
    by_language: bool = False
    """Whether the value is the text of one language, so that the last step of the path is a language."""
    homes: Mapping[str, tuple[bool, str]] = field(default_factory=dict)
    """Of unknown keys: the group that knows them, and whether it lies within this one (else around it)."""

    @property
    def what(self) -> Say:
        """The value for the reader: its key, with the language or the number of the item."""
        keys = [step for step in self.path if isinstance(step, str)]
        last = self.path[-1] if self.path else None
        if self.by_language and len(keys) > 1:
            return say("`{key}` ({language})", key=keys[-2], language=keys[-1])
        if isinstance(last, int) and keys:
            return say("item {number} of `{key}`", number=last + 1, key=keys[-1])
        return say("`{key}`", key=keys[-1]) if keys else say("the file")

    @property
    def key(self) -> str:
        """The last key of the path."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def at_key(self) -> bool:
        """Whether the path ends in a key, which can be shown instead of the value."""
        return bool(self.path) and isinstance(self.path[-1], str)

    @property
    def is_item(self) -> bool:
        """Whether the value is an item of a list."""
        return bool(self.path) and isinstance(self.path[-1], int)


def misspelt(value: Mapping[str, object], schema: Schema) -> dict[str, str]:
    """Keys that the schema does not know, each with the known and still absent key that it looks like."""
    known = schema.get("properties", {})
    absent = [key for key in known if key not in value]
    near = {key: did_you_mean(key, absent) for key in value if key not in known}
    return {key: meant for key, meant in near.items() if meant is not None}


def short(value: object) -> str:
    """A value on one line, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def title(schema: Schema) -> Bilingual | None:
    """What a schema calls its value, in both languages; None where it has no name for it."""
    return _bilingual(schema, "title")


def description(schema: Schema) -> Bilingual | None:
    """What a schema says of its value, in both languages; None where it says nothing."""
    return _bilingual(schema, "description")


def example(schema: Schema) -> str | None:
    """The schema's first example that stands on one line; None where there is none."""
    for value in schema.get("examples", ()):
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str | int | float):
            return str(value)
    return None


def _bilingual(schema: Schema, keyword: str) -> Bilingual | None:
    english = schema.get(keyword)
    if not english:
        return None
    french = schema.get("x-fr")
    return Bilingual(str(english), str(french.get(keyword, english) if french else english))
