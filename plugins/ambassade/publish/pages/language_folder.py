"""The languages of a site, and the folder in which the pages of each lie."""

from __future__ import annotations

from dataclasses import dataclass

from ambassade.publish.audience import Edition
from ambassade.words import is_spoken


@dataclass(frozen=True, slots=True)
class Folder:
    """A language that the site's pages exist in; `path` is `fr/`, or empty at the root."""

    language: str
    path: str


def folders(edition: Edition) -> tuple[Folder, ...]:
    """The edition's own language at the root, then the organisation's others that there is a catalogue for.

    A language without a catalogue has no pages: the check says so (`translation-missing`).
    """
    own = edition.language
    others = (each for each in edition.organisation.languages if each != own and is_spoken(each))
    return Folder(own, ""), *(Folder(each, f"{each}/") for each in dict.fromkeys(others))
