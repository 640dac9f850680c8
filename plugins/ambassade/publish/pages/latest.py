"""What our people published elsewhere: in a list of its own, and on the pages of those who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from ambassade.publish.latest import Fresh
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page, relative

LATEST = "latest/"
FEED = "latest.xml"
HEALTH = "feeds/"
A_PAGE = 24
ON_HOME = 3
ON_NETWORK = 4
ON_PERSON = 4


@dataclass(frozen=True, slots=True)
class FreshCard:
    """An item in a list; `host` is where its link leads."""

    title: Phrase
    summary: Phrase | None
    link: str
    host: str
    who: Markup
    blog: Phrase
    day: date | None
    when: str
    failing: str
    """Since when its feed could not be read, in words; empty where it can."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A few items on another page; `path`: where the others are, `seen`: when they were last looked for."""

    title: str
    cards: tuple[FreshCard, ...]
    path: str | None
    seen: str
    own: bool = False
    """Whether its title says already on whose blog."""


def latest_pages(writer: Writer) -> Iterator[Page]:
    """The list; none where the organisation has not switched it on."""
    latest, text = writer.latest, writer.words
    if not latest.is_on:
        return
    title = text.say("Latest from our people")
    pages = leaves(LATEST, latest.everything, A_PAGE, folder="page/")
    for leaf in pages:
        heading = numbered(text, title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=text.say("What our people and networks published on their own blogs"),
            section="posts/",
            head=feed_link(writer, title, leaf.path),
        )
        yield writer.page(
            "latest.html",
            about,
            heading=heading,
            cards=_cards(writer, leaf.items),
            pages=pages,
            first=leaf.number == 1,
            seen=seen(writer),
            health=HEALTH if writer.edition.audience == "internal" else None,
        )


def feed_link(writer: Writer, title: str, page: str) -> Markup:
    """What tells a browser of the list's feed."""
    link = Markup('<link rel="alternate feed" type="application/atom+xml" title="{}" href="{}">')
    return link.format(title, relative(FEED, writer.whole(page)))


def shelf(writer: Writer) -> Shelf | None:
    """The newest of all, for the home page; None where there are none."""
    items = writer.latest.everything
    return _shelf(writer, writer.words.say("Latest from our people"), items, ON_HOME, LATEST)


def shelf_of_network(writer: Writer, slug: str) -> Shelf | None:
    """The newest of a network and its people."""
    if not writer.latest.is_on:
        return None
    items = writer.latest.of_network(slug, writer.index.members.get(slug, ()))
    return _shelf(writer, writer.words.say("Latest from our people"), items, ON_NETWORK, LATEST)


def shelf_of_person(writer: Writer, slug: str) -> Shelf | None:
    """A person's own newest."""
    person = writer.edition.ambassadors[slug]
    title = writer.words.say("On {name}'s own blog", name=person.latin_name or person.name)
    made = _shelf(writer, title, writer.latest.of_person(slug), ON_PERSON, None)
    # Their own page has their name already.
    return made and replace(made, cards=tuple(replace(card, who=Markup()) for card in made.cards), own=True)


def _shelf(writer: Writer, title: str, items: tuple[Fresh, ...], most: int, path: str | None) -> Shelf | None:
    return Shelf(title, _cards(writer, items[:most]), path, seen(writer)) if items else None


def seen(writer: Writer) -> str:
    """When the feeds were last read, in a sentence; empty where that is not known."""
    held = writer.latest.held
    if held is None or held.refreshed is None:
        return ""
    return writer.words.say("Seen on {day}.", day=held.refreshed)


def _cards(writer: Writer, items: Iterable[Fresh]) -> tuple[FreshCard, ...]:
    return tuple(_card(writer, one) for one in items)


def _card(writer: Writer, one: Fresh) -> FreshCard:
    cards, own = writer.cards, writer.edition.language
    item, declared = one.item, one.source.declared
    language = None if one.language == own else one.language
    day = item.published.date() if item.published else None
    who = (
        cards.person(declared.owner).own_html
        if declared.kind == "ambassador"
        else escape(cards.network(declared.owner).name)
    )
    blog = one.source.blog
    return FreshCard(
        title=Phrase(item.title, language),
        summary=Phrase(item.summary, language) if item.summary else None,
        link=item.link,
        host=(urlsplit(item.link).hostname or "").removeprefix("www."),
        who=who,
        blog=Phrase(blog.name, None if blog.language == own else blog.language),
        day=day,
        when=cards.day(day) if day else "",
        failing=_failing(writer, one),
    )


def _failing(writer: Writer, one: Fresh) -> str:
    trouble = one.source.copy.trouble if one.source.copy else None
    return writer.words.say("not read since {day}", day=trouble.since) if trouble else ""
