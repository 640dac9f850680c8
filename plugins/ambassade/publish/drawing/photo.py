"""Photographs, made anew: upright, in the sizes used, without the data that cameras and editors leave in."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ambassade.publish.drawing.sound import MAX_PIXELS

MAX_BYTES: Final = 20_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_QUALITY, _METHOD = 75, 2
"""Of WebP. Method 4 takes twice the time for 3 % less (docs/decisions/0018-photographs-as-webp.md)."""
_JPEG_QUALITY = 82
_VERSION = 1
"""Changed with what is done to pictures, so that no old copy is taken for a new one."""
_DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I")
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,  # what Pillow raises on a broken PNG
    RuntimeError,  # and on a broken AVIF
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which copies: their sides or widths, which of them as JPEG too, and whether they are cut square."""

    sizes: tuple[int, ...]
    jpeg: frozenset[int]
    square: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """One size of a picture, as WebP and perhaps as JPEG, for programs that read nothing newer."""

    width: int
    height: int
    webp: bytes
    jpeg: bytes | None


_made: dict[str, Mapping[int, Copy] | None] = {}
"""What was made in this process, by digest: the editions and languages share it."""


def digest_of(content: bytes, wanted: Wanted) -> str:
    """A few letters that are others for another picture, other copies, or another way to make them."""
    way = (
        _VERSION,
        _QUALITY,
        _JPEG_QUALITY,
        _METHOD,
        PIL.__version__,
        wanted.sizes,
        sorted(wanted.jpeg),
        wanted.square,
    )
    return hashlib.sha256(repr(way).encode() + content).hexdigest()[:10]


def copies_of(content: bytes, wanted: Wanted) -> Mapping[int, Copy] | None:
    """The copies by size; None where the picture can not be read.

    Square ones are cut from the middle, a little above it; others are whole, at most so wide.
    """
    digest = digest_of(content, wanted)
    if digest not in _made:
        _made[digest] = _copies(content, wanted)
    return _made[digest]


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height of a copy that was made before; None where it is not there, or not whole."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    whole = (
        content.endswith(b"\xff\xd9")
        if path.suffix == ".jpg"
        else len(content) == int.from_bytes(content[4:8], "little") + 8
    )
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "WEBP")) as copy:
            return copy.size if whole else None
    except _UNREADABLE:
        return None


def _copies(content: bytes, wanted: Wanted) -> Mapping[int, Copy] | None:
    if len(content) > MAX_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    return None
                large = _plain(picture, 2 * max(wanted.sizes))
        made = {}
        for size in sorted(wanted.sizes, reverse=True):
            large = _resized(large, size, square=wanted.square)  # each from the one before: much quicker
            made[size] = _copy(large, jpeg=size in wanted.jpeg)
    except _UNREADABLE:
        return None
    return made


def _plain(picture: Image.Image, side: int) -> Image.Image:
    """The picture upright, in the colours of screens, not much larger than `side`; transparent parts white.

    Of an animation it is the first frame.
    """
    profile = picture.info.get("icc_profile")
    picture.draft("RGB", (side, side))
    reduced = ImageOps.exif_transpose(picture)
    if reduced.mode in _DEEP:
        reduced = reduced.convert("I").point(lambda level: level / 256).convert("L")
    factor = min(reduced.size) // side
    if factor > 1 and reduced.mode not in {"P", "1"}:
        reduced = reduced.reduce(factor)
    return _on_white(_for_screens(reduced, profile))


def _for_screens(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB; as it is where its profile says nothing that can be used."""
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    return picture if made is None else made


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB; what was transparent is white."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def _resized(picture: Image.Image, size: int, *, square: bool) -> Image.Image:
    if square:
        return ImageOps.fit(picture, (size, size), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    small = picture.copy()
    small.thumbnail((size, 2 * size), Image.Resampling.LANCZOS)
    return small


def _copy(picture: Image.Image, *, jpeg: bool) -> Copy:
    # A fresh image: nothing of the file's own data can travel along.
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    webp, old = io.BytesIO(), io.BytesIO()
    clean.save(webp, "WEBP", quality=_QUALITY, method=_METHOD)
    if jpeg:
        clean.save(old, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    return Copy(clean.width, clean.height, webp.getvalue(), old.getvalue() or None)
