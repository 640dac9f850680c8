"""What the public aggregator may know.

Written by `python tools/classes.py` from `schemas/`: change those, not this.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ambassade.model.moment import Moment
from ambassade.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceSize:
    """Audience size."""

    count: int
    measured_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Account."""

    id: str
    platform: str | None = field(default=None, metadata={"ref": "platform"})
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
class Sponsor:
    """Sponsor."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    word: Text | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """Platform."""

    id: str
    name: str
    state: Literal["active", "leaving", "closed"] = "active"
    since: date | None = None
    successor: str | None = field(default=None, metadata={"ref": "platform"})


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
    languages: tuple[str, ...] = ()
    time_zone: str
    cards: Literal["all", "few", "none"] | None = None
    appearance: Appearance | None = None
    values: tuple[Value, ...] = ()
    brands: tuple[Brand, ...] = ()
    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()
    themes: tuple[Theme, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    external_kinds: tuple[ExternalKind, ...] = ()
    platforms: tuple[Platform, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()


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
    speaks_of: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeMember:
    """Committee member."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    role: Literal["lead", "editor", "approver", "community_manager", "legal", "sponsor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSponsor:
    """Sponsor."""

    person: str = field(metadata={"ref": "ambassador", "required": True})
    word: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedPlatform:
    """Recommended platform."""

    platform: str | None = field(default=None, metadata={"ref": "platform"})
    why: Text | None = None
    languages: tuple[str, ...] = ()


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
    languages: tuple[str, ...] = ()
    audience_size: AudienceSize | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Series."""

    id: str
    title: Text
    summary: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Stage."""

    since: date


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
    how_to_join: Text | None = None
    editorial_line: EditorialLine | None = None
    committee: tuple[CommitteeMember, ...] = ()
    sponsor: NetworkSponsor | None = None
    platforms: tuple[RecommendedPlatform, ...] = ()
    accounts: tuple[Account, ...] = ()
    spaces: tuple[Space, ...] = ()
    blogs: tuple[Blog, ...] = ()
    links: tuple[Link, ...] = ()
    series: tuple[Series, ...] = ()
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Membership."""

    network: str = field(metadata={"ref": "network", "required": True})
    role: Literal["relay", "contributor", "curator", "monitor", "producer", "follower"]
    since: date | None = None


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
