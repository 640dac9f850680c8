"""CSV sources: the first row names the columns; every cell is text, formulas too."""

from __future__ import annotations

import csv
import io
from typing import Any

from ambassade.importers.problem import ImportStopError
from ambassade.words import say

_DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 200_000
MOST_COLUMNS = 500


def read_csv(text: str, name: str, delimiter: str | None) -> list[dict[str, Any]]:
    """The rows as mappings by column name; an empty cell is null.

    The delimiter is the one that is stated, else the one that the first line holds most of. Cells beyond the
    last named column are kept under `column 7` and so on, so that none is lost unseen.
    """
    chosen = delimiter or max(_DELIMITERS, key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=chosen, strict=True)
    try:
        return table(list(reader), name)
    except csv.Error as fault:
        raise ImportStopError(
            say("{place}: this is not CSV: {why}", place=f"{name}:{reader.line_num}", why=str(fault))
        ) from fault


def table(rows: list[list[Any]], name: str) -> list[dict[str, Any]]:
    """Rows by column name; rows without any value are left out, as spreadsheets end in many of them."""
    if not rows or not any(_value(cell) is not None for cell in rows[0]):
        raise ImportStopError(say("{name} has no first row that names the columns", name=name))
    if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
        raise ImportStopError(
            say(
                "{name} has more than {rows} rows or {columns} columns; split it",
                name=name,
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            )
        )
    width = max(map(len, rows))
    head = [str(cell).strip() if _value(cell) is not None else "" for cell in rows[0]]
    names = [
        head[place] if place < len(head) and head[place] else f"column {place + 1}" for place in range(width)
    ]
    for column in names:
        if names.count(column) > 1:
            raise ImportStopError(say("{name} has two columns named `{column}`", name=name, column=column))
    records = []
    for row in rows[1:]:
        record = {
            column: _value(row[place]) if place < len(row) else None for place, column in enumerate(names)
        }
        if any(value is not None for value in record.values()):
            unnamed = [column for place, column in enumerate(names) if place >= len(head) or not head[place]]
            records.append(
                {key: value for key, value in record.items() if value is not None or key not in unnamed}
            )
    return records


def _value(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell.strip() or None
    return cell
