"""Who has taken something on: the places that give a person something to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.rules.index import Index, Pattern, Reference

DUTIES: Final[Mapping[Kind, frozenset[Pattern]]] = MappingProxyType(
    {
        Kind.ORGANISATION: frozenset(
            {
                ("objectives", "*", "owner"),
                ("units", "*", "lead"),
                ("sponsors", "*", "person"),
                ("core_team", "*", "person"),
                ("maintainers", "*"),
                ("on_call", "*"),
                ("linked_from", "*", "owner"),
            }
        ),
        Kind.NETWORK: frozenset(
            {
                ("committee", "*", "person"),
                ("committee", "*", "deputy"),
                ("sponsor", "person"),
                ("moderation", "moderators", "*"),
                ("spaces", "*", "host"),
                ("launch_plan", "first_members", "*", "person"),
            }
        ),
        Kind.AMBASSADOR: frozenset({("contact_owner",)}),
        Kind.ENTRY: frozenset(
            {("owner",), ("where", "host"), ("relays", "*", "people", "*"), ("relays", "*", "deputies", "*")}
        ),
        Kind.MESSAGE: frozenset({("owner",)}),
        Kind.POST: frozenset({("authors", "*")}),
        Kind.COLLECTION: frozenset({("curators", "*")}),
        Kind.PAGE: frozenset({("owner",)}),
    }
)
"""Where somebody is named who has to do something; who approved or introduced is history."""
FIRST_MEMBER: Final = ("launch_plan", "first_members", "*", "person")
_HIDDEN = frozenset({"closed", "secret"})


def duties(index: Index) -> Iterator[Reference]:
    """Every place that gives a person something to do."""
    for reference in index.references("ambassador"):
        if reference.pattern in DUTIES[reference.item.kind]:
            yield reference


def shows(item: Item[Any], catalog: Catalog) -> bool:
    """Whether something is meant for the readers of a shared edition, now or later."""
    value = item.value
    network = catalog.networks.get(item.network or "")
    if network is not None and network.value.access in _HIDDEN:
        return False
    if isinstance(
        value, content.Entry | content.Message | content.Post | content.Collection | content.PlaybookPage
    ):
        return value.status == "approved"
    return not isinstance(value, content.Ambassador)
