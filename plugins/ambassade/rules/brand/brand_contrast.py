"""Rule `brand-contrast`: with the organisation's own colours everything can still be read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Organisation
from ambassade.publish.brand.palette import (
    PAIRS,
    SCHEMES,
    TEXT,
    Measured,
    Scheme,
    in_scheme,
    measured,
    nearest_passing,
)
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_WHERE: Final[Mapping[tuple[str, str], Say]] = {
    ("brand", "ground"): say("links on the page"),
    ("brand", "surface"): say("links on a card"),
    ("brand", "sunk"): say("links on a quiet panel"),
    ("brand", "brand-soft"): say("links on the soft brand colour"),
    ("on-brand", "brand"): say("the words on a main button"),
    ("ink", "brand-soft"): say("texts on the soft brand colour"),
    ("brass", "ground"): say("marks on the page"),
    ("brass", "surface"): say("marks on a card"),
    ("brass", "sunk"): say("marks on a quiet panel"),
    ("frame-ink", "frame"): say("the words in the header"),
    ("frame-ink", "frame-field"): say("the words in the header's search field"),
}
_PAGES: Final[Mapping[Scheme, Say]] = {"light": say("on light pages"), "dark": say("on dark pages")}


@rule(Severity.ERROR, Kind.ORGANISATION)
def brand_contrast(item: Item[Organisation], _context: Context) -> Iterator[Fault]:
    """A colour with which something is hard to read or to see: told once, by its weakest pair."""
    appearance = item.value.appearance
    if appearance is None or appearance.colours is None:
        return
    for name in PAIRS:
        shades = getattr(appearance.colours, name)
        if shades is None:
            continue
        for scheme in SCHEMES:
            if getattr(shades, scheme) is None:
                continue  # it follows from the other, and was made to pass
            colour = in_scheme(name, shades, scheme)
            weak = [pair for pair in measured(name, colour, scheme) if not pair.passes]
            if weak:
                yield Fault(
                    item=item,
                    at=("appearance", "colours", name, scheme),
                    message=_message(min(weak, key=lambda pair: pair.contrast / pair.pair.needed), scheme),
                    hint=say(
                        'take "{colour}", the nearest of this hue',
                        colour=nearest_passing(name, colour, scheme),
                    ),
                )


def _message(weakest: Measured, scheme: Scheme) -> Say:
    values: dict[str, object] = {
        "pages": _PAGES[scheme],
        "where": _WHERE[weakest.pair.front, weakest.pair.ground],
        "front": weakest.front,
        "ground": weakest.ground,
        # Cut, not rounded: 4.46 is not said to be the 4.5 that it is not.
        "measured": math.floor(weakest.contrast * 10) / 10,
        "needed": weakest.pair.needed,
    }
    if weakest.pair.needed == TEXT:
        return say(
            "{where} are hard to read {pages}: "
            "{front} on {ground} has a contrast of {measured}, and text needs {needed}",
            **values,
        )
    return say(
        "{where} are hard to see {pages}: "
        "{front} on {ground} has a contrast of {measured}, and marks need {needed}",
        **values,
    )
