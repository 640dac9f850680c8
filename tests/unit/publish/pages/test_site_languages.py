"""A site in several languages from one edition: where pages lie, what is shared, whose text it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ambassade import words
from ambassade.engines.docs_tree import docs_tree
from ambassade.engines.frame import Version
from ambassade.engines.framer import FIRST, Frames
from ambassade.engines.page_writer import Pieces, kinds
from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.sitemap import sitemap
from ambassade.publish.pages.build import build_pages, build_site
from ambassade.publish.pages.environment import environment
from ambassade.publish.pages.place import Place
from ambassade.publish.site import Page, Site, absolute
from tests.unit.publish.pages.editions import edition, organisation, parsed, person, post, text, words_of

ADDRESS = "https://people.talvenne.example/"
GERMAN = r"""
msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "People"
msgstr "Leute"

msgid "{n} person"
msgid_plural "{n} people"
msgstr[0] "{n} Mensch"
msgstr[1] "{n} Menschen"
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue more, as somebody adds one."""
    for name in words.CATALOGUES.iterdir():
        if name.name.endswith(".po"):
            (tmp_path / name.name).write_bytes(name.read_bytes())
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    caches = (words.words, words._catalogue, environment)
    for cache in caches:
        cache.cache_clear()
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    yield
    for cache in caches:
        cache.cache_clear()


def by_path(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.every_page}


def with_posts(**changes: object) -> Edition:
    """An edition with a post of French alone, one of English alone, and one in both."""
    posts = {
        "quai": post("quai", language="fr", title=text("Le quai"), body=text("Le quai dort.")),
        "quay": post("quay", language="en", title=text("The quay"), body=text("The quay sleeps.")),
        "both": post(
            "both", language="en", title=text("Both"), body=text({"en": "The quay.", "fr": "Le quai."})
        ),
    }
    return edition(posts=posts, **changes)


def test_every_page_of_the_first_language_is_there_in_the_second() -> None:
    site = build_site(edition())
    (french,) = site.translations
    assert (site.language, site.folder, french.language, french.folder) == ("en", "", "fr", "fr/")
    first = {page.path for page in site.pages}
    assert {page.path for page in french.pages} == {f"fr/{path}" for path in first - {"404.html"}}
    assert docs_tree(site).pages.keys() == {f"{page.path}index.md" for page in site.every_page} - {
        "404.htmlindex.md"
    }


def test_the_first_language_is_the_same_with_and_without_others() -> None:
    alone = build_pages(replace(edition(), organisation=organisation(languages=("en",))))
    site = build_site(replace(edition(), organisation=organisation(languages=("en",))))
    assert site == alone
    assert site.translations == ()


def test_the_edition_decides_what_lies_at_the_root() -> None:
    site = build_site(edition(language="fr"))
    assert [each.folder for each in site.every_language] == ["", "en/"]
    assert "Personnes" in words_of(parsed(by_path(site)["ambassadors/"].html))
    assert "People" in words_of(parsed(by_path(site)["en/ambassadors/"].html))


def test_links_stay_in_the_language_and_files_exist_once() -> None:
    site = build_site(edition())
    files = {asset.path for asset in site.assets}
    assert not [path for path in files if path.startswith("fr/")]
    pages = by_path(site)
    for page in site.translations[0].pages:
        for name, found in re.findall(
            r'\s(href|src|srcset|action)="([^"#?:]+)[#?]?[^":]*"', page.html + page.head
        ):
            target = absolute(found, page.path)
            folder = f"{target}/" if target and not target.endswith("/") else target
            if folder in pages:
                assert folder.startswith("fr/"), f"{page.path} leads to {target} by {name}"
            else:
                assert not target.startswith("fr/"), f"{page.path} wants {target}"


def test_a_place_knows_its_home_and_the_root_of_all() -> None:
    assert Place.of("networks/aurora/", "fr/") == Place("networks/aurora/", "../../", "../../../")
    assert Place.of("", "fr/") == Place("", "./", "../")
    assert Place.of("", "") == Place("", "./", "./")
    place = Place.of("networks/aurora/", "fr/")
    assert absolute(place.link("themes/"), "fr/networks/aurora/") == "fr/themes"
    assert absolute(place.file("feed.xml"), "fr/networks/aurora/") == "feed.xml"


def test_a_text_without_translation_counts_as_the_page_in_its_own_language() -> None:
    pages = by_path(build_site(with_posts()))
    originals = {
        path: pages[path].original for path in pages if path.removeprefix("fr/").startswith("posts/qu")
    }
    assert originals == {
        "posts/quai/": f"{ADDRESS}fr/posts/quai/",
        "fr/posts/quai/": None,
        "posts/quay/": None,
        "fr/posts/quay/": f"{ADDRESS}posts/quay/",
    }
    assert pages["posts/both/"].original is pages["fr/posts/both/"].original is None
    assert (
        'property="og:url" content="https://people.talvenne.example/fr/posts/quai/"'
        in pages["posts/quai/"].head
    )


def test_in_a_language_that_the_site_has_not_the_first_one_counts() -> None:
    posts = {"hal": post("hal", language="de", title=text("Hafen"), body=text("Der Hafen schläft."))}
    pages = by_path(build_site(edition(posts=posts)))
    assert pages["posts/hal/"].original is None
    assert pages["fr/posts/hal/"].original == f"{ADDRESS}posts/hal/"


def test_a_text_counts_as_the_page_in_its_language_whatever_the_region() -> None:
    made = replace(with_posts(organisation=organisation(languages=("fr", "en-GB"))), language="fr")
    pages = by_path(build_site(made))
    assert pages["en-GB/posts/quay/"].original is None
    assert pages["posts/quay/"].original == f"{ADDRESS}en-GB/posts/quay/"


@pytest.mark.parametrize("language", ["no", "tlh", "fr-XX", "sh"])
def test_a_language_that_nobody_knows_how_to_write_days_in_has_its_pages(language: str) -> None:
    made = edition(organisation=organisation(languages=(language, "fr")), language=language)
    assert "2026" in words_of(parsed(by_path(build_site(made))["calendar/aurora/deck/"].html))


def test_search_engines_are_told_of_each_language() -> None:
    site = build_site(with_posts())
    frames = Frames(site, ADDRESS)
    pages = by_path(site)
    both = tuple(
        Version(language, f"{ADDRESS}{path}")
        for language, path in (("en", "posts/both/"), ("fr", "fr/posts/both/"), (FIRST, "posts/both/"))
    )
    assert frames.frame(pages["posts/both/"]).versions == both
    assert frames.frame(pages["fr/posts/both/"]).versions == both
    for path in ("posts/quai/", "fr/posts/quai/", "posts/quay/", "fr/posts/quay/"):
        assert frames.frame(pages[path]).versions == ()
    assert frames.frame(pages["404.html"]).versions == ()
    assert Frames(site, None).frame(pages["posts/both/"]).versions == ()
    assert frames.frame(pages["fr/posts/both/"]).canonical == f"{ADDRESS}fr/posts/both/"
    assert frames.frame(pages["posts/quai/"]).canonical == f"{ADDRESS}fr/posts/quai/"


def test_the_sitemap_has_each_language_once_with_its_alternates() -> None:
    site = build_site(with_posts())
    (asset,) = sitemap(site, Addresses(ADDRESS, "people.talvenne.example"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = {
        url.findtext("s:loc", namespaces=names): url
        for url in ET.fromstring(asset.read()).findall("s:url", names)
    }
    assert f"{ADDRESS}posts/quay/" in urls
    assert f"{ADDRESS}fr/posts/quay/" not in urls
    assert f"{ADDRESS}posts/quai/" not in urls
    links = urls[f"{ADDRESS}fr/posts/both/"].findall("x:link", names)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == [
        ("en", f"{ADDRESS}posts/both/"),
        ("fr", f"{ADDRESS}fr/posts/both/"),
        ("x-default", f"{ADDRESS}posts/both/"),
    ]
    assert urls[f"{ADDRESS}posts/quay/"].findall("x:link", names) == []


def test_the_switch_leads_to_the_same_page_else_to_the_list_above_it() -> None:
    site = build_site(edition())
    frames, pages = Frames(site, None), by_path(site)
    (other,) = frames.frame(pages["networks/aurora/"]).others
    assert (other.language, other.sign, other.name) == ("fr", "FR", "Français")
    assert (other.href, other.whole) == ("../../fr/networks/aurora/", True)
    (back,) = frames.frame(pages["fr/networks/aurora/"]).others
    assert (back.href, back.label, back.whole) == ("../../../networks/aurora/", "This page in English", True)
    (there,) = frames.frame(Page(path="networks/none/", title="T", description="", html="")).others
    assert (there.href, there.whole) == ("../../fr/networks/", False)
    (missing,) = frames.frame(pages["404.html"]).others
    assert (missing.href, missing.whole) == ("/fr/", False)


def test_the_frame_of_a_translation_stays_in_it() -> None:
    site = build_site(edition())
    frame = Frames(site, ADDRESS).frame(by_path(site)["fr/networks/aurora/"])
    assert frame.language == "fr"
    assert frame.home == "../../"
    assert [(link.title, link.href, link.current) for link in frame.sections][:2] == [
        ("Accueil", "../../", False),
        ("Réseaux", "../", True),
    ]
    links = {link.href for each in frame.lists for link in each.links}
    assert "../../subscribe/" in links
    assert all(link.endswith("/") or link.startswith("../../../") for link in links)


def test_pages_of_translations_are_written_fast_as_well() -> None:
    people = {slug: person(slug) for slug in (f"one-{chr(97 + number)}" for number in range(12))}
    site = build_site(edition(ambassadors=people, networks={}, entries={}, posts={}))
    frames = Frames(site, ADDRESS)
    for framer in frames.by_language:
        (kind,) = (
            each for each in kinds(framer.site, framer) if each.pages[0].path.endswith("ambassadors/one-a/")
        )
        assert len(kind.pages) == 12
        stand_in = framer.frame(kind.stand_in)
        assert len(stand_in.versions) == 3
        shown = "".join(f"[{other.href}|{other.whole}]" for other in stand_in.others)
        shown += "".join(f"[{each.address}]" for each in stand_in.versions)
        pieces = Pieces(f"{shown}{stand_in.html}{stand_in.title}")
        for page in kind.pages:
            real = framer.frame(page)
            expected = "".join(f"[{other.href}|{other.whole}]" for other in real.others)
            expected += "".join(f"[{each.address}]" for each in real.versions)
            assert pieces.page(page) == f"{expected}{page.html}{page.title}"


def test_what_is_missing_is_said_in_each_language_with_the_way_home() -> None:
    site = build_site(edition())
    page = parsed(by_path(site)["404.html"].html)
    (section,) = (each for each in page.iter("section") if each.get("lang") == "fr")
    assert [link.get("href") for link in section.iter("a")] == [
        "./fr/ambassadors/",
        "./fr/networks/",
        "./fr/",
    ]
    html = Frames(site, "https://a.example/people").frame(by_path(site)["404.html"]).html
    assert 'href="/people/fr/"' in html


@pytest.mark.usefixtures("german")
def test_a_catalogue_more_is_a_language_more() -> None:
    site = build_site(edition(organisation=organisation(languages=("en", "fr", "de", "pt"))))
    assert [(each.language, each.folder) for each in site.every_language] == [
        ("en", ""),
        ("fr", "fr/"),
        ("de", "de/"),
    ]
    pages = by_path(site)
    assert "Leute" in words_of(parsed(pages["de/ambassadors/"].html))
    assert {page.path.removeprefix("de/") for page in site.translations[1].pages} == {
        page.path for page in site.pages if page.path != "404.html"
    }
    others = Frames(site, None).frame(pages["fr/"]).others
    assert [(other.sign, other.name, other.href) for other in others] == [
        ("EN", "English", "../"),
        ("DE", "Deutsch", "../de/"),
    ]


@pytest.mark.usefixtures("german")
def test_numbers_and_days_follow_the_language() -> None:
    said = {each: words.words(each) for each in ("en", "fr", "de")}
    people = ("{n} person", "{n} people")
    assert [said[each].say_n(*people, 0) for each in said] == ["0 people", "0 personne", "0 Menschen"]
    assert [said[each].say_n(*people, 1) for each in said] == ["1 person", "1 personne", "1 Mensch"]
    assert [said[each].say_n(*people, 12345) for each in said] == [
        "12,345 people",
        "12\N{NARROW NO-BREAK SPACE}345 personnes",
        "12.345 Menschen",
    ]
    first = edition().as_of.date().replace(day=1)
    assert [said[each].day(first) for each in said] == [
        "1 November 2026",
        "1er novembre 2026",
        "1. November 2026",
    ]


def test_the_widget_leads_to_the_pages_of_its_language() -> None:
    files = {asset.path: asset for asset in build_site(edition()).assets}
    shown = json.loads(files["embed/aurora.json"].read())["languages"]
    assert (shown["en"]["home"], shown["en"]["href"]) == ("", "networks/aurora/")
    assert (shown["fr"]["home"], shown["fr"]["href"]) == ("fr/", "fr/networks/aurora/")
    assert all(each["href"].startswith("fr/ambassadors/") for each in shown["fr"]["people"])
    assert all(each["picture"].startswith("assets/") for each in shown["fr"]["people"])
    alone = files["embed/aurora/fr/index.html"].read().decode()
    assert 'href="../../../fr/"' in alone
    assert 'href="../../../fr/networks/aurora/"' in alone


def test_machines_know_a_thing_by_one_name_in_all_languages() -> None:
    pages = by_path(build_site(edition()))
    told = []
    for path in ("networks/aurora/", "fr/networks/aurora/"):
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', pages[path].head)
        told.append(json.loads(found))
    assert told[0]["@id"] == told[1]["@id"] == f"{ADDRESS}networks/aurora/#network"
    assert [each["url"] for each in told] == [f"{ADDRESS}networks/aurora/", f"{ADDRESS}fr/networks/aurora/"]
    assert told[1]["logo"] == told[0]["logo"]
    assert 'property="og:locale" content="fr_FR"' in pages["fr/networks/aurora/"].head
    assert 'property="og:locale:alternate" content="en_US"' in pages["fr/networks/aurora/"].head
