"""The posts of the networks' blogs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ambassade.publish.correction import corrected_on
from ambassade.publish.drawing.cover import draw_cover
from ambassade.publish.edition import internal
from ambassade.publish.pages.card import NetworkCard, PersonCard, PostCard
from ambassade.publish.pages.edit_address import edit_address, post_file
from ambassade.publish.pages.link import Crumb, OutLink, TitleLink
from ambassade.publish.pages.linked.subject import Subject
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.posts.part import Part, part_of
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page
from ambassade.publish.whole_address import elsewhere

A_PAGE = 24
COMING = 2
NETWORKS = 40
"""How many blogs the list of all posts leads to."""
BLOGS = 3
STYLES = ("post",)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a post, and where else they write."""

    card: PersonCard
    blogs: tuple[OutLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostList:
    """A list of posts. Its first page lies at `base`, the others at `<base><folder><number>/`."""

    base: str
    posts: Sequence[str]
    title: str
    section: str
    crumbs: tuple[Crumb, ...] = ()
    folder: str = ""
    feeds: str | None = ""
    """The folder of the feeds that tell the same, if there are any."""
    follow: str | None = "subscribe/"
    """The page that says how to follow it; None: the feed itself is linked to."""
    network: bool = True
    """Whether each post says which network it is of."""


def post_pages(writer: Writer) -> Iterator[Page]:
    """The list of posts, and each post."""
    posts, title = writer.index.posts, writer.words.say("Posts")
    yield from post_list(
        writer, PostList(base="posts/", posts=posts, title=title, section="posts/", folder="page/")
    )
    for slug in posts:
        yield post_page(writer, slug)


def post_list(writer: Writer, listed: PostList) -> Iterator[Page]:
    """The pages of a list of posts."""
    cards = writer.cards
    pages = leaves(listed.base, listed.posts, A_PAGE, folder=listed.folder)
    for leaf in pages:
        heading = numbered(writer.words, listed.title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=writer.words.say_n("{n} post", "{n} posts", len(listed.posts)),
            section=listed.section,
            head=Markup()
            if listed.feeds is None
            else writer.feed_links(listed.feeds, listed.title, page=leaf.path),
            styles=STYLES,
            items=tuple(cards.post(slug).item for slug in leaf.items),
        )
        yield writer.page(
            "posts.html",
            about,
            heading=heading,
            crumbs=listed.crumbs,
            posts=[cards.post(slug) for slug in leaf.items],
            pages=pages,
            feed=None if listed.feeds is None else f"{listed.feeds}feed.xml",
            follow=listed.follow,
            network=listed.network,
            by_network=_by_network(writer) if listed.base == "posts/" else (),
        )


def _by_network(writer: Writer) -> tuple[tuple[NetworkCard, int], ...]:
    """The networks that have a blog, with the number of their posts; the one alone is no choice."""
    found = writer.index.posts_by_network
    writing = [slug for slug in writer.index.networks if found.get(slug)][:NETWORKS]
    return tuple((writer.cards.network(slug), len(found[slug])) for slug in writing if len(writing) > 1)


def post_page(writer: Writer, slug: str) -> Page:
    """One post."""
    edition, cards, index = writer.edition, writer.cards, writer.index
    post, card = edition.posts[slug], cards.post(slug)
    path = f"posts/{slug}/"
    body = post.body.pick(edition.language, post.language) if post.body else ("", post.language)
    network = post.network
    folder = f"content/networks/{network}/posts"
    neighbours = index.posts_by_network.get(network, ()) if network else index.posts
    place, part = index.place_of_post[slug], part_of(writer, slug)
    corrected = corrected_on(edition, post)
    about = About(
        path=path,
        title=card.title.text,
        description=(card.summary or card.title).text,
        section="posts/",
        updated=corrected or card.day,
        original=next(iter(elsewhere([post.canonical_url])), None),
        spoken=body[1],
        subject=Subject("post", slug),
    )
    return writer.page(
        "post.html",
        about,
        card=card,
        post=post,
        tagline=cards.maybe(edition.networks[network].tagline) if network else None,
        body=writer.prose(body[0], page=path, source=folder, language=body[1]) if body[0] else None,
        translated=body[1] == edition.language != post.language,
        written_in=language_name(post.language, writer.words),
        body_attributes=cards.in_language(body[1]),
        cover=writer.pictures.cover(slug),
        cover_alt=cards.phrase(post.cover.alt) if post.cover else None,
        drawn=Markup(draw_cover(slug, writer.pictures.design(network))) if network else None,  # noqa: S704 - ours
        series=part,
        writers=tuple(_writer(writer, author) for author in post.authors),
        themes=[TitleLink(cards.themes[theme], f"themes/{theme}/") for theme in post.themes],
        coming=[cards.event(one) for one in index.coming_by_network.get(network or "", ())[:COMING]],
        newer=_neighbour(writer, neighbours, place - 1, part),
        older=_neighbour(writer, neighbours, place + 1, part),
        updated=corrected,
        audience=post.audience if isinstance(post, internal.Post) else None,
        change=edit_address(edition, post_file(slug, network)) if network else None,
    )


def _neighbour(writer: Writer, posts: Sequence[str], at: int, part: Part | None) -> PostCard | None:
    """The post before or after, unless it stands as the part before or after already."""
    if not 0 <= at < len(posts):
        return None
    card = writer.cards.post(posts[at])
    return None if part is not None and card in (part.before, part.after) else card


def _writer(writer: Writer, slug: str) -> Author:
    own = writer.edition.language
    blogs = writer.edition.ambassadors[slug].blogs[:BLOGS]
    return Author(
        writer.cards.person(slug),
        tuple(
            OutLink(Phrase(blog.name, None if blog.language == own else blog.language), blog.url)
            for blog in blogs
        ),
    )
