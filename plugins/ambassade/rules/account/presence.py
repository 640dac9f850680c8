"""Accounts and spaces: everything that says that somebody is on a platform, at an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ambassade.model.catalog import Catalog, Item, Path
from ambassade.model.content import AudienceSize


@dataclass(frozen=True, slots=True)
class Presence:
    """An account or a space of a person or a network: where it stands, its platform and its address."""

    item: Item[Any]
    path: Path
    platform: str | None
    url: str | None
    size: AudienceSize | None


def presences(catalog: Catalog) -> Iterator[Presence]:
    """The accounts of networks and people and the spaces of networks, in the order of the files."""
    for network in catalog.networks.values():
        yield from _accounts(network)
        for index, space in enumerate(network.value.spaces):
            yield Presence(network, ("spaces", index), space.platform, space.url, space.audience_size)
    for person in catalog.ambassadors.values():
        yield from _accounts(person)


def _accounts(item: Item[Any]) -> Iterator[Presence]:
    for index, account in enumerate(item.value.accounts):
        yield Presence(item, ("accounts", index), account.platform, account.url, account.audience_size)
