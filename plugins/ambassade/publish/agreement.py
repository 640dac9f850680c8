"""What an edition for other readers than colleagues shows of a person on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ambassade.model import content
from ambassade.model.consent import agreed, was_told
from ambassade.names import fold
from ambassade.publish.edition import public
from ambassade.publish.visibility import is_current


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """How many of those whom an edition shows agreed to what, on its date; nobody is named by it."""

    people: int = 0
    """To be shown at all."""
    photo: int = 0
    account: int = 0
    """To at least one account."""
    blog: int = 0
    badge: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """Somebody who left and agreed, on that day or after it, to be thanked by name, and to nothing else."""

    name: str
    latin_name: str | None = None
    name_language: str | None = None
    badges: tuple[public.Badge, ...] = ()


def counted(scopes: Iterable[frozenset[str]]) -> Agreements:
    """The numbers of those who agreed, from what each did; somebody without a profile counts nowhere."""
    kinds = [{scope.partition(":")[0] for scope in each} for each in scopes if "profile" in each]
    return Agreements(people=len(kinds), **{name: sum(name in each for each in kinds) for name in _COUNTED})


_COUNTED = ("photo", "account", "blog", "badge")


def thanks_former(person: content.Ambassador, today: date) -> bool:
    """Whether somebody who left is thanked by name: only with a consent that they gave once they had left.

    What they agreed to while they took part ended on that day; the new one has to hold their badges.
    """
    left = person.left_on
    if person.standing != "alumni" or left is None or left > today or not was_told(person, today):
        return False
    kept = (
        one
        for one in person.consent
        if one.given_on >= left or (one.withdrawn_on is not None and one.withdrawn_on <= today)
    )
    return "badge" in agreed(replace(person, consent=tuple(kept)), today)


def former(people: Iterable[public.Ambassador]) -> tuple[Former, ...]:
    """Of those who left, as an edition would show them, what it keeps to thank them, by name."""
    found = (
        Former(
            name=person.name,
            latin_name=person.latin_name,
            name_language=person.name_language,
            badges=person.badges,
        )
        for person in people
    )
    return tuple(sorted(found, key=lambda one: (fold(one.latin_name or one.name), one.name)))


def agreed_only(person: content.Ambassador, scopes: frozenset[str]) -> content.Ambassador:
    """The person with only those accounts, blogs, photograph and badges that they agreed to show."""
    return replace(
        person,
        accounts=tuple(account for account in person.accounts if f"account:{account.id}" in scopes),
        blogs=tuple(blog for blog in person.blogs if f"blog:{blog.id}" in scopes),
        photo=person.photo if "photo" in scopes else None,
        badges=person.badges if "badge" in scopes else (),
    )


def current_only(person: content.Ambassador, today: date) -> content.Ambassador:
    """The person with the memberships and mandates that hold on a day, and the badges given until then."""
    return replace(
        person,
        badges=tuple(badge for badge in person.badges if badge.on is None or badge.on <= today),
        memberships=tuple(one for one in person.memberships if is_current(one.since, one.until, today)),
        spokesperson_for=tuple(
            one for one in person.spokesperson_for if is_current(one.from_, one.until, today)
        ),
    )
