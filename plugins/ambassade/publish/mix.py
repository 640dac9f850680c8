"""The mix of a network: which modes and intents its path has, against what it aims at, and whom it speaks to.

Counted from the content by the rules and from the internal edition by its pages, with the same functions. An
entry that comes again counts once, a message once, whatever the number of its texts. Meetings say nothing to
readers and do not count; nor does what is archived or called off.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Protocol
from zoneinfo import ZoneInfo

from ambassade.model.moment import Moment
from ambassade.publish.occurrence import Window, occurrences
from ambassade.publish.planned import Planned
from ambassade.publish.planning import MEETINGS

MODES: Final = ("announce", "ask", "debate", "answer", "help")
INTENTS: Final = ("expertise", "people", "behind_the_scenes", "useful", "product", "job")
ENOUGH: Final = 8
"""Fewer things than this have no mix: one more or less would change it by an eighth."""

Side = Literal["above", "below", "within"]
_Aim = tuple[str, int | None, int | None]


class ModeAim(Protocol):
    """What a network aims at for one mode, in percent."""

    @property
    def mode(self) -> str:
        """The mode."""

    @property
    def least(self) -> int | None:
        """At least so much."""

    @property
    def most(self) -> int | None:
        """At most so much."""


class IntentAim(Protocol):
    """What a network aims at for one intent, in percent."""

    @property
    def intent(self) -> str:
        """The intent."""

    @property
    def least(self) -> int | None:
        """At least so much."""

    @property
    def most(self) -> int | None:
        """At most so much."""


class Aims(Protocol):
    """What a network aims at."""

    @property
    def modes(self) -> Sequence[ModeAim]:
        """The shares of its entries' modes."""

    @property
    def intents(self) -> Sequence[IntentAim]:
        """The shares of its messages' intents."""


class Aiming(Protocol):
    """A network, of the content or of the internal edition."""

    @property
    def mix(self) -> Aims | None:
        """What it aims at."""

    @property
    def addressed_to(self) -> Sequence[str]:
        """The readers it is for."""


class Spoken(Protocol):
    """An entry or a message, as far as its network, its status and its readers go."""

    @property
    def network(self) -> str | None:
        """Whose it is."""

    @property
    def addressed_to(self) -> Sequence[str]:
        """The readers it is for."""

    @property
    def status(self) -> str:
        """What is typed in its file."""


class SpokenEntry(Spoken, Protocol):
    """An entry."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def mode(self) -> str | None:
        """What it does."""

    @property
    def cancelled(self) -> bool:
        """Whether all of it is called off."""


class Days(Protocol):
    """From when until when."""

    @property
    def from_(self) -> Moment:
        """The first."""

    @property
    def until(self) -> Moment:
        """The last."""


class SpokenMessage(Spoken, Protocol):
    """A message."""

    @property
    def intent(self) -> str | None:
        """What it is meant to show."""

    @property
    def window(self) -> Days:
        """When it may be posted."""


@dataclass(frozen=True, slots=True)
class Share:
    """How often one mode or intent comes among `total` that say theirs, and what the network aims at.

    `line` is the position of that target in the network's file; None where there is none.
    """

    id: str
    count: int
    total: int
    least: int | None = None
    most: int | None = None
    line: int | None = None

    @property
    def percent(self) -> float:
        """The share in a hundred: whole, but to a tenth where a whole number would hide the side it is on."""
        if not self.total:
            return 0
        exact = 100 * self.count / self.total
        whole = round(exact)
        return round(exact, 1) if self.side != "within" and whole in {self.least, self.most} else whole

    @property
    def side(self) -> Side:
        """Whether it is above or below its target, compared exactly; within it where there is none."""
        if self.total and self.most is not None and 100 * self.count > self.most * self.total:
            return "above"
        if self.total and self.least is not None and 100 * self.count < self.least * self.total:
            return "below"
        return "within"


@dataclass(frozen=True, slots=True)
class Tally:
    """The shares of all modes (or intents) that come or are aimed at; `unsaid` things say none."""

    shares: tuple[Share, ...] = ()
    said: int = 0
    unsaid: int = 0

    @property
    def off(self) -> tuple[Share, ...]:
        """Those outside their target; none where there is too little to judge by."""
        if self.said < ENOUGH:
            return ()
        return tuple(share for share in self.shares if share.side != "within")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many entries and messages are addressed to one of a network's readers."""

    addressee: str
    count: int


@dataclass(frozen=True, slots=True)
class Mix:
    """The mix of one network."""

    modes: Tally
    intents: Tally
    reach: tuple[Reach, ...]
    """Every addressee of the network, in its order."""
    open: int
    """How many things say no addressee."""

    @property
    def uncovered(self) -> tuple[str, ...]:
        """The addressees that nothing is addressed to."""
        return tuple(one.addressee for one in self.reach if not one.count)


def counted_entries(entries: Mapping[str, SpokenEntry], dated: Collection[str]) -> Iterator[SpokenEntry]:
    """The entries that count, of those with a date in the window, whose keys are `dated`."""
    for key, entry in entries.items():
        if key in dated and speaks(entry):
            yield entry


def counted_messages(messages: Iterable[SpokenMessage], since: date, until: date) -> Iterator[SpokenMessage]:
    """The messages that are not archived and may be posted on any day from `since` to `until`."""
    for message in messages:
        window = message.window
        if message.status != "archived" and window.from_.day <= until and window.until.day >= since:
            yield message


def dated_in(entries: Mapping[str, Planned], zone: ZoneInfo, window: Window) -> frozenset[str]:
    """The entries with a date in a window; of a rule that can not be reckoned the first one counts."""
    found = set()
    for key, entry in entries.items():
        try:
            dated = bool(occurrences(key, entry, zone, window))
        except (ValueError, OverflowError, TypeError):  # what is wrong with it is told elsewhere
            dated = entry.start is not None and window.first <= entry.start.day <= window.last
        if dated:
            found.add(key)
    return frozenset(found)


def speaks(entry: SpokenEntry) -> bool:
    """Whether an entry says something to readers: it is no meeting, neither archived nor called off."""
    return entry.kind not in MEETINGS and entry.status != "archived" and not entry.cancelled


def mixes(
    networks: Mapping[str, Aiming], entries: Iterable[SpokenEntry], messages: Iterable[SpokenMessage]
) -> dict[str, Mix]:
    """The mix of each network, by what counts of one window; one pass over everything."""
    modes: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    intents: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    readers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    open_: Counter[str] = Counter()
    for entry in entries:
        network = entry.network or ""
        modes[network][entry.mode] += 1
        readers[network].update(entry.addressed_to)
        open_[network] += not entry.addressed_to
    for message in messages:
        network = message.network or ""
        intents[network][message.intent] += 1
        readers[network].update(message.addressed_to)
        open_[network] += not message.addressed_to
    return {
        slug: Mix(
            _tally(MODES, modes[slug], _mode_aims(network)),
            _tally(INTENTS, intents[slug], _intent_aims(network)),
            tuple(Reach(one, readers[slug][one]) for one in network.addressed_to),
            open_[slug],
        )
        for slug, network in networks.items()
    }


def _mode_aims(network: Aiming) -> Sequence[_Aim]:
    return [(aim.mode, aim.least, aim.most) for aim in network.mix.modes] if network.mix else []


def _intent_aims(network: Aiming) -> Sequence[_Aim]:
    return [(aim.intent, aim.least, aim.most) for aim in network.mix.intents] if network.mix else []


def _tally(order: Sequence[str], found: Counter[str | None], aims: Sequence[_Aim]) -> Tally:
    """The shares in the order of the vocabulary; of two targets for one thing, the first counts."""
    said = sum(count for name, count in found.items() if name is not None)
    wanted: dict[str, tuple[int | None, int | None, int]] = {}
    for line, (name, least, most) in enumerate(aims):
        wanted.setdefault(name, (least, most, line))
    shares = tuple(
        Share(name, found[name], said, *wanted.get(name, (None, None, None)))
        for name in order
        if found[name] or name in wanted
    )
    return Tally(shares, said, found[None])
