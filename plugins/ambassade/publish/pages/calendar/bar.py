"""What is drawn of a timeline: bars, lozenges and the arrows between them, in hundredths of the width.

Each row has a drawing of its own, so that rows may be as high as their words; an arrow is cut into them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.calendar.dates import by_hours

MOST_PIECES: Final = 400
"""So many pieces of arrows are drawn on a page; beyond that, words alone tell what comes first."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a timeline, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where a day begins, from 0 to 100."""
        return round(min(max((day - self.first).days, 0), self.days) / self.days * 100, 2)

    def mondays(self) -> tuple[float, ...]:
        """Where its weeks begin."""
        ahead = -self.first.weekday() % 7
        return tuple(self.at(self.first + timedelta(days=number)) for number in range(ahead, self.days, 7))


@dataclass(frozen=True, slots=True)
class Bar:
    """What lasts: from where, how wide."""

    at: float
    wide: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row's drawing: bars of what lasts, the middles of single days."""

    bars: tuple[Bar, ...]
    dots: tuple[float, ...]

    @property
    def begins(self) -> float:
        """Where the first of it begins."""
        return min((*(bar.at for bar in self.bars), *self.dots))

    @property
    def ends(self) -> float:
        """Where the last of it ends."""
        return max((*(bar.at + bar.wide for bar in self.bars), *self.dots))


@dataclass(frozen=True, slots=True)
class Need:
    """That the row `then` waits for the row `first`; `broken`: though that comes later."""

    first: int
    then: int
    broken: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Where an arrow ends: at a lozenge or at a bar, from the right or from the left."""

    at: float
    left: bool
    dot: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of an arrow that lies in one row: along `at` from `top` to `foot`, then across to its head."""

    at: float
    top: int
    foot: int
    head: Head | None
    broken: bool
    needs: str
    """The numbers of the two rows, without which it would hang in the air."""


_HEADS: Final = {
    (False, False): "M-7-5-1 0-7 5",
    (False, True): "M-15-5-9 0-15 5",
    (True, False): "M7-5 1 0 7 5",
    (True, True): "M15-5 9 0 15 5",
}
"""The strokes of an arrow's head, by whether it comes from the right and whether it ends at a lozenge."""


def drawn(period: Period, dates: Iterable[Occurrence]) -> Drawn:
    """The drawing of an entry's dates; what has one day, or ends in the night after, is a lozenge there."""
    bars, dots = [], {}
    for one in dates:
        first, last = max(one.first_day, period.first), min(one.last_day, period.last)
        if by_hours(one):
            dots[first] = round(period.at(first) + 50 / period.days, 2)
        else:
            start = period.at(first)
            bars.append(Bar(start, round(period.at(last + timedelta(days=1)) - start, 2)))
    return Drawn(tuple(bars), tuple(dots.values()))


def pieces(rows: Sequence[Drawn], needs: Iterable[Need]) -> Mapping[int, tuple[Piece, ...]]:
    """The arrows, cut into the rows they cross: from the end of what comes first, down or up, then across."""
    found: defaultdict[int, list[Piece]] = defaultdict(list)
    count = 0
    for need in needs:
        count += abs(need.then - need.first) + 1
        if need.then == need.first or count > MOST_PIECES:
            continue
        at, head = rows[need.first].ends, _head(rows[need.first].ends, rows[need.then])
        told = f"{need.first} {need.then}"
        low, high = sorted((need.first, need.then))
        for number in range(low, high + 1):
            top = 50 if number == low else 0
            foot = 50 if number == high else 100
            end = head if number == need.then else None
            found[number].append(Piece(at, top, foot, end, need.broken, told))
    return {number: tuple(each) for number, each in found.items()}


def svg(shape: Drawn, look: str, arrows: Iterable[Piece]) -> Markup:
    """A row's drawing, arrows below the rest; `look` is the style of its bars and lozenges."""
    found = [_arrow(piece) for piece in arrows]
    found += [
        f'<rect class="{look}" x="{bar.at}%" y="50%" width="{bar.wide}%" height="16" rx="2"/>'
        for bar in shape.bars
    ]
    found += [
        f'<svg x="{dot}%" y="50%"><path class="{look}" d="M0-8 8 0 0 8-8 0z"/></svg>' for dot in shape.dots
    ]
    return Markup("".join(found))  # noqa: S704 - numbers and words of ours


def _arrow(piece: Piece) -> str:
    at, head, broken = piece.at, piece.head, " a--bad" if piece.broken else ""
    lines = f'<line x1="{at}%" x2="{at}%" y1="{piece.top}%" y2="{piece.foot}%"/>'
    if head:
        lines += f'<line x1="{at}%" x2="{head.at}%" y1="50%" y2="50%"/>'
        lines += f'<svg x="{head.at}%" y="50%"><path d="{_HEADS[head.left, head.dot]}"/></svg>'
    return f'<g class="a{broken}" data-am-needs="{piece.needs}">{lines}</g>'


def _head(at: float, then: Drawn) -> Head:
    """Where an arrow from `at` meets what waits: at its beginning, or from the right at its end."""
    if at <= then.begins:
        return Head(then.begins, left=False, dot=then.begins in then.dots)
    end = min(at, then.ends)
    return Head(end, left=True, dot=end in then.dots)
