"""The page of one entry of the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ambassade.language.typography import capital
from ambassade.model.status import State
from ambassade.publish.edition import internal, members
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.card import NetworkCard, PostCard
from ambassade.publish.pages.edit_address import edit_address, entry_file
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.link import OutLink, TitleLink
from ambassade.publish.pages.linked.subject import Subject
from ambassade.publish.pages.mark import marks_of
from ambassade.publish.pages.message import MessageCard, message_card
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.relay import relay_plan
from ambassade.publish.pages.vocabulary import ENTRY_KIND, MODE
from ambassade.publish.pages.way import parts_of, pill_of, stops_of
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import entry_path
from ambassade.publish.site import Page
from ambassade.publish.visibility import embargo_ends


@dataclass(frozen=True, slots=True)
class Channel:
    """A platform it runs on."""

    id: str
    name: str


def entry_pages(writer: Writer) -> Iterator[Page]:
    """The page of every entry."""
    for key in writer.edition.entries:
        yield _EntryPage(writer, key).page()


class _EntryPage:
    """What goes into one entry's page."""

    def __init__(self, writer: Writer, key: str) -> None:
        self.writer = writer
        self.cards = writer.cards
        self.text = writer.words
        self.key = key
        self.entry = writer.edition.entries[key]
        self.path = entry_path(key)

    def page(self) -> Page:
        writer, cards, entry = self.writer, self.cards, self.entry
        title, summary = cards.phrase(entry.title), cards.maybe(entry.summary)
        network: NetworkCard | None = cards.network(entry.network) if entry.network else None
        dates = self.dates()
        taking_place = (one for one in dates if not one.cancelled)
        parts, more_parts = parts_of(writer, self.key)
        post: PostCard | None = cards.post(entry.post) if entry.post else None
        about = About(
            path=self.path,
            title=title.text,
            description=summary.text if summary else title.text,
            section="calendar/",
            subject=Subject("entry", self.key),
        )
        return writer.page(
            "entry.html",
            about,
            entry=entry,
            title=title,
            summary=self.prose(summary),
            summary_attributes=summary.attributes if summary else "",
            network=network,
            kind=self.text.text(ENTRY_KIND[entry.kind]),
            mode=self.mode(),
            when=self.when(next(taking_place, dates[0])) if dates else self.when_written(),
            machine=entry.start,
            calendar=self.calendar(dates),
            change=edit_address(writer.edition, entry_file(self.key)),
            marks=marks_of(writer, self.key),
            stops=stops_of(writer, self.key),
            dates=[cards.event(one) for one in dates] if entry.recurrence else (),
            where=self.where(),
            channels=[
                Channel(platform_icon(each), writer.edition.platforms[each]) for each in entry.channels
            ],
            languages=cards.languages(entry.languages),
            readers=", ".join(cards.addressees[one].text for one in entry.addressed_to),
            themes=[TitleLink(cards.themes[theme], f"themes/{theme}/") for theme in entry.themes],
            links=[OutLink(cards.phrase(link.title), link.url) for link in entry.links],
            post=post,
            campaign=self.link(entry.campaign) if entry.campaign else None,
            parts=parts,
            more_parts=more_parts,
            pill=pill_of(writer, self.key),
            messages=tuple(self.messages()),
            facts=tuple(self.facts()),
            relay_plan=relay_plan(writer, self.key),
            audience=entry.audience if isinstance(entry, internal.Entry) else None,
            notes=self.prose(cards.maybe(entry.notes)) if isinstance(entry, internal.Entry) else None,
        )

    def link(self, key: str) -> TitleLink:
        """Another entry."""
        return TitleLink(self.cards.phrase(self.writer.edition.entries[key].title), entry_path(key))

    def prose(self, phrase: Phrase | None) -> Markup | None:
        """A longer text of the entry's file."""
        if phrase is None:
            return None
        network = self.entry.network
        folder = f"content/networks/{network}/calendar" if network else "content/calendar"
        return self.writer.prose(phrase.text, page=self.path, source=folder, language=phrase.language)

    def dates(self) -> tuple[Occurrence, ...]:
        """The next dates, from today; the last ones where all are over."""
        return self.writer.index.next_dates(self.key)

    def calendar(self, dates: Iterable[Occurrence]) -> str | None:
        """The file of this entry alone, if it is approved and not over."""
        edition = self.writer.edition
        approved = self.cards.state(f"entry/{self.key}") in {None, State.SCHEDULED, State.PUBLISHED}
        ahead = any(one.last_day >= edition.as_of.date() for one in dates)
        return f"{self.path}event.ics" if approved and ahead and not self.entry.cancelled else None

    def when(self, one: Occurrence) -> str:
        """A date in words, beginning with a capital: the days, then the hours."""
        text = self.text
        first = capital(text.date(one.first_day, "EEEE d MMMM y"))
        long = one.last_day > one.first_day and one.end.date() != one.first_day
        if one.all_day or (long and (one.last_day - one.first_day).days > 1):
            if one.last_day > one.first_day:
                return text.say(
                    "{first} to {last}", first=first, last=text.date(one.last_day, "EEEE d MMMM y")
                )
            return first
        return f"{first}, {self.cards.hours(one)}"

    def when_written(self) -> str:
        """The date as the file has it, for an entry outside of the calendar's window or without a date."""
        start = self.entry.start
        return capital(self.text.date(start.day, "EEEE d MMMM y") if start else self.text.say("No date yet"))

    def mode(self) -> str:
        """What it does, the first letter a capital; empty where the file does not say."""
        return capital(self.text.text(MODE[self.entry.mode])) if self.entry.mode else ""

    def where(self) -> tuple[Phrase, ...]:
        """The place, then the address."""
        where = self.entry.where
        if where is None:
            return ()
        here = self.cards.where(where)
        address = self.cards.maybe(where.address)
        return tuple(dict.fromkeys(each for each in (here, address) if each is not None))

    def messages(self) -> Iterable[MessageCard]:
        """The messages that go with it, in the editions that have any."""
        for key in self.writer.index.messages_by_entry.get(self.key, ()):
            yield message_card(self.writer, key)

    def facts(self) -> Iterable[tuple[str, str | Markup | Phrase]]:
        """What members and colleagues know besides."""
        entry, text, cards = self.entry, self.text, self.cards
        place = self.writer.place(self.path)
        if isinstance(entry, members.Entry):
            if entry.owner:
                yield text.say("Looked after by"), self.writer.person_link(place, entry.owner)
            if entry.depends_on:
                link = Markup('<a href="{}">{}</a>').format
                before = (self.link(key) for key in entry.depends_on)
                yield (
                    text.say("Has to be done before"),
                    Markup(", ").join(link(place.link(each.path), each.title) for each in before),
                )
            organisation = self.writer.edition.organisation
            if entry.serves and isinstance(organisation, members.Organisation):
                names = {objective.id: objective.name for objective in organisation.objectives}
                yield text.say("Serves"), cards.phrase(names[entry.serves])
        if isinstance(entry, internal.Entry):
            if entry.affects:
                units = Markup(", ").join(cards.units[unit] for unit in entry.affects)
                yield text.say("Units that have to know ahead"), units
            ends = embargo_ends(entry, self.writer.edition.zone)
            if ends is not None:
                yield text.say("Internal until"), text.instant(ends)
            yield from approvals(self.writer, self.path, entry.approvals)


def approvals(
    writer: Writer, path: str, given: tuple[internal.Approval, ...]
) -> Iterator[tuple[str, Markup]]:
    """Who approved something, and when."""
    place = writer.place(path)
    named = [(each.by, each.on) for each in given if each.by]
    if named:
        line = Markup("{}, {}").format
        lines = [line(writer.person_link(place, by), writer.words.day(on)) for by, on in named]
        yield writer.words.say("Approved by"), Markup("<br>").join(lines)
