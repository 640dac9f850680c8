"""What a writer may not expect in a count: what counts more than it looks."""

from __future__ import annotations

from collections import Counter

from ambassade.model.counting.limit import Unit
from ambassade.model.counting.measure import Measure
from ambassade.words import Say, say

NARROW_SPACE = "\u202f"
_NAMED = {
    NARROW_SPACE: say("each narrow no-break space counts 2"),
    "…": say("each `…` counts 2; three dots count 3"),
}


def remarks(measured: Measure) -> tuple[Say, ...]:
    """What counts for more than one sign in this text, what costs most first."""
    if measured.limit.unit is Unit.WEIGHTED:
        return _weighted(measured)
    if measured.limit.unit is Unit.EMOJI_BYTES:
        emoji = [counts for first, last, counts in measured.parts if counts > last - first]
        return (say("each emoji counts its bytes, {n} in all", n=sum(emoji)),) if emoji else ()
    if measured.limit.unit is Unit.GRAPHEMES_OF_A_SERVER and any(
        counts > 1 for first, last, counts in measured.parts if measured.text[first:last].startswith("http")
    ):
        return (say("each link counts 23"),)
    return ()


def _weighted(measured: Measure) -> tuple[Say, ...]:
    found: Counter[str] = Counter()
    for first, last, counts in measured.parts:
        if counts > 2:  # only a link counts more than X's heaviest letter
            found["link"] += counts
        elif counts > 1:
            sign = measured.text[first:last]
            found[sign if sign in _NAMED else "emoji" if last - first > 1 else "sign"] += counts
    heavy = [
        sign for sign, _ in sorted(found.items(), key=lambda each: (-each[1], each[0])) if sign != "link"
    ]
    told = [_NAMED.get(sign) or say("each emoji or sign beyond the alphabets counts 2") for sign in heavy]
    if found["link"]:
        told.append(say("each link counts 23"))
    return tuple(dict.fromkeys(told))
