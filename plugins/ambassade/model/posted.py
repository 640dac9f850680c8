"""The text of a message as it is posted: the one place that makes it, for rules, pages and exports.

In this order: the variant's text with its placeholders filled, then on lines of their own the disclosure, the
network's signature, and those of the message's hashtags that the text lacks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ambassade.model.utm import tagged
from ambassade.model.voice import Voice, in_language, voice_of
from ambassade.model.wording import folded, says

__all__ = [
    "DISCLOSURE",
    "LINK",
    "SIGNATURE",
    "Posted",
    "Voice",
    "campaign_of",
    "filled",
    "letter",
    "linked_address",
    "posted",
    "voice_of",
]

LINK, DISCLOSURE, SIGNATURE = "{link}", "{disclosure}", "{signature}"


class Linked(Protocol):
    """What a message links to, in a catalog or in an edition."""

    @property
    def url(self) -> str | None:
        """An address."""

    @property
    def post(self) -> str | None:
        """Or a post of ours."""


class Variant(Protocol):
    """One text of a message, in a catalog or in an edition."""

    @property
    def id(self) -> str | None:
        """Its short name."""

    @property
    def platform(self) -> str | None:
        """Where it is posted."""

    @property
    def language(self) -> str:
        """Its language."""

    @property
    def text(self) -> str:
        """What stands in the file."""


class Message(Protocol):
    """A message, in a catalog or in an edition."""

    @property
    def network(self) -> str | None:
        """The network it lies in."""

    @property
    def link(self) -> Linked | None:
        """What it links to."""

    @property
    def variants(self) -> Sequence[Variant]:
        """Its texts."""

    @property
    def hashtags(self) -> Sequence[str]:
        """Its hashtags, without their sign."""


class Entry(Protocol):
    """A calendar entry, in a catalog or in an edition."""

    @property
    def id(self) -> str:
        """Its key or id."""

    @property
    def campaign(self) -> str | None:
        """The key of the campaign it is part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A text as it is posted.

    `address` is what the message links to, with its parameters; `plain_address` without. `disclosure` and
    `signature` are the words that were put in ("" where the text had them, or there are none); `hashtags`
    those that were added, with their sign.
    """

    text: str
    address: str | None = None
    plain_address: str | None = None
    disclosure: str = ""
    signature: str = ""
    hashtags: tuple[str, ...] = ()


def campaign_of(message: Message, entry: Entry | None) -> str | None:
    """What `utm_campaign` says: the id of the entry's campaign, else the entry's own, else the network's."""
    if entry is None:
        return message.network
    return (entry.campaign or entry.id).rpartition("/")[2]


def linked_address(link: Linked | None, site: str | None) -> str | None:
    """The address of what a message links to, without parameters; `site` is where our own pages lie."""
    if link is None:
        return None
    if link.post:
        return f"{(site or '').rstrip('/')}/posts/{link.post}/"
    return link.url


def posted(
    message: Message,
    variant: Variant,
    voice: Voice,
    *,
    campaign: str | None,
    external: bool = False,
    person: str | None = None,
) -> Posted:
    """A variant as an employee posts it, or an `external` person.

    `campaign` is what `campaign_of` says; `person` a slug, only where that person asked to be named in the
    addresses of their own kit.
    """
    plain = linked_address(message.link, voice.site)
    address = plain
    if plain and voice.medium:
        parameters = {
            "utm_source": voice.sources.get(variant.platform or "", variant.platform or ""),
            "utm_medium": voice.medium,
            "utm_campaign": campaign or message.network or "",
            "utm_content": _content(message, variant),
            "utm_term": person or "",
        }
        address = tagged(plain, parameters)
    return filled(
        variant.text,
        voice,
        address=address,
        plain_address=plain,
        hashtags=message.hashtags,
        language=variant.language,
        external=external,
    )


def filled(
    text: str,
    voice: Voice,
    *,
    address: str | None,
    hashtags: Sequence[str],
    language: str,
    external: bool = False,
    plain_address: str | None = None,
) -> Posted:
    """A text in `language` with its placeholders filled, and behind it what it lacks."""
    whole, lines, placed = text, [], {}
    plain, tagged_with = folded(text), folded(" ".join(f"#{tag}" for tag in hashtags))
    disclosure = voice.disclosure(language, external=external)
    signature = in_language(voice.signature, language, voice.language)
    disclosed = not voice.added or any(
        says(plain, words) or says(tagged_with, words) for words in (disclosure, *voice.also)
    )
    signed = says(plain, signature)
    for placeholder, words, has_it in ((DISCLOSURE, disclosure, disclosed), (SIGNATURE, signature, signed)):
        is_placed = placeholder in text
        whole = _put(whole, placeholder, words)
        if words and not is_placed and not has_it:
            lines.append(words)
        placed[placeholder] = words if is_placed or not has_it else ""
    behind = folded(" ".join(placed.values()))
    tags = tuple(f"#{tag}" for tag in hashtags if not says(plain, f"#{tag}") and not says(behind, f"#{tag}"))
    whole = _put(whole, LINK, address or "").strip()
    return Posted(
        text="\n\n".join(part for part in (whole, "\n".join(lines), " ".join(tags)) if part),
        address=address,
        plain_address=plain_address,
        disclosure=placed[DISCLOSURE],
        signature=placed[SIGNATURE],
        hashtags=tags,
    )


def letter(number: int) -> str:
    """What the variants of a platform and language are told apart by, counted from 0: A, B, … Z, AA."""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _put(text: str, placeholder: str, words: str) -> str:
    """A text with `words` for a placeholder; without any, the space before it goes too."""
    if words:
        return text.replace(placeholder, words)
    return re.sub(rf"\s*{re.escape(placeholder)}", "", text) if placeholder in text else text


def _content(message: Message, variant: Variant) -> str:
    """What `utm_content` says: the variant's id, else its language and letter."""
    if variant.id:
        return variant.id
    alike = [
        each
        for each in message.variants
        if (each.platform, each.language) == (variant.platform, variant.language)
    ]
    number = next((index for index, each in enumerate(alike) if each is variant), 0)
    return f"{variant.language}-{letter(number).lower()}"
