"""The posts of the networks' blogs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from ambassade.publish.drawing.cover import draw_cover
from ambassade.publish.edition import internal
from ambassade.publish.pages.edit_address import edit_address, post_file
from ambassade.publish.pages.link import Crumb, TitleLink
from ambassade.publish.pages.linked.subject import Subject
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page
from ambassade.publish.whole_address import elsewhere

A_PAGE = 24
COMING = 2


def post_pages(writer: Writer) -> Iterator[Page]:
    """The list of posts, and each post."""
    title = writer.words.say("Posts")
    yield from post_list(writer, "posts/", writer.index.posts, title=title, section="posts/", folder="page/")
    for slug in writer.index.posts:
        yield post_page(writer, slug)


def post_list(
    writer: Writer,
    base: str,
    posts: Sequence[str],
    *,
    title: str,
    section: str,
    crumbs: tuple[Crumb, ...] = (),
    folder: str = "",
) -> Iterator[Page]:
    """A list of posts from `base` on."""
    pages = leaves(base, posts, A_PAGE, folder=folder)
    for leaf in pages:
        heading = numbered(writer.words, title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=writer.words.say_n("{n} post", "{n} posts", len(posts)),
            section=section,
            head=writer.feed_links("", title, page=leaf.path) if base == "posts/" else Markup(),
            items=tuple(writer.cards.post(slug).item for slug in leaf.items),
        )
        yield writer.page(
            "posts.html",
            about,
            heading=heading,
            crumbs=crumbs,
            posts=[writer.cards.post(slug) for slug in leaf.items],
            pages=pages,
            feed=base == "posts/",
        )


def post_page(writer: Writer, slug: str) -> Page:
    """One post."""
    edition, cards, index = writer.edition, writer.cards, writer.index
    post, card = edition.posts[slug], cards.post(slug)
    path = f"posts/{slug}/"
    body = post.body.pick(edition.language, post.language) if post.body else ("", post.language)
    network = post.network
    folder = f"content/networks/{network}/posts"
    neighbours = index.posts_by_network.get(network, ()) if network else index.posts
    place = neighbours.index(slug)
    about = About(
        path=path,
        title=card.title.text,
        description=(card.summary or card.title).text,
        section="posts/",
        updated=post.updated_on or card.day,
        original=next(iter(elsewhere([post.canonical_url])), None),
        subject=Subject("post", slug),
    )
    return writer.page(
        "post.html",
        about,
        card=card,
        post=post,
        tagline=cards.maybe(edition.networks[network].tagline) if network else None,
        body=writer.prose(body[0], page=path, source=folder) if body[0] else None,
        translated=body[1] == edition.language != post.language,
        written_in=language_name(post.language, writer.words),
        body_attributes=cards.in_language(body[1]),
        cover=writer.pictures.cover(slug),
        cover_alt=cards.phrase(post.cover.alt) if post.cover else None,
        drawn=Markup(draw_cover(slug, writer.pictures.design(network))) if network else None,  # noqa: S704 - ours
        series=cards.maybe(post.series),
        themes=[TitleLink(cards.themes[theme], f"themes/{theme}/") for theme in post.themes],
        coming=[cards.event(one) for one in index.coming_by_network.get(network or "", ())[:COMING]],
        newer=cards.post(neighbours[place - 1]) if place else None,
        older=cards.post(neighbours[place + 1]) if place + 1 < len(neighbours) else None,
        updated=_updated(post.updated_on, card.day),
        audience=post.audience if isinstance(post, internal.Post) else None,
        change=edit_address(edition, post_file(slug, network)) if network else None,
    )


def _updated(day: date | None, published: date) -> date | None:
    return day if day is not None and day > published else None
