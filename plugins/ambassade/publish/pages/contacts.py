"""`contacts/`: whom to ask in each network, how they can be reached, where its members meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ambassade.publish.audience import MembersEdition
from ambassade.publish.edition import members, public
from ambassade.publish.pages.card import NetworkCard, PersonCard
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.vocabulary import COMMITTEE_ROLE, OPEN_TO, SPACE_KIND
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

CONTACTS = "contacts/"
A_PAGE = 20
_ASKED: Final = ("lead", "community_manager")
"""Whom to ask first, in this order."""
_ACCOUNTS = 4


@dataclass(frozen=True, slots=True)
class Reach:
    """An account, a blog or an address where somebody answers."""

    icon: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ask, what for, and where they answer."""

    card: PersonCard
    role: str
    reach: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the members of a network meet."""

    name: Phrase
    url: str | None
    kind: str
    open_to: str
    how: Phrase | None
    host: str | None


@dataclass(frozen=True, slots=True)
class Circle:
    """A network with whom to ask in it."""

    card: NetworkCard
    contacts: tuple[Contact, ...]
    spots: tuple[Spot, ...]
    how_to_join: Phrase | None


def contact_pages(writer: Writer) -> Iterator[Page]:
    """Everybody to ask, by network; nothing in the public edition."""
    edition, words = writer.edition, writer.words
    if not isinstance(edition, MembersEdition):
        return
    title = words.say("Whom to ask")
    team = tuple(_team(writer, edition.organisation))
    pages = leaves(CONTACTS, writer.index.networks, A_PAGE)
    for leaf in pages:
        heading = numbered(words, title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=words.say("Whom to ask in each network, and where its members meet."),
            section=CONTACTS,
        )
        yield writer.page(
            "contacts.html",
            about,
            heading=heading,
            team=team if leaf.number == 1 else (),
            circles=[_circle(writer, slug, edition.networks[slug]) for slug in leaf.items],
            pages=pages,
        )


def _team(writer: Writer, organisation: members.Organisation) -> Iterator[Contact]:
    """The core team, which serves all networks."""
    for member in organisation.core_team:
        yield _contact(writer, member.person, writer.cards.phrase(member.role).text)


def _circle(writer: Writer, slug: str, network: members.Network) -> Circle:
    return Circle(
        writer.cards.network(slug),
        tuple(_asked(writer, network)),
        tuple(_spots(writer, network)),
        writer.cards.maybe(network.how_to_join),
    )


def _asked(writer: Writer, network: members.Network) -> Iterator[Contact]:
    """Who leads, who looks after the community, who moderates; each person once."""
    words, roles = writer.words, dict[str, list[str]]()
    for role in _ASKED:
        for member in network.committee:
            if member.role == role:
                roles.setdefault(member.person, []).append(words.text(COMMITTEE_ROLE[role]))
    for person in network.moderation.moderators if network.moderation else ():
        roles.setdefault(person, []).append(words.say("Moderates"))
    for person, said in roles.items():
        yield _contact(writer, person, ", ".join(dict.fromkeys(said)))


def _contact(writer: Writer, slug: str, role: str) -> Contact:
    person = writer.edition.ambassadors[slug]
    return Contact(writer.cards.person(slug), role, tuple(_reach(writer, person))[:_ACCOUNTS])


def _reach(writer: Writer, person: public.Ambassador) -> Iterator[Reach]:
    """Where a person is, as far as the edition shows it."""
    names = writer.edition.platforms
    for account in person.accounts:
        name = names[account.platform] if account.platform else account.id
        yield Reach(platform_icon(account.platform or ""), name, account.url)
    for blog in person.blogs:
        yield Reach("blog", blog.name, blog.url)


def _spots(writer: Writer, network: members.Network) -> Iterator[Spot]:
    words, cards = writer.words, writer.cards
    for space in network.spaces:
        yield Spot(
            cards.phrase(space.name),
            space.url,
            words.text(SPACE_KIND[space.kind]),
            words.text(OPEN_TO[space.open_to]) if space.open_to else "",
            cards.maybe(space.how_to_join),
            space.host,
        )
