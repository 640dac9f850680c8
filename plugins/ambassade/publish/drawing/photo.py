"""Photographs, made anew: upright, in the sizes used, without the data that cameras and editors leave in."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 40_000_000
"""No picture of more is opened: a small file can unfold to one that fills the memory."""
MAX_BYTES = 20_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Copy:
    """One size of a picture, in both formats."""

    width: int
    height: int
    webp: bytes
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class Copies:
    """A picture's copies, and a short digest of what they were made from."""

    digest: str
    sizes: tuple[Copy, ...]


def square_copies(content: bytes, sides: tuple[int, ...]) -> Copies | None:
    """Square copies cut from the middle, a little above it; None where the picture can not be read."""
    return _copies(content, tuple((side, side) for side in sides), crop=True)


def whole_copies(content: bytes, widths: tuple[int, ...]) -> Copies | None:
    """Copies at most so wide, whole; None where the picture can not be read."""
    return _copies(content, tuple((width, 2 * width) for width in widths), crop=False)


@lru_cache(maxsize=4096)
def _copies(content: bytes, boxes: tuple[tuple[int, int], ...], *, crop: bool) -> Copies | None:
    if len(content) > MAX_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    return None
                picture.draft("RGB", (2 * max(box[0] for box in boxes),) * 2)
                upright = _on_white(ImageOps.exif_transpose(picture))
        sizes = tuple(_copy(upright, box, crop=crop) for box in boxes)
    except (
        OSError,
        ValueError,
        SyntaxError,  # what Pillow raises on a broken PNG
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        return None
    return Copies(hashlib.sha256(content).hexdigest()[:10], sizes)


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB; what was transparent is white."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def _copy(picture: Image.Image, box: tuple[int, int], *, crop: bool) -> Copy:
    if crop:
        small = ImageOps.fit(picture, box, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    else:
        small = picture.copy()
        small.thumbnail(box, Image.Resampling.LANCZOS)
    # A fresh image: nothing of the file's own data can travel along.
    clean = Image.new("RGB", small.size)
    clean.paste(small)
    webp, jpeg = io.BytesIO(), io.BytesIO()
    clean.save(webp, "WEBP", quality=_QUALITY, method=4)
    clean.save(jpeg, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Copy(clean.width, clean.height, webp.getvalue(), jpeg.getvalue())
