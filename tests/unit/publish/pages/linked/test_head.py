"""What public pages say of themselves to other sites and to machines, read back from their heads."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from PIL import Image

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.linked.cards import FOLDER, MOST
from ambassade.publish.pages.linked.head import locale_of
from ambassade.publish.site import Page, Site
from tests.unit.publish.pages.editions import (
    edition,
    entry,
    internal_edition,
    members_edition,
    moment,
    network,
    organisation,
    pages_of,
    person,
    post,
    text,
)

WEB = "https://people.talvenne.example/"
HOSTILE = '</script><script>alert("x")</script>&amp;\u2028 <!--'


def head_of(page: Page) -> Element:
    """A page's head as a browser reads it; what is not well formed fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(f"<!doctype html><head><title>t</title>{page.head}</head><body></body>")
    found = tree.find("head")
    assert found is not None
    assert list(tree.find("body") or ()) == []
    return found


def tags_of(page: Page) -> dict[str, str]:
    metas = head_of(page).iter("meta")
    return {meta.get("property", meta.get("name", "")): meta.get("content", "") for meta in metas}


def things_of(page: Page) -> list[dict[str, Any]]:
    """The objects of the page's JSON-LD."""
    scripts = [each for each in head_of(page).iter("script") if each.get("type") == "application/ld+json"]
    assert len(scripts) <= 1
    if not scripts:
        return []
    read = json.loads(scripts[0].text or "")
    assert read.pop("@context") == "https://schema.org"
    graph: list[dict[str, Any]] = read.get("@graph", [read])
    return graph


def built(shown: Edition, **given: Any) -> Site:
    return build_pages(shown, **given)


def page_of(shown: Edition, path: str, **given: Any) -> Page:
    return pages_of(built(shown, **given))[path]


# Open Graph


def test_every_public_page_has_its_tags() -> None:
    site = built(edition())
    files = {asset.path: asset for asset in site.assets}
    for page in site.pages:
        tags = tags_of(page)
        if not page.indexed:
            assert tags == {}
            continue
        assert tags["og:title"] == page.title
        assert tags["og:description"] == (page.description or page.title)
        assert 0 < len(tags["og:title"]) <= 120
        assert len(tags["og:description"]) <= 201
        assert tags["og:url"] == WEB + page.path
        assert tags["og:site_name"] == site.name
        assert tags["og:locale"] == "en_US"
        assert tags["twitter:card"] == "summary_large_image"
        picture = files[tags["og:image"].removeprefix(WEB)]
        with Image.open(io.BytesIO(picture.read())) as image:
            assert (str(image.width), str(image.height)) == (tags["og:image:width"], tags["og:image:height"])
        assert tags["og:image:alt"]


def test_a_picture_for_no_network_shows_the_flags_of_all_and_says_nothing_of_one() -> None:
    def side(networks: tuple[str, ...]) -> int:
        shown = edition(
            networks={slug: network(slug) for slug in networks},
            posts={"quay": post("quay", network=None)},
            entries={},
        )
        site = built(shown)
        path = tags_of(pages_of(site)["posts/quay/"])["og:image"].removeprefix(WEB)
        picture = next(asset for asset in site.assets if asset.path == path)
        with Image.open(io.BytesIO(picture.read())) as image:
            return len(image.convert("RGB").crop((800, 0, image.width, image.height)).getcolors(65536) or ())

    assert side(("aurora", "boreal")) > 2
    assert side(("aurora",)) == 1  # ink: the flag would say that it is that network's


def test_pages_of_a_kind_have_its_type() -> None:
    pages = pages_of(built(edition()))
    assert tags_of(pages["ambassadors/ana/"])["og:type"] == "profile"
    assert tags_of(pages["posts/quay/"])["og:type"] == "article"
    assert tags_of(pages["networks/aurora/"])["og:type"] == "website"
    article = tags_of(pages["posts/quay/"])
    assert article["article:published_time"] == "2026-11-19"
    assert article["article:author"] == f"{WEB}ambassadors/ana/"


def test_without_an_address_there_are_words_only() -> None:
    site = built(edition(organisation=organisation(url=None)))
    tags = tags_of(pages_of(site)["ambassadors/ana/"])
    assert tags["og:title"] == "Ana"
    assert tags["twitter:card"] == "summary"
    assert not {"og:url", "og:image"} & tags.keys()
    assert not any(things_of(page) for page in site.pages)
    assert not any(asset.path.startswith(FOLDER) for asset in site.assets)


@pytest.mark.parametrize("make", [members_edition, internal_edition])
def test_other_editions_say_nothing(make: Any) -> None:
    site = built(make(), address="https://members.example/")
    assert not any("og:" in page.head or "ld+json" in page.head for page in site.pages)
    assert not any(asset.path.startswith(FOLDER) for asset in site.assets)


def test_words_of_the_content_stay_words() -> None:
    shown = edition(
        ambassadors={"ana": person("ana", name=HOSTILE, tagline=text(HOSTILE), job_title=text(HOSTILE))},
        networks={"aurora": network("aurora", name=text(HOSTILE), tagline=text(HOSTILE))},
        entries={"aurora/deck": entry("aurora/deck", title=text(HOSTILE))},
        posts={"quay": post("quay", title=text(HOSTILE), authors=("ana",))},
        organisation=organisation(name=text(HOSTILE)),
    )
    for page in built(shown).pages:
        things_of(page)
        tags_of(page)
    assert things_of(page_of(shown, "ambassadors/ana/"))[0]["name"] == HOSTILE


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        *(("en", "en_US"), ("fr", "fr_FR"), ("pt-BR", "pt_BR"), ("de", "de_DE"), ("zh-Hant-TW", "zh_TW")),
        *(("no", "no_NO"), ("fr-XX", "fr_XX"), ("tlh", "tlh")),
    ],
)
def test_locale_has_a_country(language: str, locale: str) -> None:
    assert locale_of(language) == locale


# JSON-LD


def test_a_person_is_what_the_page_shows() -> None:
    ana = person(
        "ana",
        name="安娜",
        latin_name="Ana Silva",
        job_title=text("Engineer"),
        languages=("en", "pt"),
        expertise=("shore-power",),
        memberships=(public.Membership(network="aurora", role="relay"),),
        accounts=(
            public.Account(id="l", platform="linkedin", url="https://www.linkedin.com/in/ana"),
            public.Account(id="m", platform="email", url="mailto:ana@talvenne.example"),
        ),
        blogs=(public.Blog(id="b", name="Quay", url="https://quay.example"),),
        badges=(public.Badge(name=text("Ten posts")),),
    )
    (thing,) = things_of(page_of(edition(ambassadors={"ana": ana}), "ambassadors/ana/"))
    assert thing == {
        "@type": "Person",
        "@id": f"{WEB}ambassadors/ana/#person",
        "name": "安娜",
        "alternateName": "Ana Silva",
        "url": f"{WEB}ambassadors/ana/",
        "description": "Runs the programme",
        "jobTitle": "Engineer",
        "worksFor": {"@type": "Organization", "@id": f"{WEB}#organization", "name": "Talvenne"},
        "memberOf": {
            "@type": "Organization",
            "@id": f"{WEB}networks/aurora/#network",
            "name": "Aurora",
            "url": f"{WEB}networks/aurora/",
        },
        "workLocation": {
            "@type": "Place",
            "name": "Nantes",
            "address": {"@type": "PostalAddress", "addressCountry": "FR"},
        },
        "knowsAbout": "Shore power",
        "knowsLanguage": ["en", "pt"],
        "award": "Ten posts",
        "sameAs": ["https://www.linkedin.com/in/ana", "https://quay.example"],
    }


def test_somebody_from_outside_works_for_whom_they_say() -> None:
    people = {
        "ana": person("ana", kind="external", organisation="Harbour Lab"),
        "ben": person("ben", kind="external"),
    }
    pages = pages_of(built(edition(ambassadors=people, posts={})))
    (ana,) = things_of(pages["ambassadors/ana/"])
    assert ana["worksFor"] == {"@type": "Organization", "name": "Harbour Lab"}
    assert "worksFor" not in things_of(pages["ambassadors/ben/"])[0]


def test_a_network_has_its_people_as_far_as_its_page_shows_them() -> None:
    member = (public.Membership(network="aurora", role="relay"),)
    few = {f"p-{number:03}": person(f"p-{number:03}", memberships=member) for number in range(3)}
    many = {f"p-{number:03}": person(f"p-{number:03}", memberships=member) for number in range(70)}
    for people in (few, many):
        page = page_of(edition(ambassadors=people, posts={}), "networks/aurora/")
        (thing,) = things_of(page)
        assert thing["@type"] == "Organization"
        assert thing["logo"] == f"{WEB}assets/flags/aurora.svg"
        assert thing["parentOrganization"]["name"] == "Talvenne"
        assert thing["foundingDate"] == "2023-03"
        shown = {each["url"].removeprefix(WEB) for each in thing["member"]}
        assert shown == {f"ambassadors/{slug}/" for slug in people if f"ambassadors/{slug}/" in page.html}


def test_a_post_says_who_wrote_it_when_and_where() -> None:
    written = post(
        "quay",
        authors=("ana",),
        updated_on=date(2026, 11, 21),
        language="fr",
        body=text({"fr": "Un texte."}),
        themes=("night-work",),
        canonical_url="https://notes.example/quay",
    )
    page = page_of(edition(posts={"quay": written}), "posts/quay/")
    (thing,) = things_of(page)
    assert thing["@type"] == "BlogPosting"
    assert thing["headline"] == "Post quay"
    assert thing["author"]["@id"] == f"{WEB}ambassadors/ana/#person"
    assert (thing["datePublished"], thing["dateModified"]) == ("2026-11-19", "2026-11-21")
    assert thing["inLanguage"] == "fr"
    assert thing["isPartOf"]["url"] == f"{WEB}networks/aurora/"
    assert thing["about"]["name"] == "Night work"
    assert thing["sameAs"] == page.original == "https://notes.example/quay"
    assert thing["image"] == tags_of(page)["og:image"]


def test_home_names_the_site_and_the_organisation() -> None:
    shown = edition(organisation=organisation(home_page="https://talvenne.example"))
    site, owner = things_of(page_of(shown, ""))
    assert (site["@type"], site["url"], site["inLanguage"]) == ("WebSite", WEB, "en")
    assert site["publisher"] == {"@id": owner["@id"]}
    assert (owner["name"], owner["url"]) == ("Talvenne", "https://talvenne.example")


def test_lists_name_what_stands_on_the_page() -> None:
    people = {f"p-{number:03}": person(f"p-{number:03}") for number in range(250)}
    site = built(edition(ambassadors=people, posts={}))
    pages = pages_of(site)
    (letter,) = things_of(pages["ambassadors/by-letter/p/"])
    assert letter["@type"] == "ItemList"
    assert letter["numberOfItems"] == len(letter["itemListElement"]) == 120
    assert letter["itemListElement"][0] == {
        "@type": "ListItem",
        "position": 1,
        "url": f"{WEB}ambassadors/p-000/",
        "name": "P 000",
    }
    assert things_of(pages["ambassadors/"]) == []
    (networks,) = things_of(pages["networks/"])
    assert [item["name"] for item in networks["itemListElement"]] == ["Aurora"]
    (theme,) = things_of(pages["themes/shore-power/"])
    assert theme["itemListElement"][0]["url"] == f"{WEB}networks/aurora/"


# Events


def events_of(one: public.Entry, **changes: Any) -> list[dict[str, Any]]:
    shown = edition(entries={"aurora/deck": one}, **changes)
    return things_of(page_of(shown, "calendar/aurora/deck/"))


def test_an_event_has_its_dates_with_offset_and_its_place() -> None:
    where = public.Where(
        kind="both",
        place="nantes",
        address=text("Quai de la Fosse"),
        url="https://meet.example/deck",
        capacity=40,
    )
    (event,) = events_of(entry("aurora/deck", end=moment("2026-11-26T20:00"), where=where))
    assert event["@type"] == "Event"
    assert event["startDate"] == "2026-11-26T18:00:00+01:00"
    assert event["endDate"] == "2026-11-26T20:00:00+01:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    here, online = event["location"]
    assert here["address"]["streetAddress"] == "Quai de la Fosse"
    assert here["address"]["addressCountry"] == "FR"
    assert online == {"@type": "VirtualLocation", "url": "https://meet.example/deck"}
    assert event["organizer"]["name"] == "Aurora"
    assert event["maximumAttendeeCapacity"] == 40


def test_whole_days_have_no_hours_and_what_is_cancelled_says_so() -> None:
    where = public.Where(kind="online", url="https://meet.example/deck")
    one = entry(
        "aurora/deck", start=moment("2026-12-05"), end=moment("2026-12-06"), cancelled=True, where=where
    )
    (event,) = events_of(one)
    assert (event["startDate"], event["endDate"]) == ("2026-12-05", "2026-12-06")
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["location"] == {"@type": "VirtualLocation"}


def test_a_series_is_an_event_a_date_as_its_page_shows_them() -> None:
    repeated = public.Recurrence(
        rule="FREQ=WEEKLY",
        overrides=(
            public.Override(on=date(2026, 12, 3), start=moment("2026-12-04T18:00")),
            public.Override(on=date(2026, 12, 10), start=moment("2026-12-10T18:00"), cancelled=True),
        ),
    )
    events = events_of(entry("aurora/deck", recurrence=repeated))
    assert len(events) == 8
    assert len({event["@id"] for event in events}) == 8
    status = [event["eventStatus"].rpartition("/")[2] for event in events[:4]]
    assert status == ["EventScheduled", "EventRescheduled", "EventCancelled", "EventScheduled"]
    assert events[1]["previousStartDate"] == "2026-12-03"
    assert events[1]["startDate"].startswith("2026-12-04T18:00")


@pytest.mark.parametrize("kind", ["topic", "campaign", "content"])
def test_what_nobody_goes_to_is_no_event(kind: str) -> None:
    assert events_of(entry("aurora/deck", kind=kind)) == []


# Pictures for links


def cards_of(site: Site) -> set[str]:
    return {
        asset.path.removeprefix(FOLDER).rpartition("-")[0]
        for asset in site.assets
        if asset.path.startswith(FOLDER)
    }


def test_each_has_a_picture_of_its_own_in_a_small_site() -> None:
    site = built(edition())
    assert cards_of(site) == {
        "site",
        "person-ana",
        "network-aurora",
        "post-quay",
        "entry-aurora-deck",
        "entry-core",
    }
    assert site.shortened == 0


def test_few_pictures_are_shared_and_none_are_none() -> None:
    few = built(edition(organisation=organisation(cards="few")))
    assert cards_of(few) == {"site", "network-aurora", "post-quay"}
    pages = pages_of(few)
    shared = tags_of(pages["networks/aurora/"])["og:image"]
    assert tags_of(pages["ambassadors/ana/"])["og:image"] == shared
    assert tags_of(pages["calendar/aurora/deck/"])["og:image"] == shared
    assert tags_of(pages["calendar/all/core/"])["og:image"] == tags_of(pages[""])["og:image"]
    none = built(edition(organisation=organisation(cards="none")))
    assert cards_of(none) == set()
    assert tags_of(pages_of(none)[""])["twitter:card"] == "summary"


def test_a_large_site_has_few_and_says_so() -> None:
    people = {f"p-{number:03}": person(f"p-{number:03}") for number in range(MOST)}
    site = built(edition(ambassadors=people, posts={}))
    assert cards_of(site) == {"site", "network-aurora"}
    assert site.shortened == MOST + 4


def test_a_picture_of_an_earlier_build_is_taken_over_where_it_is_the_same(tmp_path: Path) -> None:
    first = {asset.path: asset for asset in built(edition()).assets if asset.path.startswith(FOLDER)}
    for path, asset in first.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(asset.read())
    broken = next(path for path in first if "person-ana" in path)
    (tmp_path / broken).write_bytes(first[broken].read()[:100])
    changed = edition(networks={"aurora": network("aurora", tagline=text("Other words"))})
    again = {
        asset.path: asset for asset in built(changed, kept=tmp_path).assets if asset.path.startswith(FOLDER)
    }
    assert {path for path, asset in again.items() if asset.source is None} == {
        broken,
        *(again.keys() - first.keys()),
    }
    assert again[broken].read() == first[broken].read()
    assert [path.rpartition("-")[0] for path in again.keys() - first.keys()] == [f"{FOLDER}network-aurora"]
