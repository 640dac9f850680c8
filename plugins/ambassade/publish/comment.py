"""Comments in Markdown: notes among those who write, which no edition shows."""

from __future__ import annotations

import re

from ambassade.model.text import Text

_OPENING = "<!--"
_CODE_OR_COMMENT = re.compile(
    r"(?P<fence>^ {0,3}(?P<mark>`{3,}|~{3,})(?:[^\n]*)\n.*?(?:^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z))"
    r"|(?P<span>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?(?:-->|\Z))",
    re.DOTALL | re.MULTILINE,
)
"""Fenced code, code in a line, or a comment; one that is not closed runs to the end, as in HTML."""


def without_comments(text: Text) -> Text:
    """The text without comments; those in code are examples and stay."""
    if not any(_OPENING in words for _, words in text.versions):
        return text
    return Text(tuple((language, _CODE_OR_COMMENT.sub(_kept, words)) for language, words in text.versions))


def _kept(match: re.Match[str]) -> str:
    return "" if match["comment"] is not None else match[0]
