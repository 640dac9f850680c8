"""Places in a text: positions and spans, 1-based, columns counted in characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From a position up to, not including, another."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span of a file; `path` is relative to the root, with forward slashes."""

    path: str
    span: Span


def span(line: int, column: int, end_line: int | None = None, end_column: int | None = None) -> Span:
    """A span from plain numbers; one character wide if no end is given."""
    return Span(Position(line, column), Position(end_line or line, end_column or column + 1))


START = span(1, 1)
