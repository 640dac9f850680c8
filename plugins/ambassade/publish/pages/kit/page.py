"""`kit/<person>/`: this week for one ambassador, and how to find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ambassade.model.status import State
from ambassade.publish.audience import MembersEdition
from ambassade.publish.kit.kits import MOST_TEXTS, Kits
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.card import name_html
from ambassade.publish.pages.kit.asked import agreements, asked_by_person, invited
from ambassade.publish.pages.kit.meeting import Meetings
from ambassade.publish.pages.kit.part import Take, heading, week_words
from ambassade.publish.pages.kit.signature import signatures
from ambassade.publish.pages.kit.take import Takes
from ambassade.publish.pages.kit.task import tasks_by_person
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.subscribe import SUBSCRIBE, source_of
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import page_path
from ambassade.publish.site import Page, relative

KIT = "kit/"
MOST_TASKS = 6
_AT_HAND = ("charter", "training")
"""The kinds of playbook pages that a kit leads to, each kind's first ones."""
_PAGES_A_KIND = 2


@dataclass(frozen=True, slots=True)
class Shared:
    """What is the same on every kit of an edition."""

    own_words: Markup
    at_hand: tuple[TitleLink, ...]


def kit_path(slug: str) -> str:
    """Where a person's kit lies."""
    return f"{KIT}{slug}/"


def kit_pages(writer: Writer, addresses: Addresses) -> Iterator[Page]:
    """How to find one's kit, and everybody's; nothing in the public edition."""
    if not isinstance(writer.edition, MembersEdition):
        return
    yield _found_page(writer)
    desk = KitPages(writer, addresses, Kits(writer.edition))
    for slug in desk.kits.people:
        yield desk.page(slug)


def _found_page(writer: Writer) -> Page:
    """Where to look for one's kit: nothing is asked, so nothing is remembered."""
    title = writer.words.say("Your week")
    about = About(
        path=KIT,
        title=title,
        description=writer.words.say("Each ambassador has a page with what there is to share this week."),
        section=KIT,
        styles=("desk",),
    )
    return writer.page("kit_found.html", about, title=title)


class KitPages:
    """The kits of one edition."""

    def __init__(self, writer: Writer, addresses: Addresses, kits: Kits, *, linked: bool = True) -> None:
        """`linked` is False where the edition's other pages can not be reached from here."""
        self.writer = writer
        self.linked = linked
        self.addresses = addresses
        self.kits = kits
        self._takes = Takes(writer)
        self._meetings = Meetings(writer, kits.week)
        self._tasks = tasks_by_person(writer)
        self._asked = asked_by_person(writer)
        self._shared = Shared(writer.speech.sentences, tuple(_at_hand(writer)))

    def page(self, slug: str) -> Page:
        """One person's kit."""
        writer, kits, words = self.writer, self.kits, self.writer.words
        person, path = writer.edition.ambassadors[slug], kit_path(slug)
        takes = self.takes(slug)
        meetings = self._meetings.of(slug, kits.networks(slug))
        title = words.say("The week of {name}", name=person.latin_name or person.name)
        about = About(
            path=path,
            title=title,
            description=title,
            section=KIT,
            scripts=("copy", "counting-tables", "counting", "avoided", "kit", "own-words"),
            styles=("desk",),
            head=self._followed(path, title),
            indexed=False,
        )
        return writer.page(
            "kit.html",
            about,
            name=name_html(person, Markup("")),
            portrait=writer.pictures.face(slug),
            week=week_words(words, kits.week.first, kits.week.last),
            week_ends=kits.week.last,
            heading=heading(
                words,
                len({each.path.partition("#")[0] for each in takes}),
                self._meetings.this_week(meetings),
            ),
            takes=takes,
            full=len(takes) == MOST_TEXTS,
            invitations=invited(writer, kits, slug, {each.anchor for each in takes}),
            meetings=meetings,
            tasks=self._tasks.get(slug, ())[:MOST_TASKS],
            asked=self._asked.get(slug, ()),
            agreements=agreements(writer, slug),
            profile=f"ambassadors/{slug}/" if kits.is_shown(slug) else None,
            calendar=source_of(self.addresses, "kit-calendar", f"{path}calendar.ics"),
            feed=source_of(self.addresses, "kit-feed", f"{path}feed.xml"),
            subscribe=SUBSCRIBE,
            signatures=signatures(writer, slug) if kits.is_shown(slug) else (),
            linked=self.linked,
            shared=self._shared,
        )

    def takes(self, slug: str) -> tuple[Take, ...]:
        """The texts that a person is offered."""
        messages = self.kits.edition.messages
        return tuple(self._takes.take(text, messages[text.key]) for text in self.kits.offered(slug))

    def _followed(self, path: str, title: str) -> Markup:
        """The feeds and the calendar of a kit, for its page's head."""
        link = Markup('<link rel="alternate calendar" type="text/calendar" title="{}" href="{}">')
        calendar = link.format(title, relative(f"{path}calendar.ics", self.writer.whole(path)))
        return self.writer.feed_links(path, title, page=path) + calendar


def _at_hand(writer: Writer) -> Iterator[TitleLink]:
    """Where a kit leads on to, as far as the edition has it."""
    words, edition = writer.words, writer.edition
    yield TitleLink(Phrase(words.say("All messages")), "messages/")
    yield TitleLink(Phrase(words.say("Calendar")), "calendar/")
    yield TitleLink(Phrase(words.say("Whom to ask")), "contacts/")
    for kind in _AT_HAND:
        keys = sorted(
            (key for key, page in edition.pages.items() if page.kind == kind and _is_out(writer, key)),
            key=lambda key: (edition.pages[key].order, key),
        )
        for key in keys[:_PAGES_A_KIND]:
            yield TitleLink(writer.cards.phrase(edition.pages[key].title), page_path(key))


def _is_out(writer: Writer, page: str) -> bool:
    """Whether a playbook page is published."""
    return writer.cards.state(f"playbook-page/{page}") in {None, State.PUBLISHED}
