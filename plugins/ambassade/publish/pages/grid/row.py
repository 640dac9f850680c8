"""The rows of the grid: an entry, or a message of no entry, with its cells; each made once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.edition import members
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.grid.cell import (
    EXPIRED,
    GROUP_OF,
    MISSING,
    MOST_TEXTS,
    Cell,
    Counts,
    told,
    why_it_waits,
)
from ambassade.publish.pages.grid.step import step_for
from ambassade.publish.pages.message import Badge, badge, platforms_of
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path, message_path
from ambassade.publish.planning import MEETINGS, WEEKS, monday_of

BACK: Final = timedelta(weeks=2)
"""What is over stays so long among what is not; after that it has pages of its own."""

_AHEAD, _BEGUN, _OVER, _PAST = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry (None: a message of none) against the platforms.

    `start` and `end` are the days of the date that counts, its next or its last one. `rank` is 0 for what is
    ahead, 1 for what has begun, 2 for what is over, 3 for what has pages of its own. `networks` are those in
    whose grids it stands, `""` for that of none.
    """

    entry: str | None
    keys: tuple[str, ...]
    networks: tuple[str, ...]
    title: Phrase
    path: str
    start: date
    end: date
    rank: int
    owner: str | None
    cells: Mapping[str, Cell]
    counts: Counts
    """How many of its texts are ready, waiting, missing and expired."""

    @property
    def network(self) -> str:
        """The network that the row is of."""
        return self.networks[0]

    @property
    def over(self) -> bool:
        """Whether neither the entry nor a text is to come."""
        return self.rank >= _OVER

    @property
    def order(self) -> tuple[int, date, str]:
        """What is ahead first, then what has begun, then what is over; within these by the day."""
        return self.rank, self.start, self.path


class Rows:
    """All rows of an edition that has messages."""

    def __init__(self, writer: Writer, edition: MembersEdition) -> None:
        self._writer = writer
        self._edition = edition
        self._index = writer.index
        self._now = edition.as_of
        self._badges: dict[str, Badge] = {}

    @cached_property
    def all(self) -> tuple[Row, ...]:
        """Every row, in order."""
        entries = [row for key in self._with_entry() if (row := self._of_entry(key)) is not None]
        alone = [self._of_message(key) for key, one in self._edition.messages.items() if one.entry is None]
        return tuple(sorted((*entries, *alone), key=lambda row: row.order))

    @cached_property
    def now(self) -> tuple[Row, ...]:
        """What is not over, or has been for two weeks at most, and begins in the weeks to come."""
        last = monday_of(self._now.date()) + timedelta(weeks=self._weeks)
        return tuple(row for row in self.all if row.rank < _PAST and row.start < last)

    @property
    def _weeks(self) -> int:
        """How many weeks ahead the organisation plans, as far as the edition knows."""
        edition = self._edition
        planning = edition.organisation.planning if isinstance(edition, InternalEdition) else None
        return WEEKS if planning is None or planning.weeks is None else planning.weeks

    @cached_property
    def by_network(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each network that are not over for long."""
        return self._grouped(row for row in self.all if row.rank < _PAST)

    @cached_property
    def past_by_network(self) -> Mapping[str, tuple[Row, ...]]:
        """The others, the latest first."""
        return self._grouped(row for row in reversed(self.all) if row.rank == _PAST)

    @staticmethod
    def _grouped(rows: Iterator[Row]) -> Mapping[str, tuple[Row, ...]]:
        groups: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            for network in row.networks:
                groups[network].append(row)
        return {network: tuple(found) for network, found in groups.items()}

    def _with_entry(self) -> Iterator[str]:
        """The entries that have messages; where all texts are known, those that wait for one too."""
        yield from self._index.messages_by_entry
        if isinstance(self._edition, InternalEdition):
            for one in self._index.coming:
                if one.key not in self._index.messages_by_entry and self._wanted(one.key):
                    yield one.key

    def _wanted(self, key: str) -> tuple[str, ...]:
        """The platforms on which an entry ahead is to be told, where the edition knows what is missing."""
        edition = self._edition
        if not isinstance(edition, InternalEdition) or key not in self._index.coming_entries:
            return ()
        entry = edition.entries[key]
        return () if entry.kind in MEETINGS or entry.status == "archived" else entry.channels

    def _of_entry(self, key: str) -> Row | None:
        """The row of an entry; None where all that it has was put away and nothing is to be told."""
        edition, writer = self._edition, self._writer
        entry = edition.entries[key]
        wanted = self._wanted(key)
        keys = tuple(
            each
            for each in self._index.messages_by_entry.get(key, ())
            if not (wanted and self._badge(each).style == "archived")
        )
        if not keys and not wanted:
            return None
        start, end = self._days(key, keys)
        networks = dict.fromkeys(
            [entry.network or "", *(edition.messages[one].network or "" for one in keys)]
        )
        cells = self._cells(key, keys, wanted)
        return self._row(
            key,
            keys,
            tuple(networks),
            (writer.cards.phrase(entry.title), entry_path(key)),
            (start, end),
            entry.owner or next((owner for one in keys if (owner := edition.messages[one].owner)), None),
            cells,
        )

    def _of_message(self, key: str) -> Row:
        message = self._edition.messages[key]
        return self._row(
            None,
            (key,),
            (message.network or "",),
            (self._writer.cards.phrase(message.idea), message_path(key)),
            _window(message.window),
            message.owner,
            self._cells(None, (key,), ()),
        )

    def _row(
        self,
        entry: str | None,
        keys: tuple[str, ...],
        networks: tuple[str, ...],
        named: tuple[Phrase, str],
        days: tuple[date, date],
        owner: str | None,
        cells: dict[str, Cell],
    ) -> Row:
        missing = [MISSING for cell in cells.values() if cell.missing]
        groups = [self._group(key) for key in keys for _ in platforms_of(self._writer, key)]
        return Row(
            entry=entry,
            keys=keys,
            networks=networks,
            title=named[0],
            path=named[1],
            start=days[0],
            end=days[1],
            rank=self._rank(entry, days, [*groups, *missing]),
            owner=owner if owner in self._edition.ambassadors else None,
            cells=cells,
            counts=Counts.of((*groups, *missing)),
        )

    def _rank(self, entry: str | None, days: tuple[date, date], groups: list[str]) -> int:
        today = self._now.date()
        over = entry not in self._index.coming_entries and all(group == EXPIRED for group in groups)
        if over:
            return _PAST if days[1] < today - BACK else _OVER
        return _AHEAD if days[0] >= today else _BEGUN

    def _days(self, key: str, keys: tuple[str, ...]) -> tuple[date, date]:
        """The first and the last day of an entry's next date, else of its last; else of its messages."""
        entry = self._edition.entries[key]
        one = self._coming.get(key) or next(reversed(self._index.occurrences_by_entry.get(key, ())), None)
        windows = [_window(self._edition.messages[each].window) for each in keys]
        last = max((until for _, until in windows), default=None)
        if one is not None:
            return one.first_day, max(one.last_day, last or one.last_day)
        if entry.start is not None:
            end = (entry.end or entry.start).day
            return entry.start.day, max(end, last or end)
        return min(first for first, _ in windows), last or date.max

    @cached_property
    def _coming(self) -> Mapping[str, Occurrence]:
        return {one.key: one for one in self._index.coming}

    def _cells(self, entry: str | None, keys: tuple[str, ...], wanted: tuple[str, ...]) -> dict[str, Cell]:
        """What there is for each platform, and what is missing; nothing for platforms it is not for."""
        writer = self._writer
        by_platform: defaultdict[str, list[str]] = defaultdict(list)
        stands = {key: (self._badge(key), why_it_waits(writer, key)) for key in keys}
        for key in keys:
            for platform in platforms_of(writer, key):
                by_platform[platform].append(key)
        cells = {
            platform: Cell(
                tuple(told(writer, key, platform, *stands[key]) for key in found[:MOST_TEXTS]),
                max(0, len(found) - MOST_TEXTS),
            )
            for platform, found in by_platform.items()
        }
        in_parts = self._carried.get(entry or "", frozenset()) if wanted else frozenset()
        missing = writer.desk.missing_texts(entry or "") if wanted else ()
        live = tuple(key for key in keys if self._group(key) != EXPIRED)
        for platform in wanted:
            if platform in in_parts and platform not in cells:
                cells[platform] = Cell(note=writer.words.say("Told by its parts"), told=True)
            elif platform not in cells:
                step = step_for(writer, str(entry), live, platform)
                cells[platform] = Cell(step=step, missing=platform in missing)
        return cells

    def _badge(self, key: str) -> Badge:
        if key not in self._badges:
            self._badges[key] = badge(self._writer, key)
        return self._badges[key]

    def _group(self, key: str) -> str:
        return GROUP_OF[self._badge(key).style]

    @cached_property
    def _carried(self) -> Mapping[str, frozenset[str]]:
        """The platforms on which the parts of each campaign have a text that was not put away."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for key, keys in self._index.messages_by_entry.items():
            campaign = self._edition.entries[key].campaign
            if campaign is not None:
                for each in keys:
                    if self._badge(each).style != "archived":
                        found[campaign].update(platforms_of(self._writer, each))
        return {campaign: frozenset(platforms) for campaign, platforms in found.items()}


def _window(window: members.Window) -> tuple[date, date]:
    return window.from_.day, window.until.day
