"""What is scheduled, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ambassade.spans import Location
from ambassade.words import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One text, to be posted at an instant (aware, in the organisation's zone)."""

    at: datetime
    place: Location
    """Where the text stands."""
    platform: str
    language: str
    network: str | None
    message: str
    variant: str
    text: str
    warning: str
    link: str
    pictures: tuple[str, ...]
    """The files to post along, from the content's root."""
    picture_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that is not scheduled, and why."""

    place: Location
    why: Say
