"""What a reader may narrow a list of entries by: the values that each carries in the edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup, escape

from ambassade.publish.audience import Edition, InternalEdition, MembersEdition

Values = Mapping[str, tuple[str, ...]]
"""The values something has, by the name of the facet."""

FACETS: Final = ("network", "platform", "status", "owner", "theme", "language", "campaign")
"""All names, in the order in which a form shows them; they stand in addresses and stay."""
NO_NETWORK: Final = "all"
"""The network of what belongs to none; no network may be called so."""


class Facets:
    """The facets of the entries of one edition, each worked out when first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._leading = frozenset(entry.campaign for entry in edition.entries.values() if entry.campaign)
        self._values: dict[str, Values] = {}
        self._html: dict[str, Markup] = {}

    def of(self, key: str) -> Values:
        """The values of an entry. A campaign is its own, so that choosing it shows it with its parts."""
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = self._of(key)
        return found

    def attributes(self, key: str, item: str = "") -> Markup:
        """The same as attributes of its element; `item` tells two elements apart that show one thing."""
        html = self._html.get(key)
        if html is None:
            html = self._html[key] = _attributes(self.of(key))
        return _marked(html, item)

    def _of(self, key: str) -> Values:
        edition = self._edition
        entry = edition.entries[key]
        campaign = entry.campaign or (key if key in self._leading else None)
        found: dict[str, tuple[str, ...]] = {
            "network": (entry.network or NO_NETWORK,),
            "platform": entry.channels,
            "theme": entry.themes,
            "language": entry.languages,
            "campaign": (campaign,) if campaign else (),
        }
        if isinstance(edition, MembersEdition) and (owner := edition.entries[key].owner):
            found["owner"] = (owner,)
        if isinstance(edition, InternalEdition) and (state := edition.states.get(f"entry/{key}")):
            found["status"] = (state.value,)
        return {name: found[name] for name in FACETS if found.get(name)}


def narrows(counts: Mapping[str, int], total: int) -> bool:
    """Whether a choice among values leaves anything out: of `total` things so many have each value.

    A single value that all of them have is no choice; one that only some have is.
    """
    return len(counts) > 1 or any(count < total for count in counts.values())


def attributes(values: Values, item: str = "") -> Markup:
    """Values as attributes of an element, a space before each, for `filter.js`."""
    return _marked(_attributes(values), item)


def _attributes(values: Values) -> Markup:
    told = (f' data-{name}="{escape(" ".join(values[name]))}"' for name in FACETS if values.get(name))
    return Markup("").join(Markup(each) for each in told)  # noqa: S704 - names are ours, values escaped


def _marked(html: Markup, item: str) -> Markup:
    return Markup(f' data-am-item="{escape(item)}"{html}')  # noqa: S704 - escaped; `html` is ours
