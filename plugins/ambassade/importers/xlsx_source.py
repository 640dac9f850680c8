"""XLSX sources: values as a spreadsheet shows them, never formulas."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

from openpyxl import load_workbook

from ambassade.importers.csv_source import MOST_COLUMNS, MOST_ROWS, table
from ambassade.importers.problem import ImportStopError
from ambassade.words import say

LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes; a small file can unpack to a very large one."""


def read_xlsx(data: bytes, name: str, sheet: str | None) -> list[dict[str, Any]]:
    """The rows of a sheet (the first one where none is stated) as mappings by column name.

    Days become `2026-11-23`, times `2026-11-23T18:00`; whole numbers lose their point. A formula counts as
    the value that was last computed for it; one that was never computed is kept as its text.
    """
    try:
        _refuse_bomb(data, name)
        values = _rows(data, name, sheet, computed=True)
        formulas = _rows(data, name, sheet, computed=False)
    except ImportStopError:
        raise
    except Exception as fault:  # openpyxl raises whatever its parsers raise
        raise ImportStopError(say("{name} can not be read as XLSX", name=name)) from fault
    rows = [
        [_cell(formula if value is None else value) for value, formula in zip_longest(row, texts)]
        for row, texts in zip_longest(values, formulas, fillvalue=())
    ]
    used = [[place for place, cell in enumerate(row) if cell is not None] for row in rows]
    width = max((places[-1] + 1 for places in used if places), default=0)
    return table([row[:width] for row, places in zip(rows, used, strict=True) if places], name)


def _refuse_bomb(data: bytes, name: str) -> None:
    """ImportStopError where a file unpacks to more than it may."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > LARGEST_UNPACKED:
        raise ImportStopError(
            say("{name} unpacks to more than {most} bytes; split it", name=name, most=LARGEST_UNPACKED)
        )


def _rows(data: bytes, name: str, sheet: str | None, *, computed: bool) -> list[tuple[Any, ...]]:
    """All rows of a sheet, with computed values or with formulas."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=computed, keep_links=False)
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise ImportStopError(
                say(
                    "{name} has no sheet `{sheet}`; its sheets are {sheets}",
                    name=name,
                    sheet=sheet,
                    sheets=", ".join(book.sheetnames),
                )
            )
        page = book[sheet or book.sheetnames[0]]
        page.reset_dimensions()
        return list(page.iter_rows(values_only=True, max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1))
    finally:
        book.close()


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
