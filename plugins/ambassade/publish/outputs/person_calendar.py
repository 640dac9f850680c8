"""The calendars of single people.

`ambassadors/<slug>/calendar.ics`, in every edition: where to meet somebody, for whoever welcomes to a date.
`kit/<slug>/calendar.ics`: the dates of the networks of whoever has a kit, and those they welcome to or look
after. Like a kit they look from three months back to a year ahead, and hold at most `MOST` entries, those
whose next date is nearest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import Final

from ambassade.publish.audience import Edition
from ambassade.publish.edition import members, public
from ambassade.publish.kit.kits import Kits
from ambassade.publish.kit.owner import may_tell
from ambassade.publish.occurrence import Window, occurrences
from ambassade.publish.outputs.calendar import About, Book
from ambassade.publish.outputs.shown import entries
from ambassade.publish.site import Asset
from ambassade.words import words

MOST: Final = 60
_Near = tuple[bool, int, str]
"""What to sort entries by: whether it is over, how many days its next or last date is away, its key."""


class PersonCalendars:
    """The calendars of the people of one edition."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._edition: Edition = book.edition
        self._words = words(book.edition.language)

    def hosts(self) -> Iterator[Asset]:
        """Where to meet those who welcome."""
        for slug in sorted(self._hosted):
            about = About(
                path=f"ambassadors/{slug}/calendar.ics",
                page=f"ambassadors/{slug}/",
                name=self._words.say("Where to meet {name}", name=self._name(slug)),
                description=None,
            )
            yield self._book.calendar(about, self._first(self._hosted[slug]))

    def kits(self, kits: Kits) -> Iterator[Asset]:
        """The dates of those who have a kit."""
        for slug in kits.people:
            yield self.kit(kits, slug)

    def kit(self, kits: Kits, slug: str) -> Asset:
        """The dates of one of them."""
        about = About(
            path=f"kit/{slug}/calendar.ics",
            page=f"kit/{slug}/",
            name=self._words.say("The dates of {name}", name=self._name(slug)),
            description=self._words.say(
                "The dates of your networks, and those you welcome to or look after."
            ),
        )
        return Asset(path=about.path, made=lambda: self._book.lines(about, self._kept(kits, slug)))

    def _kept(self, kits: Kits, slug: str) -> list[tuple[str, public.Entry]]:
        """The entries in the calendar of somebody's kit."""
        groups = [self._by_network.get(network, []) for network in kits.networks(slug)]
        near = merge(self._hosted.get(slug, []), self._owned.get(slug, []), *groups)
        return self._first(one for one in near if may_tell(self._edition, slug, "entry", one[2]))

    def _first(self, near: Iterable[_Near]) -> list[tuple[str, public.Entry]]:
        """The nearest of some entries, by key."""
        keys = islice(dict.fromkeys(key for _, _, key in near), MOST)
        return [(key, self._edition.entries[key]) for key in sorted(keys)]

    def _name(self, slug: str) -> str:
        person = self._edition.ambassadors[slug]
        return person.latin_name or person.name

    @cached_property
    def _near(self) -> tuple[_Near, ...]:
        """Every approved entry that has a date in the window, the nearest first."""
        edition = self._edition
        window, today = Window.around(edition.as_of), edition.as_of.date()
        found: list[_Near] = []
        for key, entry in entries(edition):
            dates = occurrences(key, entry, edition.zone, window)
            ahead = next((one.first_day for one in dates if one.last_day >= today), None)
            if ahead is not None:
                found.append((False, max((ahead - today).days, 0), key))
            elif dates:
                found.append((True, (today - dates[-1].last_day).days, key))
        return tuple(sorted(found))

    @cached_property
    def _by_network(self) -> Mapping[str, list[_Near]]:
        return self._grouped(lambda entry: entry.network)

    @cached_property
    def _hosted(self) -> Mapping[str, list[_Near]]:
        return self._grouped(lambda entry: entry.where.host if entry.where else None)

    @cached_property
    def _owned(self) -> Mapping[str, list[_Near]]:
        return self._grouped(lambda entry: entry.owner if isinstance(entry, members.Entry) else None)

    def _grouped(self, group: Callable[[public.Entry], str | None]) -> Mapping[str, list[_Near]]:
        """The entries under what `group` gives for each, the nearest first."""
        found: defaultdict[str, list[_Near]] = defaultdict(list)
        for one in self._near:
            name = group(self._edition.entries[one[2]])
            if name is not None:
                found[name].append(one)
        return found
