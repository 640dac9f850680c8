from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ambassade
from ambassade.publish.brand.sheet import ICON, SHEET, WIDGET, branded, render_sheet
from ambassade.publish.edition.public import Appearance, Colours, Shades
from ambassade.publish.site import Asset

PACKAGE = Path(ambassade.__path__[0]) / "publish"
STYLES = (PACKAGE / "static" / "ambassade.css").read_text(encoding="utf-8")
HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
SHADES = st.builds(Shades, light=HEX, dark=st.none() | HEX)
APPEARANCES = st.builds(
    Appearance,
    colours=st.none()
    | st.builds(Colours, brand=st.none() | SHADES, brass=st.none() | SHADES, frame=st.none() | SHADES),
    headings=st.sampled_from(["spectral", "serif", "plain"]),
    text=st.sampled_from(["plain", "serif"]),
    heading_size=st.sampled_from(["small", "normal", "large"]),
    spacing=st.sampled_from(["compact", "normal", "roomy"]),
    corners=st.sampled_from(["square", "normal", "round"]),
)
OWN = Appearance(
    colours=Colours(
        brand=Shades(light="#1d4f91", dark="#9cc1f5"),
        brass=Shades(light="#b0341a"),
        frame=Shades(light="#12284c"),
    )
)


def declarations(sheet: str) -> list[tuple[str, str]]:
    """Every token that a sheet sets, with its value; nothing else may stand in it but the focus ring."""
    rest = re.sub(r"(?m)^@media screen\{$|^\}$", "", sheet)
    found = []
    for rule in rest.split("}"):
        place, brace, body = rule.partition("{")
        if not brace:
            assert not place.strip()
            continue
        if body == "outline-color:var(--am-frame-ink)":
            continue
        assert re.fullmatch(r'[:a-z\[\]",=-]+', place.strip())
        for each in body.split(";"):
            name, _, value = each.partition(":")
            found.append((name, value))
    return found


@given(APPEARANCES)
def test_a_sheet_sets_tokens_of_the_design_and_nothing_else(appearance: Appearance) -> None:
    for name, value in declarations(render_sheet(appearance)):
        assert f"{name}:" in STYLES
        assert re.fullmatch(
            r'#[0-9a-f]{6}|[0-9.]+(rem)?|clamp\([0-9a-z.,+ ]+\)|var\(--am-font\)|[\w ",-]+', value
        )


def test_without_an_appearance_the_files_are_the_design_s() -> None:
    files = [Asset(path=ICON, content=b"x"), Asset(path="feed.xml", content=b"y")]
    assert list(branded(files, None)) == files
    assert list(branded(files, Appearance())) == files
    assert render_sheet(Appearance(colours=Colours())) == ""


def test_colours_are_for_screens_and_the_header_s_for_the_public_site() -> None:
    sheet = render_sheet(OWN)
    assert sheet.startswith("@media screen{\n")
    assert sheet.endswith("}\n")
    assert ':root,[data-md-color-scheme="default"]{--am-brand:#1d4f91;--am-on-brand:#ffffff;' in sheet
    assert '[data-md-color-scheme="slate"]{--am-brand:#9cc1f5;--am-on-brand:#06211e;' in sheet
    frames = [line for line in sheet.splitlines() if "--am-frame:" in line]
    assert all('[data-md-color-primary="custom"]{' in line for line in frames)
    assert len(frames) == 2


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"headings": "plain"}, "--am-font-display:var(--am-font)"),
        ({"headings": "serif"}, '--am-font-display:"Iowan Old Style"'),
        ({"text": "serif"}, '--am-font:"Iowan Old Style"'),
        ({"heading_size": "small"}, "--am-t-h2:1.2rem"),
        ({"heading_size": "large"}, "--am-t-h2:1.5rem"),
        ({"spacing": "compact"}, "--am-4:0.64rem"),
        ({"spacing": "roomy"}, "--am-8:4.50rem"),
        ({"corners": "square"}, "--am-radius:0;--am-radius-l:0"),
        ({"corners": "round"}, "--am-radius:.5rem"),
    ],
)
def test_letters_sizes_spaces_and_corners(chosen: dict[str, Any], expected: str) -> None:
    sheet = render_sheet(Appearance(**chosen))
    assert expected in sheet
    assert "@media" not in sheet


def test_the_icon_and_the_widget_follow() -> None:
    sources = {ICON: PACKAGE / "static" / "icon.svg", WIDGET: PACKAGE / "pages" / "embed" / "v1.css"}
    files = [Asset(path=path, source=source) for path, source in sources.items()]
    made = {asset.path: asset.read().decode() for asset in branded(files, OWN)}
    assert set(made) == {ICON, WIDGET, SHEET}
    assert "#0c5a54" not in made[ICON] + made[WIDGET]
    assert made[ICON].count("#1d4f91") == 1
    assert made[WIDGET].count("--link:#1d4f91;--accent:#1d4f91") == 1
    assert made[WIDGET].count("--link:#9cc1f5;--accent:#9cc1f5") == 2
    only_brass = Appearance(colours=Colours(brass=Shades(light="#b0341a", dark="#ff8f76")))
    kept = {asset.path: asset.read().decode() for asset in branded(files, only_brass)}
    assert "#ff8f76" in kept[ICON]
    assert kept[WIDGET] == sources[WIDGET].read_text(encoding="utf-8")


def test_whatever_came_past_the_check_stays_within_its_declaration() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        render_sheet(Appearance(colours=Colours(brand=Shades(light="red}*{x", dark="#9cc1f5"))))
    odd = render_sheet(Appearance(colours=Colours(brass=Shades(light="#9a6c10;}", dark="#d8ab4e"))))
    assert "--am-brass:#9a6c10;--am-brass-soft" in odd
