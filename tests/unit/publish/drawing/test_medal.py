"""Badges are drawn: the same one each time, of one size, without a number."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from ambassade.publish.drawing.medal import draw_medal

NAMES = [f"Badge {number}" for number in range(200)]


def test_a_badge_is_drawn_the_same_each_time_and_well_formed() -> None:
    drawing = draw_medal("Ten posts written")
    assert drawing == draw_medal("Ten posts written")
    root = ET.fromstring(drawing)
    assert (root.get("width"), root.get("height"), root.get("aria-hidden")) == ("40", "40", "true")
    assert "".join(root.itertext()) == ""


def test_badges_differ_in_shape_alone() -> None:
    drawings = {draw_medal(name) for name in NAMES}
    assert len(drawings) == 16
    colours = {part.split('"')[0] for drawing in drawings for part in drawing.split('fill="')[1:]}
    assert colours == {"var(--am-brass)", "var(--am-surface)"}


def test_all_stay_inside_their_frame() -> None:
    for name in NAMES:
        for path in draw_medal(name).split(' d="')[1:]:
            numbers = [float(one) for one in path.split('"')[0].translate(_SIGNS).split()]
            assert all(0 <= one <= 48 for one in numbers)


_SIGNS = str.maketrans("MALz", "    ")
