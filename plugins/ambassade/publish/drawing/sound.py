"""Whether a picture can be read, told from how its file is built, without unfolding it.

A picture is so looked at in a fraction of a millisecond, whatever its size, and without Pillow; what only
shows when the picture is unfolded is told by the build, which does that once.

Sources: ITU T.81, annex B (JPEG); the PNG specification, third edition; RFC 9649 (WebP); ISO/IEC 14496-12 and
23008-12, and the AVIF specification (boxes, brands, `ispe`).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

MAX_PIXELS: Final = 40_000_000
"""No picture of more is opened: a small file can unfold to one that fills the memory."""
ENDINGS: Final = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
}
"""The formats that pages show, and how the names of their files end."""
_PNG = b"\x89PNG\r\n\x1a\n"
_POINTER = b"version https://git-lfs.github.com/spec/"
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG's frame, which say its size."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers with nothing behind them."""
_SCAN, _END = 0xDA, b"\xff\xd9"


class Trouble(Enum):
    """Why a picture can not be read."""

    EMPTY = "empty"
    POINTER = "pointer"
    """Git LFS keeps the picture elsewhere, and it was not fetched."""
    HEIC = "heic"
    """What many telephones make; browsers do not show it."""
    UNKNOWN = "unknown"
    CUT_OFF = "cut off"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Sound:
    """A picture that seems whole: its format, and its size in pixels."""

    format: str
    width: int
    height: int

    @property
    def too_large(self) -> bool:
        """Whether it unfolds to more than is opened."""
        return self.width * self.height > MAX_PIXELS


def look_at(content: bytes) -> Sound | Trouble:
    """What the file of a picture is, or why it can not be read. `content` is the whole file."""
    if not content:
        return Trouble.EMPTY
    if content.startswith(_POINTER):
        return Trouble.POINTER
    for place, begins, look in _READERS:
        if content.startswith(begins, place):
            return look(content)
    return Trouble.UNKNOWN


def _jpeg(content: bytes) -> Sound | Trouble:
    """Segments up to the first scan, behind which the end comes: its two bytes stand nowhere in a scan."""
    place, size = 2, (0, 0)
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 4 > len(content):
            return Trouble.CUT_OFF
        marker = content[place + 1]
        if marker in {0x00, 0xFF}:
            place += 1
            continue
        if marker in _ALONE:
            place += 2
            continue
        if marker == _SCAN:
            break
        if marker in _SIZES:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            size = (int.from_bytes(width), int.from_bytes(height))
        place += 2 + int.from_bytes(content[place + 2 : place + 4])
    if not all(size):
        return Trouble.DAMAGED
    return Sound("JPEG", *size) if content.rfind(_END, place) >= 0 else Trouble.CUT_OFF


def _png(content: bytes) -> Sound | Trouble:
    """Chunks, each with a sum over what it holds, up to the one that ends the picture."""
    place, size = len(_PNG), (0, 0)
    view = memoryview(content)
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4])
        name, end = content[place + 4 : place + 8], place + 8 + length
        if end + 4 > len(content):
            return Trouble.CUT_OFF
        if zlib.crc32(view[place + 4 : end]) != int.from_bytes(content[end : end + 4]):
            return Trouble.DAMAGED
        if name == b"IHDR":
            size = (
                int.from_bytes(content[place + 8 : place + 12]),
                int.from_bytes(content[place + 12 : place + 16]),
            )
        elif name == b"IEND":
            return Sound("PNG", *size) if all(size) else Trouble.DAMAGED
        place = end + 4
    return Trouble.CUT_OFF


def _webp(content: bytes) -> Sound | Trouble:
    """The container says how long it is; the size stands at the head of its first chunk."""
    if len(content) < 8 + int.from_bytes(content[4:8], "little") or len(content) < 30:
        return Trouble.CUT_OFF
    first, head = content[12:16], content[20:30]
    if first == b"VP8X":
        return Sound(
            "WebP", 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
        )
    if first == b"VP8L" and head[0] == 0x2F:
        bits = int.from_bytes(head[1:5], "little")
        return Sound("WebP", 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if first == b"VP8 " and head[3:6] == b"\x9d\x01\x2a":
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        return Sound("WebP", width, height) if width and height else Trouble.DAMAGED
    return Trouble.DAMAGED


def _boxes(content: bytes) -> Sound | Trouble:
    """AVIF or HEIC: boxes to the end of the file, the first of which says which; `ispe` is a size."""
    brands = content[8 : int.from_bytes(content[:4])]
    if not any(brand in brands for brand in (b"avif", b"avis")):
        heic = any(brand in brands for brand in (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1"))
        return Trouble.HEIC if heic else Trouble.UNKNOWN
    place = 0
    while place + 8 <= len(content):
        length = int.from_bytes(content[place : place + 4])
        if length == 1:
            length = int.from_bytes(content[place + 8 : place + 16])
        elif length == 0:
            length = len(content) - place
        if length < 8:
            return Trouble.DAMAGED
        place += length
    if place != len(content):
        return Trouble.CUT_OFF
    largest = max(_extents(content), key=lambda size: size[0] * size[1], default=(0, 0))
    return Sound("AVIF", *largest) if all(largest) else Trouble.DAMAGED


def _extents(content: bytes) -> Iterator[tuple[int, int]]:
    """The sizes of all that an AVIF is put together from; they stand before the data."""
    end = content.find(b"mdat")
    place = content.find(b"ispe", 0, end)
    while place >= 0:
        at = place + 8
        yield int.from_bytes(content[at : at + 4]), int.from_bytes(content[at + 4 : at + 8])
        place = content.find(b"ispe", at, end)


def _gif(content: bytes) -> Sound:
    """Its first frame is shown, even where others are missing."""
    return Sound("GIF", int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little"))


_READERS: Final[tuple[tuple[int, bytes, Callable[[bytes], Sound | Trouble]], ...]] = (
    (0, b"\xff\xd8", _jpeg),
    (0, _PNG, _png),
    (8, b"WEBP", _webp),
    (4, b"ftyp", _boxes),
    (0, b"GIF8", _gif),
)
"""What stands where in a file of each format."""
