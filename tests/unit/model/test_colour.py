from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ambassade.model.colour import Shade, coloured, contrast, luminance, mixed, nearest, shade

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails, and the one that just passes
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#008000", "#ffffff", 5.14),
        ("#ffff00", "#ffffff", 1.07),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_luminance_goes_from_black_to_white() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#ff0000") == pytest.approx(0.2126)


def test_mixing_is_that_of_browsers() -> None:
    assert mixed("#ff0000", "#0000ff", 0.5) == "#800080"
    assert mixed("#123456", "#ffffff", 1) == "#123456"
    assert mixed("#123456", "#ffffff", 0) == "#ffffff"


@pytest.mark.parametrize(
    ("colour", "lightness", "strength"),
    [("#ffffff", 1.0, 0.0), ("#000000", 0.0, 0.0), ("#ff0000", 0.628, 0.2577)],
)
def test_lightness_is_that_of_oklab(colour: str, lightness: float, strength: float) -> None:
    assert shade(colour).lightness == pytest.approx(lightness, abs=0.001)
    assert shade(colour).strength == pytest.approx(strength, abs=0.001)


@given(COLOURS)
def test_every_colour_is_found_again(colour: str) -> None:
    assert coloured(shade(colour)) == colour


@given(st.floats(0, 1), st.floats(0, 0.5), st.floats(-3.14, 3.14))
@example(1.0, 0.4, 0.0)
@example(0.0, 0.4, 0.0)
def test_a_colour_too_strong_for_screens_is_the_strongest_they_have(
    lightness: float, strength: float, hue: float
) -> None:
    colour = coloured(Shade(lightness, strength, hue))
    assert len(colour) == 7
    assert shade(colour).strength <= strength + 0.01
    assert shade(colour).lightness == pytest.approx(lightness, abs=0.08)  # near black, a step is wide


def test_the_nearest_keeps_the_hue_and_goes_no_further_than_needed() -> None:
    found = nearest("#d4a017", lambda each: contrast(each, "#ffffff") >= 4.5)
    assert found is not None
    assert 4.5 <= contrast(found, "#ffffff") < 4.8
    assert shade(found).hue == pytest.approx(shade("#d4a017").hue, abs=0.1)
    assert nearest("#123456", lambda each: contrast(each, "#ffffff") >= 4.5) == "#123456"
    assert nearest("#123456", lambda _: False) is None
