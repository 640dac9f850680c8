"""What an edition for other readers than colleagues shows of a person on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ambassade.model import content
from ambassade.publish.visibility import is_current


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
    """The person with the memberships and mandates that hold on a day."""
    return replace(
        person,
        memberships=tuple(one for one in person.memberships if is_current(one.since, one.until, today)),
        spokesperson_for=tuple(
            one for one in person.spokesperson_for if is_current(one.from_, one.until, today)
        ),
    )
