"""Canaries: values that stand nowhere by chance, who may see them, and how any byte of a site is searched."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import unquote

from babel.dates import format_date
from babel.numbers import format_decimal
from PIL import Image

LEVELS = ("public", "members", "internal", "nobody")
PUBLIC, MEMBERS, INTERNAL, NOBODY = range(4)
PREFIX = "qzx"
LETTERS = 6
LOCALES = ("en", "en_GB", "fr")

_WORD = re.compile(rb"qzx[a-z]{6}")
_HEX = re.compile(rb"717a78(?:6[1-9a-f]|7[0-9a]){6}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}")
_ENCODED_PREFIXES = tuple(
    base64.b64encode(b"\0" * shift + PREFIX.encode())[start:stop]
    for shift, start, stop in ((0, 0, 4), (1, 2, 5), (2, 3, 6))
)
"""What base64 makes of the prefix alone, at each of the three places where it can begin."""
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\d{4}-\d{2}-\d{2}",
        r"(?<!\d)\d{8}(?!\d)",
        r"\d{1,2}[/.]\d{1,2}[/.]\d{4}",
        r"\d{1,2}\s[^\W\d]+\.?\s\d{4}",
        r"[^\W\d]+\.?\s\d{1,2},\s\d{4}",
    )
)
_NUMBER = re.compile(r"(?<![\w.,#&/-])\d+(?:[.,\u00a0\u202f'’]\d+)*(?![\w%])")
_NOT_TEXT = (".css", ".js", ".svg", ".woff2", ".map", ".jpg", ".webp", ".png", ".avif", ".ico")
"""Files whose numbers are drawings, digests and programs."""
_METADATA = (
    "exif",
    "xmp",
    "XML:com.adobe.xmp",
    "comment",
    "photoshop",
    "icc_profile",
    "Description",
    "Author",
)


@dataclass(frozen=True, slots=True)
class Canary:
    """One planted value. `level` is the first edition that may hold it; `where` the property it stands in."""

    value: str
    where: str
    level: int
    kind: Literal["word", "date", "number"]
    spellings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.value} of {self.where}, for {LEVELS[self.level]}"


def date_spellings(day: date) -> tuple[str, ...]:
    """A day as machines and pages write it."""
    written = {day.isoformat(), day.strftime("%Y%m%d"), day.strftime("%d/%m/%Y"), day.strftime("%m/%d/%Y")}
    written |= {day.strftime("%d.%m.%Y"), f"{day.day}/{day.month}/{day.year}"}
    for pattern in ("d MMMM y", "MMMM d, y", "d MMM y", "MMM d, y"):
        written |= {_plain(format_date(day, pattern, locale=locale)) for locale in LOCALES}
    return tuple(sorted(written))


def number_spellings(number: float) -> tuple[str, ...]:
    """A number as machines and pages write it."""
    written = {str(number)} | {format_decimal(number, locale=locale) for locale in LOCALES}
    return tuple(sorted(written))


@dataclass(frozen=True)
class Searcher:
    """Finds canaries; made once for all of them."""

    words: Mapping[str, Canary]
    others: Mapping[str, Canary]
    """Days and numbers, by each way of writing them."""

    @classmethod
    def of(cls, canaries: Iterable[Canary]) -> Searcher:
        """A searcher for these."""
        known = tuple(canaries)
        return cls(
            {canary.value: canary for canary in known if canary.kind == "word"},
            {way: canary for canary in known if canary.kind != "word" for way in canary.spellings},
        )

    def in_file(self, path: str, data: bytes) -> set[Canary]:
        """The canaries in a file of a site: its name, its bytes, what is packed in them."""
        found = self.in_words(path.encode()) | self.in_words(data)
        for unpacked in _unpacked(data):
            found |= self.in_file(path.removesuffix(".gz"), unpacked)
        if not path.endswith(_NOT_TEXT):
            found |= self.in_text(data.decode("utf-8", "replace"))
        return found

    def in_words(self, data: bytes) -> set[Canary]:
        """The words in bytes, in any of the forms that programs give to texts."""
        return {self.words[word] for word in words_in(data) if word in self.words}

    def in_text(self, text: str) -> set[Canary]:
        """The days and numbers in a text."""
        written = [_plain(found) for pattern in _DATES for found in pattern.findall(text)]
        written += _NUMBER.findall(html.unescape(text))
        return {self.others[way] for way in written if way in self.others}


def words_in(data: bytes) -> set[str]:
    """Every word that looks like a canary: plain, capital, escaped, hexadecimal, base64 or UTF-16."""
    found = set(_WORD.findall(data.lower()))
    if b"\0" in data:
        found |= set(_WORD.findall(data.replace(b"\0", b"").lower()))
    if b"%" in data or b"&#" in data or b"\\u" in data or b"\\x" in data:
        text = html.unescape(unquote(data.decode("latin-1")))
        text = re.sub(r"\\u00([0-9a-fA-F]{2})|\\x([0-9a-fA-F]{2})", _character, text)
        found |= set(_WORD.findall(text.lower().encode("utf-8")))
    found |= {bytes.fromhex(match.decode()) for match in _HEX.findall(data.lower())}
    if any(prefix in data for prefix in _ENCODED_PREFIXES):
        for run in _BASE64.findall(data):
            if any(prefix in run for prefix in _ENCODED_PREFIXES):
                found |= _decoded(run)
    return {word.decode() for word in found}


def metadata_of(data: bytes) -> tuple[str, ...]:
    """What a picture says besides its pixels: names of what it carries; empty for what is no picture."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            said = [name for name in _METADATA if picture.info.get(name)]
            said += ["exif"] * bool(len(picture.getexif())) + ["text"] * bool(getattr(picture, "text", None))
            return tuple(said)
    except OSError:
        return ()


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _decoded(run: bytes) -> set[bytes]:
    standard = run.translate(bytes.maketrans(b"-_", b"+/"))
    found: set[bytes] = set()
    for start in range(4):
        part = standard[start:]
        found |= set(_WORD.findall(base64.b64decode(part[: len(part) // 4 * 4]).lower()))
    return found


def _unpacked(data: bytes) -> tuple[bytes, ...]:
    """What is packed in a file, where it is one of the two usual kinds."""
    try:
        if data.startswith(b"\x1f\x8b"):
            return (gzip.decompress(data),)
        if data[:2] in {b"\x78\x01", b"\x78\x9c", b"\x78\xda"}:
            return (zlib.decompress(data),)
    except (OSError, EOFError, zlib.error):
        return ()
    return ()


def _plain(text: str) -> str:
    """One way of writing a day: single spaces, no point after a shortened month."""
    return re.sub(r"\s+", " ", text).replace(".", "") if re.search(r"[^\W\d]", text) else text
