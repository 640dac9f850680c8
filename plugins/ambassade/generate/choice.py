"""What the forms let people choose from: the organisation's vocabularies, and its open networks.

Of people, entries, messages, posts and collections nothing is known here. Networks that are closed or secret
are offered to nobody: a form is read by everybody who can open the repository's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ambassade.generate.form import Option
from ambassade.generate.wording import Wording
from ambassade.model.catalog import Catalog
from ambassade.model.content import Organisation
from ambassade.model.platform import BUILT_IN
from ambassade.model.text import Text
from ambassade.words import Say


class Choices:
    """The choices of one organisation in one language, in the order in which a form lists them."""

    def __init__(self, wording: Wording, organisation: Organisation, catalog: Catalog) -> None:
        self._word = wording
        self._organisation = organisation
        self._open = {
            key: item.value for key, item in sorted(catalog.networks.items()) if item.value.access == "open"
        }

    def networks(self) -> Iterator[Option]:
        """The open networks."""
        return (Option(key, self._word.pick(network.name)) for key, network in self._open.items())

    def languages(self) -> tuple[Option, ...]:
        """The languages of the organisation, then those that only its open networks speak."""
        own = dict.fromkeys(self._organisation.languages)
        others = {code for network in self._open.values() for code in network.languages} - own.keys()
        return tuple(Option(code, self._word.language_name(code)) for code in (*own, *sorted(others)))

    def platforms(self) -> tuple[Option, ...]:
        """The platforms of the organisation and those built in, less those that it left or is leaving."""
        own = {platform.id: platform for platform in self._organisation.platforms}
        names = {key: known.name for key, known in BUILT_IN.items()} | {key: p.name for key, p in own.items()}
        return tuple(
            Option(key, self._word.pick(name))
            for key, name in names.items()
            if key not in own or own[key].state == "active"
        )

    def named(self, names: Mapping[str, Say]) -> tuple[Option, ...]:
        """Values that we have words for."""
        return tuple(Option(value, self._word.say(text)) for value, text in names.items())

    def listed(self, things: Iterable[object]) -> Iterator[Option]:
        """Entries of a vocabulary, which all have an id and a name."""
        for thing in things:
            name: Text | str = getattr(thing, "name")  # noqa: B009  # the vocabularies share these two, not a type
            yield Option(str(getattr(thing, "id")), self._word.pick(name))  # noqa: B009  # the same
