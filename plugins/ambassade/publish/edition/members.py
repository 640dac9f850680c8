"""What the members' edition may know: all that is public, and what members share.

Written by `python tools/classes.py` from `schemas/`: change those, not this.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.edition import public

AudienceSize = public.AudienceSize
Account = public.Account
Blog = public.Blog
Link = public.Link
Asset = public.Asset
Flag = public.Flag
Brand = public.Brand
Unit = public.Unit
Place = public.Place
Theme = public.Theme
Addressee = public.Addressee
ExternalKind = public.ExternalKind
Value = public.Value
Sponsor = public.Sponsor
Platform = public.Platform
Shades = public.Shades
Colours = public.Colours
Appearance = public.Appearance
Privacy = public.Privacy
Basis = public.Basis
RecommendedPlatform = public.RecommendedPlatform
Series = public.Series
Membership = public.Membership
Photo = public.Photo
Badge = public.Badge
Spokesperson = public.Spokesperson
Where = public.Where
Override = public.Override
Recurrence = public.Recurrence
SeriesPart = public.SeriesPart
Post = public.Post
PickedLink = public.PickedLink
Collection = public.Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Objective."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreMember:
    """Core team member."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    role: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class UtmSource:
    """Source of a platform."""

    platform: str | None = field(default=None, metadata={"ref": "platform"})
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Utm:
    """Address parameters."""

    medium: str
    sources: tuple[UtmSource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """The words that tell readers what ties a person to the organisation."""

    staff: Text
    external: Text | None = None
    also: tuple[str, ...] = ()
    added: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """Some words, and what to write instead."""

    words: tuple[str, ...] = ()
    language: str | None = None
    instead: Text | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(public.Organisation):
    """The organisation: its brands, units, vocabularies and the rules it sets itself."""

    model: Literal["centralised", "decentralised", "hub_and_spoke", "dandelion", "holistic"] | None = None
    objectives: tuple[Objective, ...] = ()
    core_team: tuple[CoreMember, ...] = ()
    utm: Utm | None = None
    disclosure: Disclosure | None = None
    words_to_avoid: tuple[Avoided, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialLine(public.EditorialLine):
    """Editorial line."""

    tone: Text | None = None
    leaves_to_others: tuple[Text, ...] = ()
    value: str | None = field(default=None, metadata={"ref": "value"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeMember(public.CommitteeMember):
    """Committee member."""

    since: date | None = None
    deputy: str | None = field(default=None, metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSponsor(public.NetworkSponsor):
    """Sponsor."""

    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """Moderation."""

    level: Literal["full", "partial", "trust"]
    contributions: int | None = None
    months: int | None = None
    moderators: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Space(public.Space):
    """Group or space."""

    host: str | None = field(default=None, metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionRule:
    """Interaction rule."""

    rule: Text
    example: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkObjective:
    """Objective."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(public.Stage):
    """Stage."""

    state: Literal["launching", "established"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Cycle."""

    number: int
    phase: Literal["promotion", "education", "action", "lessons", "consolidation"]
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(public.Network):
    """A dynamic network: people inside and outside, a theme, a committee, a path."""

    editorial_line: EditorialLine | None = None
    committee: tuple[CommitteeMember, ...] = ()
    sponsor: NetworkSponsor | None = None
    moderation: Moderation | None = None
    spaces: tuple[Space, ...] = ()
    interaction_rules: tuple[InteractionRule, ...] = ()
    objectives: tuple[NetworkObjective, ...] = ()
    stage: Stage
    cycle: Cycle | None = None
    signature: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """How a person's weekly page is made."""

    off: bool = False
    named_in_addresses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambassador(public.Ambassador):
    """A person who speaks in their own name; the text below the front matter is the biography."""

    kit: Kit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """Some people, invited to carry a campaign on one platform from a day on."""

    from_: date
    until: date | None = None
    people: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    deputies: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    platform: str = field(metadata={"ref": "platform", "required": True})
    language: str | None = None
    message: str | None = field(default=None, metadata={"ref": "message", "required": True})
    asked: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(public.Entry):
    """One thing on a network's editorial path."""

    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    depends_on: tuple[str, ...] = field(default=(), metadata={"ref": "entry"})
    relays: tuple[Wave, ...] = ()
    serves: str | None = field(default=None, metadata={"ref": "objective"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Variant."""

    id: str | None = None
    platform: str | None = field(default=None, metadata={"ref": "platform"})
    language: str
    text: str
    content_warning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLink:
    """Linked content."""

    url: str | None = None
    post: str | None = field(default=None, metadata={"ref": "post"})
    title: Text | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Window."""

    from_: Moment
    until: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A pre-written text for the message grid: one idea, a link, variants per platform and language."""

    id: str
    network: str | None = field(default=None, metadata={"ref": "network", "required": True})
    idea: Text
    intent: Literal["expertise", "people", "behind_the_scenes", "useful", "product", "job"] | None = None
    entry: str | None = field(default=None, metadata={"ref": "entry"})
    link: MessageLink | None = None
    addressed_to: tuple[str, ...] = field(default=(), metadata={"ref": "addressee"})
    themes: tuple[str, ...] = field(default=(), metadata={"ref": "theme"})
    variants: tuple[Variant, ...] = ()
    hashtags: tuple[str, ...] = ()
    assets: tuple[Asset, ...] = ()
    window: Window
    make_it_yours: tuple[Text, ...] = ()
    owner: str | None = field(default=None, metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookPage(public.PlaybookPage):
    """Charter, governance, process, training module, crisis procedure."""

    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    review_by: date
