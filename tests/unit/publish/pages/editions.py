"""Small editions made by hand, for the tests of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

import html5lib

from ambassade.model.moment import Moment
from ambassade.model.platform import BUILT_IN
from ambassade.model.status import State
from ambassade.model.text import Text
from ambassade.publish.audience import ClosedNetwork, Edition, InternalEdition, MembersEdition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.site import Page, Site

ZONE = ZoneInfo("Europe/Paris")
AS_OF = datetime(2026, 11, 23, 9, tzinfo=ZONE)
THEMES = (
    public.Theme(id="shore-power", name=Text.of({"en": "Shore power", "fr": "Courant de quai"})),
    public.Theme(id="night-work", name=Text.of("Night work"), description=Text.of("After nine.")),
)
PLACES = (public.Place(id="nantes", name=Text.of("Nantes"), country="FR", time_zone="Europe/Paris"),)
PLATFORMS = {key: platform.name for key, platform in BUILT_IN.items()}


def text(value: str | dict[str, str]) -> Text:
    return Text.of(value)


def moment(value: str) -> Moment:
    return Moment.parse(value)


def organisation(**changes: Any) -> public.Organisation:
    values: dict[str, Any] = {
        "name": text("Talvenne"),
        "languages": ("en", "fr"),
        "time_zone": "Europe/Paris",
        "themes": THEMES,
        "places": PLACES,
        "url": "https://people.talvenne.example",
    }
    return public.Organisation(**values | changes)


def network(slug: str, **changes: Any) -> public.Network:
    values: dict[str, Any] = {
        "id": slug,
        "name": text(slug.title()),
        "basis": public.Basis(kind="theme", theme="shore-power"),
        "themes": ("shore-power",),
        "languages": ("en",),
        "stage": public.Stage(since=date(2023, 3, 1)),
    }
    return public.Network(**values | changes)


def person(slug: str, **changes: Any) -> public.Ambassador:
    values: dict[str, Any] = {
        "id": slug,
        "name": slug.replace("-", " ").title(),
        "kind": "internal",
        "languages": ("en",),
        "tagline": text("Runs the programme"),
        "place": "nantes",
    }
    return public.Ambassador(**values | changes)


def entry(key: str, **changes: Any) -> public.Entry:
    slug, _, name = key.rpartition("/")
    values: dict[str, Any] = {
        "id": name,
        "network": slug or None,
        "title": text(f"Entry {name}"),
        "kind": "event",
        "start": moment("2026-11-26T18:00"),
    }
    return public.Entry(**values | changes)


def post(slug: str, **changes: Any) -> public.Post:
    values: dict[str, Any] = {
        "id": slug,
        "network": "aurora",
        "title": text(f"Post {slug}"),
        "language": "en",
        "publish_at": moment("2026-11-19"),
        "body": text("Some words."),
    }
    return public.Post(**values | changes)


def edition(**changes: Any) -> Edition:
    """A public edition with one network, one person in it, one date and one post."""
    return Edition(**_common("public") | changes)


def _common(audience: str) -> dict[str, Any]:
    return {
        "audience": audience,
        "language": "en",
        "default_language": "en",
        "as_of": AS_OF,
        "fixed": True,
        "zone": ZONE,
        "organisation": organisation(),
        "networks": {"aurora": network("aurora")},
        "ambassadors": {
            "ana": person("ana", memberships=(public.Membership(network="aurora", role="relay"),)),
        },
        "entries": {"aurora/deck": entry("aurora/deck"), "core": entry("core")},
        "posts": {"quay": post("quay", authors=("ana",))},
        "collections": {},
        "pages": {},
        "platforms": PLATFORMS,
    }


def members_edition(**changes: Any) -> MembersEdition:
    """A members' edition: the same things in the members' classes, and a message."""
    common = _common("members")
    common["organisation"] = members.Organisation(
        name=text("Talvenne"), time_zone="Europe/Paris", themes=THEMES, places=PLACES, url="https://p.example"
    )
    common["networks"] = {
        "aurora": members.Network(
            id="aurora",
            name=text("Aurora"),
            basis=public.Basis(kind="theme", theme="shore-power"),
            stage=members.Stage(state="established", since=date(2023, 3, 1)),
            interaction_rules=(members.InteractionRule(rule=text("Answer within a day")),),
            objectives=(members.NetworkObjective(id="weekly", name=text("One post a week")),),
        )
    }
    common["entries"] = {
        "aurora/deck": members.Entry(
            id="deck",
            network="aurora",
            title=text("Open deck"),
            kind="event",
            start=moment("2026-11-26T18:00"),
            channels=("linkedin", "mastodon"),
            owner="ana",
        )
    }
    common["messages"] = {"aurora/glass": message()}
    return MembersEdition(**common | changes)


def message(**changes: Any) -> members.Message:
    values: dict[str, Any] = {
        "id": "glass",
        "network": "aurora",
        "idea": text("The glass no longer rattles"),
        "entry": "aurora/deck",
        "link": members.MessageLink(url="https://talvenne.example/deck"),
        "variants": (
            members.Variant(platform="linkedin", language="en", text="Come and listen: {link}"),
            members.Variant(platform="linkedin", language="fr", text="Venez écouter #ShorePower"),
        ),
        "hashtags": ("ShorePower",),
        "window": members.Window(from_=moment("2026-11-23"), until=moment("2026-11-26")),
        "make_it_yours": (text("Say where you were"),),
    }
    return members.Message(**values | changes)


def internal_edition(**changes: Any) -> InternalEdition:
    """An internal edition: a launch plan, an audit, consent, a closed network and things not yet out."""
    common = _common("internal")
    common["organisation"] = internal.Organisation(
        name=text("Talvenne"), time_zone="Europe/Paris", themes=(), places=PLACES, preset="group"
    )
    common["networks"] = {
        "aurora": internal.Network(
            id="aurora",
            name=text("Aurora"),
            basis=public.Basis(kind="agenda", agenda=text("The year of access")),
            stage=members.Stage(state="launching", since=date(2026, 12, 1)),
            platforms=(
                internal.RecommendedPlatform(
                    platform="linkedin",
                    audit=internal.Audit(decision="keep", score=4, checked_on=date(2026, 9, 30), owner="ana"),
                ),
            ),
            objectives=(
                internal.NetworkObjective(
                    id="weekly", name=text("Weekly"), target=text("52 posts"), due=date(2026, 12, 31)
                ),
            ),
            launch_plan=internal.LaunchPlan(
                starts_on=date(2026, 11, 2),
                weeks=(internal.LaunchWeek(content=text("Meet the crew"), entries=("aurora/deck",)),),
                first_members=(internal.FirstMember(person="ana", asked=text("One post")),),
            ),
        )
    }
    common["ambassadors"] = {
        "ana": internal.Ambassador(
            id="ana",
            name="Ana Silva",
            kind="internal",
            standing="active",
            origin="nominated",
            informed_on=date(2026, 1, 8),
            contact_owner="ana",
            consent=(
                internal.Consent(
                    scopes=("profile", "photo", "account:linkedin"),
                    given_on=date(2026, 1, 10),
                    until=date(2028, 1, 9),
                    evidence="C-2026-014",
                ),
            ),
            memberships=(internal.Membership(network="aurora", role="relay"),),
        )
    }
    common["entries"] = {
        "aurora/deck": internal.Entry(
            id="deck",
            network="aurora",
            title=text("Open deck"),
            kind="event",
            start=moment("2026-11-26T18:00"),
            channels=("linkedin", "mastodon"),
            audience="public",
            status="in_review",
        )
    }
    common["posts"] = {
        slug: internal.Post(
            id=slug,
            network="aurora",
            title=text(slug.title()),
            language="en",
            authors=("ana",),
            publish_at=moment(day),
            audience="public",
            status="approved",
        )
        for slug, day in (("later", "2026-12-01"), ("out", "2026-11-01"))
    }
    common["messages"] = {
        "aurora/glass": internal.Message(
            id="glass",
            network="aurora",
            idea=text("The glass"),
            entry="aurora/deck",
            variants=(members.Variant(platform="linkedin", language="en", text="Come"),),
            window=members.Window(from_=moment("2026-11-20"), until=moment("2026-11-22")),
            audience="members",
            status="approved",
        )
    }
    common["closed"] = (
        ClosedNetwork(
            id="desk", name=text("Incident Desk"), theme=None, lead="ana", how_to_join=text("Ask Ana")
        ),
    )
    common["scopes"] = {"ana": frozenset({"profile", "photo", "account:linkedin"})}
    common["states"] = {
        "entry/aurora/deck": State.IN_REVIEW,
        "message/aurora/glass": State.PUBLISHED,
        "post/later": State.SCHEDULED,
        "post/out": State.PUBLISHED,
    }
    return InternalEdition(**common | changes)


def pages_of(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages}


def parsed(html: str) -> Element:
    """The HTML as a browser reads it; what is not well formed fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(f"<!doctype html><title>t</title><body><main>{html}</main></body>")
    return tree


def words_of(element: Element) -> str:
    """The words, with a space between those of different elements."""
    body = element.find(".//main")
    found = " ".join(" ".join((element if body is None else body).itertext()).split())
    return re.sub(r" ([,.])", r"\1", found)


def links_of(page: Page) -> Iterator[str]:
    """The addresses within the site that a page names, from the site's root."""
    for element in parsed(page.html).iter():
        sizes = [each.split()[0] for each in (element.get("srcset") or "").split(",") if each]
        for address in (*map(element.get, ("href", "src", "action")), *sizes):
            if address is not None and not urlsplit(address).scheme:
                yield unquote(urlsplit(urljoin(f"https://site.example/{page.path}", address)).path)[1:]
