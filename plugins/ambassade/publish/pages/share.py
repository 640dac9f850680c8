"""Addresses that open a platform with a text or a link in its field; nobody is told who opened one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

SHARE_ADDRESSES = {
    "x": "https://x.com/intent/tweet?text={text}",
    "bluesky": "https://bsky.app/intent/compose?text={text}",
    "mastodon": "https://share.joinmastodon.org/#text={text}",
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/?url={url}",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    "threads": "https://www.threads.com/intent/post?text={text}",
    "whatsapp": "https://wa.me/?text={text}",
    "teams": "https://teams.microsoft.com/share?href={url}&msgText={text}",
    "email": "mailto:?subject={title}&body={text}",
}
"""As the platforms give them in November 2026. LinkedIn and Facebook take a link alone, Instagram nothing."""
_AS_BROWSERS = "!~*'()"
"""What `encodeURIComponent` leaves as it is, besides what `quote` does: both write the same address."""


@dataclass(frozen=True, slots=True)
class Share:
    """A link to share by: where it leads now, and with `{text}` where the reader's own words go.

    `takes_text` is False where the platform takes the link alone: the text is copied first.
    """

    href: str
    pattern: str
    takes_text: bool


def share_of(text: str, platform: str, *, address: str | None, title: str) -> Share | None:
    """The link that shares a text on a platform; None without one, or without the `address` it takes."""
    pattern = SHARE_ADDRESSES.get(platform)
    if pattern is None or (address is None and "{url}" in pattern and platform != "teams"):
        return None
    pattern = pattern.replace("{url}", encoded(address or "")).replace("{title}", encoded(title))
    return Share(pattern.replace("{text}", encoded(text)), pattern, "{text}" in pattern)


def encoded(text: str) -> str:
    """A text as a part of an address, as browsers encode it."""
    return quote(text, safe=_AS_BROWSERS)
