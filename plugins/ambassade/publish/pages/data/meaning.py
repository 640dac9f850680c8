"""What the properties of the JSON mean, for the people who read it: `outputs/api` says the rest.

A test holds the two together: every property of every shape has words here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ambassade.words import Say, say

SHAPES: Final[Mapping[str, Say]] = MappingProxyType(
    {
        "Stamp": say("What every file says of itself"),
        "Organisation": say("Who publishes, and the lists that ids lead to"),
        "Term": say("A word of one of the lists"),
        "Place": say("A place"),
        "Platform": say("A platform where people are present"),
        "Account": say("Where a person or a network is present"),
        "AudienceSize": say("How many follow an account"),
        "Blog": say("A blog"),
        "Space": say("A group, a forum or a mailing list of a network"),
        "Link": say("A link with its title"),
        "CommitteeMember": say("Somebody of a network's committee"),
        "Membership": say("A network somebody is in"),
        "Badge": say("What somebody was recognised for"),
        "NetworkBrief": say("A network in the list"),
        "NetworkFull": say("A network in its own file: what the list has, and this"),
        "AmbassadorBrief": say("A person in the list"),
        "AmbassadorFull": say("A person in their own file: what the list has, and this"),
        "Entry": say("Something on the calendar"),
        "Occurrence": say("One of its dates"),
        "Collection": say("Links that somebody picked by hand"),
        "PickedLink": say("One of these links"),
    }
)

_ANYWHERE: Final[Mapping[str, Say]] = MappingProxyType(
    {
        "accounts": say("Accounts on platforms; only those that their owner agreed to show"),
        "address": say("An address, or how to find the place"),
        "addressed_to": say("For whom it is written, by ids of `addressees`"),
        "addressees": say("For whom things are written"),
        "all_day": say("Whether it is whole days"),
        "ambassador": say("The person"),
        "ambassadors": say("The people"),
        "as_of": say("The day on which the edition was built"),
        "audience": say("Who may read the edition"),
        "audience_size": say("How many follow, where it was counted"),
        "badges": say("What they were recognised for"),
        "biography": say("Their own words, as HTML without scripts"),
        "blogs": say("Blogs; only those that their owner agreed to show"),
        "brands": say("The organisation's brands"),
        "by": say("Who picked it, by the id of a person"),
        "calendar": say("Where the dates are"),
        "cancelled": say("Whether it was called off"),
        "channels": say("The platforms it is told on, by ids"),
        "collections": say("The collections"),
        "comment": say("Why it was picked"),
        "committee": say("Who steers the network"),
        "count": say("How many"),
        "country": say("The country, by its two letters (ISO 3166)"),
        "curators": say("Who picks, by ids of people"),
        "data": say("Where its own file is"),
        "description": say("What it is, in a few sentences"),
        "end": say("When it ends: the last day, or the instant"),
        "entries": say("What has a date in this time, by id"),
        "expertise": say("What they talk about, by ids of themes"),
        "external_kind": say("What kind of person from outside it is, by an id of `external_kinds`"),
        "external_kinds": say("Kinds of people from outside"),
        "feed": say("Where its feed is (Atom)"),
        "first": say("The first day of the calendar's time"),
        "handle": say("What the account is called there"),
        "headline": say("The first line of the home page"),
        "home_page": say("The organisation's own site"),
        "how_to_join": say("How to join"),
        "id": say("A short name that stays"),
        "introduction": say("What the site is"),
        "job_title": say("What they do"),
        "joined_on": say("Since when they are with us"),
        "kind": say("What kind of thing it is"),
        "language": say("The language it is written in"),
        "languages": say("Languages, the first one first"),
        "last": say("The last day of the calendar's time"),
        "latin_name": say("The name in Latin letters, where it is written in others"),
        "links": say("Links"),
        "measured_on": say("The day on which it was counted"),
        "members": say("How many people it has"),
        "memberships": say("The networks they are in"),
        "name": say("What it is called"),
        "name_language": say("The language of the name"),
        "network": say("The id of the network"),
        "networks": say("The networks"),
        "occurrences": say("Its dates, series worked out"),
        "on": say("The day"),
        "online": say("Where to take part online"),
        "open_to": say("Who may come in"),
        "organisation": say("The organisation they belong to"),
        "page": say("Where its page is"),
        "people": say("Its people, by their ids"),
        "person": say("The id of the person"),
        "place": say("The place, by an id of `places`"),
        "places": say("Places"),
        "platform": say("The platform, by its id"),
        "platforms": say("Platforms, by their ids"),
        "reason": say("What it was given for, in one sentence"),
        "role": say("What they do there"),
        "schema": say("Where the JSON Schema is"),
        "sign_up": say("Where to sign up"),
        "since": say("Since when"),
        "site_name": say("What the site is called"),
        "spaces": say("Groups, forums and mailing lists"),
        "spokesperson_for": say("What they speak about for the organisation"),
        "start": say("When it begins: the day, or the instant with its offset"),
        "summary": say("What it is, in a sentence or two"),
        "tagline": say("A line under the name"),
        "theme": say("What it stands on, by the id of a theme"),
        "themes": say("Themes, by their ids"),
        "time_zone": say("The time zone (IANA)"),
        "title": say("The title"),
        "unit": say("The unit, by an id of `units`"),
        "units": say("The organisation's units"),
        "url": say("The address"),
        "values": say("What the organisation holds dear"),
        "version": say("The version of the API: it changes only where something is taken away"),
        "why": say("Why they speak, in their own words"),
    }
)

_THERE: Final[Mapping[tuple[str, str], Say]] = MappingProxyType(
    {
        ("AmbassadorBrief", "kind"): say("Whether they are of the organisation or from outside"),
        ("AmbassadorBrief", "name"): say("The name, as its owner writes it"),
        ("Entry", "id"): say("A short name that stays, after the network's"),
        ("Entry", "kind"): say("What kind of entry it is"),
        ("IndexFile", "ambassadors"): say("Where the list of people is"),
        ("IndexFile", "collections"): say("Where the collections are"),
        ("IndexFile", "networks"): say("Where the list of networks is"),
        ("IndexFile", "organisation"): say("Who publishes, and the lists that ids lead to"),
        ("NetworkFull", "links"): say("Charter, documents and other addresses"),
        ("Occurrence", "on"): say("Which of the dates it is: it stays where the date is moved"),
        ("Organisation", "languages"): say("The languages of the site, the first one first"),
        ("Organisation", "platforms"): say("The platforms that ids lead to"),
        ("Organisation", "themes"): say("The themes that ids lead to"),
        ("Organisation", "url"): say("Where the public site is"),
        ("PickedLink", "on"): say("The day on which it was picked"),
        ("Badge", "on"): say("The day on which it was given"),
    }
)
"""Where a name means something of its own."""


def meaning(shape: str, name: str) -> Say:
    """What a property of a shape means; KeyError where nobody has written it down."""
    if name == "kind" and shape.endswith("File"):
        return say("Which file it is")
    return _THERE.get((shape, name)) or _ANYWHERE[name]
