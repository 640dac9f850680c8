"""Values to YAML as an editor would write it: blocks, two spaces, quotes only where they are needed.

What comes out reads back as the same values through `load_yaml`, and means the same to readers of YAML 1.1
and 1.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

STEP = 2
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?\Z")
_LIKE_A_NUMBER = re.compile(r"[0-9][0-9a-fA-F_.,:xXoOeE+-]*\Z")
_INSIDE = re.compile(r": |:\Z| #| \Z")
_ESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LONGEST_PLAIN = 4000


def emit(values: Mapping[str, object], indent: int = 0) -> str:
    """The lines of a mapping, each ended by a line break; nothing for an empty one."""
    return "".join(emit_key(key, value, indent) for key, value in values.items())


def emit_key(key: str, value: object, indent: int) -> str:
    """The lines of one key and its value."""
    return f"{' ' * indent}{scalar(key)}:{_value(value, indent)}"


def emit_item(value: object, indent: int) -> str:
    """The lines of one item of a list whose dash stands after `indent` spaces."""
    if isinstance(value, Mapping) and value:
        inner = emit(value, indent + STEP)
        return f"{' ' * indent}- {inner[indent + STEP :]}"
    if isinstance(value, list | tuple) and value:
        items = "".join(emit_item(item, indent + STEP) for item in value)
        return f"{' ' * indent}- {items[indent + STEP :]}"
    return f"{' ' * indent}-{_value(value, indent)}"


def _value(value: object, indent: int) -> str:
    """What follows a colon or a dash, with its line break."""
    if isinstance(value, Mapping):
        return f"\n{emit(value, indent + STEP)}" if value else " {}\n"
    if isinstance(value, list | tuple):
        return "\n" + "".join(emit_item(item, indent + STEP) for item in value) if value else " []\n"
    if isinstance(value, str) and _fits_block(value):
        mark = "|" if value.endswith("\n") else "|-"
        lines = value.removesuffix("\n").split("\n")
        shift = " " * (indent + STEP)
        return f" {mark}\n" + "".join(f"{shift}{line}\n" if line else "\n" for line in lines)
    return f" {scalar(value)}\n"


def scalar(value: object) -> str:
    """One scalar on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _decimal(value)
    text = str(value)
    return text if _is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes; what can not be seen is written as an escape."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _decimal(value: float) -> str:
    """A decimal number without exponent, as the strict reader knows it."""
    shown = f"{value:.12f}".rstrip("0")
    return shown + "0" if shown.endswith(".") else shown


def _is_plain(text: str) -> bool:
    """Whether a text means itself without quotes, to every reader of YAML."""
    if not text or not text[0].isalnum() or len(text) > _LONGEST_PLAIN or not text.isprintable():
        return False
    if text.lower() in _WORDS or _INSIDE.search(text):
        return False
    return bool(_DAY.match(text)) or not _LIKE_A_NUMBER.match(text)


def _fits_block(text: str) -> bool:
    """Whether a text of several lines can stand as a literal block and come back unchanged."""
    if "\n" not in text or text.endswith("\n\n") or text[0] in " \n":
        return False
    lines = text.removesuffix("\n").split("\n")
    return all(_is_block_line(line) for line in lines) and any(line for line in lines)


def _is_block_line(line: str) -> bool:
    return not line or (line.isprintable() and line.strip(" ") != "" and not line.endswith(" "))
