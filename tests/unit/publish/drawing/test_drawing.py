"""Flags, faces and covers: stable, distinct, well formed."""

from __future__ import annotations

from typing import get_args, get_type_hints
from xml.etree import ElementTree as ET

import pytest

from ambassade.publish.drawing.cover import draw_cover
from ambassade.publish.drawing.face import draw_face
from ambassade.publish.drawing.flag import PATTERNS, Design, assign_designs, draw_flag
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
