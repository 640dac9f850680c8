"""How the feeds are doing, for colleagues: which are dead, moved, silent or taken over, and what to do."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ambassade.model.feed import Fault, FeedCopy, Held, Identity, told
from ambassade.model.moment import months_between
from ambassade.publish.latest import Source
from ambassade.publish.pages.latest import HEALTH
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page
from ambassade.words import Words

A_PAGE = 100
_REFRESH = "ambassade feeds refresh"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is to be said of a feed; the lowest `rank` is the most pressing."""

    rank: int
    state: str
    style: str
    icon: str
    since: date | None
    what: str
    step: str
    typed: str | None = None
    """What to type for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: a blog, and what is to be said of its feed."""

    blog: Phrase
    url: str
    who: str
    path: str
    state: str
    style: str
    icon: str
    since: date | None
    what: str
    step: str
    typed: str | None


def feed_health_pages(writer: Writer) -> Iterator[Page]:
    """The pages, in the internal edition, where the organisation switched the feeds on."""
    latest, text = writer.latest, writer.words
    if latest.held is None or writer.edition.audience != "internal":
        return
    found = [(state, source) for source in latest.sources for state in _states(writer, latest.held, source)]
    found.sort(key=lambda pair: (pair[0].rank, pair[0].since or date.max, pair[1].declared.address))
    lines = [_line(writer, state, source) for state, source in found]
    troubled = {source.declared for _, source in found}
    count = len(latest.sources)
    title = text.say("How the feeds are doing")
    pages = leaves(HEALTH, lines, A_PAGE)
    for leaf in pages:
        heading = numbered(text, title, leaf.number)
        about = About(path=leaf.path, title=heading, description=title, section="posts/", indexed=False)
        feeds = text.say_n("{n} feed is read", "{n} feeds are read", count)
        yield writer.page(
            "feed_health.html",
            about,
            heading=heading,
            summary=text.say_n(
                "{feeds}; {n} needs a look.", "{feeds}; {n} need a look.", len(troubled), feeds=feeds
            ),
            refreshed=latest.held.refreshed,
            count=count,
            lines=leaf.items,
            pages=pages,
        )


def _line(writer: Writer, state: State, source: Source) -> Line:
    declared, blog = source.declared, source.blog
    table = "networks" if declared.kind == "network" else "ambassadors"
    return Line(
        blog=Phrase(blog.name, None if blog.language == writer.edition.language else blog.language),
        url=blog.url,
        who=_owner(writer, source),
        path=f"{table}/{declared.owner}/",
        state=state.state,
        style=state.style,
        icon=state.icon,
        since=state.since,
        what=state.what,
        step=state.step,
        typed=state.typed,
    )


def _owner(writer: Writer, source: Source) -> str:
    if source.declared.kind == "network":
        return writer.cards.network_name(source.declared.owner)
    person = writer.edition.ambassadors[source.declared.owner]
    return person.latin_name or person.name


def _states(writer: Writer, held: Held, source: Source) -> Iterator[State]:
    """Everything that is to be said of a feed; nothing where all is well."""
    text, copy, who = writer.words, source.copy, _owner(writer, source)
    if copy is None:
        yield State(
            rank=6,
            state=text.say("Not read yet"),
            style="draft",
            icon="clock",
            since=None,
            what="",
            step=text.say("Ask for it:"),
            typed=_REFRESH,
        )
        return
    yield from _taken_over(text, copy, source)
    yield from _failing(text, copy, who)
    if copy.moved is not None:
        yield State(
            rank=3,
            state=text.say("Moved"),
            style="waiting",
            icon="arrow",
            since=copy.moved.since,
            what=copy.moved.to,
            step=text.say("Write the new address as the blog's feed."),
        )
    newest = max((item.published for item in copy.items if item.published), default=None)
    today = writer.edition.as_of.date()
    silent = 0 if newest is None else months_between(newest.date(), today)
    if newest is not None and silent >= held.silent_months:
        yield State(
            rank=5,
            state=text.say("Silent"),
            style="draft",
            icon="clock",
            since=newest.date(),
            what=text.say_n("nothing new for {n} month", "nothing new for {n} months", silent),
            step=text.say("Ask {name} whether the blog goes on.", name=who),
        )


def _taken_over(text: Words, copy: FeedCopy, source: Source) -> Iterator[State]:
    if copy.changed_on is None:
        return
    yield State(
        rank=0 if copy.withheld else 4,
        state=text.say("Taken over?") if copy.withheld else text.say("Renamed"),
        style="missing" if copy.withheld else "waiting",
        icon="alert",
        since=copy.changed_on,
        what=_difference(text, copy.known, copy.seen),
        step=text.say("Nothing of it is shown. Look at the blog; if it is still theirs:")
        if copy.withheld
        else text.say("Look at the blog; if it is still theirs:"),
        typed=f"{_REFRESH} --accept {shlex.quote(source.declared.address)}",
    )


def _difference(text: Words, known: Identity, seen: Identity) -> str:
    """What it calls itself, and what it did."""
    return text.clauses(
        text.say("“{new}” instead of “{old}”", new=getattr(seen, name), old=getattr(known, name))
        if getattr(seen, name)
        else text.say("“{old}” went", old=getattr(known, name))
        for name in known.differs(seen)
    )


def _failing(text: Words, copy: FeedCopy, who: str) -> Iterator[State]:
    trouble = copy.trouble
    if trouble is None:
        return
    gone = trouble.fault is Fault.GONE
    yield State(
        rank=1 if gone else 2,
        state=text.say("Gone") if gone else text.say("Not read"),
        style="missing",
        icon="missing",
        since=trouble.since,
        what=text.text(told(trouble)),
        step=text.say("Take the feed out of the file, or ask {name} for the new address.", name=who)
        if gone
        else text.say("Open the feed in a browser. If it does not open there either, tell {name}.", name=who),
    )
