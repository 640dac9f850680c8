"""X's tables, as `tools/counting.py` took them from twitter-text, and our own: for Python and browsers."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

from ambassade.model.counting.limit import LIMITS

WORD = r"\p{L}\p{M}\p{N}_"

OURS: dict[str, Any] = {
    # Mastodon links what begins with https:// and a host with a known ending, up to a space.
    "server_link": (r"(?<![A-Za-z0-9@＠$#＃])https?:\/\/#{domain}(?::[0-9]+)?(?:[\/?][^<>]*)?"),
    # Punctuation behind a link is no part of it.
    "trailing": "!?.,;:'\"”’»…]*_~",
    "mention": (
        rf"(?<![{WORD}=\/])@([a-z0-9_]+(?:[a-z0-9_.\-]*[a-z0-9_])?)@([{WORD}](?:[{WORD}.\-]*[{WORD}])?)"
    ),
    "hashtag": rf"(?<![{WORD}&\/])[#＃]([{WORD}]*\p{{L}}[{WORD}]*)",
    "protocol": r"https?:\/\/",
    "host_ends": r"[\/?:#]",
    "dot_inside": r"[^ ]\.[^ ]",
    "longest_link": 4096,  # X and Mastodon: what is longer is text
    "longest_label": 63,  # RFC 1035: a part of a host
    "longest_host": 253,  # the same
    # X's pattern takes quadratic time on text such as a.a.a.a: a word that is longer than this, has more dots
    # or stands behind that many characters is searched for https:// only, one try each.
    "longest_word": 300,
    "most_dots": 16,
    "searched": 2000,
    "quoted": 40,  # how many characters before the limit are shown to say where it is
    "near": 20,  # from how little is left on it is said
}


@cache
def tables() -> dict[str, Any]:
    """All tables, with the patterns put together: what the counting reads, in Python as in a browser."""
    read = json.loads(resources.files(__package__).joinpath("tables.json").read_text(encoding="utf-8"))
    domain, ending = read.pop("domain"), read.pop("ending")
    whole = {
        name: value.replace("#{domain}", domain).replace("#{ending}", ending)
        if isinstance(value, str)
        else value
        for name, value in {**read, **OURS}.items()
    }
    whole["limits"] = {
        platform: {**asdict(limit), "unit": limit.unit.value} for platform, limit in LIMITS.items()
    }
    return whole
