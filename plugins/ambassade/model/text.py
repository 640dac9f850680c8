"""A text that may exist in several languages."""

from __future__ import annotations

from dataclasses import dataclass

from ambassade.language.code import without_region


@dataclass(frozen=True, slots=True)
class Text:
    """One text of no stated language (key `""`), or one by language, in the author's order."""

    versions: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, value: str | dict[str, str]) -> Text:
        """From what a file holds: a string, or a map by language."""
        return cls((("", value),) if isinstance(value, str) else tuple(value.items()))

    def pick(self, language: str, default: str) -> tuple[str, str]:
        """The text for a reader of `language`, and the language it is in.

        Falls back to the region-less language, then to `default`, then to the first version. A text of no
        stated language counts as one in `default`.
        """
        versions = dict(self.versions)
        for wanted in (language, without_region(language), default):
            if wanted in versions:
                return versions[wanted], wanted
        if "" in versions:
            return versions[""], default
        first_language, first = self.versions[0]
        return first, first_language

    def __str__(self) -> str:
        return self.versions[0][1]
