"""The style sheet of an organisation's own appearance, and the files whose colours follow it.

It sets tokens of `ambassade.css` and nothing else, but for the ring around what has the focus in the header.
Printed pages stay black: colours are for screens only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ambassade.publish.brand.palette import GIVEN, PAIRS, Scheme, in_scheme, tokens
from ambassade.publish.edition.public import Appearance
from ambassade.publish.site import Asset

SHEET = "assets/ambassade/brand.css"
ICON = "assets/ambassade/icon.svg"
WIDGET = "embed/v1.css"

_SERIF = '"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif","Noto Serif CJK SC",Georgia,serif'
_HEADINGS: Mapping[str, str] = {"serif": _SERIF, "plain": "var(--am-font)"}
_SIZES: Mapping[str, Mapping[str, str]] = {
    "small": {
        "t-h2": "1.2rem",
        "t-h1": "clamp(1.5rem,1.15rem + 1.5vw,2.1rem)",
        "t-hero": "clamp(1.7rem,1.1rem + 2.3vw,2.6rem)",
    },
    "large": {
        "t-h2": "1.5rem",
        "t-h1": "clamp(1.8rem,1.3rem + 2.4vw,3rem)",
        "t-hero": "clamp(2.1rem,1.2rem + 3.8vw,4rem)",
    },
}
_SPACES = (0.2, 0.4, 0.6, 0.8, 1.2, 1.6, 2.4, 3.6)
_FACTORS: Mapping[str, float] = {"compact": 0.8, "roomy": 1.25}
_CORNERS: Mapping[str, Mapping[str, str]] = {
    "square": {"radius": "0", "radius-l": "0"},
    "round": {"radius": ".5rem", "radius-l": ".9rem"},
}
_PLACES: Mapping[tuple[bool, Scheme], str] = {
    (False, "light"): ':root,[data-md-color-scheme="default"]',
    (False, "dark"): '[data-md-color-scheme="slate"]',
    (True, "light"): '[data-md-color-primary="custom"]',
    (True, "dark"): '[data-md-color-scheme="slate"][data-md-color-primary="custom"]',
}
"""Where colours are set: those of the frame only where the frame is the public site's."""
_FRAME_FOCUS = (
    '[data-md-color-primary="custom"] :is(.md-header,.md-tabs) '
    ":focus-visible:not(.md-search__output *){outline-color:var(--am-frame-ink)}"
)
_BRASS_OF_ICON = "#f0b429"


def branded(assets: Iterable[Asset], appearance: Appearance | None) -> Iterator[Asset]:
    """The files of a site, those recoloured that hold colours of their own; and the style sheet, if any."""
    sheet = None if appearance is None else render_sheet(appearance)
    if appearance is None or not sheet:
        yield from assets
        return
    changes = {ICON: _of_icon(appearance), WIDGET: _of_widget(appearance)}
    for asset in assets:
        change = changes.get(asset.path)
        yield recoloured(asset, change) if change else asset
    yield Asset(path=SHEET, content=sheet.encode())


def recoloured(asset: Asset, change: Mapping[str, str]) -> Asset:
    """A text file with some of its words changed."""
    text = asset.read().decode()
    for old, new in change.items():
        text = text.replace(old, new)
    return Asset(path=asset.path, content=text.encode())


def render_sheet(appearance: Appearance) -> str:
    """The style sheet; empty where the appearance is the design's own."""
    colours = "".join(f"{place}{{{_declared(found)}}}\n" for place, found in _colours(appearance))
    if appearance.colours is not None and appearance.colours.frame is not None:
        colours += f"{_FRAME_FOCUS}\n"
    measures = _declared(_measures(appearance))
    parts = (
        f"@media screen{{\n{colours}}}\n" if colours else "",
        f":root{{{measures}}}\n" if measures else "",
    )
    return "".join(parts)


def _declared(values: Mapping[str, str]) -> str:
    return ";".join(f"--am-{name}:{value}" for name, value in values.items())


def _set(appearance: Appearance, name: str, scheme: Scheme) -> str | None:
    """A colour that the organisation set, written anew from its number; None where it set none."""
    shades = None if appearance.colours is None else getattr(appearance.colours, name)
    return None if shades is None else f"#{int(in_scheme(name, shades, scheme)[1:7], 16):06x}"


def _colours(appearance: Appearance) -> Iterator[tuple[str, Mapping[str, str]]]:
    for (of_frame, scheme), place in _PLACES.items():
        found: dict[str, str] = {}
        for name in PAIRS:
            colour = _set(appearance, name, scheme)
            if colour is not None and (name == "frame") == of_frame:
                found |= tokens(name, colour, scheme)
        if found:
            yield place, found


def _measures(appearance: Appearance) -> dict[str, str]:
    """Letters, sizes, spaces and corners that are not the design's."""
    found: dict[str, str] = {}
    if appearance.text == "serif":
        found["font"] = _SERIF
    if appearance.headings in _HEADINGS:
        found["font-display"] = _HEADINGS[appearance.headings]
    found |= _SIZES.get(appearance.heading_size, {})
    factor = _FACTORS.get(appearance.spacing)
    if factor is not None:
        found |= {str(place): f"{space * factor:.2f}rem" for place, space in enumerate(_SPACES, start=1)}
    found |= _CORNERS.get(appearance.corners, {})
    return found


def _of_icon(appearance: Appearance) -> dict[str, str]:
    brand, brass = _set(appearance, "brand", "light"), _set(appearance, "brass", "dark")
    change = {} if brand is None else {GIVEN["light"]["brand"]: brand}
    return change if brass is None else {**change, _BRASS_OF_ICON: brass}


def _of_widget(appearance: Appearance) -> dict[str, str]:
    light, dark = _set(appearance, "brand", "light"), _set(appearance, "brand", "dark")
    if light is None or dark is None:
        return {}
    return {GIVEN["light"]["brand"]: light, GIVEN["dark"]["brand"]: dark}
