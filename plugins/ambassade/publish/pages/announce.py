"""`announce/`: texts that tell others of the site and its networks, and who should link to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from ambassade.model import content
from ambassade.model.consent import agreed, is_active
from ambassade.model.moment import months_between
from ambassade.model.text import Text
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.tongue import language_names
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page
from ambassade.words import Words, is_spoken, words

ANNOUNCE = "announce/"
PLACES = "announce/places/"
A_PAGE = 20
PLACES_A_PAGE = 100
MOST_NAMES = 12
OVERDUE = 6
"""Months after which somebody should look again whether a link is still there."""
UNKNOWN = "https://site.example/"
"""Stands in the texts for the public site's address where the organisation file does not say it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A text to copy; `subject` of a mail alone."""

    id: str
    kind: str
    title: str
    language: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class OfNetwork:
    """A network and its texts, one a language."""

    card: NetworkCard
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that should link to the site, and what is to be done about it."""

    name: Phrase
    url: str
    owner: str | None
    seen: date | None
    said: str
    style: str
    icon: str
    overdue: bool


def announce_pages(writer: Writer) -> Iterator[Page]:
    """The texts, networks on as many pages as they need, then the places; in the internal edition."""
    edition, text = writer.edition, writer.words
    if not isinstance(edition, InternalEdition):
        return
    kit = _Kit(writer, edition)
    spots = tuple(sorted(_spots(writer, edition), key=lambda spot: (not spot.overdue, spot.seen or date.min)))
    title = text.say("Announce this site")
    pages = leaves(ANNOUNCE, writer.index.networks, A_PAGE, folder="networks/")
    for leaf in pages:
        heading = numbered(text, title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=text.say("Texts for a mail, a banner and the intranet, ready to copy."),
            section="networks/",
            scripts=("copy",),
            styles=("desk",),
            indexed=False,
        )
        yield writer.page(
            "announce.html",
            about,
            heading=heading,
            first=leaf.number == 1,
            known=edition.organisation.url is not None,
            address=kit.address,
            notices=tuple(kit.of_site()) if leaf.number == 1 else (),
            networks=[kit.of_network(slug) for slug in leaf.items],
            spots=len(spots),
            overdue=sum(spot.overdue for spot in spots),
            language_of=text.language_name,
            in_language=writer.cards.in_language,
            places=PLACES,
            pages=pages,
        )
    yield from _place_pages(writer, spots)


def _place_pages(writer: Writer, spots: tuple[Spot, ...]) -> Iterator[Page]:
    text = writer.words
    title = text.say("Places that should link here")
    pages = leaves(PLACES, spots, PLACES_A_PAGE)
    for leaf in pages:
        heading = numbered(text, title, leaf.number)
        about = About(path=leaf.path, title=heading, description=title, section="networks/", indexed=False)
        yield writer.page("announce_places.html", about, heading=heading, spots=leaf.items, pages=pages)


def _spots(writer: Writer, edition: InternalEdition) -> Iterator[Spot]:
    """The places, as the organisation file lists them, with whether somebody should look again."""
    text, today = writer.words, edition.as_of.date()
    for each in edition.organisation.linked_from:
        age = None if each.last_seen is None else months_between(each.last_seen, today)
        overdue = age is None or age >= OVERDUE
        if age is None:
            said = text.say("Never seen there yet")
        elif overdue:
            said = text.say_n("Not seen for {n} month", "Not seen for {n} months", age)
        else:
            said = text.say("Seen there")
        yield Spot(
            writer.cards.phrase(each.name),
            each.url,
            each.owner,
            each.last_seen,
            said,
            "waiting" if overdue else "approved",
            "clock" if overdue else "check",
            overdue,
        )


class _Kit:
    """The texts, filled from the edition with what the public site shows too."""

    def __init__(self, writer: Writer, edition: InternalEdition) -> None:
        self._writer = writer
        self._edition = edition
        self.address = Addresses.of(edition, edition.organisation.url or UNKNOWN).base or UNKNOWN
        today = edition.as_of.date()
        # An internal profile has everything that a profile in the content has.
        everybody = (cast("content.Ambassador", person) for person in edition.ambassadors.values())
        self._shown = frozenset(
            person.id for person in everybody if is_active(person, today) and agreed(person, today)
        )
        own = edition.language
        others = (each for each in edition.organisation.languages if each != own and is_spoken(each))
        self._languages = (own, *dict.fromkeys(others))

    def of_site(self) -> Iterator[Notice]:
        """A mail, a text for the intranet and a banner, each in every language of the site side by side."""
        every = [list(self._in_language(language)) for language in self._languages]
        return (notice for kind in zip(*every, strict=True) for notice in kind)

    def _in_language(self, language: str) -> Iterator[Notice]:
        """The texts on the whole site in one language."""
        organisation, own = self._edition.organisation, self._writer.words
        text = words(language)
        site = self._pick(organisation.site_name or organisation.name, language)
        headline = self._pick(organisation.headline, language) if organisation.headline else ""
        subject = text.say("{site} is open", site=site)
        mail, intranet = self._mail(text, site, headline), self._intranet(text, headline)
        for kind, title, line, said in (
            ("mail", own.say("Mail"), subject, mail),
            ("intranet", own.say("Intranet text"), subject, intranet),
            ("banner", own.say("Banner"), "", self._banner(text, site, headline)),
        ):
            yield Notice(f"announce-{kind}-{language}", kind, title, language, line, said)

    def of_network(self, slug: str) -> OfNetwork:
        """A short text on one network, in every language of the site."""
        network, made = self._edition.networks[slug], []
        for language in self._languages:
            said = self._of_network(words(language), slug, network)
            title = language_names((language,), self._writer.words)
            made.append(Notice(f"announce-network-{slug}-{language}", "network", title, language, "", said))
        return OfNetwork(self._writer.cards.network(slug), tuple(made))

    def _of_network(self, text: Words, slug: str, network: internal.Network) -> str:
        name = self._pick(network.name, text.language)
        tagline = self._pick(network.tagline, text.language) if network.tagline else ""
        shown = sum(person in self._shown for person in self._writer.index.members.get(slug, ()))
        lines = [text.say("{name}: {words}", name=name, words=tagline) if tagline else name]
        if shown:
            lines.append(
                text.say_n(
                    "{n} person speaks there under their own name.",
                    "{n} people speak there under their own names.",
                    shown,
                )
            )
        lines.append(
            text.say("Who they are, what is coming: {address}", address=f"{self.address}networks/{slug}/")
        )
        return "\n".join(lines)

    def _mail(self, text: Words, site: str, headline: str) -> str:
        paragraphs = [
            text.say("Hello,"),
            headline,
            self._figures(text),
            "\n".join(
                (
                    text.say("Find somebody on a subject: {address}", address=f"{self.address}ambassadors/"),
                    text.say("See what is coming: {address}", address=f"{self.address}calendar/"),
                    text.say(
                        "Follow it from your own calendar: {address}", address=f"{self.address}subscribe/"
                    ),
                )
            ),
            self._networks(text),
            _voluntary(text),
            f"{site}\n{self.address}",
        ]
        return "\n\n".join(each for each in paragraphs if each)

    def _intranet(self, text: Words, headline: str) -> str:
        paragraphs = [
            headline,
            self._figures(text),
            self._networks(text),
            _voluntary(text),
            text.say("A network on your own page, by one line: {address}", address=f"{self.address}embed/"),
        ]
        return "\n\n".join(each for each in paragraphs if each)

    def _banner(self, text: Words, site: str, headline: str) -> str:
        said = text.say("{name}: {words}", name=site, words=headline) if headline else site
        return f"{said}\n{self.address}"

    def _figures(self, text: Words) -> str:
        """How many there are, where: those that the public site shows."""
        people, networks = len(self._shown), len(self._edition.networks)
        return text.say(
            "{people} in {networks}: who they are, what they know and write, where they meet. {address}",
            people=text.say_n("{n} person", "{n} people", people),
            networks=text.say_n("{n} network", "{n} networks", networks),
            address=self.address,
        )

    def _networks(self, text: Words) -> str:
        slugs = self._writer.index.networks
        if not slugs:
            return ""
        names = [self._pick(self._edition.networks[slug].name, text.language) for slug in slugs[:MOST_NAMES]]
        if len(slugs) > MOST_NAMES:
            names.append(text.say_n("{n} more", "{n} more", len(slugs) - MOST_NAMES))
        return text.say("The networks: {names}.", names=text.list(names))

    def _pick(self, text: Text, language: str) -> str:
        return " ".join(text.pick(language, self._edition.default_language)[0].split())


def _voluntary(text: Words) -> str:
    return text.say(
        "Everybody there agreed to be shown, speaks in their own name and may stop on any day. If you would "
        "like to take part, the page of each network says how; nobody has to."
    )
