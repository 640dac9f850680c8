"""A kit's texts as pages show them, each made once however many people are offered it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ambassade.publish.edition import members
from ambassade.publish.kit.texts import Text
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.kit.part import Enclosed, Take
from ambassade.publish.pages.meter import meter_of
from ambassade.publish.pages.preview import pieces
from ambassade.publish.pages.share import share_of
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import message_path

HINTS = 2


class Takes:
    """The texts of one edition's kits."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._made: dict[int, tuple[Text, Take]] = {}

    def take(self, text: Text, message: members.Message) -> Take:
        """A text of a message, as a kit shows it."""
        known = self._made.get(id(text))
        if known is None:
            known = self._made[id(text)] = text, self._take(text, message)
        return known[1]

    def _take(self, text: Text, message: members.Message) -> Take:
        writer, words, cards = self._writer, self._writer.words, self._writer.cards
        idea, warning = cards.phrase(message.idea), text.variant.content_warning
        whole, address = text.posted.text, text.posted.address
        return Take(
            anchor=anchor_of(text.key, text.platform),
            text=whole,
            pieces=tuple(pieces(whole, text.platform, writer)),
            attributes=cards.in_language(text.variant.language),
            language=text.variant.language,
            disclosures=json.dumps(
                writer.speech.disclosures(message.network, text.variant.language),
                ensure_ascii=False,
                separators=(",", ":"),
            ),
            advice=writer.speech.advice(whole, message.network, text.variant.language),
            warning=warning,
            idea=idea,
            path=f"{message_path(text.key)}#{text.platform}",
            network=cards.network(message.network) if message.network else None,
            icon=platform_icon(text.platform),
            platform=writer.edition.platforms[text.platform],
            platform_id=text.platform,
            variant=words.say("Variant {letter}, yours. Colleagues have others.", letter=text.letter)
            if text.variants > 1
            else words.say("There is one text for everybody so far: change it a little before you post it."),
            until=self._until(message),
            others=words.list([language_name(each, words) for each in text.others]) if text.others else "",
            hints=tuple(cards.phrase(each) for each in message.make_it_yours[:HINTS]),
            pictures=tuple(self._pictures(text.key, message)),
            meter=meter_of(whole, text.platform, words, warning=warning or ""),
            share=share_of(whole, text.platform, address=address, title=idea.text),
        )

    def _until(self, message: members.Message) -> str:
        """The last day on which it is posted, or the hour."""
        words, until = self._writer.words, message.window.until
        day = words.date(until.day, "EEEE d MMMM")
        if until.is_day:
            return words.say("Until {day}", day=day)
        hour = words.time(until.starts(self._writer.edition.zone))
        return words.say("Until {day}, {hour}", day=day, hour=hour)

    def _pictures(self, key: str, message: members.Message) -> Iterator[Enclosed]:
        for asset in message.assets:
            yield Enclosed(
                self._writer.pictures.of_message(key, asset.file), self._writer.cards.phrase(asset.alt)
            )


def anchor_of(key: str, platform: str) -> str:
    """What a text is called within a kit's page; no two are called the same: short names have no `_`."""
    return f"text-{key.replace('/', '_')}_{platform}"
