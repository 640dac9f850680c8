"""Trust: who has earned, by what they wrote and how long they belong, that one fewer looks at a post.

Contributions are the approved posts of the network in which the base names them as an author. Nothing else
counts, because nothing else is approved together with its names: an owner may be changed without anybody.
"""

from __future__ import annotations

from datetime import date

from ambassade.model.catalog import Catalog
from ambassade.model.content import Ambassador
from ambassade.model.moment import months_between
from ambassade.publish.visibility import is_current


def is_trusted(base: Catalog, network: str, slug: str, today: date) -> bool:
    """Whether a member has the standing that their network's moderation asks for.

    False where moderation is not by trust, or says neither how many contributions nor how many months.
    """
    item, person = base.networks.get(network), base.ambassadors.get(slug)
    if item is None or person is None or item.value.moderation is None:
        return False
    moderation = item.value.moderation
    if moderation.level != "trust" or (moderation.contributions is None and moderation.months is None):
        return False
    if moderation.months is not None and _months(person.value, network, today) < moderation.months:
        return False
    return contributions(base, network, slug) >= (moderation.contributions or 0)


def contributions(base: Catalog, network: str, slug: str) -> int:
    """How many merged contributions a person has in a network."""
    return sum(
        slug in item.value.authors
        for item in base.posts.values()
        if item.network == network and item.value.status == "approved"
    )


def _months(person: Ambassador, network: str, today: date) -> int:
    """Whole months of a person's longest membership that holds; -1 without one that says its first day."""
    since = [
        membership.since
        for membership in person.memberships
        if membership.network == network
        and membership.since
        and is_current(membership.since, membership.until, today)
    ]
    return months_between(min(since), today) if since else -1
