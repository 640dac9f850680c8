"""Where the things of the presence map lie: three columns of nodes, and threads between them.

Which nodes there are is said by the caller; the same ones always lie in the same places. Lengths are units of
the drawing, about a pixel each at full width.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ambassade.publish.drawing.flag import Design

Shape = Literal["network", "theme", "person", "blog", "group", "account", "platform", "gap"]
Style = Literal["member", "theme", "there", "own", "missing"]

TOP: Final = 56
"""Where the columns begin, below their headings."""
_TALL: Final = 48
_LOW: Final = 31
TALL: Final[frozenset[Shape]] = frozenset({"network", "person", "platform"})
"""The shapes with two lines of text."""
_SLOT: Final = 5.5
"""How far the threads lie from each other where they reach a platform."""
_ENDS: Final = 4.0
"""The same where they leave a person."""
_LOOSE: Final = 24.0
"""The most free room between two things of the middle: few of them stand where a long picture begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Something that has a place in the picture.

    `key` is unique in it; `colour` is one of six, 0 for none. `picture` is finished SVG, 96 by 96, for a
    person; `flags` are keys of the drawing's designs. `mark` is said beside a warning sign.
    """

    key: str
    shape: Shape
    name: str
    href: str
    note: str = ""
    mark: str = ""
    language: str | None = None
    """Of the name, where it is not the page's."""
    colour: int = 0
    picture: str = ""
    flags: tuple[str, ...] = ()
    step: bool = False
    """Whether it belongs to the node above, as a person's blog to the person or a theme to its network."""

    @property
    def whole(self) -> str:
        """Everything that it says."""
        return ", ".join(part for part in (self.name, self.note, self.mark) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A thread between two nodes, the left one first."""

    start: str
    end: str
    style: Style
    colour: int = 0
    width: float = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Loom:
    """What is to be drawn. The right column is ordered by the layout, so that few threads cross."""

    left: tuple[Node, ...]
    middle: tuple[Node, ...]
    right: tuple[Node, ...]
    ties: tuple[Tie, ...]
    headings: tuple[str, str, str]
    title: str
    description: str
    designs: Mapping[str, Design]


class Layout:
    """Where everything lies."""

    def __init__(self, loom: Loom) -> None:
        self._touching: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in loom.ties:
            self._touching[tie.start].append(tie)
            self._touching[tie.end].append(tie)
        self._side = {node.key: 0 for node in loom.left} | {node.key: 2 for node in loom.right}
        self._y: dict[str, float] = {}
        columns = (loom.left, loom.middle, loom.right)
        sums = [sum(self.height(node) for node in nodes) for nodes in columns]
        self._room = max(sums)
        self._spread(loom.middle, most=_LOOSE)
        self.right = tuple(sorted(loom.right, key=lambda node: (self._mean(node), node.name, node.key)))
        """The right column from the top."""
        self._settle(loom.left)
        self._spread(self.right)
        self._bars = self._slots(self.right, _SLOT)
        self._fans = self._slots(loom.middle, _ENDS)
        self.total = round(TOP + self._room + 12)
        """The height of the whole."""

    def y(self, key: str) -> float:
        """The middle of a node."""
        return self._y[key]

    def side(self, key: str) -> int:
        """The column of a node: 0, 1 or 2."""
        return self._side.get(key, 1)

    def ends(self, tie: Tie) -> tuple[float, float]:
        """How far down a thread begins and ends."""
        if self.side(tie.start) == 1 and self.side(tie.end) > 1:
            return self._fans[tie.start, tie.end], self._bars[tie.start, tie.end]
        return self._y[tie.start], self._y[tie.end]

    def height(self, node: Node) -> float:
        """The height of a node's row."""
        if node.shape != "platform":
            return _TALL if node.shape in TALL else _LOW
        return max(_TALL, self.bar(node) + 14)

    def bar(self, node: Node) -> float:
        """The length of a platform's bar: room for its threads."""
        return max(28, len(self._touching[node.key]) * _SLOT + 4)

    def _others(self, key: str) -> Iterator[str]:
        for tie in self._touching[key]:
            yield tie.end if tie.start == key else tie.start

    def _mean(self, node: Node) -> float:
        """Where the threads of a node go on the whole; without any, the bottom."""
        found = [self._y[end] for end in self._others(node.key) if end in self._y]
        return sum(found) / len(found) if found else TOP + self._room

    def _spread(self, nodes: Sequence[Node], most: float = math.inf) -> None:
        """Lay nodes one below the other, the free room between all of them, `most` between any two."""
        gap = min(most, (self._room - sum(self.height(node) for node in nodes)) / max(1, len(nodes)))
        y = float(TOP)
        for node in nodes:
            height = self.height(node) + gap
            self._y[node.key] = y + height / 2
            y += height

    def _settle(self, nodes: Sequence[Node]) -> None:
        """Lay nodes near what they are tied to, in their order and none on another; the first at the top.

        On a phone the left column is all that is seen at first: it must not begin below the screen.
        """
        blocks = [(block, sum(self.height(node) for node in block)) for block in _blocks(nodes)]
        tops: list[float] = []
        y = float(TOP)
        for block, size in blocks:
            tops.append(max(y, self._near(block[0]) - size / 2) if tops else y)
            y = tops[-1] + size
        limit = TOP + self._room
        for top, (block, size) in zip(reversed(tops), reversed(blocks), strict=True):
            limit = at = min(top, limit - size)
            for node in block:
                self._y[node.key] = at + self.height(node) / 2
                at += self.height(node)

    def _near(self, node: Node) -> float:
        """The middle one of the places that a node is tied to; without any, the top."""
        found = sorted(self._y[end] for end in self._others(node.key) if end in self._y)
        return found[(len(found) - 1) // 2] if found else TOP

    def _slots(self, nodes: Iterable[Node], step: float) -> dict[tuple[str, str], float]:
        """Where each thread between the middle and the right meets one of `nodes`, by its two ends."""
        found = {}
        for node in nodes:
            ties = [tie for tie in self._touching[node.key] if self.side(tie.end) > 1]
            ties.sort(key=lambda tie: (self._y[tie.start], self._y[tie.end]))
            first = max(TOP - 12, self._y[node.key] - (len(ties) - 1) * step / 2)
            for number, tie in enumerate(ties):
                found[tie.start, tie.end] = first + number * step
        return found


def _blocks(nodes: Sequence[Node]) -> list[list[Node]]:
    """The nodes, each together with those that belong to it."""
    blocks: list[list[Node]] = []
    for node in nodes:
        if not node.step or not blocks:
            blocks.append([])
        blocks[-1].append(node)
    return blocks
