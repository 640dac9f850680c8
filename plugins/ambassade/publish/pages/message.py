"""The grid of pre-written messages, and each message with its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from ambassade.model.moment import Moment
from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.edition import internal, members
from ambassade.publish.pages.card import NetworkCard, entry_path, message_path
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.link import OutLink, TitleLink
from ambassade.publish.pages.paging import leaves
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Shot
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.vocabulary import INTENT, STATE
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_TOGETHER = 150
"""Up to so many messages, the grids of all networks stand on one page."""
A_PAGE = 100


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


@dataclass(frozen=True, slots=True)
class Cell:
    """What there is of a row for one platform."""

    path: str
    badge: Badge
    languages: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid: an entry (or a message of none) against the platforms."""

    title: Phrase
    path: str
    note: str
    cells: tuple[tuple[Cell, ...], ...]
    missing: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A platform of the grid."""

    id: str
    icon: str
    name: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The messages of one network."""

    network: NetworkCard | None
    path: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class VariantBlock:
    """A text to take."""

    anchor: str
    text: str
    language: str
    attributes: Markup
    warning: str | None
    name: str


@dataclass(frozen=True, slots=True)
class PlatformBlock:
    """The texts for one platform."""

    id: str
    icon: str
    name: str
    variants: tuple[VariantBlock, ...]


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture to post along."""

    shot: Shot | None
    alt: Phrase
    credit: str | None


def message_pages(writer: Writer) -> Iterator[Page]:
    """The grid, one for each network, and every message; nothing in the public edition."""
    edition = writer.edition
    if not isinstance(edition, MembersEdition):
        return
    text, index = writer.words, writer.index
    networks = [slug for slug in (*index.networks, "") if slug in index.messages_by_network]
    together = len(edition.messages) <= MOST_TOGETHER
    about = About(
        path="messages/",
        title=text.say("Messages"),
        description=text.say("Texts ready to be taken, changed and shared."),
        section="messages/",
    )
    yield writer.page(
        "messages.html",
        about,
        heading=text.say("Messages"),
        grids=[_grid(writer, slug, _rows(writer, slug)) for slug in networks] if together else (),
        networks=[writer.cards.network(slug) for slug in networks if slug],
        counts={slug: len(index.messages_by_network[slug]) for slug in networks},
        pages=(),
        crumb=False,
    )
    for slug in networks:
        yield from _network_grid(writer, slug)
    for key in edition.messages:
        yield _MessagePage(writer, edition, key).page()


def _network_grid(writer: Writer, slug: str) -> Iterator[Page]:
    text = writer.words
    name = writer.cards.network_name(slug) if slug else text.say("No network")
    base = f"messages/{slug or 'all'}/"
    pages = leaves(base, _rows(writer, slug), A_PAGE, folder="page/")
    for leaf in pages:
        heading = text.say("Messages of {network}", network=name)
        about = About(path=leaf.path, title=heading, description=heading, section="messages/")
        yield writer.page(
            "messages.html",
            about,
            heading=heading,
            grids=[_grid(writer, slug, leaf.items)],
            networks=(),
            counts={},
            pages=pages,
            crumb=True,
        )


def _rows(writer: Writer, slug: str) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    """The entries of a network with their messages, and messages of no entry alone; what is over comes last.

    An entry ahead whose channels wait for a text has a row too, in the edition that knows all texts.
    """
    edition, index = writer.edition, writer.index
    if not isinstance(edition, MembersEdition):
        return ()
    rows: dict[str, tuple[str | None, tuple[str, ...]]] = {}
    order: dict[str, datetime] = {}
    for key in index.messages_by_network.get(slug, ()):
        entry = edition.messages[key].entry
        name = f"entry/{entry}" if entry else f"message/{key}"
        start = edition.messages[key].window.from_.starts(edition.zone)
        order[name] = min(order.get(name, start), start)
        rows[name] = (entry, (*(rows[name][1] if name in rows else ()), key))
    if isinstance(edition, InternalEdition):
        for one in index.coming_by_network.get(slug, ()):
            name = f"entry/{one.key}"
            if name not in rows and edition.entries[one.key].channels:
                rows[name], order[name] = (one.key, ()), one.start

    def over(name: str) -> bool:
        keys = rows[name][1]
        return bool(keys) and all(badge(writer, key).style in {"expired", "archived"} for key in keys)

    return tuple(rows[name] for name in sorted(rows, key=lambda name: (over(name), order[name], name)))


def _grid(writer: Writer, slug: str, rows: Sequence[tuple[str | None, tuple[str, ...]]]) -> Grid:
    edition = writer.edition
    platforms: dict[str, None] = {}
    for entry, keys in rows:
        for key in keys:
            platforms.update(dict.fromkeys(_platforms(writer, key)))
        if entry and isinstance(edition, InternalEdition):
            platforms.update(dict.fromkeys(edition.entries[entry].channels))
    known = [platform for platform in edition.platforms if platform in platforms]
    return Grid(
        writer.cards.network(slug) if slug else None,
        f"messages/{slug or 'all'}/",
        tuple(Column(each, platform_icon(each), edition.platforms[each]) for each in known),
        tuple(_row(writer, entry, keys, known) for entry, keys in rows),
    )


def _row(writer: Writer, entry: str | None, keys: tuple[str, ...], platforms: Sequence[str]) -> Row:
    edition, cards, text = writer.edition, writer.cards, writer.words
    cells = tuple(
        tuple(cell for key in keys if (cell := _cell(writer, key, platform)) is not None)
        for platform in platforms
    )
    if entry is None:
        card = message_card(writer, keys[0])
        return Row(card.idea, card.path, card.window, cells, tuple(False for _ in cells))
    item = edition.entries[entry]
    over = entry not in writer.index.coming_entries
    wanted = item.channels if isinstance(edition, InternalEdition) and not over else ()
    missing = tuple(
        platform in wanted and not found for platform, found in zip(platforms, cells, strict=True)
    )
    return Row(
        cards.phrase(item.title),
        entry_path(entry),
        text.date(item.start.day, "d MMMM"),
        cells,
        missing,
    )


def _cell(writer: Writer, key: str, platform: str) -> Cell | None:
    message = _message(writer, key)
    variants = [variant for variant in message.variants if variant.platform == platform]
    if not variants:
        return None
    languages = ", ".join(dict.fromkeys(variant.language for variant in variants))
    if len(variants) > 1:
        languages += writer.words.say_n(", {n} variant", ", {n} variants", len(variants))
    return Cell(f"{message_path(key)}#{platform}", badge(writer, key), languages)


def _message(writer: Writer, key: str) -> members.Message:
    edition = writer.edition
    assert isinstance(edition, MembersEdition)  # noqa: S101 - the public edition has no key of a message
    return edition.messages[key]


def _platforms(writer: Writer, key: str) -> tuple[str, ...]:
    variants = _message(writer, key).variants
    return tuple(dict.fromkeys(variant.platform for variant in variants if variant.platform))


def badge(writer: Writer, key: str) -> Badge:
    """Whether a message is ready to be taken, over, or what it waits for."""
    text, edition = writer.words, writer.edition
    state = writer.cards.state(f"message/{key}") or State.PUBLISHED
    if state is not State.PUBLISHED:
        return Badge(text.text(STATE[state][0]), state.value, STATE[state][1])
    if _message(writer, key).window.until.ends(edition.zone) <= edition.as_of:
        return Badge(text.say("Expired"), "expired", "archive")
    return Badge(text.say("Ready"), "ready", "check")


def message_card(writer: Writer, key: str) -> MessageCard:
    """A message for a list."""
    message = _message(writer, key)
    names = writer.edition.platforms
    return MessageCard(
        key,
        message_path(key),
        writer.cards.phrase(message.idea),
        window_words(writer, message.window),
        badge(writer, key),
        tuple((platform_icon(each), names[each]) for each in _platforms(writer, key)),
    )


def window_words(writer: Writer, window: members.Window) -> str:
    """When a message may be posted."""
    text, zone = writer.words, writer.edition.zone

    def said(moment: Moment) -> str:
        day = text.date(moment.day, "EEE d MMMM")
        return day if moment.is_day else f"{day}, {text.time(moment.starts(zone))}"

    return text.say("{first} to {last}", first=said(window.from_), last=said(window.until))


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
        idea = cards.phrase(message.idea)
        about = About(
            path=self.path,
            title=idea.text,
            description=idea.text,
            section="messages/",
            scripts=("copy",),
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
            platforms=tuple(self.platforms()),
            hashtags=message.hashtags,
            intent=self.text.text(INTENT[message.intent]) if message.intent else None,
            make_it_yours=[cards.phrase(each) for each in message.make_it_yours],
            link=self.link(),
            link_description=cards.maybe(message.link.description) if message.link else None,
            pictures=tuple(self.pictures()),
            readers=", ".join(cards.addressees[one].text for one in message.addressed_to),
            themes=[TitleLink(cards.themes[theme], f"themes/{theme}/") for theme in message.themes],
            facts=tuple(self.facts()),
        )

    def entry(self) -> TitleLink | None:
        key = self.message.entry
        if key is None:
            return None
        return TitleLink(self.cards.phrase(self.edition.entries[key].title), entry_path(key))

    def address(self) -> str | None:
        """What `{link}` stands for in a text."""
        link = self.message.link
        if link is None:
            return None
        if link.post:
            base = (self.edition.organisation.url or "").rstrip("/")
            return f"{base}/posts/{link.post}/"
        return link.url

    def link(self) -> OutLink | None:
        """What the message links to."""
        link, address = self.message.link, self.address()
        if link is None or address is None:
            return None
        if link.title:
            return OutLink(self.cards.phrase(link.title), address)
        title = self.cards.post(link.post).title if link.post else Phrase(address)
        return OutLink(title, address)

    def platforms(self) -> Iterable[PlatformBlock]:
        """The texts by platform, in the order of the file."""
        names = self.edition.platforms
        for platform in _platforms(self.writer, self.key):
            variants = [each for each in self.message.variants if each.platform == platform]
            blocks = tuple(self.variant(each, number) for number, each in enumerate(variants))
            yield PlatformBlock(platform, platform_icon(platform), names[platform], blocks)

    def pictures(self) -> Iterable[PictureBlock]:
        """The pictures to post along."""
        for asset in self.message.assets:
            shot = self.writer.pictures.of_message(self.key, asset.file)
            yield PictureBlock(shot, self.cards.phrase(asset.alt), asset.credit)

    def variant(self, variant: members.Variant, number: int) -> VariantBlock:
        text = self.text
        language = language_name(variant.language, text)
        return VariantBlock(
            anchor=f"text-{variant.platform}-{number + 1}",
            text=text_to_share(variant.text, self.address(), self.message.hashtags),
            language=language[:1].upper() + language[1:],
            attributes=self.cards.in_language(variant.language),
            warning=variant.content_warning,
            name=text.say("variant {letter}", letter=_letter(number)),
        )

    def facts(self) -> Iterable[tuple[str, Markup]]:
        message = self.message
        if isinstance(message, internal.Message):
            place = self.writer.place(self.path)
            line = Markup("{}, {}").format
            for each in message.approvals:
                if each.by:
                    approver = self.writer.person_link(place, each.by)
                    yield self.text.say("Approved by"), line(approver, self.text.day(each.on))


def text_to_share(text: str, address: str | None, hashtags: Sequence[str]) -> str:
    """A variant's text as it is posted: with its link, and with those hashtags that it does not have yet."""
    whole = text.replace("{link}", address or "").strip()
    folded = whole.casefold()
    missing = [f"#{tag}" for tag in hashtags if f"#{tag}".casefold() not in folded]
    return f"{whole}\n\n{' '.join(missing)}" if missing else whole


def _letter(number: int) -> str:
    """A, B, … Z, AA."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)
