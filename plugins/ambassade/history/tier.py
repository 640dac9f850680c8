"""Tiers of review as data: how many look at each kind of change, and who.

The organisation file says it; what it is silent about follows `DEFAULTS`.
"""

from __future__ import annotations

from typing import Final

from ambassade.model.content import Organisation, ReviewTier
from ambassade.model.status import APPROVING, Role

COMMITTEE: Final = "committee"
RISKY: Final = frozenset({"charter", "crisis"})
"""The pages that more people look at, also while they stop being one."""
DEFAULTS: Final[tuple[ReviewTier, ...]] = (
    ReviewTier(id="wording", applies_to=("wording",), approvals=1, by=("committee",)),
    ReviewTier(
        id="everyday",
        applies_to=("entry", "message", "post", "collection", "page"),
        approvals=1,
        by=("committee",),
        not_the_author=True,
    ),
    ReviewTier(
        id="person",
        applies_to=("profile", "external_person"),
        approvals=2,
        by=("committee", "the_person"),
        including=("the_person", "community_manager"),
        not_the_author=True,
    ),
    ReviewTier(
        id="risky",
        applies_to=("charter", "crisis"),
        approvals=2,
        by=("committee",),
        including=("community_manager",),
        not_the_author=True,
    ),
    ReviewTier(
        id="steering",
        applies_to=("network", "organisation"),
        approvals=2,
        by=("committee", "maintainer"),
        not_the_author=True,
    ),
    ReviewTier(id="tooling", applies_to=("tooling",), approvals=1, by=("maintainer",), not_the_author=True),
)
"""What holds where the organisation file says nothing; the same for small and group."""
_LIKE: Final = {"collection": "post"}


def tier_of(organisation: Organisation | None, kind: str) -> ReviewTier:
    """The tier of a kind of change: the organisation's first that names it, else the default.

    What an older organisation file can not name yet follows its tier of what is most like it.
    """
    own = organisation.review_tiers if organisation is not None else ()
    tiers = (*own, *DEFAULTS)
    if kind in _LIKE and not any(kind in tier.applies_to for tier in own):
        kind = _LIKE[kind]
    return next(tier for tier in tiers if kind in tier.applies_to)


def roles_of(names: tuple[str, ...]) -> frozenset[Role]:
    """The roles that a tier names; `committee` stands for all of a committee's."""
    found: frozenset[Role] = frozenset()
    for name in names:
        found |= APPROVING if name == COMMITTEE else frozenset({Role(name)})
    return found
