"""What pages say of relays: a campaign's plan, and who is or might be asked to carry a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ambassade.language.typography import capital
from ambassade.publish.audience import MembersEdition
from ambassade.publish.carrier import Carrier
from ambassade.publish.edition import internal
from ambassade.publish.pages.card import PersonCard
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.place import Place
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path, message_path
from ambassade.publish.relay import Invitation

WAVES = 40
"""So many waves of one campaign are shown."""
FACES = 12
"""So many people of one wave are shown."""


@dataclass(frozen=True, slots=True)
class Where:
    """A platform, and perhaps the language in which something is said there."""

    icon: str
    name: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """Some people, invited to carry something on one platform for some days."""

    first: date
    last: date
    word: str
    """Whether it is coming, on or over."""
    style: str
    icon: str
    where: Where
    people: tuple[PersonCard, ...]
    more: int
    """How many are not shown for want of room."""
    deputies: tuple[PersonCard, ...]
    asked: Phrase | None
    message: TitleLink | None
    """The message to carry, where it names one."""
    campaign: TitleLink


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign's relay plan; `more`: how many waves are not shown for want of room."""

    waves: tuple[Wave, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might carry a message: the reasons, and through whom they are reached."""

    card: PersonCard
    why: str
    through: Markup | None
    """A link to the colleague to ask first; None: ask them."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who is invited to carry a message, and in the edition that may know, who might besides."""

    invited: tuple[Wave, ...]
    more: int
    may_find: bool
    """Whether this edition looks for people, and the message can still be carried."""
    candidates: tuple[Candidate, ...]
    gaps: tuple[Where, ...]
    """Where nobody is found."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.invited and not self.may_find


def relay_plan(writer: Writer, entry: str) -> Plan | None:
    """The relay plan of an entry; None where it has none that this edition shows."""
    waves = writer.index.relays.plan(entry)
    if not waves:
        return None
    return Plan(tuple(_wave(writer, one) for one in waves[:WAVES]), max(0, len(waves) - WAVES))


def carriers(writer: Writer, message: str) -> Carriers:
    """Who carries a message."""
    waves = writer.index.relays.carrying(message)
    invited = tuple(_wave(writer, one) for one in waves[:WAVES])
    finder = writer.index.finder
    found = finder.find(message) if finder else None
    place = writer.place(message_path(message))
    return Carriers(
        invited,
        max(0, len(waves) - WAVES),
        may_find=found is not None,
        candidates=tuple(_candidate(writer, place, one) for one in found.people) if found else (),
        gaps=tuple(_where(writer, *slot) for slot in found.gaps) if found else (),
    )


def _wave(writer: Writer, one: Invitation) -> Wave:
    text, cards, edition = writer.words, writer.cards, writer.edition
    today = edition.as_of.date()
    if one.last < today:
        word, style, icon = text.say("Over"), "archived", "archive"
    elif one.first > today:
        word, style, icon = text.say("Coming"), "scheduled", "clock"
    else:
        word, style, icon = text.say("Now"), "ready", "check"
    return Wave(
        first=one.first,
        last=one.last,
        word=word,
        style=style,
        icon=icon,
        where=_where(writer, one.platform, one.language),
        people=tuple(cards.person(who) for who in one.people[:FACES]),
        more=max(0, len(one.people) - FACES),
        deputies=tuple(cards.person(who) for who in one.deputies[:FACES]),
        asked=cards.maybe(one.asked),
        message=_message(writer, one.message),
        campaign=TitleLink(cards.phrase(edition.entries[one.entry].title), entry_path(one.entry)),
    )


def _message(writer: Writer, key: str | None) -> TitleLink | None:
    edition = writer.edition
    if key is None or not isinstance(edition, MembersEdition):
        return None
    return TitleLink(writer.cards.phrase(edition.messages[key].idea), message_path(key))


def _where(writer: Writer, platform: str, language: str | None) -> Where:
    name = None if language is None else language_name(language, writer.words)
    return Where(platform_icon(platform), writer.edition.platforms[platform], name)


def _candidate(writer: Writer, place: Place, one: Carrier) -> Candidate:
    person = writer.edition.ambassadors[one.person]
    owner = person.contact_owner if isinstance(person, internal.Ambassador) else None
    outside = person.kind == "external" and owner is not None
    why = writer.words.clauses(_reasons(writer, one))
    return Candidate(
        writer.cards.person(one.person),
        capital(why),
        writer.person_link(place, owner) if outside and owner else None,
    )


def _reasons(writer: Writer, one: Carrier) -> Iterator[str]:
    """Why somebody is proposed, the first reasons of the order first."""
    text, names = writer.words, writer.edition.platforms
    if one.themes:
        yield (
            text.say("knows the theme, and is where it takes place")
            if one.is_there
            else text.say("knows the theme")
        )
    elif one.is_there:
        yield text.say("is where it takes place")
    if one.is_willing:
        yield text.say("likes to relay")
    if one.is_relay:
        yield text.say("a relay of the network")
    elif one.is_member:
        yield text.say("in the network")
    if one.languages:
        spoken = [language_name(each, text) for each in one.languages]
        yield text.say("speaks {languages}", languages=text.list(spoken))
    for platform in one.platforms:
        if platform in one.rare:
            yield text.say("{platform}, where we lack a voice", platform=names[platform])
    usual = [names[each] for each in one.platforms if each not in one.rare]
    if usual:
        yield text.say("on {platforms}", platforms=text.list(usual))
    yield _lately(writer, one)


def _lately(writer: Writer, one: Carrier) -> str:
    """When they were asked last, and when they are next: the days of plans, nothing of what they did."""
    text = writer.words
    if one.next_asked is not None:
        return text.say("already invited from {day}", day=text.date(one.next_asked, "d MMMM"))
    if one.last_asked is None:
        return text.say("not asked for eight weeks or more")
    weeks = (writer.edition.as_of.date() - one.last_asked).days // 7
    if weeks == 0:
        return text.say("asked within the last seven days")
    return text.say_n("not asked for {n} week", "not asked for {n} weeks", weeks)
