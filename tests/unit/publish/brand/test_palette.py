"""The colours of the design and those of organisations, against the style sheet and the design's table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ambassade
from ambassade.publish.brand.palette import (
    GIVEN,
    PAIRS,
    SCHEMES,
    Scheme,
    dark_of,
    in_scheme,
    measured,
    nearest_passing,
    tokens,
)
from ambassade.publish.edition.public import Shades

SHEET = (Path(ambassade.__path__[0]) / "publish" / "static" / "ambassade.css").read_text(encoding="utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
BLOCKS = {
    "light": ':root,[data-md-color-scheme="default"]{',
    "dark": '[data-md-color-scheme="slate"]{',
    "internal light": '[data-md-color-primary="internal"]{',
    "internal dark": '[data-md-color-scheme="slate"][data-md-color-primary="internal"]{',
}
TABLE = (
    # front, ground, light, dark: the design's own table
    ("ink", "ground", 14.9, 15.3),
    ("ink-2", "ground", 7.5, 9.8),
    ("ink-2", "surface", 8.3, 8.8),
    ("ink-2", "sunk", 6.9, 10.3),
    ("ink-3", "surface", 6.1, 6.3),
    ("brand", "ground", 7.3, 9.6),
    ("brand", "brand-soft", 6.4, 7.0),
    ("on-brand", "brand", 8.1, 8.9),
    ("line-strong", "ground", 3.5, 4.2),
    ("line-strong", "sunk", 3.2, 4.4),
    ("ok", "ok-soft", 5.8, 8.1),
    ("info", "info-soft", 6.1, 8.0),
    ("wait", "wait-soft", 5.9, 8.1),
    ("bad", "bad-soft", 6.5, 7.6),
    ("bad", "surface", 8.1, 8.1),
    ("internal", "internal-soft", 8.3, 8.1),  # 8.147: the table says 8.2
    ("frame-ink", "frame", 14.9, 15.3),
    ("brass", "ground", 4.2, 8.5),
)


def block(name: str) -> dict[str, str]:
    """The colours of a block of the style sheet, by token."""
    start = SHEET.index("\n" + BLOCKS[name]) + 1
    text = SHEET[start : SHEET.index("}", start)]
    return dict(re.findall(r"--am-([a-z0-9-]+):(#[0-9a-f]{6})\b", text))


def ratio(one: str, other: str) -> float:
    """The contrast by WCAG's definition, written down a second time and in another way."""

    def light(colour: str) -> float:
        value = int(colour[1:], 16)
        shares = ((value >> 16, 0.2126), (value >> 8 & 255, 0.7152), (value & 255, 0.0722))
        return sum(
            weight * (level / 3294.6 if level <= 10 else ((level + 14.025) / 269.025) ** 2.4)
            for level, weight in shares
        )

    return max((light(one) + 0.05) / (light(other) + 0.05), (light(other) + 0.05) / (light(one) + 0.05))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colours_given_are_those_of_the_style_sheet(scheme: Scheme) -> None:
    stated = block(scheme)
    assert {name: stated[name] for name in GIVEN[scheme]} == GIVEN[scheme]


@pytest.mark.parametrize(("front", "ground", "light", "dark"), TABLE)
def test_the_style_sheet_has_the_contrasts_of_the_design(
    front: str, ground: str, light: float, dark: float
) -> None:
    for name, expected in (("light", light), ("dark", dark)):
        stated = block(name)
        assert round(ratio(stated[front], stated[ground]), 1) == expected


def test_the_internal_header_stays_as_it_is() -> None:
    for name, text, field in (("internal light", 15.8, 11.5), ("internal dark", 14.9, 11.7)):
        stated = block(name)
        assert round(ratio(stated["frame-ink"], stated["frame"]), 1) == text
        assert round(ratio(stated["frame-ink"], stated["frame-field"]), 1) == field


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAIRS)
def test_the_designs_own_colours_pass(name: str, scheme: Scheme) -> None:
    assert all(pair.passes for pair in measured(name, GIVEN[scheme][name], scheme))


@given(st.sampled_from(sorted(PAIRS)), COLOURS, st.sampled_from(SCHEMES))
def test_pairs_are_measured_as_they_are_printed(name: str, colour: str, scheme: Scheme) -> None:
    here: Mapping[str, str] = {**GIVEN[scheme], **tokens(name, colour, scheme)}
    for pair in measured(name, colour, scheme):
        assert (pair.front, pair.ground) == (here[pair.pair.front], here[pair.pair.ground])
        assert pair.contrast == pytest.approx(ratio(pair.front, pair.ground), rel=1e-3)
        assert pair.passes == (pair.contrast >= pair.pair.needed)


@given(st.sampled_from(sorted(PAIRS)), COLOURS, st.sampled_from(SCHEMES))
def test_the_cure_cures(name: str, colour: str, scheme: Scheme) -> None:
    cure = nearest_passing(name, colour, scheme)
    assert all(pair.passes for pair in measured(name, cure, scheme))
    assert cure == colour or not all(pair.passes for pair in measured(name, colour, scheme))


@given(st.sampled_from(sorted(PAIRS)), COLOURS)
def test_what_follows_for_dark_pages_passes(name: str, colour: str) -> None:
    assert all(pair.passes for pair in measured(name, dark_of(name, colour), "dark"))


def test_a_dark_colour_that_was_set_is_taken() -> None:
    shades = Shades(light="#1d4f91", dark="#9cc1f5")
    assert [in_scheme("brand", shades, scheme) for scheme in SCHEMES] == ["#1d4f91", "#9cc1f5"]
    assert in_scheme("brand", Shades(light="#1d4f91"), "dark") == dark_of("brand", "#1d4f91")


def test_a_header_of_paper_is_quiet_on_dark_pages_and_one_of_colour_keeps_its_hue() -> None:
    assert dark_of("frame", "#ffe27a") == "#171510"
    assert dark_of("frame", "#12284c") == "#011335"
