"""calendar/<network>/<id>/event.ics: one entry with all its dates, for who wants no subscription.

Approved entries have one while a date of theirs is ahead. It is the event of the calendars, byte for byte,
with the same UID: whoever later subscribes does not see it twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ambassade.publish.occurrence import Window, occurrences
from ambassade.publish.outputs.calendar import Book
from ambassade.publish.outputs.shown import entries
from ambassade.publish.path import entry_path
from ambassade.publish.site import Asset

NAME: Final = "event.ics"


def entry_calendars(book: Book) -> Iterator[Asset]:
    """The file of each entry that takes place today or later, beside its page."""
    edition = book.edition
    window, today = Window.around(edition.as_of), edition.as_of.date()
    for key, entry in entries(edition):
        if any(one.last_day >= today for one in occurrences(key, entry, edition.zone, window)):
            yield Asset(path=f"{entry_path(key)}{NAME}", content=book.single(key, entry))
