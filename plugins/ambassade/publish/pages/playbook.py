"""The playbook: charter, governance, processes, training, what to do in a crisis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ambassade.model.status import State
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.translations import TRANSLATIONS, has_translations
from ambassade.publish.pages.vocabulary import PAGE_KIND
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import page_path
from ambassade.publish.site import Page

FRONT = "index"
PLAYBOOK = "playbook/"
"""Where the list lies, and the tab of its pages in the editions that have one."""


@dataclass(frozen=True, slots=True)
class PlaybookCard:
    """A page in the playbook's list."""

    path: str
    title: Phrase
    summary: Phrase | None
    state: State | None
    due: date | None
    """The day on which it should have been looked at again, where that is past."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of one kind."""

    kind: str
    title: str
    cards: tuple[PlaybookCard, ...]


def playbook_pages(writer: Writer) -> Iterator[Page]:
    """The list, and each page; nothing where a public edition has none."""
    pages, text = writer.edition.pages, writer.words
    if not pages and writer.edition.audience == "public":
        return
    front = pages.get(FRONT)
    title = writer.cards.phrase(front.title) if front else Phrase(text.say("Playbook"))
    summary = writer.cards.maybe(front.summary) if front else None
    about = About(
        path=PLAYBOOK,
        title=title.text,
        description=summary.text if summary else text.say("Who does what, when, where and how."),
        section=PLAYBOOK,
    )
    body = _body(writer, FRONT, front) if front else None
    yield writer.page(
        "playbook.html",
        about,
        title=title,
        summary=summary,
        body=body[0] if body else None,
        body_attributes=body[1] if body else "",
        shelves=tuple(_shelves(writer)),
        translations=TRANSLATIONS if has_translations(writer) else None,
    )
    ordered = [key for key in _ordered(writer) if key != FRONT]
    for place, key in enumerate(ordered):
        before = ordered[place - 1] if place else None
        after = ordered[place + 1] if place + 1 < len(ordered) else None
        yield _page(writer, key, before, after)


def _ordered(writer: Writer) -> list[str]:
    pages = writer.edition.pages
    kinds = list(PAGE_KIND)
    return sorted(pages, key=lambda key: (kinds.index(pages[key].kind), pages[key].order, key))


def _shelves(writer: Writer) -> Iterator[Shelf]:
    pages = writer.edition.pages
    today = writer.edition.as_of.date()
    for kind, title in PAGE_KIND.items():
        cards = []
        for key in _ordered(writer):
            page = pages[key]
            if page.kind != kind or key == FRONT:
                continue
            own = page if isinstance(page, members.PlaybookPage) else None
            due = own.review_by if own and own.review_by < today else None
            cards.append(
                PlaybookCard(
                    page_path(key),
                    writer.cards.phrase(page.title),
                    writer.cards.maybe(page.summary),
                    writer.cards.state(f"playbook-page/{key}"),
                    due,
                )
            )
        if cards:
            yield Shelf(kind, writer.words.text(title), tuple(cards))


def _body(writer: Writer, key: str, page: public.PlaybookPage) -> tuple[Markup, Markup] | None:
    """The text, and the attributes that say its language."""
    body = writer.cards.maybe(page.body)
    if body is None or not body.text:
        return None
    folder = f"content/playbook/{key.rpartition('/')[0]}".rstrip("/")
    made = writer.prose(body.text, page=page_path(key), source=folder, language=body.language)
    return made, body.attributes


def _page(writer: Writer, key: str, before: str | None, after: str | None) -> Page:
    page, cards = writer.edition.pages[key], writer.cards
    title, summary = cards.phrase(page.title), cards.maybe(page.summary)
    body = _body(writer, key, page)

    def link(other: str | None) -> TitleLink | None:
        return TitleLink(cards.phrase(writer.edition.pages[other].title), page_path(other)) if other else None

    about = About(
        path=page_path(key),
        title=title.text,
        description=(summary or title).text,
        section=PLAYBOOK,
        spoken=spoken.language if (spoken := cards.maybe(page.body)) else None,
        kind="page",
    )
    own = page if isinstance(page, members.PlaybookPage) else None
    return writer.page(
        "playbook_page.html",
        about,
        title=title,
        summary=summary,
        kind=writer.words.text(PAGE_KIND[page.kind]),
        state=cards.state(f"playbook-page/{key}"),
        audience=page.audience if isinstance(page, internal.PlaybookPage) else None,
        body=body[0] if body else None,
        body_attributes=body[1] if body else "",
        body_language=about.spoken and language_name(about.spoken, writer.words),
        owner=own.owner if own else None,
        review_by=own.review_by if own else None,
        overdue=own is not None and own.review_by < writer.edition.as_of.date(),
        before=link(before),
        after=link(after),
    )
