"""The texts of a message as they will be posted: what the rules about their length and links look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ambassade.model.catalog import Item, Path
from ambassade.model.content import Message, Variant
from ambassade.model.platform import BUILT_IN
from ambassade.model.posted import Posted as Text
from ambassade.model.posted import Voice, campaign_of, filled, posted, voice_of
from ambassade.rules.rule import Context


@dataclass(frozen=True)
class Posted:
    """One text: where it stands, for which platform, and as it will be posted, all of it that counts."""

    at: Path
    message: Message
    variant: Variant
    platform: str
    platform_name: str
    voice: Voice
    campaign: str | None

    @cached_property
    def of_staff(self) -> Text:
        """As an employee posts it."""
        return posted(self.message, self.variant, self.voice, campaign=self.campaign)

    @cached_property
    def of_external(self) -> Text:
        """As an external person posts it, with the same address."""
        staff = self.of_staff
        return self._filled(staff, external=True) if self.voice.external else staff

    @property
    def ways(self) -> tuple[Text, ...]:
        """As each of them posts it, where that differs."""
        staff, external = self.of_staff, self.of_external
        return (staff,) if staff.text == external.text else (staff, external)

    def instead(self, like: Text, *, text: str | None = None, hashtags: Sequence[str] | None = None) -> Text:
        """The same, posted by the same person, with another text or other hashtags."""
        return self._filled(like, external=like is not self.of_staff, text=text, hashtags=hashtags)

    def _filled(
        self, like: Text, *, external: bool, text: str | None = None, hashtags: Sequence[str] | None = None
    ) -> Text:
        return filled(
            self.variant.text if text is None else text,
            self.voice,
            address=like.address,
            plain_address=like.plain_address,
            hashtags=self.message.hashtags if hashtags is None else hashtags,
            language=self.variant.language,
            external=external,
        )


def texts(item: Item[Message], context: Context) -> Iterator[Posted]:
    """The texts of a message, in order; none of one that is archived, which nobody posts any more."""
    message, catalog = item.value, context.catalog
    if message.status == "archived":
        return
    network = catalog.networks.get(message.network or "")
    entry = catalog.entries.get(message.entry or "")
    voice = voice_of(
        catalog.organisation.value if catalog.organisation else None, network.value if network else None
    )
    campaign = campaign_of(message, entry.value if entry else None)
    for index, variant in enumerate(message.variants):
        built_in = BUILT_IN.get(variant.platform)
        yield Posted(
            ("variants", index, "text"),
            message,
            variant,
            variant.platform,
            built_in.name if built_in else variant.platform,
            voice,
            campaign,
        )
