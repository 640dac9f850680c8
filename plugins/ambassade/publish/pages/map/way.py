"""Where the map shows somebody: the page, and there the person or network that is asked for."""

from __future__ import annotations

from typing import Final

from ambassade.publish.pages.facet import NO_NETWORK
from ambassade.publish.pages.index import Index

MOST_PEOPLE: Final = 60
"""So many people are drawn on one page; an edition of more opens on its networks."""
FULL_NETWORKS: Final = 30
"""An edition of more networks opens on them, however few people there are."""
MAP: Final = "map/"


def unfolds(index: Index) -> bool:
    """Whether the edition is too large for one picture, so that each network has its own page."""
    return len(index.people) > MOST_PEOPLE or len(index.networks) > FULL_NETWORKS


def network_on_map(index: Index, network: str) -> str:
    """The address of a network on the map. Without a script it leads to the table."""
    return f"{MAP}{network}/" if unfolds(index) else f"{MAP}#network-{network}"


def person_on_map(index: Index, slug: str) -> str:
    """The address of a person on the map: on the page of their first network, where each has its own."""
    if not unfolds(index):
        return f"{MAP}#person-{slug}"
    memberships = index.edition.ambassadors[slug].memberships
    network = memberships[0].network if memberships else None
    number = index.ranks_on_map[network][slug] // MOST_PEOPLE + 1
    page = "" if number == 1 else f"{number}/"
    return f"{MAP}{network or NO_NETWORK}/{page}#person-{slug}"
