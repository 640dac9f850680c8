from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ambassade.publish import search
from ambassade.publish.search import KINDS, NAMES, Record, columns, name_words, records
from ambassade.publish.site import Asset, Page, Site, absolute, relative

PERSON = """<p class="am-crumb"><a href="../">People</a></p>
<header class="am-head"><img class="am-face am-face--l" src="../../assets/photos/ana-1-280.jpg" alt="">
<h1>Ana Sœur</h1><p class="am-lead">Mends lamps</p><p class="am-note">Electrician</p>
<a class="am-button" href="#">Follow</a></header>
<section class="am-prose"><p>I like <em>light</em>, not glare &amp; noise: c&#39;est l’œuvre.</p></section>
<h2>Ask about</h2><ul><li><a class="am-tag">Light</a></li></ul>
<ul><li class="am-event">Somebody else’s evening</li></ul><p class="am-note">Ana speaks in her own name.</p>
<script>const no = "<p>script</p>"</script>"""


def site(*pages: Page, language: str = "en", files: tuple[str, ...] = ()) -> Site:
    assets = tuple(Asset(path=path, content=b"") for path in files)
    return Site(audience="public", language=language, name="Lumen", pages=pages, assets=assets)


def page(path: str, html: str, *, kind: str = "", title: str = "Title", indexed: bool = True) -> Page:
    return Page(path=path, title=title, description="In short", html=html, kind=kind, indexed=indexed)


def one(html: str, *, kind: str, path: str = "a/b/", title: str = "Title", language: str = "en") -> Record:
    (found,) = records(site(page(path, html, kind=kind, title=title), language=language))
    return found


def test_a_person_is_found_by_what_is_theirs() -> None:
    files = ("assets/photos/ana-1-280.jpg", "assets/photos/ana-1-120.jpg")
    person = page("ambassadors/ana/", PERSON, kind="person", title="Ana Sœur")
    (found,) = records(site(person, files=files))
    assert found.text == "Mends lamps Electrician I like light, not glare & noise: c'est l’œuvre. Light"
    assert (found.kind, found.title, found.path) == ("person", "Ana Sœur", "ambassadors/ana/")
    assert found.picture == "assets/photos/ana-1-120.jpg"
    assert set(found.also.split()) == {"soeur", "oeuvre"}


def test_what_leads_on_from_a_person_is_not_theirs() -> None:
    html = """<h1>Ana</h1><section><div class="am-section__head"><h2>Thanks</h2>
<a href="#">All thanks</a></div><p>Nine lamps</p>
<p class="am-row am-after"><a href="#">See Ana on the map</a></p></section>
<details><summary>QR code of this page</summary></details>"""
    assert one(html, kind="person").text == "Nine lamps"
    assert (
        one(html, kind="page").text == "Thanks All thanks Nine lamps See Ana on the map QR code of this page"
    )


def test_a_picture_that_is_no_file_of_the_site_is_left_out() -> None:
    assert one(PERSON, kind="person").picture == ""


def test_headings_of_a_post_are_its_authors_words() -> None:
    html = (
        '<img class="am-flag am-flag--m" src="../../assets/flags/x.svg"><h1>T</h1><h2>Why</h2><p>Because</p>'
    )
    (found,) = records(site(page("posts/a/", html, kind="post"), files=("assets/flags/x.svg",)))
    assert (found.text, found.picture) == ("Why Because", "assets/flags/x.svg")
    assert one(html, kind="network").text == "Because"


def test_a_message_is_found_by_each_of_its_texts_once() -> None:
    html = """<h1>Lamps</h1><section><h2>Bluesky</h2><div class="am-as">
<div class="am-as__who"><strong>Your name</strong></div><p id="t">The lamps are on.
<span class="am-fold">folded here</span></p><div class="am-linkcard"><small>lumen.example</small></div></div>
<label class="am-field">Your words: <textarea>The lamps are on.</textarea></label>
<div class="am-meter"><span>18 of 300</span></div><details><summary>Show variant B</summary>
<p>They go on at four.</p></details></section>"""
    assert one(html, kind="message").text == "The lamps are on. They go on at four."


def test_a_list_is_found_by_its_name_only() -> None:
    found = one("<h1>People</h1><p>Ana, Ben, Chloé</p>", kind="")
    assert (found.kind, found.text, found.also) == ("page", "In short", "")
    assert one("<p>Home</p>", kind="site").text == "In short"


def test_a_collection_is_found_by_its_links_and_by_nothing_around_them() -> None:
    html = """<header><h1>Lamps</h1><p class="am-note">2 links</p></header><h2 class="am-vh">Latest</h2>
<ul><li><h3>Nine lamps</h3><p class="am-note">in French</p><div>For the drawings.</div></li></ul>
<aside><h2>Picked by</h2>Ana</aside>"""
    found = one(html, kind="collection")
    assert (found.kind, found.text) == ("collection", "2 links Nine lamps in French For the drawings.")


def test_the_script_knows_the_groups_in_the_same_order() -> None:
    script = Path(search.__file__).parents[1] / "engines/theme/assets/ambassade/search.js"
    said = re.search(r"const KINDS = (\[.*\])", script.read_text(encoding="utf-8"))
    assert said is not None
    assert tuple(json.loads(said[1])) == KINDS


def test_a_page_without_words_is_found_by_its_title() -> None:
    bare = Page(path="a/", title="Ana", description="", html="<h1>Ana</h1>", kind="person")
    assert [each.text for each in records(site(bare))] == ["Ana"]


def test_pages_that_are_not_indexed_are_not_found() -> None:
    assert records(site(page("kit/", "<p>Mine</p>", kind="page", indexed=False))) == ()


@pytest.mark.parametrize(
    ("html", "language", "expected"),
    [
        ('<div lang="fr"><p>Le réseau des ambassadrices</p></div><p>Short</p>', "en", "fr"),
        ('<p lang="fr">Le réseau</p><p>Much more of it is English</p>', "en", "en"),
        ('<div lang="pl"><p>Zaczęło się od lampy</p></div>', "en", "en"),
        ('<div lang="en-GB"><p>Colours</p></div>', "fr", "en"),
        ("<p>Lampen</p>", "de-AT", "de"),
        ("", "fr", "fr"),
    ],
)
def test_a_page_is_indexed_in_the_language_of_most_of_it(html: str, language: str, expected: str) -> None:
    assert one(html, kind="post", language=language).language == expected


def test_unclosed_and_odd_markup_costs_no_words() -> None:
    html = '<p title="a > b">One<br>two</p></div><ul><li>three<li>four</ul><nav>no</nav>five < six'
    assert one(html, kind="post").text == "One two three four five < six"


def test_words_of_names_are_those_of_people_and_networks() -> None:
    found = records(
        site(
            page("a/", "", kind="person", title="Zoë Lindqvist"),
            page("b/", "", kind="person", title="Ana Lindqvist-Żółć 1608"),
            page("c/", "", kind="network", title="Quiet Water"),
            page("d/", "", kind="post", title="Elsewhere"),
        )
    )
    assert name_words(found) == "lindqvist\nquiet\nwater\nzolc\n"


def test_names_are_bounded() -> None:
    people = [
        page(f"{n}/", "", kind="person", title=f"{chr(97 + n % 26) * 4}{n:x}kk") for n in range(NAMES + 50)
    ]
    often = page("x/", "", kind="person", title="zzzzoften"), page("y/", "", kind="person", title="zzzzoften")
    words = name_words(records(site(*people, *often))).splitlines()
    assert len(words) == NAMES
    assert "zzzzoften" in words
    assert words == sorted(words)


def test_kinds_have_a_number_of_one_sign() -> None:
    assert len(KINDS) <= 10


@pytest.mark.parametrize("target", ["assets/a.svg", "networks/aurora/x.png", "x.svg"])
@pytest.mark.parametrize("start", ["", "a/", "a/b/", "404.html"])
def test_absolute_is_the_reverse_of_relative(target: str, start: str) -> None:
    assert absolute(relative(target, start), start) == target


def test_parts_of_a_list_are_not_found_and_their_things_are() -> None:
    pages = (
        page("ambassadors/by-letter/a/", "<p>Ana</p>", kind="list"),
        page("ambassadors/ana/", PERSON, kind="person"),
    )
    assert [record.path for record in records(site(*pages))] == ["ambassadors/ana/"]


def test_only_the_six_facets_of_the_search_are_kept() -> None:
    made = Page(
        path="calendar/a/b/",
        title="T",
        description="D",
        html="<p>x</p>",
        kind="entry",
        facets={"place": ("nantes",), "owner": ("somebody",), "status": ("draft",), "theme": ()},
    )
    (found,) = records(site(made))
    assert found.facets == {"place": ("nantes",)}


def test_columns_name_each_set_of_values_once() -> None:
    values = [("b", "a"), (), ("a", "b"), ("c",)]
    assert columns(values) == {"sets": ["a b", "", "c"], "of": [0, 1, 0, 2]}
