"""The shapes of what the files of the JSON API, version 1, hold: a promise to other people's programs.

They are apart from our own classes. `api-v1.schema.json` says the same to the programs; a test holds the two
equal. A text is a map from language to words. What is None is left out of the files.
"""

from __future__ import annotations

from typing import Literal, TypedDict

Words = dict[str, str]


class Term(TypedDict):
    """A word of one of the organisation's lists."""

    id: str
    name: Words
    description: Words | None


class Place(Term):
    """A place, with its country (ISO 3166) and time zone."""

    country: str | None
    time_zone: str | None


class Platform(TypedDict):
    """Where people are present."""

    id: str
    name: str


class Organisation(TypedDict):
    """Who publishes, and its lists."""

    name: Words
    site_name: Words
    headline: Words | None
    introduction: Words | None
    url: str | None
    home_page: str | None
    languages: list[str]
    time_zone: str
    values: list[Term]
    brands: list[Term]
    units: list[Term]
    places: list[Place]
    themes: list[Term]
    addressees: list[Term]
    external_kinds: list[Term]
    platforms: list[Platform]


class AudienceSize(TypedDict):
    """How many follow, counted on a day."""

    count: int
    measured_on: str


class Account(TypedDict):
    """Where a person or a network is present."""

    id: str
    platform: str | None
    handle: str | None
    url: str
    languages: list[str]
    audience_size: AudienceSize | None


class Blog(TypedDict):
    """A blog, and its feed."""

    id: str
    name: str
    url: str
    feed: str | None
    language: str | None


class Space(TypedDict):
    """A group, a forum, a mailing list of a network."""

    id: str
    name: Words
    kind: str
    platform: str | None
    url: str | None
    open_to: str | None
    how_to_join: Words | None
    languages: list[str]


class Link(TypedDict):
    """A titled link."""

    title: Words
    url: str


class CommitteeMember(TypedDict):
    """A member of a network's committee."""

    person: str
    role: str


class Membership(TypedDict):
    """In which network a person is, and what they do there."""

    network: str
    role: str
    since: str | None


class Badge(TypedDict):
    """What a person was recognised for."""

    name: Words
    on: str | None
    reason: Words | None


class NetworkBrief(TypedDict):
    """A network in a list. `page` and `data` are addresses."""

    id: str
    name: Words
    tagline: Words | None
    theme: str | None
    themes: list[str]
    languages: list[str]
    members: int
    page: str
    data: str


class NetworkFull(NetworkBrief):
    """A network in its own file."""

    description: Words | None
    addressed_to: list[str]
    how_to_join: Words | None
    committee: list[CommitteeMember]
    people: list[str]
    platforms: list[str]
    accounts: list[Account]
    blogs: list[Blog]
    spaces: list[Space]
    links: list[Link]
    calendar: str
    feed: str


class AmbassadorBrief(TypedDict):
    """A person in a list."""

    id: str
    name: str
    latin_name: str | None
    name_language: str | None
    kind: Literal["internal", "external"]
    job_title: Words | None
    organisation: str | None
    place: str | None
    languages: list[str]
    expertise: list[str]
    memberships: list[Membership]
    page: str
    data: str


class AmbassadorFull(AmbassadorBrief):
    """A person in their own file. `biography` is HTML."""

    external_kind: str | None
    unit: str | None
    tagline: Words | None
    why: Words | None
    biography: Words | None
    accounts: list[Account]
    blogs: list[Blog]
    badges: list[Badge]
    spokesperson_for: list[Words]
    joined_on: str | None


class Occurrence(TypedDict):
    """One date of an entry: days where `all_day` (`end` is the last of them), else instants with offsets."""

    on: str
    start: str
    end: str
    all_day: bool
    cancelled: bool


class Entry(TypedDict):
    """A calendar entry, and its dates within the calendar's window."""

    id: str
    network: str | None
    title: Words
    summary: Words | None
    kind: str
    cancelled: bool
    time_zone: str
    address: Words | None
    place: str | None
    online: str | None
    sign_up: str | None
    languages: list[str]
    themes: list[str]
    channels: list[str]
    page: str
    occurrences: list[Occurrence]


class PickedLink(TypedDict):
    """A page elsewhere that somebody picked on a day; `title` is what that page is called, in `language`."""

    url: str
    title: Words
    language: str | None
    kind: str | None
    comment: Words
    on: str
    by: str | None


class Collection(TypedDict):
    """Links that people picked by hand, the newest first; `comment` is Markdown, as `summary` is."""

    id: str
    network: str | None
    title: Words
    summary: Words | None
    curators: list[str]
    themes: list[str]
    links: list[PickedLink]
    page: str
    feed: str
