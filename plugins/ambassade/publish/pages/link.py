"""Links in lists: some words, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from ambassade.publish.pages.phrase import Phrase


@dataclass(frozen=True, slots=True)
class TitleLink:
    """A page of the site, by its title or name."""

    title: Phrase
    path: str


@dataclass(frozen=True, slots=True)
class OutLink:
    """An address elsewhere."""

    title: Phrase
    url: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page."""

    path: str
    name: str
