"""What stands around a page, as values: the theme's templates print them and decide nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ambassade.words import Words


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; `current` where the reader is in what it opens."""

    title: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class LinkList:
    """A titled list of links in the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same page in another language. `sign` is two letters, `name` the language's own name of itself.

    `label` is a sentence in that language. `whole`: this page is there; else its nearest list is opened.
    """

    language: str
    sign: str
    name: str
    label: str
    href: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Version:
    """The address of a page in one of its languages, for search engines."""

    language: str
    address: str


@dataclass(frozen=True, slots=True)
class EditionMark:
    """What tells readers which edition they are in: a word, who may read it."""

    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Search:
    """The search box: the indexes to ask, the page's own language first, and what its script says."""

    languages: tuple[str, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a page's template prints: plain text, but for `html` and `head`, which are finished and safe."""

    title: str
    description: str
    html: str
    head: str
    language: str
    indexed: bool
    canonical: str | None
    site_name: str
    audience: str
    mark: EditionMark | None
    home: str
    icon: str | None
    sections: tuple[Link, ...]
    lists: tuple[LinkList, ...]
    notes: tuple[str, ...]
    menu: str
    search: Search | None
    """None: there is no index of ours."""
    others: tuple[OtherLanguage, ...] = ()
    """The languages to switch to."""
    choose: str = ""
    """What the list of them is called."""
    versions: tuple[Version, ...] = ()
    """All languages of the page, its own too, where it is one of several and the address is known."""


def edition_mark(audience: str, text: Words) -> EditionMark | None:
    """How an edition calls itself in the header and the footer of its pages; the public one does not."""
    if audience == "members":
        return EditionMark(
            text.say("Members"), text.say("Members' edition: for the members of these networks")
        )
    if audience == "internal":
        return EditionMark(text.say("Internal"), text.say("Internal edition: for colleagues only"))
    return None
