"""The texts that an edition's kits offer, each made once, and which of them a person is offered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from heapq import merge
from typing import Final

from ambassade.language.code import without_region
from ambassade.model.posted import Posted, Voice, campaign_of, letter, posted, voice_of
from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.edition import members, public
from ambassade.publish.kit.choice import chosen
from ambassade.publish.kit.owner import may_tell, named_in_addresses
from ambassade.publish.relay import WITHOUT_ACCOUNT as ADDRESSED

WITHOUT_ACCOUNT: Final = tuple(sorted(ADDRESSED | {"whatsapp", "telegram"}))
"""Platforms that people send from themselves: a text for them is offered without an account in a profile."""
Slot = tuple[str, str, str]
"""A network (`""`: none), a platform, and a language without its region."""
Wanted = tuple[str, str, str | None]
"""A message that a person is invited to carry: its key, the platform, the language (None: any of theirs)."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text that a person is offered; `until` is the instant (aware) from which it is no longer posted.

    `letter` tells it from the others of its platform and language, of which there are `variants`; `others`
    are the further languages of theirs that the message has a text in.
    """

    key: str
    variant: members.Variant
    platform: str
    letter: str
    variants: int
    posted: Posted
    until: datetime
    others: tuple[str, ...]


class Texts:
    """What is open for posting in an edition at its instant, ordered by when it closes."""

    def __init__(self, edition: MembersEdition) -> None:
        self.edition = edition
        self._voices: dict[str | None, Voice] = {}
        self._posted: dict[tuple[str, int, bool, str | None], Posted] = {}
        self._texts: dict[tuple[object, ...], Text] = {}

    @cached_property
    def open(self) -> dict[str, datetime]:
        """The messages that are published and not over, with the instant at which each closes."""
        edition, found = self.edition, {}
        states = edition.states if isinstance(edition, InternalEdition) else {}
        for key, message in edition.messages.items():
            until = message.window.until.ends(edition.zone)
            state = states.get(f"message/{key}", State.PUBLISHED)
            if state is State.PUBLISHED and until.astimezone(UTC) > edition.as_of.astimezone(UTC):
                found[key] = until
        return found

    @cached_property
    def _slots(self) -> dict[Slot, list[tuple[datetime, str]]]:
        """The open messages by network, platform and language, those that close first before the others."""
        found: defaultdict[Slot, list[tuple[datetime, str]]] = defaultdict(list)
        for key, until in self.open.items():
            message = self.edition.messages[key]
            slots = {
                (message.network or "", each.platform, without_region(each.language)): None
                for each in message.variants
                if each.platform
            }
            for slot in slots:
                found[slot].append((until.astimezone(UTC), key))
        return {slot: sorted(keys) for slot, keys in found.items()}

    def of(self, slug: str, networks: Iterable[str], wanted: Iterable[Wanted], most: int) -> tuple[Text, ...]:
        """What a person is offered: first what they are invited to carry, then what closes first.

        Of each message one text a platform, in the first of their languages that it has one in.
        """
        person = self.edition.ambassadors[slug]
        spoken = self._spoken(person)
        found: dict[tuple[str, str], Text] = {}
        for key, platform, language in wanted:
            languages = (without_region(language),) if language else spoken.get(platform, self._own(person))
            if self.may_offer(slug, key) and (text := self._text(slug, key, platform, languages)) is not None:
                found.setdefault((key, platform), text)
        for key, platform in self._closing(networks, spoken):
            if len(found) >= most:
                break
            if (key, platform) not in found and self.may_offer(slug, key):
                text = self._text(slug, key, platform, spoken[platform])
                if text is not None:
                    found[key, platform] = text
        return tuple(found.values())[:most]

    def may_offer(self, slug: str, key: str) -> bool:
        """Whether a message is open, and for the eyes of a person."""
        return key in self.open and may_tell(self.edition, slug, "message", key)

    def _closing(
        self, networks: Iterable[str], spoken: dict[str, tuple[str, ...]]
    ) -> Iterator[tuple[str, str]]:
        """The messages and platforms of some networks, by when they close; some more than once."""

        def queue(slot: Slot) -> Iterator[tuple[datetime, str, str]]:
            return ((until, key, slot[1]) for until, key in self._slots.get(slot, ()))

        slots = [
            (network, platform, language)
            for network in networks
            for platform, languages in spoken.items()
            for language in languages
        ]
        yield from ((key, platform) for _, key, platform in merge(*map(queue, slots)))

    def _own(self, person: public.Ambassador) -> tuple[str, ...]:
        """A person's languages, without regions; those of the site where none are given."""
        languages = person.languages or (self.edition.default_language,)
        return tuple(dict.fromkeys(map(without_region, languages)))

    def _spoken(self, person: public.Ambassador) -> dict[str, tuple[str, ...]]:
        """The platforms that a person posts on, with their languages there, in the person's own order."""
        own = self._own(person)
        found: dict[str, dict[str, None]] = {}
        for account in person.accounts:
            if account.platform:
                there = dict.fromkeys(map(without_region, account.languages)) or dict.fromkeys(own)
                ordered = [*(each for each in own if each in there), *there]
                found.setdefault(account.platform, {}).update(dict.fromkeys(ordered))
        if person.blogs:
            found.setdefault("blog", dict.fromkeys(own))
        for platform in WITHOUT_ACCOUNT:
            found.setdefault(platform, dict.fromkeys(own))
        return {platform: tuple(languages) for platform, languages in found.items()}

    def _text(self, slug: str, key: str, platform: str, languages: tuple[str, ...]) -> Text | None:
        """A person's text of a message for a platform, in the first of some languages that has one."""
        message = self.edition.messages[key]
        known = {without_region(each.language) for each in message.variants if each.platform == platform}
        language = next((each for each in languages if each in known), None)
        if language is None:
            return None
        alike = [
            number
            for number, each in enumerate(message.variants)
            if each.platform == platform and without_region(each.language) == language
        ]
        names = [message.variants[number].id or f"#{place}" for place, number in enumerate(alike)]
        place = chosen(names, person=slug, message=key, platform=platform, language=language)
        person = self.edition.ambassadors[slug]
        name = slug if named_in_addresses(person) else None
        others = tuple(each for each in languages if each in known and each != language)
        identity = (key, alike[place], person.kind == "external", name, others)
        text = self._texts.get(identity)
        if text is None:
            text = self._texts[identity] = Text(
                key=key,
                variant=message.variants[alike[place]],
                platform=platform,
                letter=letter(place),
                variants=len(alike),
                posted=self._as_posted(key, alike[place], external=person.kind == "external", person=name),
                until=self.open[key],
                others=others,
            )
        return text

    def _as_posted(self, key: str, number: int, *, external: bool, person: str | None) -> Posted:
        """A text with all that goes with it."""
        edition, message = self.edition, self.edition.messages[key]
        made = self._posted.get((key, number, external, person))
        if made is None:
            network = message.network
            voice = self._voices.get(network)
            if voice is None:
                found = edition.networks[network] if network else None
                voice = self._voices[network] = voice_of(edition.organisation, found)
            entry = edition.entries.get(message.entry) if message.entry else None
            made = self._posted[key, number, external, person] = posted(
                message,
                message.variants[number],
                voice,
                campaign=campaign_of(message, entry),
                external=external,
                person=person,
            )
        return made
