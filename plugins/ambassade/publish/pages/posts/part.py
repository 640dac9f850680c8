"""A series of posts: its page, and what the page of each part says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ambassade.publish.pages.card import PostCard
from ambassade.publish.pages.link import Crumb
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.post_series import SeriesKey
from ambassade.publish.site import Page

A_PAGE = 24
SHOWN = 12
"""As many parts as the page of each lists: the first ones, and itself."""
FACES = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A post's place in its series. `place` says it in words; `more` counts the parts that are not listed."""

    title: Phrase
    path: str
    place: str
    parts: tuple[PostCard, ...]
    more: int
    before: PostCard | None
    after: PostCard | None


def part_of(writer: Writer, slug: str) -> Part | None:
    """The place of a post in its series; None where it is in none that its network lists."""
    key = SeriesKey.of(writer.edition.posts[slug])
    posts = writer.index.series.get(key) if key else None
    if key is None or posts is None:
        return None
    cards, at = writer.cards, writer.index.place_in_series[slug]
    shown = posts[:SHOWN]
    return Part(
        title=cards.phrase(writer.index.listed_series[key].title),
        path=key.path,
        place=writer.words.say("Part {n} of {all}", n=at + 1, all=len(posts)),
        parts=tuple(cards.post(each) for each in shown),
        more=len(posts) - len(shown),
        before=cards.post(posts[at - 1]) if at else None,
        after=cards.post(posts[at + 1]) if at + 1 < len(posts) else None,
    )


def series_pages(writer: Writer, network: str) -> Iterator[Page]:
    """The page of each series of a network, its parts in their order."""
    for key in writer.index.series_by_network.get(network, ()):
        yield from _series(writer, key)


def _series(writer: Writer, key: SeriesKey) -> Iterator[Page]:
    text, cards, series = writer.words, writer.cards, writer.index.listed_series[key]
    title, summary, posts = cards.phrase(series.title), cards.maybe(series.summary), writer.index.series[key]
    base = f"networks/{key.network}/"
    crumbs = (
        Crumb("networks/", text.say("Networks")),
        Crumb(base, cards.network_name(key.network)),
        Crumb(f"{base}posts/", text.say("Posts")),
    )
    authors = dict.fromkeys(author for slug in posts for author in writer.edition.posts[slug].authors)
    places = writer.index.place_in_series
    told = writer.index.is_told(posts)
    pages = leaves(key.path, posts, A_PAGE, folder="page/")
    for leaf in pages:
        about = About(
            path=leaf.path,
            title=numbered(text, title.text, leaf.number),
            description=(summary or title).text,
            section="posts/",
            styles=("post",),
            head=writer.feed_links(key.path, title.text, page=leaf.path) if told else Markup(),
            items=tuple(cards.post(slug).item for slug in leaf.items),
        )
        yield writer.page(
            "series.html",
            about,
            crumbs=crumbs,
            title=title,
            summary=summary,
            number=leaf.number,
            count=len(posts),
            faces=[cards.person(slug).face for slug in tuple(authors)[:FACES]],
            parts=[(text.say("Part {n}", n=places[slug] + 1), cards.post(slug)) for slug in leaf.items],
            feed=f"{key.path}feed.xml" if told else None,
            pages=pages,
        )
