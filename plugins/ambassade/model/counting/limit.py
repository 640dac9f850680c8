"""What each platform allows in one text: one table, for the check, for the pages and for their script."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    """What a platform counts."""

    WEIGHTED = "weighted"
    """X: 1 or 2 a character by its tables, 2 an emoji, 23 a link, in NFC."""
    GRAPHEMES = "graphemes"
    """Bluesky: what a reader sees as one sign (UAX 29), links whole."""
    GRAPHEMES_OF_A_SERVER = "server"
    """Mastodon: the same, but 23 a link with `https://`, and `@user@host` as long as `@user`."""
    EMOJI_BYTES = "emoji_bytes"
    """Threads: 1 a character, an emoji as many as its UTF-8 bytes."""
    CODE_UNITS = "code_units"
    """UTF-16 code units, as the fields of web pages count: 2 for an emoji or a rare letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What a platform allows. None: not known to be limited.

    `most` in units of `unit`; `most_bytes` of UTF-8; `most_links` different ones; `fold` where it hides the
    rest behind "more", in characters; `source`: where it is said.
    """

    unit: Unit
    most: int
    most_bytes: int | None = None
    most_tags: int | None = None
    most_links: int | None = None
    fold: int | None = None
    source: str


LIMITS: dict[str, Limit] = {
    "x": Limit(
        unit=Unit.WEIGHTED, most=280, source="twitter-text, config/v3.json (docs.x.com: Counting characters)"
    ),
    "bluesky": Limit(
        unit=Unit.GRAPHEMES,
        most=300,
        most_bytes=3000,
        source="atproto, lexicons/app/bsky/feed/post.json: maxGraphemes, maxLength",
    ),
    "mastodon": Limit(
        unit=Unit.GRAPHEMES_OF_A_SERVER,
        most=500,
        source="docs.joinmastodon.org, /api/v2/instance: max_characters (a server's own may be higher)",
    ),
    "threads": Limit(
        unit=Unit.EMOJI_BYTES,
        most=500,
        most_tags=1,
        most_links=5,
        source="developers.facebook.com/documentation/threads/posts, 2026-04-14",
    ),
    "linkedin": Limit(
        unit=Unit.CODE_UNITS,
        most=3000,
        fold=140,
        source="linkedin.com/help: post text; the fold as seen, 140 to 210",
    ),
    "facebook": Limit(unit=Unit.CODE_UNITS, most=63206, source="facebook.com/help, as seen in 2026"),
    "instagram": Limit(
        unit=Unit.CODE_UNITS,
        most=2200,
        most_tags=5,
        fold=125,
        source="help.instagram.com: captions; 5 hashtags since 2025-12; the fold as guides of 2025 say",
    ),
}
"""The platforms whose limit is known; the others have none."""
