"""Editions with kits in them, for the tests of kits."""

from __future__ import annotations

from datetime import date
from typing import Any

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.edition import internal, members, public
from tests.unit.publish.pages.editions import internal_edition, members_edition, moment, text

DISCLOSURE = members.Disclosure(staff=text("I work at Talvenne."), external=text("I work with Talvenne."))


def account(platform: str, *languages: str) -> public.Account:
    return public.Account(
        id=platform, platform=platform, url=f"https://{platform}.example/a", languages=languages
    )


def variant(platform: str, language: str, words: str, name: str | None = None) -> members.Variant:
    return members.Variant(id=name, platform=platform, language=language, text=words)


def message(key: str, *variants: members.Variant, **changes: Any) -> members.Message:
    network, _, name = key.rpartition("/")
    values: dict[str, Any] = {
        "id": name,
        "network": network or None,
        "idea": text(f"Idea {name}"),
        "variants": variants or (variant("linkedin", "en", f"Words of {name}"),),
        "window": members.Window(from_=moment("2026-11-16"), until=moment("2026-12-30")),
    }
    return members.Message(**values | changes)


def outsider(slug: str = "olga", **changes: Any) -> members.Ambassador:
    values: dict[str, Any] = {
        "id": slug,
        "name": slug.title(),
        "kind": "external",
        "languages": ("fr", "en"),
        "accounts": (account("linkedin"),),
        "memberships": (public.Membership(network="aurora", role="relay"),),
    }
    return members.Ambassador(**values | changes)


def outside(
    *messages: tuple[str, members.Message], people: dict[str, Any] | None = None, **changes: Any
) -> MembersEdition:
    """A members' edition of one person from outside, with messages by key."""
    return members_edition(
        ambassadors=people or {"olga": outsider()}, messages=dict(messages), entries={}, posts={}, **changes
    )


def colleague(slug: str = "ana", **changes: Any) -> internal.Ambassador:
    values: dict[str, Any] = {
        "id": slug,
        "name": slug.title(),
        "kind": "internal",
        "standing": "active",
        "origin": "own_form",
        "informed_on": date(2026, 1, 8),
        "languages": ("en",),
        "accounts": (account("linkedin"),),
        "memberships": (internal.Membership(network="aurora", role="relay"),),
    }
    return internal.Ambassador(**values | changes)


def entry(key: str, **changes: Any) -> internal.Entry:
    network, _, name = key.rpartition("/")
    values: dict[str, Any] = {
        "id": name,
        "network": network or None,
        "title": text(f"Entry {name}"),
        "kind": "event",
        "start": moment("2026-11-26T18:00"),
        "audience": "public",
        "status": "approved",
    }
    return internal.Entry(**values | changes)


def inside(
    people: dict[str, Any], entries: dict[str, internal.Entry] | None = None, **changes: Any
) -> InternalEdition:
    """An internal edition of these people and approved entries."""
    found = entries or {}
    states = {f"entry/{key}": State.PUBLISHED for key in found} | changes.pop("states", {})
    values: dict[str, Any] = {"messages": {}, "posts": {}, "closed": (), "states": states}
    return internal_edition(ambassadors=people, entries=found, **values | changes)
