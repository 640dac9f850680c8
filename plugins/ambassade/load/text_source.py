"""Bytes to text, strictly: UTF-8 without mark or characters that hide or reorder what a reviewer sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ambassade.load.fault import Reading
from ambassade.spans import START, Span, span
from ambassade.words import Say, say

LARGEST = 1024 * 1024
"""Bytes; a file of people and dates is far smaller, and reading has to stay bounded."""

_BIDI = "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
_HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff{_BIDI}]+")
_BIDI_ONLY = re.compile(f"[{_BIDI}]")
_SEPARATORS = frozenset("\u0085\u2028\u2029\x0b\x0c\r")
_MOST_REPORTED = 5


def decode(data: bytes, reading: Reading) -> str | None:
    r"""The text of a file with `\n` line ends, or None where it can not be used; every fault is reported."""
    if len(data) > LARGEST:
        report_size(len(data), reading)
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
            say("byte {byte} is no character of UTF-8", byte=f"0x{data[fault.start]:02x}"),
            _place(before, len(before)),
            hint=say("save the file as UTF-8"),
        )
        return None
    text = text.replace("\r\n", "\n")
    report_hidden(text, reading, lambda start, end: _place(text, start, end))
    return None if reading.failed else text


def report_size(size: int, reading: Reading) -> None:
    """Reports a text of `size` bytes, which is too large to be read."""
    reading.error(
        "file-too-large",
        say("the file has {size} bytes; the most is {most}", size=size, most=LARGEST),
        hint=say("keep long texts and pictures in files of their own"),
    )


def report_hidden(text: str, reading: Reading, place: Callable[[int, int], Span]) -> None:
    """Reports the first characters of `text` that hide or reorder, each run of them once.

    `place` tells where the characters from an index up to another stand.
    """
    for number, match in enumerate(_HIDDEN.finditer(text)):
        if number == _MOST_REPORTED:
            break
        rule, message, hint = _words(match[0][0])
        reading.error(rule, message, place(*match.span()), label=say("invisible"), hint=hint)


def _words(char: str) -> tuple[str, Say, Say]:
    """The rule, the message and the hint for a hidden character."""
    name = f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
    if _BIDI_ONLY.match(char):
        return (
            "bidirectional-character",
            say("the character {name} changes the order in which the text is shown", name=name),
            say("delete it; right-to-left names need none"),
        )
    if char in _SEPARATORS:
        return (
            "line-separator",
            say("the character {name} breaks lines in some programs and not in others", name=name),
            say("replace it by an ordinary line break"),
        )
    return (
        "control-character",
        say("the character {name} does not belong in a text", name=name),
        say("delete it"),
    )


def _place(text: str, start: int, end: int | None = None) -> Span:
    before = text[:start]
    line = before.count("\n") + 1
    column = start - (before.rfind("\n") + 1) + 1
    return span(line, column, line, column + (1 if end is None else end - start)) if text else START
