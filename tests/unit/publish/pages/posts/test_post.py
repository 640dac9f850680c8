"""Posts: their series, their authors' blogs, their neighbours, and the lists they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from ambassade.model.status import State
from ambassade.publish.audience import Edition
from ambassade.publish.edition import internal, public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import Channels
from ambassade.publish.pages.networks import networks_pages
from ambassade.publish.pages.person import POSTS, person_pages
from ambassade.publish.pages.posts.part import A_PAGE, SHOWN, series_pages
from ambassade.publish.pages.posts.post import post_page, post_pages
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    edition,
    internal_edition,
    moment,
    network,
    parsed,
    person,
    post,
    text,
    words_of,
)

WINTER = public.Series(
    id="winter", title=text({"en": "A winter", "fr": "Un hiver"}), summary=text("Three notebooks")
)
PAGE = "networks/aurora/series/winter/"


def part(slug: str, number: int, **changes: Any) -> public.Post:
    told = public.SeriesPart(id="winter", part=number)
    values = {"series": told, "authors": ("ana",), "publish_at": moment(f"2026-11-{number % 20 + 1:02}")}
    return post(slug, **values | changes)


def told(*posts: public.Post, **changes: Any) -> Edition:
    networks = {"aurora": network("aurora", series=(WINTER,))}
    return edition(**{"networks": networks, "posts": {one.id: one for one in posts}} | changes)


def page(shown: Edition, slug: str) -> Page:
    return post_page(Writer(shown, None), slug)


def said(page: Page) -> str:
    return words_of(parsed(page.html))


def hrefs(page: Page) -> set[str | None]:
    return {link.get("href") for link in parsed(page.html).iter("a")}


def series_of(shown: Edition) -> dict[str, Page]:
    return {page.path: page for page in series_pages(Writer(shown, None), "aurora")}


THREE = (part("a", 1), part("b", 2), part("c", 3))


def test_a_part_says_its_place_and_leads_to_the_others() -> None:
    middle = page(told(*THREE), "b")
    assert "Part 2 of 3 · A winter" in said(middle)
    assert "Series: A winter Post a Post b (this one) Post c" in said(middle)
    assert "Part before this one Post a Next part Post c" in said(middle)
    [before, after] = [
        link.get("href") for link in parsed(middle.html).iter("a") if link.get("rel") in {"prev", "next"}
    ]
    assert (before, after) == ("../../posts/a/", "../../posts/c/")
    assert f"../../{PAGE}" in hrefs(middle)


def test_neighbours_in_the_network_are_not_told_twice() -> None:
    shown = told(*THREE, post("d", publish_at=moment("2026-11-18")))
    assert "Neighbouring posts" not in page(shown, "b").html
    last = said(page(shown, "c"))
    assert "Part before this one Post b" in last
    assert last.count("After Post d") == 1


def test_places_follow_from_what_the_edition_shows() -> None:
    """A part that nobody may read yet leaves no hole by which it could be known."""
    shown = told(part("a", 1), part("c", 3))
    assert "Part 2 of 2" in said(page(shown, "c"))
    assert "Part 1 Post a" in said(series_of(shown)[PAGE])
    assert "Part 2 Post c" in said(series_of(shown)[PAGE])


def test_a_post_of_no_series_or_of_an_unknown_one_says_nothing() -> None:
    lost = part("a", 1, series=public.SeriesPart(id="summer", part=1))
    for shown in (told(lost), told(post("a"))):
        assert "Part 1" not in page(shown, "a").html
        assert series_of(shown) == {}


def test_the_series_has_a_page_in_the_reader_s_language_with_its_feeds() -> None:
    shown = replace(told(*THREE), language="fr")
    made = series_of(shown)[PAGE]
    assert made.title == "Un hiver"
    assert [heading.text for heading in parsed(made.html).iter("h1")] == ["Un hiver"]
    assert '<p class="am-lead" lang="en">Three notebooks</p>' in made.html
    assert 'href="feed.xml"' in made.head
    assert 'href="feed.json"' in made.head
    assert "../../../../networks/aurora/series/winter/feed.xml" in hrefs(made)


def test_no_page_grows_with_the_series() -> None:
    shown = told(*(part(f"p{number:03}", number) for number in range(1, 61)))
    pages = series_of(shown)
    assert set(pages) == {PAGE, f"{PAGE}page/2/", f"{PAGE}page/3/"}
    assert all(page.html.count('<article class="am-post"') <= A_PAGE for page in pages.values())
    assert "Part 25 Post p025" in said(pages[f"{PAGE}page/2/"])
    one = said(page(shown, "p030"))
    assert f"and {60 - SHOWN} more" in one
    assert "Part before this one Post p029" in one


def test_the_feed_of_a_series_and_of_an_author_hold_what_they_say() -> None:
    shown = told(*THREE, post("d", authors=("ben",)))
    channels = {channel.page: channel for channel in Channels(shown, Addresses.of(shown)).all()}
    titles = {page: channel.title for page, channel in channels.items()}
    assert titles[PAGE] == "A winter"
    assert titles["ambassadors/ana/"] == "Posts by Ana"
    assert "ambassadors/ben/" not in channels  # nobody of this edition
    assert [one.path for one in channels[PAGE].articles] == ["posts/c/", "posts/b/", "posts/a/"]
    assert len(channels["ambassadors/ana/"].articles) == 3


def drafts() -> Edition:
    """An internal edition in which a series and an author have nothing but drafts."""
    own: dict[str, Any] = {
        "authors": ("ana",),
        "audience": "public",
        "status": "draft",
        "body": text("Words."),
    }
    posts = {
        slug: internal.Post(
            id=slug,
            network="aurora",
            title=text(f"Post {slug}"),
            language="en",
            publish_at=moment("2026-12-01"),
            series=public.SeriesPart(id="winter", part=number),
            **own,
        )
        for number, slug in enumerate(("a", "b"), start=1)
    }
    made = internal_edition(posts=posts, states={f"post/{slug}": State.DRAFT for slug in posts})
    return replace(made, networks={"aurora": replace(made.networks["aurora"], series=(WINTER,))})


def test_drafts_have_pages_for_colleagues_and_no_feeds() -> None:
    shown = drafts()
    made = series_of(shown)[PAGE]
    assert "feed.xml" not in made.html + made.head
    [own] = [one for one in person_pages(Writer(shown, None), "ana") if one.path == "ambassadors/ana/"]
    assert "feed.xml" not in own.html + own.head
    assert PAGE not in {channel.page for channel in Channels(shown, Addresses.of(shown)).all()}


BLOG = public.Blog(id="notes", name="Carnet de quai", url="https://carnet.example", language="fr")


def test_a_post_leads_to_its_authors_and_to_their_blogs() -> None:
    people = {"ana": person("ana", blogs=(BLOG, replace(BLOG, id="x", url="javascript:x")))}
    made = page(told(part("a", 1), ambassadors=people), "a")
    links = {link.get("href"): link for link in parsed(made.html).iter("a")}
    blog = links["https://carnet.example"]
    assert "Who wrote it Ana Runs the programme Blog: Carnet de quai" in said(made)
    assert [inside.get("lang") for inside in blog.iter("span")] == ["fr"]
    assert "javascript:x" not in made.html


def test_a_person_without_a_blog_to_show_is_told_of_without() -> None:
    assert "Blog:" not in said(page(told(part("a", 1)), "a"))


def of_network(shown: Edition) -> Iterator[Page]:
    return networks_pages(Writer(shown, None))


def test_a_network_has_a_list_of_its_posts_with_its_own_feeds() -> None:
    pages = {page.path: page for page in of_network(told(*THREE))}
    listed = pages["networks/aurora/posts/"]
    assert 'href="../feed.xml"' in listed.head
    assert "../../../subscribe/#network-aurora-posts" in hrefs(listed)
    assert "Series A winter" in said(pages["networks/aurora/"])
    assert "networks/aurora/posts/" not in {page.path for page in of_network(told())}


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (POSTS, 0), (POSTS + 1, 1), (60, 3)])
def test_a_person_s_posts_have_pages_of_their_own_where_there_are_many(count: int, pages: int) -> None:
    shown = told(*(part(f"p{number:03}", number) for number in range(1, count + 1)))
    made = {page.path: page for page in person_pages(Writer(shown, None), "ana")}
    assert len(made) == 1 + pages
    assert ('href="feed.xml"' in made["ambassadors/ana/"].head) is (count > 0)
    if pages:
        listed = made["ambassadors/ana/posts/"]
        assert listed.title == "Posts by Ana"
        assert 'href="../feed.xml"' in listed.head


def test_lists_show_what_is_drawn_where_there_is_no_picture() -> None:
    [listed, *_] = post_pages(Writer(told(part("a", 1)), None))
    [cover] = [image for image in parsed(listed.html).iter("img") if image.get("class") == "am-cover"]
    assert cover.get("src") == "../assets/covers/a.svg"
    assert (cover.get("alt"), cover.get("width"), cover.get("height")) == ("", "1200", "300")


def test_the_list_of_all_posts_leads_to_the_blog_of_each_network_that_has_one() -> None:
    networks = {slug: network(slug) for slug in ("aurora", "other", "silent")}
    posts = (part("a", 1, series=None), part("b", 2, series=None), part("c", 3, series=None, network="other"))
    [listed, *_] = post_pages(Writer(told(*posts, networks=networks), None))
    [nav] = [each for each in parsed(listed.html).iter("nav") if each.get("aria-label") == "Posts by network"]
    blogs = {str(link.get("href")): " ".join("".join(link.itertext()).split()) for link in nav.iter("a")}
    assert blogs == {"../networks/aurora/posts/": "Aurora2", "../networks/other/posts/": "Other1"}


def test_the_blog_of_the_one_network_is_no_choice() -> None:
    [listed, *_] = post_pages(Writer(told(part("a", 1)), None))
    assert "Posts by network" not in listed.html
