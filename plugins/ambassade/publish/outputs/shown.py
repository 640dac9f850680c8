"""What of an edition machines are told: nothing that is not approved, not even where people see drafts."""

from __future__ import annotations

from ambassade.model.status import State
from ambassade.model.text import Text
from ambassade.publish.audience import Edition, InternalEdition
from ambassade.publish.edition import public

_FOR_MACHINES = frozenset({State.PUBLISHED, State.SCHEDULED})


def state_of(edition: Edition, kind: str, key: str) -> State:
    """The status of something that is shown; in the public and members' editions all is published."""
    if isinstance(edition, InternalEdition):
        return edition.states.get(f"{kind}/{key}", State.PUBLISHED)
    return State.PUBLISHED


def said(edition: Edition, text: Text) -> str:
    """The words of a text in an edition's language, else in the one that there is."""
    return text.pick(edition.language, edition.default_language)[0].strip()


def posts(edition: Edition, network: str | None = None) -> list[tuple[str, public.Post]]:
    """The published posts, of one network or of all, the newest first."""
    shown = [
        (slug, post)
        for slug, post in edition.posts.items()
        if network in {None, post.network} and state_of(edition, "post", slug) is State.PUBLISHED
    ]
    zone = edition.zone
    return sorted(shown, key=lambda item: (-item[1].publish_at.starts(zone).timestamp(), item[0]))


def entries(edition: Edition, network: str | None = None) -> list[tuple[str, public.Entry]]:
    """The approved entries, of one network or of all, by key."""
    return [
        (key, entry)
        for key, entry in sorted(edition.entries.items())
        if network in {None, entry.network} and state_of(edition, "entry", key) in _FOR_MACHINES
    ]
