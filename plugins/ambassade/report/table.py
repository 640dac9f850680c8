"""Plain tables for a terminal, as wide as it is."""

from __future__ import annotations

from collections.abc import Sequence

from ambassade.report.terminal import width

_GAP = "  "
_NARROWEST = 20
"""Columns that a wrapped cell keeps even on the narrowest terminal."""


def render_table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: int,
    *,
    wrapped: int,
    right: frozenset[int] = frozenset(),
) -> str:
    """Heads and rows as lines, each ended by a line break.

    The column number `wrapped` takes what is left of `columns`, and its cells go on below; the columns
    `right` end at one edge. Widths are those of a terminal: wide characters count twice.
    """
    widths = [max(width(line[column]) for line in (heads, *rows)) for column in range(len(heads))]
    others = sum(widths) - widths[wrapped] + len(_GAP) * (len(heads) - 1)
    widths[wrapped] = min(widths[wrapped], max(_NARROWEST, columns - others))
    lines: list[str] = []
    for row in (heads, *rows):
        folded = fold_text(row[wrapped], widths[wrapped])
        for number, part in enumerate(folded):
            cells = [
                part if column == wrapped else cell if number == 0 else "" for column, cell in enumerate(row)
            ]
            padded = [_pad(cell, widths[column], right=column in right) for column, cell in enumerate(cells)]
            lines.append(_GAP.join(padded).rstrip() + "\n")
    return "".join(lines)


def fold_text(text: str, columns: int) -> list[str]:
    """A text cut between words into lines of at most `columns`; a longer word stands alone. Never empty."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}") <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _pad(text: str, columns: int, *, right: bool) -> str:
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space
