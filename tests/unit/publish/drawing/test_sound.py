"""Whether a picture can be read, told from how its file is built: the same as when it is unfolded."""

from __future__ import annotations

import io
import random
from typing import Any

import pytest
from PIL import Image

from ambassade.publish.drawing.photo import Wanted, copies_of
from ambassade.publish.drawing.sound import MAX_PIXELS, Sound, Trouble, look_at

SMALL = Wanted(sizes=(60,), jpeg=frozenset(), square=True)
FORMS: list[tuple[str, str, dict[str, Any]]] = [
    ("JPEG", "JPEG", {}),
    ("JPEG", "JPEG", {"progressive": True}),
    ("PNG", "PNG", {}),
    ("WebP", "WEBP", {}),
    ("WebP", "WEBP", {"lossless": True}),
    ("WebP", "WEBP", {"exif": Image.Exif().tobytes() or b"Exif\0\0"}),
    ("AVIF", "AVIF", {}),
]


def made(form: str, size: tuple[int, int] = (90, 70), **options: Any) -> bytes:
    """A picture in which every pixel is another one, so that its file can not be short."""
    grain = random.Random(7).randbytes(size[0] * size[1] * 3)
    file = io.BytesIO()
    Image.frombytes("RGB", size, grain).save(file, form, **options)
    return file.getvalue()


@pytest.mark.parametrize(("name", "form", "options"), FORMS)
def test_the_size_of_every_format_is_read(name: str, form: str, options: dict[str, Any]) -> None:
    assert look_at(made(form, **options)) == Sound(name, 90, 70)


@pytest.mark.parametrize(("name", "form", "options"), FORMS)
def test_whatever_can_not_be_unfolded_because_it_is_cut_off_is_told(
    name: str, form: str, options: dict[str, Any]
) -> None:
    whole = made(form, **options)
    for share in (0.02, 0.2, 0.5, 0.8, 0.95, 0.99):
        part = whole[: int(len(whole) * share)]
        assert copies_of(part, SMALL) is None
        assert isinstance(look_at(part), Trouble), (name, share)


def test_a_small_picture_inside_of_a_photograph_does_not_end_it() -> None:
    exif = Image.Exif()
    exif[0x010E] = made("JPEG", (16, 16))
    whole = made("JPEG", exif=exif)
    assert look_at(whole) == Sound("JPEG", 90, 70)
    assert look_at(whole[:-200]) is Trouble.CUT_OFF


def test_a_changed_bit_of_a_png_is_damage() -> None:
    whole = bytearray(made("PNG"))
    whole[len(whole) // 2] ^= 1
    assert look_at(bytes(whole)) is Trouble.DAMAGED


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"<!doctype html>", Trouble.UNKNOWN),
        (b"BM" + bytes(60), Trouble.UNKNOWN),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", Trouble.POINTER),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Trouble.HEIC),
        (b"\0\0\0\x14ftypisom\0\0\0\0mp41", Trouble.UNKNOWN),
        (b"\xff\xd8\xff\xd9", Trouble.CUT_OFF),
        (b"\xff\xd8\xff\xda\0\2 \xff\xd9", Trouble.DAMAGED),
        (b"RIFF\x16\0\0\0WEBPabcd" + bytes(14), Trouble.DAMAGED),
        (b"\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\3free", Trouble.DAMAGED),
    ],
)
def test_what_is_no_picture_is_told_apart(content: bytes, trouble: Trouble) -> None:
    assert look_at(content) is trouble


def test_a_picture_that_unfolds_to_too_much_is_told_by_its_head() -> None:
    file = io.BytesIO()
    Image.new("1", (8000, MAX_PIXELS // 8000 + 1)).save(file, "PNG")
    found = look_at(file.getvalue())
    assert isinstance(found, Sound)
    assert found.too_large
    assert len(file.getvalue()) < 10_000


@pytest.mark.parametrize(("name", "form", "options"), FORMS)
def test_no_bytes_make_it_fall(name: str, form: str, options: dict[str, Any]) -> None:
    whole, chance = made(form, **options), random.Random(11)
    for _ in range(200):
        other = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 6)):
            if other:
                other[chance.randrange(min(len(other), 400))] = chance.randrange(256)
        assert isinstance(look_at(bytes(other)), (Sound, Trouble)), name
