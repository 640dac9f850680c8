"""A message's text as it is posted: its placeholders filled, its hashtags behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

LINK = "{link}"


class Linked(Protocol):
    """What a message links to, in a catalog or in an edition."""

    @property
    def url(self) -> str | None:
        """An address."""

    @property
    def post(self) -> str | None:
        """Or a post of ours."""


def linked_address(link: Linked | None, site: str | None) -> str | None:
    """The address that `{link}` stands for; `site` is where the organisation's own pages lie."""
    if link is None:
        return None
    if link.post:
        return f"{(site or '').rstrip('/')}/posts/{link.post}/"
    return link.url


def posted_text(text: str, address: str | None, hashtags: Sequence[str]) -> str:
    """A variant's text as it is posted: with its link, and with those hashtags that it does not have yet."""
    whole = text.replace(LINK, address or "").strip()
    missing = missing_hashtags(text, hashtags)
    return f"{whole}\n\n{' '.join(missing)}" if missing else whole


def missing_hashtags(text: str, hashtags: Sequence[str]) -> list[str]:
    """Those of a message's hashtags, with their sign, that a text does not have yet."""
    folded = text.casefold()
    return [f"#{tag}" for tag in hashtags if f"#{tag}".casefold() not in folded]
