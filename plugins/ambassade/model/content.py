"""What the files of a content repository say, one frozen class for each object of the schemas.

Written by `python tools/classes.py` from `schemas/`: change those, not this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ambassade.model.moment import Moment
from ambassade.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Approval."""

    by: str = field(metadata={"ref": "ambassador"})
    on: date
    digest: str | None = None
    urgent: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceSize:
    """Audience size."""

    count: int
    measured_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Account."""

    id: str
    platform: str = field(metadata={"ref": "platform"})
    handle: str | None = None
    url: str
    languages: tuple[str, ...] = ()
    audience_size: AudienceSize | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """Blog."""

    id: str
    name: str
    url: str
    feed: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Link."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """Asset."""

    file: str
    alt: Text
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Flag."""

    pattern: Literal[
        "stripes",
        "quarters",
        "disc",
        "pennant",
        "border",
        "saltire",
        "cross",
        "halves",
        "diagonal",
        "chevron",
        "bands",
        "lozenge",
    ]
    colours: tuple[str, ...] = ()


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
class Brand:
    """Brand."""

    id: str
    name: Text
    description: Text | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Unit."""

    id: str
    name: Text
    description: Text | None = None
    parent: str | None = field(default=None, metadata={"ref": "unit"})
    lead: str | None = field(default=None, metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Place."""

    id: str
    name: Text
    description: Text | None = None
    country: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Theme."""

    id: str
    name: Text
    description: Text | None = None
    aliases: tuple[str, ...] = ()
    priority: str | None = field(default=None, metadata={"ref": "priority"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Addressee."""

    id: str
    name: Text
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalKind:
    """Kind of external person."""

    id: str
    name: Text
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Value."""

    id: str
    name: Text
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """Priority."""

    id: str
    name: Text
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Objective."""

    id: str
    name: Text
    business_need: Text | None = None
    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    review_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """Sponsor."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    word: Text | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreMember:
    """Core team member."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    role: Text
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
class UtmSource:
    """Source of a platform."""

    platform: str = field(metadata={"ref": "platform"})
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Utm:
    """Address parameters."""

    medium: str
    sources: tuple[UtmSource, ...] = ()


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
class Platform:
    """Platform."""

    id: str
    name: str
    hosts: tuple[str, ...] = ()
    state: Literal["active", "leaving", "closed"] = "active"
    since: date | None = None
    successor: str | None = field(default=None, metadata={"ref": "platform"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Repository."""

    url: str
    branch: str = "main"
    forge: Literal["github", "gitlab", "other"] = "other"
    visibility: Literal["public", "private"] = "public"


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
class Shades:
    """Colour, light and dark."""

    light: str
    dark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Colours."""

    brand: Shades | None = None
    brass: Shades | None = None
    frame: Shades | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Appearance."""

    colours: Colours | None = None
    headings: Literal["spectral", "serif", "plain"] = "spectral"
    text: Literal["plain", "serif"] = "plain"
    heading_size: Literal["small", "normal", "large"] = "normal"
    spacing: Literal["compact", "normal", "roomy"] = "normal"
    corners: Literal["square", "normal", "round"] = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """Privacy."""

    responsible: Text | None = None
    contact: str | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The organisation: its brands, units, vocabularies and the rules it sets itself."""

    name: Text
    site_name: Text | None = None
    headline: Text | None = None
    introduction: Text | None = None
    about: Text | None = None
    url: str | None = None
    home_page: str | None = None
    contact: str | None = None
    privacy: Privacy | None = None
    accessibility: Text | None = None
    as_of: Moment | None = None
    languages: tuple[str, ...] = ()
    time_zone: str
    preset: Literal["solo", "small", "group"]
    cards: Literal["all", "few", "none"] | None = None
    appearance: Appearance | None = None
    model: Literal["centralised", "decentralised", "hub_and_spoke", "dandelion", "holistic"] | None = None
    repository: Repository | None = None
    values: tuple[Value, ...] = ()
    priorities: tuple[Priority, ...] = ()
    objectives: tuple[Objective, ...] = ()
    brands: tuple[Brand, ...] = ()
    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()
    themes: tuple[Theme, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    external_kinds: tuple[ExternalKind, ...] = ()
    platforms: tuple[Platform, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    core_team: tuple[CoreMember, ...] = ()
    maintainers: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    on_call: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    review_tiers: tuple[ReviewTier, ...] = ()
    feeds: Feeds | None = None
    linked_from: tuple[Linking, ...] = ()
    planning: Planning | None = None
    utm: Utm | None = None
    disclosure: Disclosure | None = None
    words_to_avoid: tuple[Avoided, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Basis."""

    kind: Literal["theme", "agenda", "brand"]
    theme: str | None = field(default=None, metadata={"ref": "theme"})
    brand: str | None = field(default=None, metadata={"ref": "brand"})
    agenda: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialLine:
    """Editorial line."""

    angle: Text
    tone: Text | None = None
    speaks_of: tuple[Text, ...] = ()
    leaves_to_others: tuple[Text, ...] = ()
    value: str | None = field(default=None, metadata={"ref": "value"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeMember:
    """Committee member."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    role: Literal["lead", "editor", "approver", "community_manager", "legal", "sponsor"]
    since: date | None = None
    deputy: str | None = field(default=None, metadata={"ref": "ambassador"})
    hours_per_week: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSponsor:
    """Sponsor."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    word: Text | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """Moderation."""

    level: Literal["full", "partial", "trust"]
    contributions: int | None = None
    months: int | None = None
    moderators: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Audit."""

    decision: Literal["recommend", "keep", "merge", "close"]
    score: int | None = None
    checked_on: date
    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedPlatform:
    """Recommended platform."""

    platform: str = field(metadata={"ref": "platform"})
    why: Text | None = None
    languages: tuple[str, ...] = ()
    audit: Audit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Group or space."""

    id: str
    name: Text
    kind: Literal[
        "group", "forum", "chat", "news", "agenda", "mailing_list", "documents", "code", "video", "meeting"
    ]
    platform: str | None = field(default=None, metadata={"ref": "platform"})
    url: str | None = None
    open_to: Literal["everybody", "members", "staff"] | None = None
    how_to_join: Text | None = None
    host: str | None = field(default=None, metadata={"ref": "ambassador"})
    languages: tuple[str, ...] = ()
    audience_size: AudienceSize | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Series."""

    id: str
    title: Text
    summary: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionRule:
    """Interaction rule."""

    rule: Text
    example: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """Cadence."""

    posts: int
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkObjective:
    """Objective."""

    id: str
    name: Text
    target: Text | None = None
    due: date | None = None
    serves: str | None = field(default=None, metadata={"ref": "objective"})
    cadence: Cadence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Stage."""

    state: Literal["launching", "established"]
    since: date


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
class Cycle:
    """Cycle."""

    number: int
    phase: Literal["promotion", "education", "action", "lessons", "consolidation"]
    starts_on: date | None = None
    ends_on: date | None = None
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
class Network:
    """A dynamic network: people inside and outside, a theme, a committee, a path."""

    id: str
    name: Text
    tagline: Text | None = None
    description: Text | None = None
    basis: Basis
    themes: tuple[str, ...] = field(default=(), metadata={"ref": "theme"})
    addressed_to: tuple[str, ...] = field(default=(), metadata={"ref": "addressee"})
    languages: tuple[str, ...] = ()
    flag: Flag | None = None
    access: Literal["open", "closed", "secret"] = "open"
    how_to_join: Text | None = None
    editorial_line: EditorialLine | None = None
    committee: tuple[CommitteeMember, ...] = ()
    sponsor: NetworkSponsor | None = None
    moderation: Moderation | None = None
    platforms: tuple[RecommendedPlatform, ...] = ()
    accounts: tuple[Account, ...] = ()
    spaces: tuple[Space, ...] = ()
    blogs: tuple[Blog, ...] = ()
    links: tuple[Link, ...] = ()
    series: tuple[Series, ...] = ()
    interaction_rules: tuple[InteractionRule, ...] = ()
    objectives: tuple[NetworkObjective, ...] = ()
    stage: Stage
    launch_plan: LaunchPlan | None = None
    cycle: Cycle | None = None
    signature: Text | None = None
    variants: int | None = None
    mix: Mix | None = None
    deadlines: tuple[Deadlines, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Membership."""

    network: str = field(metadata={"ref": "network", "required": True})
    role: Literal["relay", "contributor", "curator", "monitor", "producer", "follower"]
    since: date | None = None
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
class Photo:
    """Photograph."""

    file: str
    alt: Text
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """Badge."""

    name: Text
    on: date | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spokesperson:
    """Spokesperson."""

    subject: Text
    from_: date | None = None
    until: date | None = None
    given_by: str | None = field(default=None, metadata={"ref": "network"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Willing:
    """What a person likes to be asked for."""

    to: tuple[Literal["relay", "write", "speak", "welcome", "watch"], ...] = ()
    most_a_month: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """How a person's weekly page is made."""

    off: bool = False
    named_in_addresses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambassador:
    """A person who speaks in their own name; the text below the front matter is the biography."""

    id: str
    body: Text | None = None
    name: str
    latin_name: str | None = None
    name_language: str | None = None
    kind: Literal["internal", "external"]
    external_kind: str | None = field(default=None, metadata={"ref": "external_kind"})
    organisation: str | None = None
    unit: str | None = field(default=None, metadata={"ref": "unit"})
    job_title: Text | None = None
    place: str | None = field(default=None, metadata={"ref": "place"})
    languages: tuple[str, ...] = ()
    language: str | None = None
    expertise: tuple[str, ...] = field(default=(), metadata={"ref": "theme"})
    tagline: Text | None = None
    why: Text | None = None
    memberships: tuple[Membership, ...] = ()
    accounts: tuple[Account, ...] = ()
    blogs: tuple[Blog, ...] = ()
    photo: Photo | None = None
    badges: tuple[Badge, ...] = ()
    spokesperson_for: tuple[Spokesperson, ...] = ()
    joined_on: date | None = None
    standing: Literal["candidate", "active", "alumni"]
    left_on: date | None = None
    origin: Literal["own_form", "nominated", "imported"]
    informed_on: date | None = None
    consent: tuple[Consent, ...] = ()
    introduced_by: str | None = field(default=None, metadata={"ref": "ambassador"})
    contact_owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    willing: Willing | None = None
    kit: Kit | None = None
    external_ref: str | None = None
    forge_login: str | None = None
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Place."""

    kind: Literal["address", "online", "both"]
    place: str | None = field(default=None, metadata={"ref": "place"})
    address: Text | None = None
    url: str | None = None
    sign_up: str | None = None
    capacity: int | None = None
    host: str | None = field(default=None, metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Change of one date."""

    on: date
    start: Moment
    end: Moment | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Recurrence."""

    rule: str
    except_: tuple[date, ...] = ()
    overrides: tuple[Override, ...] = ()


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
class Entry:
    """One thing on a network's editorial path."""

    id: str
    network: str | None = field(default=None, metadata={"ref": "network", "required": True})
    title: Text
    summary: Text | None = None
    kind: Literal["event", "topic", "campaign", "content", "meeting", "information_meeting"]
    mode: Literal["announce", "ask", "debate", "answer", "help"] | None = None
    start: Moment | None = None
    end: Moment | None = None
    time_zone: str | None = None
    where: Where | None = None
    recurrence: Recurrence | None = None
    cancelled: bool = False
    channels: tuple[str, ...] = field(default=(), metadata={"ref": "platform"})
    addressed_to: tuple[str, ...] = field(default=(), metadata={"ref": "addressee"})
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = field(default=(), metadata={"ref": "theme"})
    links: tuple[Link, ...] = ()
    post: str | None = field(default=None, metadata={"ref": "post"})
    campaign: str | None = field(default=None, metadata={"ref": "entry"})
    owner: str | None = field(default=None, metadata={"ref": "ambassador"})
    depends_on: tuple[str, ...] = field(default=(), metadata={"ref": "entry"})
    relays: tuple[Wave, ...] = ()
    serves: str | None = field(default=None, metadata={"ref": "objective"})
    affects: tuple[str, ...] = field(default=(), metadata={"ref": "unit"})
    audience: Literal["public", "members", "internal"]
    embargo: Moment | None = None
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Variant."""

    id: str | None = None
    platform: str = field(metadata={"ref": "platform"})
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
    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPart:
    """Part of a series."""

    id: str
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An article of a network's collective blog; the text below the front matter is the article."""

    id: str
    network: str | None = field(default=None, metadata={"ref": "network", "required": True})
    body: Text | None = None
    title: Text
    summary: Text | None = None
    authors: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    language: str
    themes: tuple[str, ...] = field(default=(), metadata={"ref": "theme"})
    addressed_to: tuple[str, ...] = field(default=(), metadata={"ref": "addressee"})
    publish_at: Moment
    updated_on: date | None = None
    series: SeriesPart | None = None
    cover: Asset | None = None
    canonical_url: str | None = None
    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PickedLink:
    """One page that somebody picked, and why."""

    url: str
    title: Text
    language: str | None = None
    kind: Literal["article", "video", "podcast", "book", "tool", "course", "data"] | None = None
    comment: Text
    on: date
    by: str | None = field(default=None, metadata={"ref": "ambassador"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Links that people picked by hand, each with a comment and a date."""

    id: str
    network: str | None = field(default=None, metadata={"ref": "network", "required": True})
    title: Text
    summary: Text | None = None
    curators: tuple[str, ...] = field(default=(), metadata={"ref": "ambassador"})
    themes: tuple[str, ...] = field(default=(), metadata={"ref": "theme"})
    addressed_to: tuple[str, ...] = field(default=(), metadata={"ref": "addressee"})
    publish_at: Moment | None = None
    links: tuple[PickedLink, ...] = ()
    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookPage:
    """Charter, governance, process, training module, crisis procedure."""

    id: str
    body: Text | None = None
    title: Text
    language: str | None = None
    summary: Text | None = None
    kind: Literal["charter", "governance", "process", "training", "crisis", "guide"]
    order: int = 1000
    owner: str = field(metadata={"ref": "ambassador"})
    review_by: date
    audience: Literal["public", "members", "internal"]
    status: Literal["draft", "in_review", "approved", "archived"]
    approvals: tuple[Approval, ...] = ()
    notes: Text | None = None
