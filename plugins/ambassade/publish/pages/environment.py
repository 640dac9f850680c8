"""The templates' environment: one a language, compiled once in a process."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from ambassade.language.typography import capital
from ambassade.publish.pages import fragment
from ambassade.publish.pages.vocabulary import AUDIENCE, AUDIENCE_ICON, STATE
from ambassade.words import Say, Words, words

_TEMPLATES = Path(__file__).with_name("templates")
_ICON_FILES = Path(__file__).parents[1] / "static" / "icons"
_IN_THE_STYLESHEET = ("blog", "bluesky", "instagram", "linkedin", "mastodon", "x", "youtube")
_ICONS = {
    **{path.stem: path.stem for path in _ICON_FILES.glob("*.svg")},
    **{name: name for name in _IN_THE_STYLESHEET},
    "email": "mail",
}
"""The glyphs of those platforms that have one of their own."""
_STARTS = {"link": "root", "file": "base"}
"""What of a page's `Place` leads to other pages, and to files."""


@cache
def environment(language: str) -> Environment:
    """What the templates of a language see."""
    text = words(language)
    made = _Environment(text)

    @lru_cache(maxsize=4096)
    def day(value: date) -> str:
        return text.day(value)

    @lru_cache(maxsize=4096)
    def part(value: date, pattern: str) -> str:
        return text.date(value, pattern)

    @lru_cache(maxsize=4096)
    def counted(singular: str, plural: str, count: int, **values: str) -> str:
        return text.say_n(singular, plural, count, **values)

    def tell(sentence: Say) -> str:
        return text.text(sentence)

    made.globals.update(
        t=text.say,
        tn=counted,
        tm=_sentence(text),
        tell=tell,
        day=day,
        date=part,
        number=text.number,
        glyph=fragment.glyph,
        flag=fragment.flag,
        face=fragment.face,
        picture=fragment.picture,
        head=fragment.head,
        icon=platform_icon,
        out=external,
        states=STATE,
        audiences=AUDIENCE,
        audience_icons=AUDIENCE_ICON,
    )
    made.filters["iso"] = _iso
    made.filters["capital"] = capital
    return made


class _Environment(Environment):
    """One that says plain sentences and draws named glyphs while it compiles, not on every page."""

    def __init__(self, text: Words) -> None:
        super().__init__(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._fold = _Fold(text)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        self._fold.visit(parsed)
        return parsed


class _Fold(NodeTransformer):
    """Puts what `t("…")` and `glyph("…")` give in place of the call."""

    def __init__(self, text: Words) -> None:
        self._known: dict[str, Callable[[str], str]] = {"t": text.say, "glyph": fragment.glyph}

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the name is Jinja's
        """A call with one plain text is known beforehand; `p.link(path)` and `p.file(path)` are sums."""
        self.generic_visit(node)
        if isinstance(node.node, nodes.Getattr) and node.node.attr in _STARTS and len(node.args) == 1:
            start = nodes.Getattr(node.node.node, _STARTS[node.node.attr], "load", lineno=node.lineno)
            return nodes.Add(start, node.args[0], lineno=node.lineno)
        if not isinstance(node.node, nodes.Name) or node.kwargs or len(node.args) != 1:
            return node
        function, argument = self._known.get(node.node.name), node.args[0]
        if function is None or not isinstance(argument, nodes.Const):
            return node
        return nodes.Const(function(argument.value), lineno=node.lineno)


def _sentence(text: Words) -> Callable[..., Markup]:
    """A function for sentences whose values are HTML: `tm("By {name}", name=link)`."""

    @lru_cache(maxsize=1024)
    def said(pattern: str, *names: str) -> Markup:
        return escape(text.say(pattern, **{name: f"{{{name}}}" for name in names}))

    def tm(pattern: str, /, **values: object) -> Markup:
        return said(pattern, *values).format(**values)

    return tm


def external(url: str) -> str:
    """An address that may stand in a link out of the site; nothing where it is another scheme's."""
    return url if re.match(r"(?i)(?:https?://|mailto:)", url) else ""


def platform_icon(platform: str) -> str:
    """The name of a platform's glyph."""
    return _ICONS.get(platform, "earth")


def _iso(value: date | datetime) -> str:
    """A day or an instant as machines read it."""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()
