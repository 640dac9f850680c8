"""What goes with the texts of messages wherever they are posted: disclosure, signature, parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ambassade.language.code import without_region
from ambassade.model.text import Text
from ambassade.model.wording import folded, says


class Source(Protocol):
    """What a platform is called in addresses."""

    @property
    def platform(self) -> str | None:
        """The platform."""

    @property
    def source(self) -> str:
        """Its name."""


class Utm(Protocol):
    """The scheme of UTM parameters."""

    @property
    def medium(self) -> str:
        """utm_medium."""

    @property
    def sources(self) -> Sequence[Source]:
        """utm_source, where it is not the platform's id."""


class Disclosure(Protocol):
    """How people say what ties them to the organisation."""

    @property
    def staff(self) -> Text:
        """Employees."""

    @property
    def external(self) -> Text | None:
        """Others; the same as employees where it is None."""

    @property
    def also(self) -> Sequence[str]:
        """Other words that say it."""

    @property
    def added(self) -> bool:
        """Whether it is added to a text that lacks it."""


class Organisation(Protocol):
    """The organisation, in a catalog or in an edition that has messages."""

    @property
    def url(self) -> str | None:
        """Where its pages lie."""

    @property
    def languages(self) -> Sequence[str]:
        """Its languages, the default one first."""

    @property
    def utm(self) -> Utm | None:
        """The scheme of UTM parameters."""

    @property
    def disclosure(self) -> Disclosure | None:
        """How its people say what ties them to it."""


class Network(Protocol):
    """A network, in a catalog or in an edition that has messages."""

    @property
    def signature(self) -> Text | None:
        """The last line of its messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What goes with the texts of a message wherever they are posted.

    `site` is where the organisation's own pages lie; a text of no stated language is one in `language`.
    Without `medium`, addresses stay as they are; `sources` are by platform.
    """

    site: str | None = None
    language: str = "en"
    medium: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    staff: Text | None = None
    external: Text | None = None
    also: tuple[str, ...] = ()
    added: bool = True
    signature: Text | None = None

    def disclosure(self, language: str, *, external: bool = False) -> str:
        """What somebody says in `language`, an employee or an `external` person; none in other languages."""
        return in_language(
            self.external if external and self.external else self.staff, language, self.language
        )

    def discloses(self, text: str, language: str) -> bool:
        """Whether a text in `language` says who is speaking, as an employee or an external person may."""
        plain = folded(text)
        ways = (self.disclosure(language), self.disclosure(language, external=True), *self.also)
        return any(says(plain, way) for way in ways)


def voice_of(organisation: Organisation | None, network: Network | None) -> Voice:
    """What goes with the texts of a network's messages; `network` is None for those of none."""
    signature = network.signature if network else None
    if organisation is None:
        return Voice(signature=signature)
    utm, disclosure = organisation.utm, organisation.disclosure
    return Voice(
        site=organisation.url,
        language=organisation.languages[0] if organisation.languages else "en",
        medium=utm.medium if utm else None,
        sources={each.platform: each.source for each in utm.sources if each.platform} if utm else {},
        staff=disclosure.staff if disclosure else None,
        external=disclosure.external if disclosure else None,
        also=tuple(disclosure.also) if disclosure else (),
        added=disclosure.added if disclosure else True,
        signature=signature,
    )


def in_language(text: Text | None, language: str, default: str) -> str:
    """A text in `language` or its region-less one, on one line; "" where there is none in it."""
    if text is None:
        return ""
    versions, wanted = dict(text.versions), (language, without_region(language))
    found = next((versions[each] for each in wanted if each in versions), None)
    if found is None and without_region(default) == wanted[1]:
        found = versions.get("")
    return " ".join((found or "").split())
