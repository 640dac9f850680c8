"""What is shown of a network elsewhere, in each of the site's languages: a few people, the next dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from ambassade.publish.pages.card import EventCard
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import Writer
from ambassade.words import is_spoken, words

MOST_PEOPLE = 12
MOST_DATES = 5


@dataclass(frozen=True, slots=True)
class Human:
    """A person in the list; `picture` and `href` are paths of the site."""

    name: Phrase
    latin: str | None
    say: Phrase | None
    picture: str
    href: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date in the list. `weekday`, `day` and `month` are its leaf, `where` and `when` its particulars."""

    iso: str
    weekday: str
    day: str
    month: str
    title: Phrase
    when: str
    where: Phrase | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A network in one language, every word of it ready; hrefs and pictures are paths of the site."""

    language: str
    home: str
    """Where the pages in this language begin: a path of the site."""
    name: Phrase
    say: Phrase | None
    flag: str
    href: str
    people_title: str
    people: tuple[Human, ...]
    all_people: str
    """What the link to the others says; empty where all are shown."""
    nobody: str
    dates_title: str
    dates: tuple[Day, ...]
    no_date: str
    source: str
    """Where it comes from."""


class Views:
    """The views of an edition's networks."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._edition = writer.edition

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those of the site that pages can be written in, the edition's own first."""
        own = self._edition.language
        others = (each for each in self._edition.organisation.languages if each != own and is_spoken(each))
        return (own, *dict.fromkeys(others))

    @cached_property
    def _cards(self) -> Mapping[str, Cards]:
        """The cards in each language; what is worked out of relations and pictures is shared."""
        writer = self._writer
        return {
            each: writer.cards
            if each == self._edition.language
            else Cards(replace(self._edition, language=each), writer.index, writer.pictures, words(each))
            for each in self.languages
        }

    def view(self, network: str, language: str) -> View:
        """A network in one of the languages."""
        cards, text = self._cards[language], words(language)
        card, index = cards.network(network), self._writer.index
        members = index.members.get(network, ())
        committee = self._edition.networks[network].committee
        lead = tuple(member.person for member in committee if member.role == "lead")
        shown = tuple(dict.fromkeys((*lead, *members)))
        coming = (one for one in index.coming_by_network.get(network, ()) if one.end > self._edition.as_of)
        home = self.home(language)
        return View(
            language=language,
            home=home,
            name=card.name,
            say=card.say,
            flag=card.flag,
            href=home + card.path,
            people_title=text.say("People"),
            people=tuple(self._human(cards, slug, home) for slug in shown[:MOST_PEOPLE]),
            all_people=text.say_n("All {n} person", "All {n} people", len(shown))
            if len(shown) > MOST_PEOPLE
            else "",
            nobody=text.say("Nobody is shown yet."),
            dates_title=text.say("Next dates"),
            dates=tuple(_day(cards, cards.event(one), home) for one in islice(coming, MOST_DATES)),
            no_date=text.say("Nothing planned that may be told yet."),
            source=self.source(language),
        )

    def home(self, language: str) -> str:
        """The folder of the pages in a language; the root where the site has none in it."""
        return next((each.path for each in self._writer.languages if each.language == language), "")

    def source(self, language: str) -> str:
        """`From Talvenne networks`."""
        return words(language).say("From {site}", site=self.site_name(language))

    def site_name(self, language: str) -> str:
        """What the site is called in a language."""
        organisation = self._edition.organisation
        return self._cards[language].phrase(organisation.site_name or organisation.name).text

    def _human(self, cards: Cards, slug: str, home: str) -> Human:
        person, card = self._edition.ambassadors[slug], cards.person(slug)
        face = card.face
        own = person.name_language
        return Human(
            Phrase(person.name, None if own == cards.edition.language else own),
            person.latin_name,
            card.say,
            face.small.jpeg if face.small else face.drawn or "",
            home + card.path,
        )


def _day(cards: Cards, card: EventCard, home: str) -> Day:
    first = card.one.first_day
    return Day(
        iso=first.isoformat(),
        weekday=cards.text.date(first, "EEE"),
        day=str(first.day),
        month=cards.text.date(first, "MMM"),
        title=card.title,
        when=card.when,
        where=card.where,
        href=home + card.path,
    )
