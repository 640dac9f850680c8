"""The widget's files: bounded, in every language of the site, words only, and in the public edition alone."""

from __future__ import annotations

import json
import posixpath
from datetime import date
from typing import Any

import html5lib
import pytest

from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.llms import llms
from ambassade.publish.outputs.sitemap import sitemap
from ambassade.publish.pages.build import build_pages, build_site
from ambassade.publish.pages.embed.listing import A_PAGE
from ambassade.publish.pages.embed.view import MOST_DATES, MOST_PEOPLE
from ambassade.publish.search import records
from ambassade.publish.site import Site
from tests.unit.publish.pages.editions import (
    edition,
    entry,
    internal_edition,
    links_of,
    members_edition,
    moment,
    network,
    organisation,
    pages_of,
    parsed,
    person,
    text,
    words_of,
)

HOSTILE = '</p><script>hit()</script><img src=x onerror="hit()">'


def files(site: Site) -> dict[str, bytes]:
    return {asset.path: asset.read() for asset in site.assets if asset.path.startswith("embed/")}


def data(site: Site, slug: str = "aurora") -> Any:
    return json.loads(files(site)[f"embed/{slug}.json"])


def membership(slug: str = "aurora") -> tuple[public.Membership, ...]:
    return (public.Membership(network=slug, role="relay"),)


def crowded(people: int, dates: int) -> Site:
    return build_pages(
        edition(
            ambassadors={
                f"p{number:03}": person(f"p{number:03}", memberships=membership()) for number in range(people)
            },
            entries={
                f"aurora/e{number}": entry(
                    f"aurora/e{number}", network="aurora", start=moment(f"2026-12-{number + 1:02}T18:00")
                )
                for number in range(dates)
            },
            posts={},
        )
    )


def test_a_few_people_and_dates_however_many_there_are() -> None:
    view = data(crowded(200, 20))["languages"]["en"]
    assert len(view["people"]) == MOST_PEOPLE
    assert view["all_people"] == "All 200 people"
    assert [one["date"] for one in view["dates"]] == [
        f"2026-12-0{number + 1}" for number in range(MOST_DATES)
    ]
    assert data(crowded(12, 0))["languages"]["en"]["all_people"] == ""


def test_what_leads_comes_first_and_what_is_over_not_at_all() -> None:
    lead = public.CommitteeMember(person="zoe", role="lead")
    made = build_pages(
        edition(
            networks={"aurora": network("aurora", committee=(lead,))},
            ambassadors={name: person(name, memberships=membership()) for name in ("ana", "zoe")},
            entries={
                "aurora/over": entry("aurora/over", network="aurora", start=moment("2026-11-20T18:00")),
                "aurora/next": entry("aurora/next", network="aurora", start=moment("2026-11-30T18:00")),
            },
            posts={},
        )
    )
    view = data(made)["languages"]["en"]
    assert [one["href"] for one in view["people"]] == ["ambassadors/zoe/", "ambassadors/ana/"]
    assert [one["href"] for one in view["dates"]] == ["calendar/aurora/next/"]


def test_every_language_of_the_site_that_has_words_the_sites_own_first() -> None:
    spoken = organisation(languages=("en", "fr", "tlh"))
    site = build_pages(
        edition(
            organisation=spoken,
            networks={"aurora": network("aurora", name=text({"en": "Dawn", "fr": "Aurore"}))},
            ambassadors={"ana": person("ana", tagline=text({"fr": "Dirige"}), memberships=membership())},
            posts={},
        )
    )
    found = data(site)["languages"]
    assert list(found) == ["en", "fr"]
    assert found["en"]["name"] == {"text": "Dawn"}
    assert found["fr"]["name"] == {"text": "Aurore"}
    assert found["en"]["people"][0]["say"] == {"text": "Dirige", "lang": "fr"}
    assert found["fr"]["people"][0]["say"] == {"text": "Dirige"}
    assert found["fr"]["people_title"] == "Personnes"
    made = files(site)
    assert b'lang="fr"' in made["embed/aurora/fr/index.html"]
    assert "embed/aurora/tlh/index.html" not in made
    said = made["embed/v1.js"].decode().rpartition("})(")[2].removesuffix(");\n")
    assert list(json.loads(said)) == ["en", "fr"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_are_never_markup(language: str) -> None:
    site = build_pages(
        edition(
            networks={"aurora": network("aurora", name=text(HOSTILE), tagline=text(HOSTILE))},
            ambassadors={"ana": person("ana", name=HOSTILE, memberships=membership())},
            entries={"aurora/deck": entry("aurora/deck", network="aurora", title=text(HOSTILE))},
            posts={},
        )
    )
    made = files(site)
    folder = "embed/aurora/" if language == "en" else "embed/aurora/fr/"
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(made[f"{folder}index.html"].decode())
    assert [each.get("src", "").rpartition("/")[2] for each in tree.iter("script")] == ["alone.js"]
    assert {each.get("src", "").rpartition("/")[2] for each in tree.iter("img")} == {"aurora.svg", "ana.svg"}
    assert words_of(tree).count("<script>hit()</script>") == 4  # name, tagline, person and date
    assert not any(name.startswith("on") or name == "style" for each in tree.iter() for name in each.attrib)
    assert tree.find("head/base").attrib == {"target": "_top"}
    page = pages_of(site)["embed/"]
    line = next(e for e in parsed(page.html).iter("code") if e.get("id") == "embed-aurora-frame")
    framed = parsed(words_of(line)).findall(".//iframe")
    assert [each.get("title") for each in framed] == [HOSTILE]


@pytest.mark.parametrize("made", [members_edition, internal_edition])
def test_nothing_of_it_in_editions_for_fewer_than_everybody(made: Any) -> None:
    site = build_pages(made())
    assert files(site) == {}
    assert not any(path.startswith("embed/") for path in pages_of(site))


def test_the_pages_for_frames_are_in_neither_search_nor_sitemap() -> None:
    shown = edition()
    site = build_pages(shown)
    addresses = Addresses.of(shown)
    lists = [
        *(asset.read().decode() for asset in sitemap(site, addresses)),
        *(asset.read().decode() for asset in llms(shown, site, addresses, site.assets)),
        *(record.path for record in records(site)),
    ]
    assert any("networks/aurora/" in each for each in lists)
    assert not any("embed/aurora" in each for each in lists)
    alone = files(site)["embed/aurora/index.html"].decode()
    assert '<link rel="canonical" href="https://people.talvenne.example/networks/aurora/">' in alone
    assert '<meta name="robots" content="noindex">' in alone


def test_a_line_for_each_network_on_as_many_pages_as_they_need() -> None:
    networks = {f"n{number:02}": network(f"n{number:02}") for number in range(A_PAGE + 1)}
    site = build_pages(edition(networks=networks, ambassadors={}, entries={}, posts={}))
    pages = pages_of(site)
    codes = [
        words_of(each)
        for path in ("embed/", "embed/networks/2/")
        for each in parsed(pages[path].html).iter("code")
        if (each.get("id") or "").endswith("-script")
    ]
    assert codes == [
        f'<script src="https://people.talvenne.example/embed/v1.js" data-network="{slug}" defer></script>'
        for slug in sorted(networks)
    ]
    known = set(pages) | {asset.path for asset in site.assets}
    assert set(links_of(pages["embed/"])) <= known
    assert 'src="./v1.js" data-network="n00"' in pages["embed/"].head
    assert "v1.js" not in pages["embed/networks/2/"].head


def test_the_frame_is_in_the_language_of_the_page_that_its_line_stands_on() -> None:
    site = build_site(edition())
    made, pages = files(site), {page.path: page for page in site.every_page}
    for path, alone in {"embed/": "embed/aurora/", "fr/embed/": "embed/aurora/fr/"}.items():
        tree = parsed(pages[path].html)
        shown = next(each for each in tree.iter("iframe")).get("src")
        assert posixpath.normpath(path + (shown or "")) == f"{alone}index.html"
        line = next(each for each in tree.iter("code") if each.get("id") == "embed-aurora-frame")
        assert f'src="https://people.talvenne.example/{alone}"' in words_of(line)
    assert b'lang="fr"' in made["embed/aurora/fr/index.html"]


@pytest.mark.parametrize(("people", "height"), [(1, 560), (6, 730), (MOST_PEOPLE + 5, 1210)])
def test_a_frame_is_as_high_as_what_it_shows(people: int, height: int) -> None:
    tree = parsed(pages_of(crowded(people, 1))["embed/"].html)
    line = next(each for each in tree.iter("code") if each.get("id") == "embed-aurora-frame")
    frames = [next(tree.iter("iframe")), *parsed(words_of(line)).findall(".//iframe")]
    assert [each.get("height") for each in frames] == [str(height)] * 2


def test_where_the_address_is_not_known_the_page_says_what_to_put_in() -> None:
    page = pages_of(build_pages(edition(organisation=organisation(url=None))))["embed/"]
    assert "put it in place of https://site.example in the lines" in words_of(parsed(page.html))


def test_it_tells_when_it_was_worked_out_the_same_each_time() -> None:
    first, second = files(crowded(3, 3)), files(crowded(3, 3))
    assert first == second
    assert date(2026, 11, 23).isoformat() not in first["embed/aurora.json"].decode()
