"""What belongs to each kit besides its page: a calendar and two feeds."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.publish.audience import MembersEdition
from ambassade.publish.kit.kits import Kits
from ambassade.publish.outputs.calendar import Book
from ambassade.publish.outputs.kit_feed import KitFeeds
from ambassade.publish.outputs.person_calendar import PersonCalendars
from ambassade.publish.site import Asset


def kit_files(book: Book) -> Iterator[Asset]:
    """Those of everybody who has a kit; nothing in the public edition."""
    if not isinstance(book.edition, MembersEdition):
        return
    kits = Kits(book.edition)
    calendars, feeds = PersonCalendars(book), KitFeeds(kits, book.addresses)
    yield from calendars.kits(kits)
    for slug in kits.people:
        yield from feeds.files(slug)


def own_files(book: Book, kits: Kits, slug: str) -> Iterator[Asset]:
    """Those of one person."""
    yield PersonCalendars(book).kit(kits, slug)
    yield from KitFeeds(kits, book.addresses).files(slug)
