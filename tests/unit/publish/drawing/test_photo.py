"""Photographs made anew: upright, small, in the colours of screens, and without what came along in a file."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from ambassade.publish.drawing.photo import MAX_BYTES, Copy, Wanted, copies_of, digest_of, size_of
from ambassade.publish.drawing.sound import MAX_PIXELS

FACE = Wanted(sizes=(60, 120), jpeg=frozenset({120}), square=True)
WHOLE = Wanted(sizes=(1200,), jpeg=frozenset({1200}), square=False)
RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"


def file(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    made = io.BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def photo(size: tuple[int, int], *, orientation: int = 1) -> bytes:
    """A red photograph with everything in it that cameras and editors leave behind."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "CANARY in the metadata"
    exif.get_ifd(0x8825)[2] = (47.0, 13.0, 6.0)
    return file(
        Image.new("RGB", size, RED),
        exif=exif,
        comment=b"CANARY in the comment",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY in the XMP</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )


def one(content: bytes, wanted: Wanted = FACE) -> Copy:
    """The largest copy."""
    made = copies_of(content, wanted)
    assert made is not None
    return made[max(wanted.sizes)]


def colour(copy: Copy) -> tuple[int, ...]:
    """The colour in the middle of a copy."""
    shown = Image.open(io.BytesIO(copy.webp)).convert("RGB")
    pixel = shown.getpixel((shown.width // 2, shown.height // 2))
    assert isinstance(pixel, tuple)
    return tuple(round(value) for value in pixel)


def test_copies_are_square_and_in_the_formats_wanted() -> None:
    made = copies_of(photo((300, 500)), FACE)
    assert made is not None
    assert {size: (copy.width, copy.height) for size, copy in made.items()} == {60: (60, 60), 120: (120, 120)}
    assert made[60].jpeg is None
    for copy in made.values():
        assert Image.open(io.BytesIO(copy.webp)).format == "WEBP"
    assert made[120].jpeg is not None
    assert Image.open(io.BytesIO(made[120].jpeg)).format == "JPEG"


def test_copies_are_upright_and_have_no_metadata() -> None:
    copy = one(photo((400, 200), orientation=6), WHOLE)
    assert (copy.width, copy.height) == (200, 400)
    assert copy.jpeg is not None
    for content in (copy.webp, copy.jpeg):
        assert b"CANARY" not in content
        again = Image.open(io.BytesIO(content))
        assert not again.getexif()
        assert not {"icc_profile", "xmp", "comment", "exif"} & set(again.info)


def test_text_in_a_png_stays_behind() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Author", "CANARY in a text")
    copy = one(file(Image.new("RGB", (80, 80), RED), "PNG", pnginfo=info))
    assert b"CANARY" not in copy.webp + (copy.jpeg or b"")


def test_whole_copies_are_never_enlarged() -> None:
    copy = one(photo((400, 200)), WHOLE)
    assert (copy.width, copy.height) == (400, 200)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            file(Image.new("RGBA", (90, 90), (255, 0, 0, 0)), "PNG"), (255, 255, 255), id="transparent"
        ),
        pytest.param(file(Image.new("LA", (90, 90), (0, 0)), "PNG"), (255, 255, 255), id="grey-transparent"),
        pytest.param(
            file(Image.new("P", (90, 90), 0), "PNG", transparency=0),
            (255, 255, 255),
            id="palette-transparent",
        ),
        pytest.param(file(Image.new("CMYK", (90, 90), (0, 255, 255, 0))), (255, 0, 0), id="cmyk"),
        pytest.param(file(Image.new("I;16", (90, 90), 32768), "PNG"), (128, 128, 128), id="16-bit"),
        pytest.param(file(Image.new("1", (90, 90), 1), "PNG"), (255, 255, 255), id="1-bit"),
        pytest.param(file(Image.new("RGB", (90, 90), BLUE), "AVIF"), (0, 0, 255), id="avif"),
        pytest.param(file(Image.new("RGB", (1, 1), BLUE), "PNG"), (0, 0, 255), id="one-pixel"),
        pytest.param(file(Image.new("RGB", (5000, 3), BLUE), "PNG"), (0, 0, 255), id="a-thread"),
        pytest.param(
            file(
                Image.new("RGB", (90, 90), GREEN),
                "GIF",
                save_all=True,
                append_images=[Image.new("RGB", (90, 90))],
            ),
            (0, 255, 0),
            id="animated-gif",
        ),
        pytest.param(
            file(
                Image.new("RGB", (90, 90), GREEN),
                "WEBP",
                save_all=True,
                append_images=[Image.new("RGB", (90, 90), RED)],
            ),
            (0, 255, 0),
            id="animated-webp",
        ),
        pytest.param(
            file(Image.new("RGB", (90, 90), RED), icc_profile=b"nonsense" * 40),
            (255, 0, 0),
            id="broken-profile",
        ),
    ],
)
def test_every_kind_of_picture_keeps_its_colours(content: bytes, expected: tuple[int, int, int]) -> None:
    assert colour(one(content)) == pytest.approx(expected, abs=4)


def test_a_profile_is_applied_before_it_is_left_out() -> None:
    """A file in other primaries looks as its editor saw it: here, red and green change places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for was, now in ((b"rXYZ", b"?XYZ"), (b"gXYZ", b"rXYZ"), (b"?XYZ", b"gXYZ")):
        profile = profile.replace(was, now, 1)
    content = file(Image.new("RGB", (90, 90), (200, 40, 40)), "PNG", icc_profile=profile)
    assert colour(one(content)) == pytest.approx((40, 200, 40), abs=6)


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken", b"<svg/>"])
def test_what_is_no_picture_gives_none(content: bytes) -> None:
    assert copies_of(content, FACE) is None


def test_a_torn_picture_gives_none() -> None:
    whole = photo((400, 400))
    assert copies_of(whole[: len(whole) // 2], FACE) is None


def test_a_picture_too_large_to_open_gives_none() -> None:
    content = file(Image.new("1", (8000, MAX_PIXELS // 8000 + 1)), "PNG")
    assert copies_of(content, FACE) is None
    assert copies_of(photo((90, 90)) + b"\0" * MAX_BYTES, FACE) is None


def test_a_name_follows_from_the_picture_and_what_is_made_of_it() -> None:
    content = photo((90, 90))
    assert digest_of(content, FACE) == digest_of(content, FACE)
    assert len({digest_of(content, FACE), digest_of(content, WHOLE), digest_of(photo((91, 90)), FACE)}) == 3


def test_a_copy_of_an_earlier_build_is_known_by_being_whole(tmp_path: Path) -> None:
    copy = one(photo((90, 90)))
    assert copy.jpeg is not None
    for name, content in (("a.webp", copy.webp), ("a.jpg", copy.jpeg)):
        path = tmp_path / name
        assert size_of(path) is None
        path.write_bytes(content)
        assert size_of(path) == (120, 120)
        path.write_bytes(content[:-3])
        assert size_of(path) is None
        path.write_bytes(b"")
        assert size_of(path) is None


def test_damage_inside_of_a_picture_is_never_a_fall() -> None:
    """Pillow raises errors of many kinds: a RuntimeError where the colours of an AVIF can not be unfolded."""
    whole = file(Image.frombytes("RGB", (64, 48), random.Random(1).randbytes(64 * 48 * 3)), "AVIF")
    start = whole.find(b"mdat") + 4
    damaged = [whole[:at] + bytes(8) + whole[at + 8 :] for at in range(start, start + 40)]
    assert None in [copies_of(each, FACE) for each in damaged]
