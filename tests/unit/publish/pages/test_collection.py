"""The pages of collections: the list, each, and a few links on the pages of networks and people."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal, public
from ambassade.publish.pages.build import build_pages, build_site
from ambassade.publish.pages.collected.page import LINKS_A_PAGE
from ambassade.publish.site import absolute
from tests.unit.publish.pages.editions import (
    AS_OF,
    ZONE,
    edition,
    internal_edition,
    network,
    pages_of,
    parsed,
    person,
    text,
)


def picked(name: str = "nine", **values: Any) -> public.PickedLink:
    usual = {
        "url": f"https://www.lamps.example/{name}",
        "title": text(name.title()),
        "comment": text("Read it for the drawings."),
        "on": date(2026, 11, 18),
        "by": "ana",
    }
    return public.PickedLink(**{**usual, **values})


def collection(key: str, *links: public.PickedLink, **values: Any) -> public.Collection:
    usual = {
        "id": key,
        "network": key.rpartition("/")[0] or None,
        "title": text({"en": "Lamps elsewhere", "fr": "Des lampes ailleurs"}),
        "curators": ("ana",),
        "links": links,
    }
    return public.Collection(**{**usual, **values})


def built(*collections: public.Collection, **values: Any) -> dict[str, Element]:
    """The pages of an edition with two networks and one person, parsed."""
    usual = {
        "networks": {slug: network(slug) for slug in ("aurora", "delta")},
        "ambassadors": {"ana": person("ana")},
        "entries": {},
        "posts": {},
        "collections": {one.id: one for one in collections},
    }
    return {
        path: parsed(page.html)
        for path, page in pages_of(build_pages(edition(**{**usual, **values}))).items()
    }


def words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def out_links(page: Element) -> list[Element]:
    return [a for a in page.iter("a") if (a.get("href") or "").startswith("https://")]


def test_without_collections_there_is_no_page() -> None:
    assert not any("collections" in path for path in built())


def test_a_link_says_where_it_leads_who_picked_it_when_and_why() -> None:
    link = picked(
        title=text({"fr": "Neuf lampes"}), language="fr", kind="video", comment=text("Read *it* again.")
    )
    page = built(collection("aurora/lamps", link))["collections/aurora/lamps/"]
    (a,) = out_links(page)
    assert a.get("href") == "https://www.lamps.example/nine"
    assert (a.get("lang"), a.get("hreflang")) == ("fr", "fr")
    assert set((a.get("rel") or "").split()) == {"external", "noopener"}
    item = next(li for li in page.iter("li") if li.get("class") == "am-pick")
    said = words(item)
    for part in (
        "Neuf lampes",
        "Video",
        "in French",
        "lamps.example",
        "Read it again.",
        "Ana",
        "18 November",
    ):
        assert part in said
    assert "www." not in said
    assert next(item.iter("time")).get("datetime") == "2026-11-18"
    assert any(each.get("href", "").endswith("ambassadors/ana/") for each in item.iter("a"))
    assert next(item.iter("em")).text == "it"


def test_scripts_do_not_pass() -> None:
    bad = text('<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror="alert(1)">')
    page = built(collection("beside", picked(comment=bad, title=text("<b>Bold</b>"))))["collections/beside/"]
    assert not list(page.iter("script"))
    assert not list(page.iter("b"))
    assert all(not (a.get("href") or "").startswith("javascript") for a in page.iter("a"))
    assert "<b>Bold</b>" in words(page)


def test_a_link_whose_picker_is_not_shown_names_nobody() -> None:
    page = built(collection("beside", picked(by=None), curators=()))["collections/beside/"]
    assert "Ana" not in words(page)
    assert "Picked by" not in words(page)
    assert "18 November" in words(page)


def test_the_same_address_twice_gives_two_names_on_the_page() -> None:
    page = built(collection("beside", picked(), picked(comment=text("Again."))))["collections/beside/"]
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_long_collections_go_on_on_further_pages() -> None:
    links = [picked(str(number)) for number in range(LINKS_A_PAGE + 1)]
    pages = built(collection("aurora/lamps", *links))
    assert len(out_links(pages["collections/aurora/lamps/"])) == LINKS_A_PAGE
    assert len(out_links(pages["collections/aurora/lamps/page/2/"])) == 1


def test_the_list_goes_by_network_and_shows_the_newest_links() -> None:
    pages = built(
        collection("beside", picked("a", on=date(2026, 11, 20))),
        collection("delta/lamps", picked("b", on=date(2026, 11, 19)), picked("old", on=date(2025, 1, 1))),
        collection("aurora/lamps", picked("c")),
    )
    page = pages["collections/"]
    heads = [words(h2) for h2 in page.iter("h2")]
    assert heads == ["Picked last", "Aurora", "Delta", "By people, beside the networks"]
    assert [words(a) for a in out_links(page)] == ["A", "B", "C"]


def test_a_collection_without_a_link_says_so() -> None:
    assert "No link yet" in words(built(collection("beside"))["collections/beside/"])


def test_networks_and_people_show_their_newest_three() -> None:
    links = [picked(str(number), on=date(2026, 11, number + 1)) for number in range(5)]
    pages = built(collection("aurora/lamps", *links), collection("beside", picked("other", by=None)))
    for path, title in (
        ("networks/aurora/", "Worth reading elsewhere"),
        ("ambassadors/ana/", "Ana recommends"),
    ):
        page = pages[path]
        assert title in [words(h2) for h2 in page.iter("h2")]
        assert [words(a) for a in out_links(page) if "external" in (a.get("rel") or "")] == ["4", "3", "2"]
        assert any((a.get("href") or "").endswith("collections/aurora/lamps/") for a in page.iter("a"))
    assert "Worth reading elsewhere" not in words(pages["networks/delta/"])


def test_in_french_titles_and_words_are_french() -> None:
    page = built(collection("beside", picked()), language="fr")["collections/beside/"]
    assert words(next(page.iter("h1"))) == "Des lampes ailleurs"
    comment = next(div for div in page.iter("div") if div.get("class") == "am-pick__why")
    assert comment.get("lang") == "en"


def test_browsers_are_told_of_the_feeds() -> None:
    made = edition(
        networks={"aurora": network("aurora")},
        ambassadors={"ana": person("ana")},
        entries={},
        posts={},
        collections={"aurora/lamps": collection("aurora/lamps", picked())},
    )
    pages = pages_of(build_pages(made))
    for path in ("collections/", "collections/aurora/lamps/"):
        assert 'href="feed.xml"' in pages[path].head
        assert 'href="feed.json"' in pages[path].head
    assert "collections/feed.xml" in pages["subscribe/"].html
    assert "collections/aurora/lamps/feed.xml" in pages["subscribe/"].html


def test_machines_are_told_of_the_list_of_links() -> None:
    page = pages_of(
        build_pages(
            edition(
                networks={"aurora": network("aurora")},
                ambassadors={"ana": person("ana")},
                entries={},
                posts={},
                collections={"aurora/lamps": collection("aurora/lamps", picked(language="en"))},
            )
        )
    )["collections/aurora/lamps/"]
    assert '"@type":"CollectionPage"' in page.head
    assert '"url":"https://www.lamps.example/nine"' in page.head
    assert "og:image" in page.head


def test_machines_are_told_the_address_of_the_page_in_the_language_that_they_read() -> None:
    made = edition(
        ambassadors={"ana": person("ana")},
        entries={},
        posts={},
        collections={"beside": collection("beside", picked())},
    )
    (french,) = build_site(made).translations
    head = next(page.head for page in french.pages if page.path == "fr/collections/beside/")
    assert '"@id":"https://people.talvenne.example/collections/beside/#collection"' in head
    assert '"url":"https://people.talvenne.example/fr/collections/beside/"' in head


@pytest.mark.parametrize("status", ["draft", "approved"])
def test_colleagues_see_what_is_in_the_works_and_what_comes(status: str) -> None:
    one = internal.Collection(
        id="beside",
        network=None,
        title=text("Lamps elsewhere"),
        curators=("ana",),
        links=(picked(), picked("later", on=date(2026, 12, 1))),
        audience="public",
        status=status,  # type: ignore[arg-type]  # one of the two
    )
    state = State.DRAFT if status == "draft" else State.PUBLISHED
    made = InternalEdition(
        audience="internal",
        language="en",
        default_language="en",
        as_of=AS_OF,
        fixed=False,
        zone=ZONE,
        organisation=internal.Organisation(
            name=text("Talvenne"), languages=("en",), time_zone="Europe/Paris", preset="small"
        ),
        networks={},
        ambassadors={
            "ana": internal.Ambassador(
                id="ana", name="Ana", kind="internal", standing="active", origin="own_form"
            )
        },
        entries={},
        posts={},
        pages={},
        messages={},
        platforms={},
        collections={"beside": one},
        states={"collection/beside": state},
    )
    pages = {path: parsed(page.html) for path, page in pages_of(build_pages(made)).items()}
    page = pages["collections/beside/"]
    assert "Shows from 1 December 2026 on" in words(page)
    assert ("Draft" if status == "draft" else "Published") in words(page)
    assert ("Picked last" in words(pages["collections/"])) == (status == "approved")


def with_repository(forge: str) -> InternalEdition:
    """An internal edition with a collection, in a repository on a forge."""
    repository = internal.Repository(url="https://forge.example/us/people", forge=forge)  # type: ignore[arg-type]  # one of them
    organisation = internal.Organisation(
        name=text("Talvenne"),
        languages=("en",),
        time_zone="Europe/Paris",
        preset="small",
        repository=repository,
        contact="hello@talvenne.example",
    )
    one = internal.Collection(
        id="beside",
        network=None,
        title=text("Lamps elsewhere"),
        curators=(),
        links=(internal.PickedLink(**vars_of(picked())),),
        audience="public",
        status="approved",
    )
    return internal_edition(
        organisation=organisation, collections={"beside": one}, states={"collection/beside": State.PUBLISHED}
    )


def vars_of(link: public.PickedLink) -> dict[str, Any]:
    """What a link says."""
    return {name: getattr(link, name) for name in ("url", "title", "comment", "on")}


def places_of(html: str) -> dict[str, str]:
    """The addresses on a page by their words."""
    return {" ".join("".join(a.itertext()).split()): a.get("href", "") for a in parsed(html).iter("a")}


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        ("github", "issues/new?template=suggest-link.yml&collection=beside"),
        ("gitlab", "-/issues/new?issuable_template=suggest-link"),
    ],
)
def test_colleagues_open_the_form_for_a_link(forge: str, address: str) -> None:
    html = pages_of(build_pages(with_repository(forge)))["collections/beside/"].html
    assert places_of(html)["Suggest a link"] == f"https://forge.example/us/people/{address}"
    assert "hello@talvenne.example" not in html


def test_without_a_form_readers_write_to_the_contact() -> None:
    html = pages_of(build_pages(with_repository("other")))["collections/beside/"].html
    assert places_of(html)["hello@talvenne.example"] == "mailto:hello@talvenne.example"
    assert "Suggest a link" in html
    plain = built(collection("beside", picked()))["collections/beside/"]
    assert "Suggest a link" not in "".join(plain.itertext())


def test_the_search_narrows_collections_by_network_theme_and_language() -> None:
    one = collection("aurora/lamps", picked(language="fr"), picked("ten", language="en"), picked("no"))
    made = edition(
        networks={"aurora": network("aurora")},
        ambassadors={"ana": person("ana")},
        entries={},
        posts={},
        collections={"aurora/lamps": one},
    )
    page = pages_of(build_pages(made))["collections/aurora/lamps/"]
    assert page.kind == "collection"
    assert page.facets == {"network": ("aurora",), "theme": (), "language": ("fr", "en")}


def test_the_address_of_a_link_stays_when_it_moves_on_to_a_further_page() -> None:
    old = picked("old", on=date(2026, 1, 1), title=text({"fr": "L’« ancienne »"}), language="fr")
    newer = [picked(str(number)) for number in range(LINKS_A_PAGE)]
    addresses = {}
    for links in ([old], [old, *newer]):
        made = edition(
            networks={"aurora": network("aurora")},
            ambassadors={"ana": person("ana")},
            entries={},
            posts={},
            collections={"aurora/lamps": collection("aurora/lamps", *links)},
        )
        site = build_pages(made)
        pages = {path: parsed(page.html) for path, page in pages_of(site).items()}
        files = {asset.path: asset.read().decode() for asset in site.assets if "/link-" in asset.path}
        assert len(files) == len(links)
        path = next(path for path, html in files.items() if "ancienne" in html)
        link = html5lib.parse(files[path], namespaceHTMLElements=False).find(".//a")
        assert link is not None
        address = link.get("href", "")
        assert f'content="0; url={address}"' in files[path]
        page, _, anchor = absolute(address, path.removesuffix("index.html")).partition("#")
        assert any(li.get("id") == anchor for li in pages[page].iter("li"))
        addresses[path] = page
    assert list(addresses.values()) == ["collections/aurora/lamps/page/2/"]


def test_each_link_has_one_address_for_all_languages() -> None:
    made = edition(
        ambassadors={"ana": person("ana")},
        entries={},
        posts={},
        collections={"beside": collection("beside", picked(), picked(), picked("ten"))},
    )
    site = build_site(made)
    assert len([asset for asset in site.assets if "/link-" in asset.path]) == 2
    assert len({asset.path for asset in site.assets}) == len(site.assets)
