"""The mix of the networks as the internal pages show it: shares as bars, targets, and words for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ambassade.language.typography import capital
from ambassade.publish.audience import InternalEdition
from ambassade.publish.mix import ENOUGH, Mix, Share, Tally, counted_entries, counted_messages, mixes
from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.edit_address import edit_address, entry_file, message_file
from ambassade.publish.pages.vocabulary import INTENT, MODE, Names
from ambassade.publish.pages.writer import Writer
from ambassade.words import say

_SIDE: Final[Names] = {
    "above": say("Above the target"),
    "below": say("Below the target"),
    "within": say("On target"),
}
MOST_NETWORKS: Final = 60
"""So many networks stand in one overview."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share: the bar from 0 to `width`, the target from `aim_from` to `aim_to`, all of a hundred.

    `aim` says the target in words, empty where there is none. `verdict` says where the share lies; `side` is
    `above`, `below`, `within` or empty, where there is no target or too little to judge by.
    """

    name: str
    share: str
    of: str
    width: float
    aim_from: int
    aim_to: int
    aim: str
    side: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a network's modes or intents; `note` says what they leave out, `step` what would help."""

    id: str
    title: str
    head: str
    bars: tuple[Bar, ...]
    note: str
    step: str
    href: str


@dataclass(frozen=True, slots=True)
class Reader:
    """An addressee of a network, and what is addressed to them."""

    name: str
    count: int
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class MixBlock:
    """The mix of one network."""

    charts: tuple[Chart, ...]
    readers: tuple[Reader, ...]
    readers_note: str
    window: str
    aims_step: str
    aims_href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A network in the overview: its most frequent mode and intent, what is off, whom nothing is for."""

    card: NetworkCard
    path: str
    mode: Bar | None
    intent: Bar | None
    off: tuple[str, ...]
    judged: bool
    uncovered: tuple[str, ...]


class MixPages:
    """The mixes of an internal edition, worked out once for all pages."""

    def __init__(self, writer: Writer, edition: InternalEdition) -> None:
        self._writer = writer
        self._edition = edition
        self._text = writer.words

    @cached_property
    def _mixes(self) -> dict[str, Mix]:
        edition, index = self._edition, self._writer.index
        window = index.window
        dated = {key for key, found in index.occurrences_by_entry.items() if found}
        messages = counted_messages(edition.messages.values(), window.first, window.last)
        return mixes(edition.networks, counted_entries(edition.entries, dated), messages)

    @property
    def window(self) -> str:
        """The days that are counted, in words."""
        window = self._writer.index.window
        return self._text.say("From {first} to {last}.", first=window.first, last=window.last)

    def block(self, network: str) -> MixBlock:
        """The mix of one network."""
        mix, text = self._mixes[network], self._text
        most = max((one.count for one in mix.reach), default=0)
        aims = self._edition.networks[network].mix
        return MixBlock(
            (self._modes(network, mix), self._intents(network, mix)),
            tuple(
                Reader(
                    self._writer.cards.addressees[one.addressee].text,
                    one.count,
                    100 * one.count / most if most else 0,
                    text.say_n("{n} entry or message", "{n} entries and messages", one.count)
                    if one.count
                    else text.say("nothing yet"),
                )
                for one in mix.reach
            ),
            text.say_n(
                "{n} entry or message says no reader of its own.",
                "{n} entries and messages say no reader of their own.",
                mix.open,
            )
            if mix.open
            else "",
            self.window,
            "" if aims else text.say("This network has set no targets: they stand under “mix” in its file."),
            ("" if aims else edit_address(self._edition, f"content/networks/{network}/network.yml")) or "",
        )

    def lines(self, networks: Sequence[str]) -> tuple[Line, ...]:
        """The overview of some networks."""
        return tuple(self._line(slug) for slug in networks)

    def _line(self, slug: str) -> Line:
        mix, cards = self._mixes[slug], self._writer.cards
        modes, intents = self._bars(mix.modes, MODE), self._bars(mix.intents, INTENT)
        return Line(
            cards.network(slug),
            f"messages/{slug}/#mix",
            max(modes, key=lambda bar: bar.width, default=None) if mix.modes.said else None,
            max(intents, key=lambda bar: bar.width, default=None) if mix.intents.said else None,
            tuple(
                self._text.say("{name}: {words}", name=bar.name, words=f"{bar.share}, {bar.aim}")
                for bar in (*modes, *intents)
                if bar.side in {"above", "below"}
            ),
            any(bar.side for bar in (*modes, *intents)),
            tuple(cards.addressees[one].text for one in mix.uncovered),
        )

    def _modes(self, network: str, mix: Mix) -> Chart:
        text, tally = self._text, mix.modes
        step, href = "", ""
        if not tally.said and tally.unsaid:
            step = text.say("Say under “mode” what an entry does: announce, ask, debate, answer or help.")
            key = next(
                (
                    one.key
                    for one in self._writer.index.coming_by_network.get(network, ())
                    if self._edition.entries[one.key].mode is None
                ),
                None,
            )
            href = edit_address(self._edition, entry_file(key)) or "" if key else ""
        return Chart(
            "modes",
            text.say("What the entries do"),
            text.say("Mode"),
            self._bars(tally, MODE),
            self._note(
                tally,
                text.say("There is no entry to count."),
                text.say_n("{n} entry says no mode.", "{n} entries say no mode.", tally.unsaid),
            ),
            step,
            href,
        )

    def _intents(self, network: str, mix: Mix) -> Chart:
        text, tally = self._text, mix.intents
        step, href = "", ""
        if not tally.said and tally.unsaid:
            step = text.say("Say under “intent” what a message is meant to show.")
            keys = self._writer.index.messages_by_network.get(network, ())
            key = next((one for one in reversed(keys) if self._edition.messages[one].intent is None), None)
            href = edit_address(self._edition, message_file(key)) or "" if key else ""
        return Chart(
            "intents",
            text.say("What the messages show"),
            text.say("Intent"),
            self._bars(tally, INTENT),
            self._note(
                tally,
                text.say("There is no message to count."),
                text.say_n("{n} message says no intent.", "{n} messages say no intent.", tally.unsaid),
            ),
            step,
            href,
        )

    def _note(self, tally: Tally, nothing: str, unsaid: str) -> str:
        """What the bars leave out, and whether there is enough to judge by."""
        text = self._text
        if not tally.said and not tally.unsaid:
            return nothing
        parts = [unsaid] if tally.unsaid else []
        if 0 < tally.said < ENOUGH:
            parts.append(
                text.say(
                    "Too few to judge by: {said} of the {enough} that it takes.",
                    said=tally.said,
                    enough=ENOUGH,
                )
            )
        return " ".join(parts)

    def _bars(self, tally: Tally, names: Names) -> tuple[Bar, ...]:
        return tuple(self._bar(share, names, judged=tally.said >= ENOUGH) for share in tally.shares)

    def _bar(self, share: Share, names: Names, *, judged: bool) -> Bar:
        text, name = self._text, self._text.text(names[share.id])
        aimed = share.least is not None or share.most is not None
        side = share.side if aimed and judged else ""
        return Bar(
            capital(name),
            text.say("{share}%", share=text.number(share.percent)),
            text.say("{n} of {total}", n=share.count, total=share.total),
            100 * share.count / share.total if share.total else 0,
            (share.least or 0) if aimed else 0,
            (100 if share.most is None else share.most) if aimed else 0,
            self._aim(share),
            side,
            text.text(_SIDE[side]) if side else "",
        )

    def _aim(self, share: Share) -> str:
        text, least, most = self._text, share.least, share.most
        if least is not None and most is not None:
            return text.say("from {least}% to {most}%", least=least, most=most)
        if least is not None:
            return text.say("at least {least}%", least=least)
        return text.say("at most {most}%", most=most) if most is not None else ""
