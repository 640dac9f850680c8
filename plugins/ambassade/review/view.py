"""What an edition calls things, in the language of the review: no name that the edition does not hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from ambassade.model.catalog import Kind
from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.agreement import Former
from ambassade.publish.audience import AnyEdition, InternalEdition, MembersEdition
from ambassade.publish.collected import collection_path
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.path import entry_path, message_path, page_path
from ambassade.publish.visibility import VOCABULARIES
from ambassade.review.effect import Thing
from ambassade.words import Words

KINDS = (
    Kind.ORGANISATION,
    Kind.NETWORK,
    Kind.AMBASSADOR,
    Kind.ENTRY,
    Kind.POST,
    Kind.COLLECTION,
    Kind.PAGE,
    Kind.MESSAGE,
)
"""In the order in which a review tells of them."""


class View:
    """One edition, or none (nothing was published): what it holds and what that is called."""

    def __init__(
        self,
        edition: AnyEdition | None,
        words: Words,
        unnamed: Collection[str] = (),
        names: re.Pattern[str] | None = None,
    ) -> None:
        """`unnamed` are people in the edition who are not named all the same; `names` finds their names."""
        self.edition = edition
        self.words = words
        self._unnamed = unnamed
        self._names = names

    @cached_property
    def tables(self) -> Mapping[Kind, Mapping[str, Any]]:
        """Everything in the edition, by kind and key."""
        edition = self.edition
        if edition is None:
            return {kind: {} for kind in KINDS}
        messages = edition.messages if isinstance(edition, MembersEdition) else {}
        return {
            Kind.ORGANISATION: {"organisation": edition.organisation},
            Kind.NETWORK: edition.networks,
            Kind.AMBASSADOR: edition.ambassadors,
            Kind.ENTRY: edition.entries,
            Kind.POST: edition.posts,
            Kind.COLLECTION: edition.collections,
            Kind.PAGE: edition.pages,
            Kind.MESSAGE: messages,
        }

    @property
    def former(self) -> tuple[Former, ...]:
        """Who left and is thanked by name, in the edition that everybody reads; the others thank the same."""
        edition = self.edition
        return edition.former if edition is not None and edition.audience == "public" else ()

    def has(self, kind: Kind, key: str) -> bool:
        """Whether the edition holds something."""
        return key in self.tables[kind]

    def thing(self, kind: Kind, key: str) -> Thing:
        """Something that the edition holds."""
        value = self.tables[kind][key]
        title = getattr(value, "title", None) or getattr(value, "idea", None) or value.name
        shown = self.hush(self.text(title) if isinstance(title, Text) else str(title))
        return Thing(kind.value, shown, _page(kind, key), key)

    def text(self, text: Text) -> str:
        """A text for the reader of the review."""
        default = self.edition.default_language if self.edition is not None else ""
        return text.pick(self.words.language, default)[0]

    def person(self, slug: str) -> str | None:
        """A person's name; None where the edition does not show them, or they are not named."""
        person = self.tables[Kind.AMBASSADOR].get(slug)
        return None if person is None or slug in self._unnamed else str(person.name)

    def may_name(self, kind: Kind, key: str) -> bool:
        """Whether something that the edition holds may be named."""
        return kind is not Kind.AMBASSADOR or key not in self._unnamed

    @property
    def somebody(self) -> str:
        """What stands in place of a name."""
        return self.words.say("somebody who is not named here")

    def hush(self, text: str) -> str:
        """A text without the names of those who are not named."""
        return text if self._names is None else self._names.sub(lambda _: self.somebody, text)

    def network(self, key: str) -> str | None:
        """A network's name; None where the edition does not tell it."""
        network = self.tables[Kind.NETWORK].get(key)
        if network is not None:
            return self.text(network.name)
        closed = self.edition.closed if isinstance(self.edition, InternalEdition) else ()
        return next((self.text(one.name) for one in closed if one.id == key), None)

    def platform(self, key: str) -> str:
        """A platform's name."""
        return key if self.edition is None else self.edition.platforms.get(key, key)

    def referred(self, ref: str, key: str) -> str:
        """What a reference in the edition leads to, by its name."""
        if ref == "ambassador":
            return self.somebody if key in self._unnamed else self.person(key) or key
        if ref == "network":
            return self.network(key) or key
        if ref == "platform":
            return self.platform(key)
        if ref in {"entry", "post"}:
            kind = Kind(ref)
            return self.thing(kind, key).title if self.has(kind, key) else key
        return self._vocabulary.get((ref, key), key)

    @cached_property
    def _vocabulary(self) -> Mapping[tuple[str, str], str]:
        if self.edition is None:
            return {}
        organisation = self.edition.organisation
        return {
            (ref, one.id): self.text(one.name)
            for ref, name in VOCABULARIES.items()
            if ref != "platform"
            for one in getattr(organisation, name, ())
        }

    def language(self, code: str) -> str:
        """The name of a language."""
        return language_name(code, self.words)

    def moment(self, moment: Moment | date) -> str:
        """A day, or a day and an hour, as it was typed."""
        if isinstance(moment, date):
            return self.words.day(moment)
        return self.words.day(moment.day) if moment.clock is None else self.words.instant(moment.clock)


def _page(kind: Kind, key: str) -> str | None:
    """The page of something, relative to the site's root."""
    if kind is Kind.ENTRY:
        return entry_path(key)
    if kind is Kind.MESSAGE:
        return message_path(key)
    if kind is Kind.COLLECTION:
        return collection_path(key)
    if kind is Kind.PAGE:
        return page_path(key)
    folders = {Kind.NETWORK: "networks", Kind.AMBASSADOR: "ambassadors", Kind.POST: "posts"}
    return f"{folders[kind]}/{key}/" if kind in folders else ""
