"""What the internal playbook may know: everything.

Written by `python tools/classes.py` from `schemas/`: change those, not this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.edition import members

AudienceSize = members.AudienceSize
Account = members.Account
Blog = members.Blog
Link = members.Link
Asset = members.Asset
Flag = members.Flag
Brand = members.Brand
Place = members.Place
Addressee = members.Addressee
ExternalKind = members.ExternalKind
Value = members.Value
Sponsor = members.Sponsor
UtmSource = members.UtmSource
Utm = members.Utm
Disclosure = members.Disclosure
Avoided = members.Avoided
Shades = members.Shades
Colours = members.Colours
Appearance = members.Appearance
Privacy = members.Privacy
Basis = members.Basis
EditorialLine = members.EditorialLine
NetworkSponsor = members.NetworkSponsor
Moderation = members.Moderation
Space = members.Space
Series = members.Series
InteractionRule = members.InteractionRule
Stage = members.Stage
Photo = members.Photo
Badge = members.Badge
Kit = members.Kit
Where = members.Where
Override = members.Override
Recurrence = members.Recurrence
Wave = members.Wave
Variant = members.Variant
MessageLink = members.MessageLink
Window = members.Window
SeriesPart = members.SeriesPart
PickedLink = members.PickedLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Approval."""

    by: str | None = field(default=None, metadata={"ref": "ambassador"})
    on: date
    digest: str | None = None
    urgent: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Provenance."""

    source: str
    record: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Days before the date by which each step is done."""

    kinds: tuple[Literal["event", "topic", "campaign", "content", "meeting", "information_meeting"], ...] = ()
    brief: int | None = None
    draft: int | None = None
    review: int | None = None
    publish: int | None = None
    working_days: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(members.Unit):
    """Unit."""

    parent: str | None = field(default=None, metadata={"ref": "unit"})
    lead: str | None = field(default=None, metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(members.Theme):
    """Theme."""

    aliases: tuple[str, ...] = ()
    priority: str | None = field(default=None, metadata={"ref": "priority"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """Priority."""

    id: str
    name: Text
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(members.Objective):
    """Objective."""

    business_need: Text | None = None
    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    review_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreMember(members.CoreMember):
    """Core team member."""

    hours_per_week: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTier:
    """Review tier."""

    id: str
    applies_to: tuple[
        Literal[
            "wording",
            "entry",
            "message",
            "post",
            "collection",
            "page",
            "charter",
            "crisis",
            "external_person",
            "profile",
            "network",
            "organisation",
            "tooling",
        ],
        ...,
    ] = ()
    approvals: int
    by: tuple[
        Literal[
            "committee",
            "lead",
            "editor",
            "approver",
            "community_manager",
            "legal",
            "sponsor",
            "the_person",
            "maintainer",
            "on_call",
        ],
        ...,
    ] = ()
    including: tuple[
        Literal[
            "committee",
            "lead",
            "editor",
            "approver",
            "community_manager",
            "legal",
            "sponsor",
            "the_person",
            "maintainer",
            "on_call",
        ],
        ...,
    ] = ()
    not_the_author: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """Feeds."""

    on: bool
    silent_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Place that links here."""

    name: Text
    url: str
    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    last_seen: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """Planning."""

    load: int | None = None
    weeks: int | None = None
    deadlines: tuple[Deadlines, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(members.Platform):
    """Platform."""

    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Repository."""

    url: str
    branch: str = "main"
    forge: Literal["github", "gitlab", "other"] = "other"
    visibility: Literal["public", "private"] = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(members.Organisation):
    """The organisation: its brands, units, vocabularies and the rules it sets itself."""

    as_of: Moment | None = None
    preset: Literal["solo", "small", "group"]
    repository: Repository | None = None
    priorities: tuple[Priority, ...] = ()
    objectives: tuple[Objective, ...] = ()
    units: tuple[Unit, ...] = ()
    themes: tuple[Theme, ...] = ()
    platforms: tuple[Platform, ...] = ()
    core_team: tuple[CoreMember, ...] = ()
    maintainers: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    on_call: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    review_tiers: tuple[ReviewTier, ...] = ()
    feeds: Feeds | None = None
    linked_from: tuple[Linking, ...] = ()
    planning: Planning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeMember(members.CommitteeMember):
    """Committee member."""

    hours_per_week: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Audit."""

    decision: Literal["recommend", "keep", "merge", "close"]
    score: int | None = None
    checked_on: date
    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedPlatform(members.RecommendedPlatform):
    """Recommended platform."""

    audit: Audit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """Cadence."""

    posts: int
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkObjective(members.NetworkObjective):
    """Objective."""

    target: Text | None = None
    due: date | None = None
    serves: str | None = field(default=None, metadata={"ref": "objective"})
    cadence: Cadence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchWeek:
    """Week."""

    content: Text | None = None
    entries: tuple[str, ...] = field(default=(), metadata={"ref": "entry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMember:
    """First member."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    asked: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchPlan:
    """Launch plan."""

    starts_on: date
    rhythm: Text | None = None
    weeks: tuple[LaunchWeek, ...] = ()
    first_members: tuple[FirstMember, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(members.Cycle):
    """Cycle."""

    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeShare:
    """A mode and its share of all."""

    mode: Literal["announce", "ask", "debate", "answer", "help"]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentShare:
    """An intent and its share of all."""

    intent: Literal["expertise", "people", "behind_the_scenes", "useful", "product", "job"]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Shares in a hundred, of modes among entries and of intents among messages."""

    modes: tuple[ModeShare, ...] = ()
    intents: tuple[IntentShare, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(members.Network):
    """A dynamic network: people inside and outside, a theme, a committee, a path."""

    access: Literal["open", "closed", "secret"] = "open"
    committee: tuple[CommitteeMember, ...] = ()
    platforms: tuple[RecommendedPlatform, ...] = ()
    objectives: tuple[NetworkObjective, ...] = ()
    launch_plan: LaunchPlan | None = None
    cycle: Cycle | None = None
    variants: int | None = None
    mix: Mix | None = None
    deadlines: tuple[Deadlines, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(members.Membership):
    """Membership."""

    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Consent."""

    scopes: tuple[str, ...] = ()
    given_on: date
    until: date
    evidence: str
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spokesperson(members.Spokesperson):
    """Spokesperson."""

    from_: date | None = None
    until: date | None = None
    given_by: str | None = field(default=None, metadata={"ref": "network"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Willing:
    """What a person likes to be asked for."""

    to: tuple[Literal["relay", "write", "speak", "welcome", "watch"], ...] = ()
    most_a_month: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambassador(members.Ambassador):
    """A person who speaks in their own name; the text below the front matter is the biography."""

    memberships: tuple[Membership, ...] = ()
    spokesperson_for: tuple[Spokesperson, ...] = ()
    standing: Literal["candidate", "active", "alumni"]
    left_on: date | None = None
    origin: Literal["own_form", "nominated", "imported"]
    informed_on: date | None = None
    consent: tuple[Consent, ...] = ()
    introduced_by: str | None = field(default=None, metadata={"ref": "ambassador"})
    contact_owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    willing: Willing | None = None
    external_ref: str | None = None
    forge_login: str | None = None
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(members.Entry):
    """One thing on a network's editorial path."""

    affects: tuple[str, ...] = field(default=(), metadata={"ref": "unit"})
    audience: Literal["public", "members", "internal"]
    embargo: Moment | None = None
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(members.Message):
    """A pre-written text for the message grid: one idea, a link, variants per platform and language."""

    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(members.Post):
    """An article of a network's collective blog; the text below the front matter is the article."""

    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection(members.Collection):
    """Links that people picked by hand, each with a comment and a date."""

    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookPage(members.PlaybookPage):
    """Charter, governance, process, training module, crisis procedure."""

    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
