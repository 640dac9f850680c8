"""Reading a source file: bytes to plain values, whichever of the four formats it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ambassade.importers.csv_source import read_csv
from ambassade.importers.json_source import read_json
from ambassade.importers.problem import ImportStopError
from ambassade.importers.xlsx_source import read_xlsx
from ambassade.importers.yaml_source import read_yaml
from ambassade.words import say

LARGEST = 64 * 1024 * 1024
"""Bytes; reading has to stay bounded, and two thousand profiles take two megabytes."""


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How a source is to be read: what the mapping file states about its format."""

    encoding: str = "utf-8"
    delimiter: str | None = None
    sheet: str | None = None


_READERS: dict[str, Callable[[bytes, str, SourceOptions], Any]] = {
    ".csv": lambda data, name, options: read_csv(_text(data, name, options), name, options.delimiter),
    ".tsv": lambda data, name, options: read_csv(_text(data, name, options), name, options.delimiter or "\t"),
    ".json": lambda data, name, options: read_json(_text(data, name, options), name),
    ".yaml": lambda data, name, options: read_yaml(_text(data, name, options), name),
    ".yml": lambda data, name, options: read_yaml(_text(data, name, options), name),
    ".xlsx": lambda data, name, options: read_xlsx(data, name, options.sheet),
}


def read_source(path: Path, options: SourceOptions) -> Any:
    """What a source holds, as plain values; a table is a list of rows by column name.

    ImportStopError where the file can not be read, is too large, or is not of its format.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ImportStopError(
            say(
                "{name} ends in none of the known formats: {formats}",
                name=path.name,
                formats=", ".join(_READERS),
            )
        )
    try:
        if path.stat().st_size > LARGEST:
            raise ImportStopError(
                say("{name} has more than {most} bytes; split it", name=path.name, most=LARGEST)
            )
        data = path.read_bytes()
    except OSError as fault:
        raise ImportStopError(
            say("{name} can not be read: {why}", name=path.name, why=fault.strerror or "")
        ) from fault
    return reader(data, path.name, options)


def _text(data: bytes, name: str, options: SourceOptions) -> str:
    """The text of a source; a byte order mark is left out."""
    encoding = (
        "utf-8-sig" if options.encoding.lower().replace("_", "-") in {"utf-8", "utf8"} else options.encoding
    )
    try:
        return data.decode(encoding)
    except LookupError as fault:
        raise ImportStopError(say("`{encoding}` is no known encoding", encoding=options.encoding)) from fault
    except UnicodeDecodeError as fault:
        raise ImportStopError(
            say(
                "{name} is not {encoding} at byte {place} ({byte}); state its `encoding` in the mapping file",
                name=name,
                encoding=options.encoding,
                byte=f"0x{data[fault.start]:02x}",
                place=fault.start,
            )
        ) from fault
