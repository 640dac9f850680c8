"""The three editions: what each may show its readers, as types that have no field for anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from ambassade.model.status import State
from ambassade.model.text import Text
from ambassade.publish.agreement import Agreements, Former
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
    name: Text
    theme: str | None
    """The id of its theme."""
    lead: str | None
    """The slug of its lead, where that person is in the edition."""
    how_to_join: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What the public aggregator may show. A slug or key that stands anywhere in it is a key of its mapping.

    `language` is the one the pages are written in, `default_language` the one texts fall back to. `as_of` is
    aware, in the organisation's `zone`; `fixed` says that the organisation file fixes it, as the pages tell.
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
    collections: Mapping[str, public.Collection] = field(default_factory=dict)
    pages: Mapping[str, public.PlaybookPage]
    platforms: Mapping[str, str]
    """Every platform's name by its id, the built-in ones too."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By `ambassador/<slug>`, `post/<slug>`, `message/<key>/<file>`."""
    agreements: Agreements = field(default_factory=Agreements)
    thanked: frozenset[str] = frozenset()
    """Those of its people who agreed to be thanked by name (the scope `badge`)."""
    former: tuple[Former, ...] = ()
    """Those who left and agreed to be thanked; they have no page."""
    has_second_look: bool = False
    """Whether two people or more sit on the committees of its networks, be they shown or not."""


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
    """What the internal playbook may show: all but closed and secret networks and people not yet told."""

    organisation: internal.Organisation
    networks: Mapping[str, internal.Network]
    ambassadors: Mapping[str, internal.Ambassador]
    entries: Mapping[str, internal.Entry]
    posts: Mapping[str, internal.Post]
    collections: Mapping[str, internal.Collection] = field(default_factory=dict)
    pages: Mapping[str, internal.PlaybookPage]
    messages: Mapping[str, internal.Message]
    closed: tuple[ClosedNetwork, ...] = ()
    scopes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What each of its people agreed that others are shown, on its date; nothing of who takes no part."""
    states: Mapping[str, State] = field(default_factory=dict)
    """The computed status by `entry/<key>`, `message/<key>`, `post/<slug>`, `collection/<key>` and
    `playbook-page/<path>`.
    """


AnyEdition = Edition | MembersEdition | InternalEdition
