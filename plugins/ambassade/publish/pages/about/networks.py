"""`about/`: what these networks are, how a text comes onto this site, who decides, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.about.contact import contact_of
from ambassade.publish.pages.card import NetworkCard, Seat
from ambassade.publish.pages.linked.head import ABOUT
from ambassade.publish.pages.linked.subject import Item
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_NETWORKS = 30
"""The table has so many; the list of networks has all."""
MOST_SPONSORS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A network in the table."""

    card: NetworkCard
    what_for: Phrase | None
    lead: str | None
    since: date


@dataclass(frozen=True, slots=True)
class Said:
    """A value, a priority or an objective."""

    name: Phrase
    text: Phrase | None


@dataclass(frozen=True, slots=True)
class Number:
    """How many there are of something, and where they are shown."""

    count: int
    words: str
    path: str | None = None


def about_page(writer: Writer) -> Page:
    """What somebody reads who has never heard of these networks."""
    edition, cards, text = writer.edition, writer.cards, writer.words
    organisation = edition.organisation
    name = cards.phrase(organisation.site_name or organisation.name)
    lines = cards.maybe(organisation.introduction) or Phrase(
        text.say("They write and speak under their own names. Find the one you need.")
    )
    more = cards.maybe(organisation.about)
    shown = writer.index.networks[:MOST_NETWORKS]
    about = About(
        path=ABOUT,
        title=text.say("What these networks are"),
        description=lines.text.partition("\n\n")[0],
        section=ABOUT,
        styles=("about",),
        kind="page",
        items=tuple(Item(cards.network(slug).path, cards.network(slug).name.text) for slug in shown),
    )
    return writer.page(
        "about.html",
        about,
        name=name,
        organisation=cards.phrase(organisation.name),
        introduction=tuple(Phrase(line, lines.language) for line in lines.text.split("\n\n")),
        more=more and writer.prose(more.text, page=ABOUT, source="content", language=more.language),
        more_attributes=more.attributes if more else "",
        numbers=tuple(_numbers(writer)),
        alone=_is_alone(writer),
        values=tuple(_said(writer, organisation.values)),
        priorities=_priorities(writer),
        objectives=_objectives(writer),
        rows=tuple(_row(writer, slug) for slug in shown),
        network_count=len(writer.index.networks),
        sponsors=tuple(_sponsors(writer)),
        team=tuple(_team(writer)),
        contact=contact_of(organisation),
        home_page=organisation.home_page,
        repository=_repository(writer),
        has_contacts=edition.audience != "public",
        has_embed=edition.audience == "public",
    )


def _numbers(writer: Writer) -> Iterator[Number]:
    """What there is, counted; none of it is a score of anybody."""
    edition, index, text = writer.edition, writer.index, writer.words
    people = edition.ambassadors.values()
    outside = sum(person.kind == "external" for person in people)
    languages = {code for person in people for code in person.languages}
    places = {person.place for person in people if person.place}
    out = sum(index.is_out(slug) for slug in index.posts)
    count = len(index.networks)
    yield Number(count, text.say_n("network", "networks", count), "networks/")
    yield Number(len(people), text.say_n("person", "people", len(people)), "ambassadors/")
    if outside:
        yield Number(outside, text.say_n("of them from outside", "of them from outside", outside))
    if languages:
        yield Number(len(languages), text.say_n("language", "languages", len(languages)))
    if places:
        yield Number(len(places), text.say_n("place", "places", len(places)), "places/")
    if out:
        yield Number(out, text.say_n("post", "posts", out), "posts/")
    coming = len(index.coming)
    if coming:
        yield Number(coming, text.say_n("date ahead", "dates ahead", coming), "calendar/")


def _is_alone(writer: Writer) -> bool:
    """Whether fewer than two people sit on the committees, so that nobody else can look."""
    seats = {member.person for network in writer.edition.networks.values() for member in network.committee}
    return not writer.edition.has_second_look and len(seats) < 2


def _said(writer: Writer, listed: tuple[public.Value, ...] | tuple[internal.Priority, ...]) -> Iterator[Said]:
    for each in listed:
        yield Said(writer.cards.phrase(each.name), writer.cards.maybe(each.description))


def _priorities(writer: Writer) -> tuple[Said, ...]:
    """What comes first, for colleagues."""
    organisation = writer.edition.organisation
    if not isinstance(organisation, internal.Organisation):
        return ()
    return tuple(_said(writer, organisation.priorities))


def _objectives(writer: Writer) -> tuple[Said, ...]:
    """What the networks serve, for members; why, for colleagues."""
    organisation = writer.edition.organisation
    if not isinstance(organisation, members.Organisation):
        return ()
    return tuple(
        Said(
            writer.cards.phrase(each.name),
            writer.cards.maybe(each.business_need) if isinstance(each, internal.Objective) else None,
        )
        for each in organisation.objectives
    )


def _row(writer: Writer, slug: str) -> Row:
    network, card = writer.edition.networks[slug], writer.cards.network(slug)
    lead = next((member.person for member in network.committee if member.role == "lead"), None)
    line = network.editorial_line
    what_for = card.say or (writer.cards.phrase(line.angle) if line else None)
    return Row(card, what_for, lead, network.stage.since)


def _sponsors(writer: Writer) -> Iterator[Seat]:
    """Who answers for it at the top."""
    for sponsor in writer.edition.organisation.sponsors[:MOST_SPONSORS]:
        card = writer.cards.person(sponsor.person)
        yield Seat(card, "", writer.cards.maybe(sponsor.word))


def _team(writer: Writer) -> Iterator[Seat]:
    """The core team, for members."""
    organisation = writer.edition.organisation
    if isinstance(organisation, members.Organisation):
        for member in organisation.core_team[:MOST_SPONSORS]:
            yield Seat(writer.cards.person(member.person), writer.cards.phrase(member.role).text)


def _repository(writer: Writer) -> str | None:
    """Where the content is edited, for colleagues."""
    if not isinstance(writer.edition, InternalEdition):
        return None
    repository = writer.edition.organisation.repository
    return repository.url if repository else None
