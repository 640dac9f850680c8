"""The texts of a message as each platform will show them, to be taken, changed and shared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from ambassade.language.code import without_region
from ambassade.language.typography import capital
from ambassade.model.counting import Mark, fold, marks, shown
from ambassade.model.posted import Posted, letter
from ambassade.publish.audience import MembersEdition
from ambassade.publish.edition import members
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.meter import Meter, folded_after, meter_of
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Shot
from ambassade.publish.pages.share import Share, share_of
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path

HANDLES = frozenset({"x", "bluesky", "mastodon", "threads", "instagram"})
"""Platforms that show a name behind @ below the name."""
WITHOUT_CARD = frozenset({"instagram", "email"})
"""Where a link has no card; in Instagram's captions links are dead (help.instagram.com, 2026)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `sign` is `link`, `tag`, `name`, `fold`, or empty for plain words."""

    words: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class LinkCard:
    """What a platform shows of the page that a text links to, where it is known."""

    host: str
    title: Phrase | None
    description: Phrase | None
    cover: Shot | None
    drawn: str | None


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture to post along."""

    shot: Shot | None
    alt: Phrase
    credit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantBlock:
    """A text to take: `text` as it is posted, `pieces` as it is shown."""

    anchor: str
    text: str
    pieces: tuple[Piece, ...]
    platform: str
    language: str
    name: str
    said: str
    """The same two within a sentence."""
    attributes: Markup
    tongue: str
    """The code of its language."""
    warning: str | None
    meter: Meter | None
    share: Share | None
    address: str | None
    card: LinkCard | None
    notes: tuple[str, ...]
    disclosures: str
    """As JSON."""
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlatformBlock:
    """The texts for one platform, those in the reader's language first; the first stands open."""

    id: str
    icon: str
    name: str
    handle: bool
    picture_first: bool
    """Whether pictures stand above the text."""
    variants: tuple[VariantBlock, ...]


class Previews:
    """The texts of one message."""

    def __init__(self, writer: Writer, edition: MembersEdition, key: str) -> None:
        self._writer = writer
        self._edition = edition
        self._message = edition.messages[key]
        self.pictures = tuple(self._pictures(key))
        self._card: LinkCard | None = None

    def platforms(self) -> Iterator[PlatformBlock]:
        """The texts by platform, in the order of the file."""
        variants, own = self._message.variants, without_region(self._edition.language)
        for platform in dict.fromkeys(each.platform for each in variants if each.platform):
            mine = [each for each in variants if each.platform == platform]
            blocks = [self._variant(each, mine, number) for number, each in enumerate(mine, 1)]
            blocks.sort(key=lambda block: without_region(block.tongue) != own)
            name = self._edition.platforms[platform]
            yield PlatformBlock(
                platform,
                platform_icon(platform),
                name,
                platform in HANDLES,
                platform == "instagram",
                tuple(blocks),
            )

    def _variant(self, variant: members.Variant, beside: list[members.Variant], number: int) -> VariantBlock:
        writer, text, message = self._writer, self._writer.words, self._message
        platform, tongue = variant.platform or "", variant.language
        posted = writer.speech.posted(message, variant)
        alike = [each for each in beside if each.language == tongue]
        place = next(index for index, each in enumerate(alike) if each is variant)
        language = language_name(tongue, text)
        name = text.say("variant {letter}", letter=letter(place))
        share = share_of(
            posted.text,
            platform,
            address=posted.address,
            title=writer.cards.phrase(message.idea).text,
        )
        linked = posted.address is not None and posted.address in posted.text
        carded = linked or (posted.address is not None and share is not None and not share.takes_text)
        return VariantBlock(
            anchor=f"text-{platform}-{number}",
            text=posted.text,
            pieces=tuple(pieces(posted.text, platform, writer)),
            platform=platform,
            language=capital(language),
            name=name,
            said=f"{language}, {name}",
            attributes=writer.cards.in_language(tongue),
            tongue=tongue,
            warning=variant.content_warning,
            meter=meter_of(
                posted.text,
                platform,
                text,
                warning=variant.content_warning or "",
                disclosure=posted.disclosure,
                signature=posted.signature,
            ),
            share=share,
            address=posted.address,
            card=self._link_card(posted) if carded and self._has_card(platform) else None,
            notes=tuple(
                self._notes(platform, carded=carded, without_link=bool(posted.address) and not linked)
            ),
            disclosures=json.dumps(
                writer.speech.disclosures(message.network, tongue), ensure_ascii=False, separators=(",", ":")
            ),
            advice=writer.speech.advice(posted.text, message.network, tongue),
        )

    def _has_card(self, platform: str) -> bool:
        """Whether a link has its card: not where a picture is attached, which takes its place."""
        return platform not in WITHOUT_CARD and not self._message.assets

    def _notes(self, platform: str, *, carded: bool, without_link: bool) -> Iterable[str]:
        say = self._writer.words.say
        if platform == "instagram":
            yield say("Links do not work in captions.")
        elif carded and self._message.assets and platform not in WITHOUT_CARD:
            yield say("The picture takes the place of the link's card.")
        elif without_link and not carded:
            yield say("This text has no link.")

    def _link_card(self, posted: Posted) -> LinkCard:
        if self._card is None:
            self._card = self._made_card(posted.plain_address or "")
        return self._card

    def _made_card(self, address: str) -> LinkCard:
        """The card of what the message links to: as its own words say, else as our page has it."""
        cards, link = self._writer.cards, self._message.link
        title = cards.maybe(link.title) if link else None
        description = cards.maybe(link.description) if link else None
        cover, drawn = None, None
        kind, key = self._own_page(address)
        if kind == "post":
            card = cards.post(key)
            title, description = title or card.title, description or card.summary
            cover, network = self._writer.pictures.cover(key), self._edition.posts[key].network
        elif kind == "entry":
            entry = self._edition.entries[key]
            title, description = title or cards.phrase(entry.title), description or cards.maybe(entry.summary)
            network = entry.network
        else:
            network = None
        if cover is None and network:
            drawn = self._writer.pictures.drawn_cover(key, network)
        return LinkCard(urlsplit(address).hostname or "", title, description, cover, drawn)

    def _own_page(self, address: str) -> tuple[str, str]:
        """Which post or entry of this edition an address shows: `post` or `entry`, and its key."""
        link, edition = self._message.link, self._edition
        if link and link.post:
            return "post", link.post
        site = (edition.organisation.url or "").rstrip("/") + "/"
        path = address.removeprefix(site).partition("#")[0].partition("?")[0]
        if site == "/" or path == address:
            return "", ""
        post = path.removeprefix("posts/").rstrip("/")
        entry = path.removeprefix("calendar/").rstrip("/")
        if post in edition.posts and path.startswith("posts/"):
            return "post", post
        if entry in edition.entries and path.strip("/") == entry_path(entry).strip("/"):
            return "entry", entry
        return "", ""

    def _pictures(self, key: str) -> Iterable[PictureBlock]:
        """The pictures to post along."""
        for asset in self._message.assets:
            shot = self._writer.pictures.of_message(key, asset.file)
            yield PictureBlock(shot, self._writer.cards.phrase(asset.alt), asset.credit)


def pieces(text: str, platform: str, writer: Writer) -> Iterator[Piece]:
    """A text as a platform shows it: what it marks, addresses as it shortens them, and where it folds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    at = fold(text, platform)
    behind = 0
    for mark in (*marks(text, platform), Mark(len(text), len(text), "name")):
        if at is not None and behind <= at < mark.last:
            place = max(behind, min(at, mark.first))
            yield Piece(text[behind:place])
            yield Piece(folded_after(place, writer.words), "fold")
            behind, at = place, None
        yield Piece(text[behind : mark.first])
        words = text[mark.first : mark.last]
        if words:
            yield Piece(shown(words, platform) if mark.sign == "link" else words, mark.sign)
        behind = mark.last
