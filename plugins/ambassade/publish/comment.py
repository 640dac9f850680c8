"""Comments in Markdown: notes among those who write, which no edition shows."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from ambassade.model.text import Text

_OPENING = "<!--"
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
"""One that is not closed runs to the end, as in HTML."""
_DEFINITION = r"^ {0,3}\[(?://|comment)\]:[^\n]*(?:\n|\Z)"
"""`[//]: # (a note)`: the address of a link that nobody uses. Pages leave it out; calendars would not."""
_BEGINNINGS = (_OPENING, "[//]:", "[comment]:")
_CODE_OR_COMMENT = re.compile(
    r"(?P<fence>^(?P<in>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n"
    r".*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z))"
    r"|(?P<span>(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<comment>{_COMMENT.pattern}|{_DEFINITION})",
    re.DOTALL | re.MULTILINE,
)
"""Fenced code, in a list or a quotation too, code in a line, or a comment."""


def without_comments(text: Text) -> Text:
    """The text without comments; those in code are examples and stay.

    Where it is doubtful what is code, in a fence that a list ends or a line that only looks like one,
    Markdown itself decides: if it finds a comment that was left, all of them go, those in code too.
    """
    if not any(each in words for _, words in text.versions for each in _BEGINNINGS):
        return text
    return Text(tuple((language, _without(words)) for language, words in text.versions))


def is_comment(words: str) -> bool:
    """Whether a text is nothing but comments, so that no edition shows anything of it."""
    return any(each in words for each in _BEGINNINGS) and not _without(words).strip()


def _without(words: str) -> str:
    found = _CODE_OR_COMMENT.sub(_kept, words)
    while _OPENING in found and _has_comment(found):
        found = _COMMENT.sub("", found)
    return found


def _kept(match: re.Match[str]) -> str:
    return "" if match["comment"] is not None else match[0]


def _has_comment(words: str) -> bool:
    """Whether readers of Markdown, with HTML or without, find one outside of code."""
    return any(
        token.type in {"html_block", "html_inline", "text"} and _OPENING in token.content
        for parser in _parsers()
        for block in parser.parse(words)
        for token in (block, *(block.children or ()))
    )


@cache
def _parsers() -> tuple[MarkdownIt, ...]:
    """Without entities: `&lt;!--` is how one writes of comments."""
    return tuple(
        MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"]).disable("entity")
        for html in (True, False)
    )
