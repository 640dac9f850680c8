"""Which texts are scheduled, when, and which are not and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Entry, Message, Variant
from ambassade.model.counting import measure, surely_fits
from ambassade.model.posted import campaign_of, letter, posted
from ambassade.model.voice import Voice, voice_of
from ambassade.publish.visibility import embargo_ends
from ambassade.report.schedule.mention import Mentions
from ambassade.report.schedule.row import LeftOut, Row
from ambassade.report.schedule.scheduler import Scheduler
from ambassade.report.schedule.slot import Slots
from ambassade.spans import Location
from ambassade.words import Say, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: the texts of a network, platform, language (None: of all) between two instants.

    Messages of closed and secret networks are taken where `network` names theirs, as builds do.
    """

    first: datetime
    end: datetime | None
    network: str | None = None
    platform: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """What is scheduled, by time, and what is not, by file."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A variant of a message that may be posted from an instant on and before another."""

    item: Item[Message]
    index: int
    name: str
    at: datetime | None

    @property
    def variant(self) -> Variant:
        return self.item.value.variants[self.index]

    @property
    def place(self) -> Location:
        return self.item.document.at(("variants", self.index, "text"))


def select(catalog: Catalog, wanted: Wanted, scheduler: Scheduler) -> Selection:
    """The texts of approved messages for a scheduler, each once, at its own time.

    The times follow from the content alone, not from what is asked for nor from the day: who exports every
    week gets each text once.
    """
    return _Selecting(catalog, wanted, scheduler).all()


class _Selecting:
    """One selection being made."""

    def __init__(self, catalog: Catalog, wanted: Wanted, scheduler: Scheduler) -> None:
        self._catalog = catalog
        self._wanted = wanted
        self._scheduler = scheduler
        self._zone = catalog.zone()
        self._slots = Slots(self._zone)
        self._rows: list[Row] = []
        self._left_out: list[LeftOut] = []
        self._voices: dict[str | None, Voice] = {}

    def all(self) -> Selection:
        """Everything that is asked for."""
        for item in self._items():
            why = self._blocked(item.value)
            opens, closes = self._opens(item.value), item.value.window.until.ends(self._zone)
            if why is None and opens >= closes:
                why = say("what it speaks of opens on {day}, when its window is over", day=opens)
            if why is not None:
                if self._is_asked_for(item):
                    self._left_out.append(LeftOut(item.document.at(("status",)), why))
                continue
            for text in self._timed(item, opens, closes):
                if self._fits(text):
                    self._take(text)
        rows = sorted(self._rows, key=lambda row: (row.at, row.platform, row.message, row.variant))
        kept = tuple(self._kept(rows))
        left_out = sorted(self._left_out, key=lambda one: (one.place.path, one.place.span.start))
        return Selection(kept, tuple(left_out))

    def _kept(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Those rows, by time, that the scheduler takes together; the others are left out."""
        name, most, gap = self._scheduler.name, self._scheduler.most, self._scheduler.gap
        last: Row | None = None
        count = 0
        for row in rows:
            why = None
            if most is not None and count >= most:
                why = say("{name} takes {n} posts in a file; narrow the days", name=name, n=most)
            elif last is not None and row.at.astimezone(UTC) - last.at.astimezone(UTC) < gap:
                why = say("{name} takes no two posts so close; choose one --network", name=name)
            if why is None:
                last, count = row, count + 1
                yield row
            else:
                self._left_out.append(LeftOut(row.place, why))

    def _items(self) -> Iterator[Item[Message]]:
        """The approved messages, in the order in which they get their times: who has less time first."""
        wanted, zone, networks = self._wanted, self._zone, self._catalog.networks
        found = [
            item
            for item in self._catalog.messages.values()
            if item.value.status == "approved"
            and (
                item.network is None
                or item.network == wanted.network
                or (item.network in networks and networks[item.network].value.access == "open")
            )
        ]
        return iter(sorted(found, key=lambda item: (item.value.window.until.ends(zone), item.key)))

    def _blocked(self, message: Message) -> Say | None:
        """Why nothing of a message may be posted, whatever the day."""
        entry = self._catalog.entries.get(message.entry or "")
        if message.entry is not None:
            if entry is None or entry.value.status != "approved":
                return say("its entry `{key}` is not approved", key=message.entry)
            if entry.value.cancelled:
                return say("its entry `{key}` is called off", key=message.entry)
        key = message.link.post if message.link else None
        post = self._catalog.posts.get(key or "")
        if key is not None:
            if post is None or post.value.status != "approved":
                return say("the post `{key}` that it links to is not approved", key=key)
            network = self._catalog.networks.get(post.network or "")
            if post.value.audience != "public" or (network is not None and network.value.access != "open"):
                return say("the post `{key}` that it links to is not public", key=key)
        return None

    def _opens(self, message: Message) -> datetime:
        """The instant from which a message may be posted: its window, its entry's embargo, its post."""
        instants = [message.window.from_.starts(self._zone)]
        entry: Item[Entry] | None = self._catalog.entries.get(message.entry or "")
        whole = self._catalog.entries.get(entry.value.campaign or "") if entry else None
        embargoes = (embargo_ends(each.value, self._zone) for each in (entry, whole) if each)
        instants += [each for each in embargoes if each is not None]
        post = self._catalog.posts.get((message.link and message.link.post) or "")
        if post is not None:
            instants.append(post.value.publish_at.starts(self._zone))
        return max(instants, key=datetime.timestamp)

    def _timed(self, item: Item[Message], opens: datetime, closes: datetime) -> Iterator[_Text]:
        """The texts of a message with their times, platform by platform."""
        variants = item.value.variants
        for platform in dict.fromkeys(variant.platform for variant in variants):
            indices = [index for index, each in enumerate(variants) if each.platform == platform]
            owner = f"{item.network or ''}/{platform}"
            times = self._slots.take(owner, f"{item.key}\0{platform}", len(indices), opens, closes)
            for index, at in zip(indices, times, strict=True):
                alike = [
                    each for each in indices if variants[each].language == variants[index].language
                ].index(index)
                yield _Text(item, index, variants[index].id or letter(alike), at)

    def _fits(self, text: _Text) -> bool:
        """Whether a text is asked for."""
        wanted, variant = self._wanted, text.variant
        if text.at is not None and (
            text.at < wanted.first or (wanted.end is not None and text.at >= wanted.end)
        ):
            return False
        return (
            wanted.network in {None, text.item.network}
            and wanted.platform in {None, variant.platform}
            and wanted.language in {None, variant.language}
        )

    def _is_asked_for(self, item: Item[Message]) -> bool:
        """Whether a message has a text that would have been asked for, had it been posted in its window."""
        window, wanted = item.value.window, self._wanted
        if window.until.ends(self._zone) <= wanted.first:
            return False
        if wanted.end is not None and window.from_.starts(self._zone) >= wanted.end:
            return False
        return any(self._fits(_Text(item, index, "", None)) for index in range(len(item.value.variants)))

    def _take(self, text: _Text) -> None:
        """Makes a row of a text, or says why not."""
        if text.at is None:
            self._left_out.append(
                LeftOut(text.place, say("no time is free for it in its window; make the window longer"))
            )
            return
        row = self._row(text, text.at)
        why = self._why_not(row)
        if why is None:
            self._rows.append(row)
        else:
            self._left_out.append(LeftOut(row.place, why))

    def _row(self, text: _Text, at: datetime) -> Row:
        message, variant, item = text.item.value, text.variant, text.item
        entry = self._catalog.entries.get(message.entry or "")
        made = posted(
            message,
            variant,
            self._voice(item.network),
            campaign=campaign_of(message, entry.value if entry else None),
        )
        folder = item.path.rpartition("/")[0]
        return Row(
            at=at,
            place=text.place,
            platform=variant.platform,
            language=variant.language,
            network=item.network,
            message=item.key,
            variant=text.name,
            text=made.text,
            warning=variant.content_warning or "",
            link=made.address or "",
            pictures=tuple(f"{folder}/{asset.file}" for asset in message.assets),
            picture_texts=tuple(
                asset.alt.pick(variant.language, self._language)[0] for asset in message.assets
            ),
        )

    def _why_not(self, row: Row) -> Say | None:
        """Why a row can not be posted as it is."""
        fits = surely_fits(row.text, row.platform, warning=row.warning)
        counted = None if fits else measure(row.text, row.platform, warning=row.warning)
        if counted is not None and not counted.fits:
            if counted.excess:
                return say("it is too long: {count} of {most}", count=counted.count, most=counted.limit.most)
            return say("it has {n} bytes too many", n=counted.excess_bytes)
        named = f"{row.text}\n{row.warning}\n{row.link}"
        refused = self._mentions.refused(named, row.platform, row.at.date())
        return self._scheduler.refused(row) if refused is None else refused

    @cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self._catalog)

    @cached_property
    def _language(self) -> str:
        organisation = self._catalog.organisation
        return organisation.value.languages[0] if organisation and organisation.value.languages else "en"

    def _voice(self, network: str | None) -> Voice:
        if network not in self._voices:
            item = self._catalog.networks.get(network or "")
            organisation = self._catalog.organisation
            self._voices[network] = voice_of(
                organisation.value if organisation else None, item.value if item else None
            )
        return self._voices[network]
