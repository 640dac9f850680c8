"""The page of one message: its texts, to be taken, changed and shared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ambassade.model.moment import Moment
from ambassade.model.posted import linked_address
from ambassade.model.status import State
from ambassade.publish.audience import MembersEdition
from ambassade.publish.edition import internal, members
from ambassade.publish.pages.edit_address import edit_address, message_file
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.facet import NO_NETWORK, Values
from ambassade.publish.pages.link import OutLink, TitleLink
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.preview import Previews
from ambassade.publish.pages.relay import carriers
from ambassade.publish.pages.vocabulary import INTENT, STATE
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import entry_path, message_path
from ambassade.publish.site import Page


@dataclass(frozen=True, slots=True)
class Badge:
    """A message's status, in a word."""

    words: str
    style: str
    icon: str


@dataclass(frozen=True, slots=True)
class MessageCard:
    """A message in a list."""

    key: str
    path: str
    idea: Phrase
    window: str
    badge: Badge
    platforms: tuple[tuple[str, str], ...]


def message_of(writer: Writer, key: str) -> members.Message:
    """A message of an edition that has any."""
    edition = writer.edition
    assert isinstance(edition, MembersEdition)  # noqa: S101 - the public edition has no key of a message
    return edition.messages[key]


def platforms_of(writer: Writer, key: str) -> tuple[str, ...]:
    """The platforms that a message has a text for, in the order of its file."""
    variants = message_of(writer, key).variants
    return tuple(dict.fromkeys(variant.platform for variant in variants if variant.platform))


def badge(writer: Writer, key: str) -> Badge:
    """Whether a message is ready to be taken, over, or what it waits for."""
    text, edition = writer.words, writer.edition
    state = writer.cards.state(f"message/{key}") or State.PUBLISHED
    if state is not State.PUBLISHED:
        return Badge(text.text(STATE[state][0]), state.value, STATE[state][1])
    if message_of(writer, key).window.until.ends(edition.zone) <= edition.as_of:
        return Badge(text.say("Expired"), "expired", "archive")
    return Badge(text.say("Ready"), "ready", "check")


def message_card(writer: Writer, key: str) -> MessageCard:
    """A message for a list."""
    message = message_of(writer, key)
    names = writer.edition.platforms
    return MessageCard(
        key,
        message_path(key),
        writer.cards.phrase(message.idea),
        window_words(writer, message.window),
        badge(writer, key),
        tuple((platform_icon(each), names[each]) for each in platforms_of(writer, key)),
    )


def window_words(writer: Writer, window: members.Window) -> str:
    """When a message may be posted."""
    text, zone = writer.words, writer.edition.zone

    def said(moment: Moment) -> str:
        day = text.date(moment.day, "EEE d MMMM")
        return day if moment.is_day else f"{day}, {text.time(moment.starts(zone))}"

    return text.say("{first} to {last}", first=said(window.from_), last=said(window.until))


def message_page(writer: Writer, edition: MembersEdition, key: str) -> Page:
    """The page of one message."""
    return _MessagePage(writer, edition, key).page()


def facets_of(message: members.Message) -> Values:
    """What the search narrows a message by."""
    return {
        "network": (message.network or NO_NETWORK,),
        "platform": tuple(dict.fromkeys(each.platform for each in message.variants if each.platform)),
        "theme": message.themes,
        "language": tuple(dict.fromkeys(each.language for each in message.variants)),
    }


class _MessagePage:
    """What goes into one message's page."""

    def __init__(self, writer: Writer, edition: MembersEdition, key: str) -> None:
        self.writer = writer
        self.edition = edition
        self.cards = writer.cards
        self.text = writer.words
        self.key = key
        self.message = edition.messages[key]
        self.path = message_path(key)

    def page(self) -> Page:
        writer, cards, message = self.writer, self.cards, self.message
        previews = Previews(writer, self.edition, self.key)
        idea = cards.phrase(message.idea)
        about = About(
            path=self.path,
            title=idea.text,
            description=idea.text,
            section="messages/",
            scripts=("copy", "counting-tables", "counting", "avoided", "own-words"),
            styles=("desk",),
            kind="message",
            facets=facets_of(message),
        )
        network = message.network
        return writer.page(
            "message.html",
            about,
            idea=idea,
            network=cards.network(network) if network else None,
            grid_path=f"messages/{network or 'all'}/",
            entry=self.entry(),
            badge=badge(writer, self.key),
            audience=message.audience if isinstance(message, internal.Message) else None,
            window=window_words(writer, message.window),
            owner=message.owner,
            platforms=tuple(previews.platforms()),
            reader=writer.pictures.reader(self.text.say("Your name")),
            change=edit_address(self.edition, message_file(self.key)),
            hashtags=message.hashtags,
            intent=self.text.text(INTENT[message.intent]) if message.intent else None,
            make_it_yours=[cards.phrase(each) for each in message.make_it_yours],
            link=self.link(),
            link_description=cards.maybe(message.link.description) if message.link else None,
            own_words=writer.speech.sentences,
            pictures=previews.pictures,
            readers=", ".join(cards.addressees[one].text for one in message.addressed_to),
            themes=[TitleLink(cards.themes[theme], f"themes/{theme}/") for theme in message.themes],
            facts=tuple(self.facts()),
            carriers=carriers(writer, self.key),
        )

    def entry(self) -> TitleLink | None:
        key = self.message.entry
        if key is None:
            return None
        return TitleLink(self.cards.phrase(self.edition.entries[key].title), entry_path(key))

    def link(self) -> OutLink | None:
        """What the message links to."""
        link, address = self.message.link, linked_address(self.message.link, self.edition.organisation.url)
        if link is None or address is None:
            return None
        if link.title:
            return OutLink(self.cards.phrase(link.title), address)
        title = self.cards.post(link.post).title if link.post else Phrase(address)
        return OutLink(title, address)

    def facts(self) -> Iterable[tuple[str, Markup]]:
        message = self.message
        if isinstance(message, internal.Message):
            place = self.writer.place(self.path)
            line = Markup("{}, {}").format
            for each in message.approvals:
                if each.by:
                    approver = self.writer.person_link(place, each.by)
                    yield self.text.say("Approved by"), line(approver, self.text.day(each.on))
