"""Rule `language-does-not-match`: a text is in the language it is said to be in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind, Path
from ambassade.model.tongue import other_language
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_OFF = re.compile(r"https?://\S+|\{[^\s{}]*\}|[#@][^\s#@]+|`[^`\n]*`", re.IGNORECASE)
"""What is in no language."""
_READ = 6000


@rule(Severity.WARNING, Kind.MESSAGE, Kind.POST)
def language_does_not_match(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A variant, or an article, whose smallest words or letters are surely those of another language."""
    if item.value.status == "archived" or (item.kind is Kind.MESSAGE and context.index.is_over(item)):
        return
    for at, language, text in _texts(item):
        found = other_language(text, language)  # mostly not, and then there is nothing to take off
        found = found and other_language(_OFF.sub(" ", text[:_READ]), language)
        if found is not None:
            yield Fault(
                item=item,
                at=at,
                message=say(
                    "this is said to be in the language `{language}`, and reads like `{found}`",
                    language=language,
                    found=found,
                ),
                hint=say("correct `language`, or the text; if both are right, leave it"),
            )


def _texts(item: Item[Any]) -> Iterator[tuple[Path, str, str]]:
    """Where a language is said, which, and of what text."""
    if item.kind is Kind.MESSAGE:
        for index, variant in enumerate(item.value.variants):
            yield ("variants", index, "language"), variant.language, variant.text
    elif item.value.body is not None:
        for language, text in item.value.body.versions:
            if language == item.value.language:
                yield ("language",), language, text
