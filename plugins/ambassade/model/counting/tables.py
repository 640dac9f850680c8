"""X's tables, as `tools/counting.py` took them from twitter-text, and our own: for Python and browsers."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

from ambassade.model.counting.limit import LIMITS

WORD = r"\p{L}\p{M}\p{N}_"

_RESERVED = "(?:(?:example|"
"""`.example` is kept for examples and never exists (RFC 2606): examples count as real addresses would."""
_ALL_TAGS = 1000


def _marks(links: str, tags: int = 0, *, names: bool = False) -> dict[str, Any]:
    return {"links": links, "tags": tags, "names": names}


MARKS: dict[str, dict[str, Any]] = {
    "x": _marks("bare", _ALL_TAGS, names=True),
    "bluesky": _marks("bare", _ALL_TAGS, names=True),
    "mastodon": _marks("server", _ALL_TAGS, names=True),
    "threads": _marks("bare", 1, names=True),
    "linkedin": _marks("bare", _ALL_TAGS),
    "facebook": _marks("bare", _ALL_TAGS),
    "instagram": _marks("", 5, names=True),
    "telegram": _marks("bare", _ALL_TAGS, names=True),
    "": _marks("bare"),
}
"""What platforms make links of in a text that is pasted: which addresses, how many hashtags, and names.

LinkedIn and Facebook link a name only where it is chosen from their list; Instagram links no address, and
five hashtags, Threads one (see `limit.py`). `""` stands for all others.
"""

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
    # A name behind @, as people type one; with a second @ it is on a server.
    "named": (
        rf"(?<![{WORD}=\/@])@[a-z0-9_](?:[a-z0-9_.\-]*[a-z0-9_])?(?:@[a-z0-9](?:[a-z0-9.\-]*[a-z0-9])?)?"
    ),
    "marks": MARKS,
    "shortened": ["x", "bluesky", "mastodon", "threads", "linkedin"],  # they show less of an address
    "shown": 30,
    "quoted": 40,  # how many characters before the limit are shown to say where it is
    "near": 20,  # from how little is left on it is said
}


@cache
def tables() -> dict[str, Any]:
    """All tables, with the patterns put together: what the counting reads, in Python as in a browser."""
    read = json.loads(resources.files(__package__).joinpath("tables.json").read_text(encoding="utf-8"))
    domain, ending = read.pop("domain"), read.pop("ending").replace("(?:(?:", _RESERVED, 1)
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
