"""Bytes to text, strictly: UTF-8 without mark, without characters that hide or reorder what a reviewer sees."""

from __future__ import annotations

import re
import unicodedata

from ambassade.load.fault import Reading
from ambassade.spans import START, Span, span
from ambassade.words import say

LARGEST = 1024 * 1024
"""Bytes; a file of people and dates is far smaller, and reading has to stay bounded."""

_BIDI = "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
_HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff{_BIDI}]")
_BIDI_ONLY = re.compile(f"[{_BIDI}]")
_SEPARATORS = frozenset("\u0085\u2028\u2029\x0b\x0c")
_MOST_REPORTED = 5


def decode(data: bytes, reading: Reading) -> str | None:
    """The text of a file with `\\n` line ends, or None where it can not be used; every fault is reported."""
    if len(data) > LARGEST:
        reading.error(
            "file-too-large",
            say("the file has {size} bytes; the most is {most}", size=len(data), most=LARGEST),
            hint=say("keep long texts and pictures in files of their own"),
        )
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        reading.error(
            "byte-order-mark",
            say("the file starts with a byte order mark"),
            label=say("an invisible character"),
            hint=say("save the file as UTF-8 without BOM"),
        )
        data = data[3:]
    if not data.strip():
        reading.error(
            "empty-file", say("the file is empty"), hint=say("write its content, or delete the file")
        )
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8")
        reading.error(
            "not-utf-8",
            say("the file is not UTF-8: byte {byte} is no character", byte=f"0x{data[fault.start]:02x}"),
            _place(before, len(before)),
            hint=say("save the file as UTF-8"),
        )
        return None
    text = text.replace("\r\n", "\n")
    _report_hidden(text, reading)
    return None if reading.failed else text


def _report_hidden(text: str, reading: Reading) -> None:
    reported = 0
    for match in _HIDDEN.finditer(text):
        reported += 1
        if reported > _MOST_REPORTED:
            break
        char = match[0]
        name = f"U+{ord(char):04X}" + (f" {unicodedata.name(char, '')}".rstrip())
        place = _place(text, match.start())
        if _BIDI_ONLY.match(char):
            reading.error(
                "bidirectional-character",
                say("the character {name} changes the order in which the text is shown", name=name),
                place,
                label=say("invisible"),
                hint=say("delete it; right-to-left names need none"),
            )
        elif char in _SEPARATORS:
            reading.error(
                "line-separator",
                say("the character {name} breaks lines in some programs and not in others", name=name),
                place,
                label=say("invisible"),
                hint=say("replace it by an ordinary line break"),
            )
        else:
            reading.error(
                "control-character",
                say("the character {name} does not belong in a text", name=name),
                place,
                label=say("invisible"),
                hint=say("delete it"),
            )


def _place(text: str, index: int) -> Span:
    before = text[:index]
    line = before.count("\n") + 1
    return span(line, index - (before.rfind("\n") + 1) + 1) if text else START
