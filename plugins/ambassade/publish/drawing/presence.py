"""The presence map as SVG: threads from networks and themes to people, groups and blogs, and on to platforms.

Colours and fonts come from the page's styles (`static/map.css`); without them it is drawn in grey and black.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final

from ambassade.publish.drawing.flag import shapes
from ambassade.publish.drawing.lettering import fitted, text_width
from ambassade.publish.drawing.loom import TALL, Layout, Loom, Node, Shape, Tie

WIDTH: Final = 1120
_NAME: Final = 15.5
_LOW_NAME: Final = 14.5
_NOTE: Final = 13.0
_FLAGS: Final = 4
"""So many small flags stand beside a person; more are counted."""
_MARKS: Final[Mapping[Shape, str]] = {
    "theme": '<path class="k" d="M0-8 8 0 0 8-8 0z"/>',
    "group": '<path class="k" d="M-9-7h18v11h-9l-5 5v-5h-4z"/>',
    "blog": '<path class="k" d="M-7-9h9l5 5V9H-7z"/><path class="h" d="M-4 0h8M-4 4h8"/>',
    "gap": '<path class="g" d="M0-9 10 8H-10z"/><path class="h" d="M0-3v5M0 4.5V6"/>',
}


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column's heading, pictures and texts lie, and where threads reach it and leave it."""

    heading: int
    picture: int
    text: int
    room: int
    """For the text."""
    left: int
    right: int


_LEFT: Final = _Column(54, 72, 100, 190, 44, 296)
_MIDDLE: Final = _Column(474, 494, 522, 226, 470, 750)
_RIGHT: Final = _Column(946, 930, 946, 172, 928, WIDTH)


_Bundle = tuple[str, str, int, float]
"""What threads share that are one path: the node where they meet, and how they look."""
_SAID: Final = re.compile(r"(?:^|/)(ambassadors|networks|map|themes)/([^/]+)/$|^#(.+)$")
"""The addresses that say which node it is; `map.js` reads them alike."""
_KINDS: Final = {"ambassadors": "person", "networks": "network", "map": "network", "themes": "theme"}


def draw_presence(loom: Loom) -> str:
    """The picture, to stand in a page. Its nodes are links; `data-am-node` names one whose address does not.

    Threads from one node that look alike are one path. Its `data-am-tie` says which nodes they tie, by their
    number in the picture: the one node, then the others in the order of the path's parts. Every text is
    escaped here.
    """
    return "".join(_Drawing(loom).lines())


class _Drawing:
    """One picture being made."""

    def __init__(self, loom: Loom) -> None:
        self._loom = loom
        self._layout = Layout(loom)
        nodes = (*loom.left, *loom.middle, *self._layout.right)
        self._numbers = {node.key: number for number, node in enumerate(nodes)}
        flags = sorted({flag for node in (*loom.left, *loom.middle) for flag in node.flags})
        self._flags = {slug: number for number, slug in enumerate(flags)}

    def lines(self) -> Iterator[str]:
        """The picture, piece by piece."""
        loom = self._loom
        yield (
            f'<svg class="am-loom" viewBox="0 0 {WIDTH} {self._layout.total}" role="group" '
            'aria-labelledby="am-map-title" aria-describedby="am-map-words">'
            f'<title id="am-map-title">{escape(loom.title)}</title>'
            f'<desc id="am-map-words">{escape(loom.description)}</desc>\n<defs>'
        )
        yield from self._definitions()
        yield '</defs>\n<g class="soft" font-size="15" font-weight="600">'
        for column, heading in zip((_LEFT, _MIDDLE, _RIGHT), loom.headings, strict=True):
            yield f'<text x="{column.heading:g}" y="30">{escape(heading)}</text>'
        yield '</g>\n<g fill="none" stroke="#667">\n'
        bundles: defaultdict[_Bundle, list[Tie]] = defaultdict(list)
        for tie in loom.ties:
            bundles[_bundle(tie)].append(tie)
        for bundle, ties in bundles.items():
            yield self._threads(bundle, ties)
        yield "</g>\n"
        columns = ((_LEFT, loom.left), (_MIDDLE, loom.middle), (_RIGHT, self._layout.right))
        for column, nodes in columns:
            for colour, alike in groupby(nodes, lambda node: node.colour):
                yield f'<g class="c{colour}">\n'
                for node in alike:
                    yield self._node(node, column)
                yield "</g>\n"
        yield "</svg>"

    def _definitions(self) -> Iterator[str]:
        """The flags, each on its square, and the circle that faces are seen through."""
        yield '<clipPath id="am-map-round"><circle cx="48" cy="48" r="48"/></clipPath>'
        for slug, number in self._flags.items():
            drawn = shapes(self._loom.designs[slug])
            yield f'<symbol id="am-flag-{number}" viewBox="0 0 24 24">{drawn}</symbol>'

    def _threads(self, bundle: _Bundle, ties: Sequence[Tie]) -> str:
        meet, style, colour, width = bundle
        ends = [meet, *(tie.end if tie.start == meet else tie.start for tie in ties)]
        numbers = " ".join(str(self._numbers[end]) for end in ends)
        path = "".join(self._way(tie, back=tie.end == meet) for tie in ties)
        look = f'class="t {style} c{colour}" stroke-width="{width:g}"'
        return f'<path {look} data-am-tie="{numbers}" d="{path}"/>\n'

    def _way(self, tie: Tie, *, back: bool) -> str:
        """A thread, from its start or `back` from its end; whole numbers, each point from the one before."""
        sides = self._layout.side(tie.start), self._layout.side(tie.end)
        start, end = map(round, self._layout.ends(tie))
        down = end - start
        if sides == (0, 0):
            out = -4 - min(36, 8 + abs(down) // 14)
            return f"M{_LEFT.left} {start}c{out} 0 {out} {down} 0 {down}"
        if sides == (1, 1):
            return f"M{_MIDDLE.picture} {start + 21}v{down - 30}"
        first, last = (_LEFT.right, _MIDDLE.left) if sides[1] == 1 else (_MIDDLE.right, _RIGHT.left)
        wide = last - first
        if back:
            return f"M{last} {end}c{-(wide // 2)} 0 {-(wide // 2)} {-down} {-wide} {-down}"
        return f"M{first} {start}c{wide // 2} 0 {wide // 2} {down} {wide} {down}"

    def _node(self, node: Node, column: _Column) -> str:
        y, height = round(self._layout.y(node.key)), self._layout.height(node)
        tall = node.shape in TALL
        words, cut = _two_lines(node, column, self._flags) if tall else _one_line(node, column)
        label = f' aria-label="{escape(node.whole)}"' if cut or node.shape == "gap" else ""
        x = column.left + (4 if column is _LEFT else 2)
        ring = (
            f'<rect class="ring" x="{x:g}" y="{_r(1 - height / 2)}" width="{column.right - 4 - x:g}" '
            f'height="{_r(height - 2)}" rx="4" fill="none"/>'
        )
        name = "" if _said(node.href) == node.key else f' data-am-node="{escape(node.key)}"'
        return (
            f'<a class="n" transform="translate(0 {y})" href="{escape(node.href)}"{name}{label}>'
            f"{ring}{self._picture(node, column.picture)}{words}</a>\n"
        )

    def _picture(self, node: Node, x: float) -> str:
        if node.shape == "person":
            return (
                f'<svg x="{x - 19:g}" y="-19" width="38" height="38" viewBox="0 0 96 96" '
                f'aria-hidden="true"><g clip-path="url(#am-map-round)">{node.picture}</g></svg>'
            )
        if node.shape in ("network", "account"):
            side = 36 if node.shape == "network" else 18
            return _flag(self._flags[node.flags[0]], x - side / 2, -side / 2, side)
        if node.shape == "platform":
            bar = self._layout.bar(node)
            return f'<rect class="bar" x="{x:g}" y="{_r(-bar / 2)}" width="5" height="{_r(bar)}"/>'
        return f'<g transform="translate({x:g})">{_MARKS[node.shape]}</g>'


def _bundle(tie: Tie) -> _Bundle:
    return tie.end if tie.style == "there" else tie.start, tie.style, tie.colour, tie.width


def _said(href: str) -> str:
    """The node that an address says; nothing where it says none."""
    found = _SAID.search(href)
    return "" if found is None else found[3] or f"{_KINDS[found[1]]}-{found[2]}"


def _two_lines(node: Node, column: _Column, flags: Mapping[str, int]) -> tuple[str, bool]:
    """The name above, small flags, the note and the mark below; and whether something was cut."""
    x, start, end = column.text, column.text, column.text + column.room
    name = fitted(node.name, _NAME, column.room)
    drawn = _text(x, -3, _NAME, name, 'class="name" font-weight="600"' + _language(node))
    told = node.note
    if node.shape == "person" and node.flags:
        for slug in node.flags[:_FLAGS]:
            drawn += _flag(flags[slug], start, 5, 12)
            start += 17
        start += 2
        more = len(node.flags) - _FLAGS
        told = f"+{more} {told}".rstrip() if more > 0 else told
    mark = fitted(node.mark, _NOTE, (end - start) * (0.7 if told else 1) - 18)
    note = fitted(told, _NOTE, end - start - (text_width(mark, _NOTE) + 26 if mark else 0))
    if note:
        drawn += _text(start, 16, _NOTE, note, 'class="soft"')
    if mark:
        at = start + (text_width(note, _NOTE) + 8 if note else 0)
        drawn += f'<path class="w" d="M{_r(at + 6)} 5l6 11h-12z"/>'
        drawn += _text(at + 16, 16, _NOTE, mark, 'class="bad"')
    return drawn, (name, note, mark) != (node.name, told, node.mark)


def _one_line(node: Node, column: _Column) -> tuple[str, bool]:
    """The name, and the note and the mark after it; and whether something was cut."""
    told = " · ".join(part for part in (node.note, node.mark) if part)
    tail = fitted(told, _NOTE, column.room * 0.5)
    gap = 8 if tail else 0
    name = fitted(node.name, _LOW_NAME, column.room - gap - text_width(tail, _NOTE))
    style = "bad" if node.mark else "soft"
    note = f'<tspan class="{style}" font-size="{_NOTE:g}" dx="{gap}">{escape(tail)}</tspan>' if tail else ""
    spans = f'<tspan class="name"{_language(node)}>{escape(name)}</tspan>{note}'
    drawn = f'<text x="{column.text:g}" y="5" font-size="{_LOW_NAME:g}">{spans}</text>'
    return drawn, (name, tail) != (node.name, told)


def _text(x: float, y: float, size: float, words: str, attributes: str) -> str:
    return f'<text {attributes} x="{_r(x)}" y="{_r(y)}" font-size="{size:g}">{escape(words)}</text>'


def _flag(number: int, x: float, y: float, side: int) -> str:
    square = f'x="{_r(x)}" y="{_r(y)}" width="{side}" height="{side}"'
    use = f'<use {square} href="#am-flag-{number}"/>'
    return f'{use}<rect class="edge" {square} fill="none"/>'


def _language(node: Node) -> str:
    return f' lang="{escape(node.language)}"' if node.language else ""


def _r(number: float) -> str:
    """A length, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")
