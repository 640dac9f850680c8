"""Flags, faces and covers: stable, distinct, well formed; photographs: upright, small, without metadata."""

from __future__ import annotations

import io
from typing import get_args, get_type_hints
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from ambassade.publish.drawing.cover import draw_cover
from ambassade.publish.drawing.face import draw_face
from ambassade.publish.drawing.flag import PATTERNS, Design, assign_designs, draw_flag
from ambassade.publish.drawing.photo import MAX_PIXELS, square_copies, whole_copies
from ambassade.publish.edition.public import Flag


def test_the_patterns_are_those_of_the_schema() -> None:
    assert get_args(get_type_hints(Flag)["pattern"]) == PATTERNS


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_is_drawn_in_two_and_in_three_colours(pattern: str) -> None:
    two, three = ("#ffffff", "#1e5a9c"), ("#ffffff", "#1e5a9c", "#f0b429")
    for colours in (two, three):
        drawn = ET.fromstring(draw_flag(Design(pattern, colours)))
        assert [shape.get("fill") for shape in drawn] == list(colours)
    assert len(draw_flag(Design(pattern, three))) < 512


def test_a_flag_stays_when_networks_come() -> None:
    few = assign_designs(["aurora", "lamp"], {})
    many = assign_designs(["aurora", "lamp", *(f"n{number}" for number in range(20))], {})
    assert few.items() <= many.items()


def test_no_two_networks_fly_the_same_flag_however_many_there_are() -> None:
    designs = assign_designs([f"n{number}" for number in range(1500)], {})
    assert len(set(designs.values())) == 1500


def test_a_flag_set_by_hand_wins_and_is_not_drawn_again() -> None:
    drawn = assign_designs(["aurora"], {})["aurora"]
    designs = assign_designs(["aurora", "lamp"], {"lamp": drawn})
    assert designs["lamp"] == drawn
    assert designs["aurora"] != drawn


def test_a_face_follows_from_the_slug_and_shows_initials_in_the_own_script() -> None:
    face = draw_face("eleni", "Ελένη Παπαδάκη")
    assert face == draw_face("eleni", "Ελένη Παπαδάκη")
    assert "".join(ET.fromstring(face).itertext()) == "ΕΠ"
    assert len(face.encode()) < 512
    shapes = {draw_face(f"p{number}", "A B") for number in range(200)}
    assert len(shapes) == 36


def test_a_name_can_not_break_a_drawing() -> None:
    assert "".join(ET.fromstring(draw_face("x", "<&")).itertext()) == "<"


def test_a_cover_is_stable_and_holds_the_flag() -> None:
    flag = Design("stripes", ("#ffffff", "#1e5a9c"))
    cover = draw_cover("quay", flag)
    assert cover == draw_cover("quay", flag)
    assert len(list(ET.fromstring(cover))) == 4
    assert "M0 0h24v6H0zM0 12h24v6H0z" in cover


def picture(size: tuple[int, int], *, orientation: int = 1, mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    image = Image.new(mode, size, "#ff0000" if mode == "RGB" else (255, 0, 0, 0))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "CANARY in the metadata"
    image.save(made, "JPEG" if mode == "RGB" else "PNG", exif=exif)
    return made.getvalue()


def test_copies_are_square_and_in_both_formats() -> None:
    made = square_copies(picture((300, 500)), (120, 320))
    assert made is not None
    for copy, side in zip(made.sizes, (120, 320), strict=True):
        assert (copy.width, copy.height) == (side, side)
        assert Image.open(io.BytesIO(copy.webp)).format == "WEBP"
        assert Image.open(io.BytesIO(copy.jpeg)).format == "JPEG"


def test_copies_are_upright_and_have_no_metadata() -> None:
    made = whole_copies(picture((400, 200), orientation=6), (1200,))
    assert made is not None
    copy = made.sizes[0]
    assert (copy.width, copy.height) == (200, 400)
    for content in (copy.webp, copy.jpeg):
        assert b"CANARY" not in content
        assert not Image.open(io.BytesIO(content)).getexif()


def test_what_is_transparent_becomes_white() -> None:
    made = square_copies(picture((100, 100), mode="RGBA"), (50,))
    assert made is not None
    pixel = Image.open(io.BytesIO(made.sizes[0].jpeg)).convert("RGB").getpixel((25, 25))
    assert isinstance(pixel, tuple)
    assert min(pixel) > 250


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken", b"<svg/>"])
def test_what_is_no_picture_gives_none(content: bytes) -> None:
    assert square_copies(content, (50,)) is None


def test_a_picture_too_large_to_open_gives_none() -> None:
    made = io.BytesIO()
    Image.new("1", (8000, MAX_PIXELS // 8000 + 1)).save(made, "PNG")
    assert square_copies(made.getvalue(), (50,)) is None
