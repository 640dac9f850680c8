"""What an edition's texts are posted with, and what its readers are advised about their own; made once."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup, escape

from ambassade.model.avoided import AvoidedWords
from ambassade.model.posted import Posted, Voice, campaign_of, posted, voice_of
from ambassade.publish.audience import Edition, InternalEdition, MembersEdition
from ambassade.publish.edition import members
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.meter import pattern, sentences
from ambassade.words import Say, Words, say

AVOIDED = say("The charter avoids “{words}”.")
AVOIDED_WHY = say("The charter avoids “{words}”: {why}.")
INSTEAD = say("Instead: {instead}.")
UNDISCLOSED = say("Without your disclosure: “{words}” tells readers what ties you to us.")


class Speech:
    """Of one edition; of the public one, which has no messages, nothing but the sentences."""

    def __init__(self, edition: Edition, cards: Cards, words: Words) -> None:
        self._edition = edition
        self._cards = cards
        self._words = words
        self._voices: dict[str | None, Voice] = {}
        self._external = not isinstance(edition, InternalEdition)
        organisation = edition.organisation
        self._lists = organisation.words_to_avoid if isinstance(organisation, members.Organisation) else ()

    def voice(self, network: str | None) -> Voice:
        """What goes with the texts of a network's messages (None: of no network's)."""
        voice = self._voices.get(network)
        if voice is None:
            edition = self._edition
            assert isinstance(edition, MembersEdition)  # noqa: S101 - the public edition has no messages
            voice = voice_of(edition.organisation, edition.networks[network] if network else None)
            self._voices[network] = voice
        return voice

    def posted(self, message: members.Message, variant: members.Variant) -> Posted:
        """A text as this edition's readers post it: employees read the internal one, others the members'."""
        entry = self._edition.entries[message.entry] if message.entry else None
        assert entry is None or isinstance(entry, members.Entry)  # noqa: S101 - as above
        return posted(
            message,
            variant,
            self.voice(message.network),
            campaign=campaign_of(message, entry),
            external=self._external,
        )

    def disclosures(self, network: str | None, language: str) -> tuple[str, ...]:
        """All words that disclose in a text of `language`, the reader's own first; none without their own."""
        voice = self.voice(network)
        own = voice.disclosure(language, external=self._external)
        other = voice.disclosure(language, external=not self._external)
        return tuple(dict.fromkeys(each for each in (own, other, *voice.also) if each)) if own else ()

    def advice(self, text: str, network: str | None, language: str) -> tuple[str, ...]:
        """What a reader is advised about a text in `language`: never a reason to refuse it."""
        told = [
            self._advice[id(hit.listed)].replace("{words}", hit.words)
            for hit in self._avoided.find(text, language)
        ]
        ways = self.disclosures(network, language)
        if ways and not self.voice(network).discloses(text, language):
            told.append(self._words.text(Say(UNDISCLOSED.text, (("words", ways[0]),))))
        return tuple(dict.fromkeys(told))

    @cached_property
    def sentences(self) -> Markup:
        """What `own-words.js` says and looks for while a reader types: JSON, escaped once for all pages."""
        avoided = [
            {"words": each.words, "language": each.language, "advice": self._advice[id(each)]}
            for each in self._lists
        ]
        return escape(
            sentences(self._words, avoided=avoided, undisclosed=pattern(self._words, UNDISCLOSED, "words"))
        )

    @cached_property
    def _avoided(self) -> AvoidedWords[members.Avoided]:
        return AvoidedWords(self._lists)

    @cached_property
    def _advice(self) -> dict[int, str]:
        """What is said of each list of words to avoid, with `{words}` for those that were written."""
        return {id(listed): self._advised(listed) for listed in self._lists}

    def _advised(self, listed: members.Avoided) -> str:
        instead, why = (
            "" if each is None else self._cards.phrase(each).text.rstrip(".")
            for each in (listed.instead, listed.why)
        )
        told = (
            pattern(self._words, AVOIDED_WHY, "words", why=why)
            if why
            else pattern(self._words, AVOIDED, "words")
        )
        return f"{told} {pattern(self._words, INSTEAD, instead=instead)}" if instead else told
