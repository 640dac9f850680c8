"""Markdown as people write it in content files, as HTML that is safe on any page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from ambassade.language.typography import bound_html

_TAGS = frozenset(
    {"a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
    | {"pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = frozenset({"http", "https", "mailto"})
_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_KNOWN = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_MARKED = re.compile(
    r"[\\`*_\[\]<>#|~&!\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029]"  # means something, or is printed otherwise
    r"|^(?![^\W\d_]|[\"'(«“\n]|\Z)"  # lines that do not begin with a letter may be a list, a rule
    r"|[^\S\n]$",  # spaces at the end may break the line
    re.MULTILINE,
)
"""Finds what may be markup. Most biographies have none, and parsing is the dearest part of their page."""

Resolve = Callable[[str], str | None]
"""From a relative link's target to the address to print; None drops the link and keeps its words."""


class Converter:
    """CommonMark with tables and strikethrough; no HTML, pictures, ids, classes or styles."""

    def convert(self, text: str, *, level: int, resolve: Resolve, language: str = "") -> Markup:
        """`text` as HTML whose topmost heading is an `<h{level}>`; no heading skips a level.

        Links out of the site get `rel="noopener"`; every other one is what `resolve` makes of it.
        In French, no line breaks between a word and the sign after it.
        """

        def link(match: re.Match[str]) -> str:
            target, rest, inside = match.groups()
            if _KNOWN.match(target):
                return f'<a href="{target}"{rest} rel="noopener">{inside}</a>'
            found = resolve(html.unescape(target))
            return inside if found is None else f'<a href="{html.escape(found)}"{rest}>{inside}</a>'

        made = bound_html(_converted(text, level), language)
        return Markup(_LINK.sub(link, made))  # noqa: S704 - cleaned by nh3 just before


@lru_cache(maxsize=65536)
def _converted(text: str, level: int) -> str:
    """The HTML, its relative links as they were written."""
    if not _MARKED.search(text):
        paragraphs = (paragraph.strip("\n") for paragraph in re.split(r"\n{2,}", text))
        return "\n".join(f"<p>{html.escape(each, quote=False)}</p>" for each in paragraphs if each)
    tokens = _parser().parse(text)
    _shift_headings(tokens, level)
    for token in tokens:
        if token.children:
            token.children = [_without_picture(child) for child in token.children]
    raw = _parser().renderer.render(tokens, _parser().options, {})
    return nh3.clean(
        raw,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    ).strip()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _shift_headings(tokens: list[Token], level: int) -> None:
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    top = min((int(token.tag[1:]) for token in headings), default=1)
    above = level - 1
    for token in headings:
        if token.type == "heading_open":
            above = min(int(token.tag[1:]) - top + level, above + 1, 6)
        token.tag = f"h{above}"


def _without_picture(token: Token) -> Token:
    """A picture's words in its place: pages load nothing from elsewhere."""
    if token.type != "image":
        return token
    return Token("text", "", 0, content="".join(child.content for child in token.children or ()))
