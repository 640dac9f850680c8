"""The parts that a review is made of, whatever it is rendered as: sentences, lists, tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ambassade.review.telling import Cell
from ambassade.words import Say

Cut = Callable[[int], Say]
"""So many are left out, in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a point of a list. `done` says whether a task is; None: it is no task."""

    cell: Cell
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by itself; `label` begins it and stands out."""

    cell: Cell
    label: Say | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `label` stands above it."""

    lines: tuple[Line, ...]
    cut: Cut
    label: Say | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; `label` stands above it, and `folded` lets readers open it."""

    heads: tuple[Say, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: Cut
    label: Say | None = None
    folded: bool = False


Block = Sentence | Points | Rows


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the review; None as a title: it follows the one before."""

    title: Say | None
    blocks: tuple[Block, ...]


DASH = "–"
"""Stands where there is nothing to tell."""
