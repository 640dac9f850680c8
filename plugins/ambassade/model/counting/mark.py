"""What a platform makes stand out in a text: links, hashtags, mentions; and how it shows an address.

`publish/static/counting.js` does the same by the same tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from ambassade.model.counting.limit import LIMITS
from ambassade.model.counting.link import Span, links, server_links
from ambassade.model.counting.measure import HASHTAG
from ambassade.model.counting.tables import tables

_TABLES = tables()
_NAME = regex.compile(_TABLES["named"], regex.IGNORECASE)
_SCHEME = regex.compile(r"^https?:\/\/(?:www\.)?", regex.IGNORECASE)

Sign = Literal["link", "tag", "name"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a text that stands out, by its places; `sign` says as what."""

    first: int
    last: int
    sign: Sign


def marks(text: str, platform: str) -> list[Mark]:
    """What stands out in a text, in order; nothing overlaps. Its newlines are single characters."""
    rule = _TABLES["marks"].get(platform, _TABLES["marks"][""])
    found: list[Mark] = []
    if rule["links"]:
        spans: list[Span] = server_links(text) if rule["links"] == "server" else links(text)
        found = [Mark(first, last, "link") for first, last in sorted(spans)]
    signs: list[Mark] = []
    if rule["tags"]:
        tags = [Mark(*match.span(), "tag") for match in HASHTAG.finditer(text)]
        signs += tags[: rule["tags"]]
    if rule["names"]:
        signs += [Mark(*match.span(), "name") for match in _NAME.finditer(text)]
    return _apart(found, sorted(signs, key=lambda mark: mark.first))


def fold(text: str, platform: str) -> int | None:
    """After how many characters a text is folded away, at a space; None where all of it is shown."""
    limit = LIMITS.get(platform)
    if limit is None or limit.fold is None or len(text) <= limit.fold:
        return None
    spaces = [text.rfind(space, 0, limit.fold + 1) for space in " \n"]
    at = max(spaces)
    return at if at > 0 else limit.fold


def shown(address: str, platform: str) -> str:
    """An address as a platform shows it in a text: most without its scheme, cut after 30 characters.

    Mastodon shows 30, as previews of its posts elsewhere reckon too; X, Bluesky and Threads cut about there.
    LinkedIn puts an address of its own in its place, of about that length. The others show it as it is typed.
    """
    if platform not in _TABLES["shortened"]:
        return address
    bare = _SCHEME.sub("", address, count=1)
    most = _TABLES["shown"]
    return bare if len(bare) <= most else bare[:most] + "…"


def _apart(spans: list[Mark], signs: list[Mark]) -> list[Mark]:
    """The `spans`, and those of the `signs` that lie in none of them nor in one another."""
    found: list[Mark] = []
    behind, next_span = 0, 0
    for sign in signs:
        while next_span < len(spans) and spans[next_span].first < sign.last:
            found.append(spans[next_span])
            behind = max(behind, spans[next_span].last)
            next_span += 1
        if sign.first >= behind:
            found.append(sign)
            behind = sign.last
    return [*found, *spans[next_span:]]
