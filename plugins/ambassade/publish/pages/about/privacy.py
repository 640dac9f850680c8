"""`privacy/`: who agreed to what, in numbers of the real consents; how it ends; what a browser keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.about.contact import contact_of
from ambassade.publish.pages.card import PersonCard
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page
from ambassade.words import Say, say

PRIVACY = "privacy/"
SOON = timedelta(days=90)
MOST_ENDING = 20
_SCOPES: Final[tuple[tuple[str, Say, Say], ...]] = (
    ("people", say("Profile"), say("Name, work, place, words of their own")),
    ("photo", say("Photograph"), say("The picture; without it, drawn initials")),
    ("account", say("At least one account"), say("Each account is a yes of its own")),
    ("blog", say("At least one blog"), say("The link, and what it published last")),
    ("badge", say("Badges and thanks"), say("What they were thanked for, and their name among the thanks")),
)


@dataclass(frozen=True, slots=True)
class Scope:
    """How many agreed to one thing; `part` is in percent of all."""

    name: str
    covers: str
    count: int
    part: int


@dataclass(frozen=True, slots=True)
class Ending:
    """Somebody's consent that ends soon."""

    card: PersonCard
    until: date


def privacy_page(writer: Writer) -> Page:
    """What is shown of whom, by whose leave."""
    edition, cards, text = writer.edition, writer.cards, writer.words
    organisation = edition.organisation
    own = organisation.privacy
    added = cards.maybe(own.text) if own else None
    about = About(
        path=PRIVACY,
        title=text.say("Privacy: who agreed to what"),
        description=text.say(
            "What is shown of people and by whose leave, how that ends, and what your browser keeps."
        ),
        section=PRIVACY,
        styles=("about",),
        kind="page",
    )
    endings = _endings(writer)
    return writer.page(
        "privacy.html",
        about,
        organisation=cards.phrase(organisation.name),
        responsible=cards.maybe(own.responsible) if own else None,
        contact=contact_of(organisation, privacy=True),
        scopes=tuple(_scopes(writer)),
        agreements=edition.agreements,
        added=added and writer.prose(added.text, page=PRIVACY, source="content", language=added.language),
        added_attributes=added.attributes if added else "",
        feeds=writer.latest.is_on,
        endings=endings[:MOST_ENDING],
        ending_count=len(endings),
        is_public=edition.audience == "public",
        knows_consents=edition.audience == "internal",
        people_count=len(edition.ambassadors),
    )


def _scopes(writer: Writer) -> Iterator[Scope]:
    """Each thing that is agreed to by itself, with how many of those shown did."""
    agreements = writer.edition.agreements
    for name, words, covers in _SCOPES:
        count: int = getattr(agreements, name)
        part = round(100 * count / agreements.people) if agreements.people else 0
        yield Scope(writer.words.text(words), writer.words.text(covers), count, part)


def _endings(writer: Writer) -> list[Ending]:
    """Whose profile is agreed to for three months at most, the first to end first; for colleagues alone."""
    edition, today = writer.edition, writer.edition.as_of.date()
    found: list[Ending] = []
    if not isinstance(edition, InternalEdition):
        return found
    for slug in writer.index.people:
        if "profile" not in edition.scopes.get(slug, ()):
            continue  # it was withdrawn, perhaps by another line, or they take no part
        last = max(
            (
                one.until
                for one in edition.ambassadors[slug].consent
                if "profile" in one.scopes
                and one.given_on <= today
                and (one.withdrawn_on is None or one.withdrawn_on > today)
            ),
            default=None,
        )
        if last is not None and today <= last <= today + SOON:
            found.append(Ending(writer.cards.person(slug), last))
    return sorted(found, key=lambda one: one.until)
