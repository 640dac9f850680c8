"""The cards of an edition: what lists show, each worked out once."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from markupsafe import Markup

from ambassade.language.typography import bound_words
from ambassade.model.status import State
from ambassade.model.text import Text
from ambassade.publish.audience import Edition, InternalEdition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.card import Cover, EventCard, NetworkCard, PersonCard, PostCard, name_html
from ambassade.publish.pages.index import Index, theme_of
from ambassade.publish.pages.phrase import Phrase, language_attributes
from ambassade.publish.pages.picture import Face, Pictures
from ambassade.publish.pages.posts.reading_time import reading_minutes
from ambassade.publish.pages.tongue import language_name, language_names, reads_alike
from ambassade.publish.pages.vocabulary import ENTRY_KIND
from ambassade.publish.path import entry_path
from ambassade.words import Words, words

FACES = 4
"""How many faces stand for many people."""


class Cards:
    """The cards of one edition, each made when first asked for."""

    def __init__(self, edition: Edition, index: Index, pictures: Pictures, text: Words) -> None:
        self.edition = edition
        self.index = index
        self.pictures = pictures
        self.text = text
        organisation = edition.organisation
        self.themes = {theme.id: self.phrase(theme.name) for theme in organisation.themes}
        self.theme_descriptions = {
            theme.id: self.phrase(theme.description) for theme in organisation.themes if theme.description
        }
        self.places = {place.id: self.proper_name(place.name) for place in organisation.places}
        self.countries = {place.id: place.country for place in organisation.places}
        self.units = {unit.id: self.phrase(unit.name) for unit in organisation.units}
        self.brands = {brand.id: self.phrase(brand.name) for brand in organisation.brands}
        self.addressees = {one.id: self.phrase(one.name) for one in organisation.addressees}
        self.external_kinds = {kind.id: self.phrase(kind.name) for kind in organisation.external_kinds}
        self.values = {value.id: self.phrase(value.name) for value in organisation.values}
        self._turns: dict[str, bytes] = {}
        self._people: dict[str, PersonCard] = {}
        self._networks: dict[str, NetworkCard] = {}
        self._posts: dict[str, PostCard] = {}
        self._states: Mapping[str, State] = edition.states if isinstance(edition, InternalEdition) else {}

    def phrase(self, text: Text) -> Phrase:
        """A text for the edition's readers."""
        words, language = text.pick(self.edition.language, self.edition.default_language)
        return Phrase(words.strip(), None if language == self.edition.language else language)

    def line(self, text: Text) -> Phrase:
        """A text of one line, as it is set: in French, no line breaks before the signs of its punctuation.

        Not for Markdown, in which those spaces may mean something: `Writer.prose` sees to it there.
        """
        said = self.phrase(text)
        return self._set(said.text, said.language or self.edition.language)

    def _set(self, words: str, language: str) -> Phrase:
        return Phrase(bound_words(words, language), None if language == self.edition.language else language)

    def proper_name(self, text: Text) -> Phrase:
        """A name that is the same everywhere unless its author says otherwise: one of no stated language."""
        said = self.phrase(text)
        return Phrase(said.text) if text.versions[0][0] == "" else said

    def in_language(self, language: str) -> Markup:
        """The attributes of an element whose words are in `language`."""
        return language_attributes(None if language == self.edition.language else language)

    def maybe(self, text: Text | None) -> Phrase | None:
        """The same for a text that may be absent."""
        return None if text is None else self.phrase(text)

    def state(self, key: str) -> State | None:
        """The status of something, in the edition that tells it."""
        return self._states.get(key)

    def person(self, slug: str) -> PersonCard:
        """A person's card."""
        card = self._people.get(slug)
        if card is None:
            card = self._people[slug] = self._person(slug, self.edition.ambassadors[slug])
        return card

    def network(self, slug: str) -> NetworkCard:
        """A network's card."""
        card = self._networks.get(slug)
        if card is None:
            card = self._networks[slug] = self._network(slug, self.edition.networks[slug])
        return card

    def post(self, slug: str) -> PostCard:
        """A post's card."""
        card = self._posts.get(slug)
        if card is None:
            card = self._posts[slug] = self._post(slug, self.edition.posts[slug])
        return card

    def event(self, one: Occurrence) -> EventCard:
        """The card of one date of an entry."""
        entry = self.edition.entries[one.key]
        own = self.edition.language
        foreign = entry.languages and not any(reads_alike(each, own) for each in entry.languages)
        return EventCard(
            key=one.key,
            path=entry_path(one.key),
            title=self.line(entry.title),
            one=one,
            network=self.network(entry.network) if entry.network else None,
            when=self._when(one),
            where=self.where(entry.where),
            kind=self.text.text(ENTRY_KIND[entry.kind]),
            language=language_name(entry.languages[0], self.text) if foreign else None,
            state=self.state(f"entry/{one.key}"),
        )

    def day(self, day: date) -> str:
        """A day in words, with its year where that is not this one."""
        return self.text.date(day, "d MMMM" if day.year == self.edition.as_of.year else "d MMMM y")

    def _when(self, one: Occurrence) -> str:
        """The hours; of what goes on over days and has begun, that it is on now."""
        if _is_long(one) and one.first_day < self.edition.as_of.date() <= one.last_day:
            return self.text.say("now until {day}", day=self.day(one.last_day))
        return self.hours(one)

    def hours(self, one: Occurrence) -> str:
        """When on its day it takes place, the zone said where it is not the organisation's."""
        text, zone = self.text, one.start.tzinfo
        if _is_long(one):
            return text.say("until {day}", day=self.day(one.last_day))
        if one.all_day:
            return ""
        hours = text.time(one.start)
        if one.end > one.start:
            hours = text.say("{start} to {end}", start=hours, end=text.time(one.end))
        if isinstance(zone, ZoneInfo) and _differ(zone, self.edition.zone, one.start):
            city = _city(zone.key, text.language)
            return text.say("{hours}, time of {city}", hours=hours, city=city)
        return hours

    def where(self, where: public.Where | None) -> Phrase | None:
        """A few words for a place."""
        if where is None:
            return None
        online = Phrase(self.text.say("Online"))
        if where.kind == "online":
            return online
        here = self.places[where.place] if where.place else self.maybe(where.address)
        if here is None or where.kind == "address":
            return here or None
        return Phrase(self.text.say("{place} and online", place=here.text), here.language)

    def languages(self, codes: tuple[str, ...]) -> str:
        """The names of languages, as a list with commas, capital first."""
        return language_names(codes, self.text)

    def _person(self, slug: str, person: public.Ambassador) -> PersonCard:
        networks = tuple(dict.fromkeys(membership.network for membership in person.memberships))
        platforms = dict.fromkeys(account.platform for account in person.accounts if account.platform)
        kind = self.external_kinds[person.external_kind] if person.external_kind else None
        if kind is None and person.kind == "external":
            kind = Phrase(self.text.say("Partner"))
        return PersonCard(
            slug=slug,
            path=f"ambassadors/{slug}/",
            name=person.name,
            name_html=name_html(person, Markup(' <span class="am-person__say">{}</span>')),
            own_html=name_html(person, Markup()),
            say=self.line(said) if (said := person.tagline or person.job_title) else None,
            face=self.pictures.face(slug),
            flags=tuple((self.pictures.flag(network), self.network_name(network)) for network in networks),
            place=self.places[person.place] if person.place else None,
            kind=kind,
            facets={
                "network": networks,
                "theme": self.index.themes_of_person(slug),
                "language": person.languages,
                "platform": (*platforms, *(("blog",) if person.blogs and "blog" not in platforms else ())),
                "place": (person.place,) if person.place else (),
                "role": tuple(dict.fromkeys(membership.role for membership in person.memberships)),
            },
            spoken=self.languages(person.languages),
            joined=person.joined_on,
            badge=self._badge(person),
        )

    def _badge(self, person: public.Ambassador) -> Phrase | None:
        """The badge that was given last, of those whose day has come."""
        today = self.edition.as_of.date()
        given = [badge for badge in person.badges if badge.on is None or badge.on <= today]
        last = max(given, key=lambda badge: badge.on or date.min, default=None)
        return self.phrase(last.name) if last else None

    def network_name(self, slug: str) -> str:
        """A network's name, without its language."""
        name = self.edition.networks[slug].name
        return name.pick(self.edition.language, self.edition.default_language)[0]

    def turn(self, person: str) -> bytes:
        """Where somebody stands among others this week: each has a turn, nothing of theirs says when."""
        found = self._turns.get(person)
        if found is None:
            year, week, _ = self.edition.as_of.isocalendar()
            found = self._turns[person] = hashlib.sha256(f"{year}-{week}:{person}".encode()).digest()
        return found

    def faces(self, people: Iterable[str], first: tuple[str, ...] = ()) -> tuple[Face, ...]:
        """A few faces that stand for many people: those named `first`, then others each week."""
        others = heapq.nsmallest(FACES, set(people).difference(first), key=self.turn)
        return tuple(self.pictures.face(person) for person in dict.fromkeys((*first, *others)))[:FACES]

    def _network(self, slug: str, network: public.Network) -> NetworkCard:
        members = self.index.members.get(slug, ())
        lead = tuple(member.person for member in network.committee if member.role == "lead")
        theme = theme_of(network)
        return NetworkCard(
            slug=slug,
            path=f"networks/{slug}/",
            name=self.phrase(network.name),
            flag=self.pictures.flag(slug),
            theme=self.themes[theme] if theme else None,
            languages=network.languages,
            spoken=self.languages(network.languages),
            say=self.line(network.tagline) if network.tagline else None,
            faces=self.faces(members, first=lead),
            count=len(members),
        )

    def _post(self, slug: str, post: public.Post) -> PostCard:
        own = self.edition.language
        body, written = post.body.pick(own, post.language) if post.body else ("", post.language)
        title = post.title.pick(self.edition.language, post.language)
        day = post.publish_at.starts(self.edition.zone).date()
        return PostCard(
            slug=slug,
            path=f"posts/{slug}/",
            title=self._set(*title),
            summary=self._in_post(post.summary, post.language),
            authors=tuple(self.person(author) for author in post.authors),
            day=day,
            when=self.day(day),
            minutes=reading_minutes(body, written),
            language=None if reads_alike(written, own) else language_name(written, self.text),
            network=self.network(post.network) if post.network else None,
            state=self.state(f"post/{slug}"),
            cover=self._cover(slug, post),
        )

    def _cover(self, slug: str, post: public.Post) -> Cover:
        shot = self.pictures.small_cover(slug)
        if shot is not None and post.cover is not None:
            return Cover(shot, self.phrase(post.cover.alt), None)
        return Cover(
            None, Phrase(""), self.pictures.drawn_cover(slug, post.network) if post.network else None
        )

    def _in_post(self, text: Text | None, own: str) -> Phrase | None:
        """A text of a post: one of no stated language is in the post's."""
        if text is None:
            return None
        return self._set(*text.pick(self.edition.language, own))


def next_day(day: date) -> date:
    """The day after."""
    return date.fromordinal(day.toordinal() + 1)


def _is_long(one: Occurrence) -> bool:
    """Whether it is told by its last day and not by hours: a night that ends the next morning has hours."""
    return one.last_day > one.first_day and (one.all_day or one.last_day > next_day(one.first_day))


def _differ(zone: ZoneInfo, other: ZoneInfo, at: datetime) -> bool:
    return at.astimezone(zone).utcoffset() != at.astimezone(other).utcoffset()


@lru_cache(maxsize=512)
def _city(key: str, language: str) -> str:
    """The city that names a time zone."""
    return get_timezone_location(key, words(language).locale, return_city=True)
