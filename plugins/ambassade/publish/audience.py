"""The projection: from everything that was read to what one edition may show on one date.

The one place that drops what an edition's readers may not see. It builds new objects, of types that have no
field for anything else, so that page code can not receive what it must not print.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from ambassade.model.status import State
from ambassade.publish.edition import internal, members, public

Audience = Literal["public", "members", "internal"]
AUDIENCES: tuple[Audience, ...] = ("public", "members", "internal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the content that an edition shows; `source` is its path below the content's root."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedNetwork:
    """What the internal directory says of a closed network, and nothing else."""

    id: str
    name: str
    theme: str | None
    """The id of its theme."""
    lead: str | None
    """The slug of its lead, where that person is in the edition."""
    how_to_join: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What the public aggregator may show. A slug or key that stands anywhere in it is a key of its mapping.

    `language` is the one the pages are written in, `default_language` the one texts fall back to. `as_of` is
    aware, in the organisation's `zone`; `fixed` says that the organisation file fixes it, which the pages tell.
    """

    audience: Audience
    language: str
    default_language: str
    as_of: datetime
    fixed: bool
    zone: ZoneInfo
    organisation: public.Organisation
    networks: Mapping[str, public.Network]
    ambassadors: Mapping[str, public.Ambassador]
    entries: Mapping[str, public.Entry]
    posts: Mapping[str, public.Post]
    pages: Mapping[str, public.PlaybookPage]
    platforms: Mapping[str, str]
    """Every platform's name by its id, the built-in ones too."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By `ambassador/<slug>`, `post/<slug>`, `message/<key>/<file>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersEdition(Edition):
    """What the members' edition may show: all of the public one for its own eyes, and messages."""

    organisation: members.Organisation
    networks: Mapping[str, members.Network]
    entries: Mapping[str, members.Entry]
    pages: Mapping[str, members.PlaybookPage]
    messages: Mapping[str, members.Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalEdition(MembersEdition):
    """What the internal playbook may show: everything, but for closed and secret networks and untold people."""

    organisation: internal.Organisation
    networks: Mapping[str, internal.Network]
    ambassadors: Mapping[str, internal.Ambassador]
    entries: Mapping[str, internal.Entry]
    posts: Mapping[str, internal.Post]
    pages: Mapping[str, internal.PlaybookPage]
    messages: Mapping[str, internal.Message]
    closed: tuple[ClosedNetwork, ...] = ()
    states: Mapping[str, State] = field(default_factory=dict)
    """The computed status by `entry/<key>`, `message/<key>`, `post/<slug>`, `playbook-page/<path>`."""
