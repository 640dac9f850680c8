"""Where a network is thin: what it promises and nobody carries, what hangs on one person. Internal only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final, Literal

from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.index import Index
from ambassade.publish.visibility import is_current

HELPERS: Final = 20
"""So many people are looked at for somebody who could help."""
What = Literal["theme", "platform", "language", "people"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A theme, platform or language of a network that nobody carries, or `alone` one person.

    `network` None: a theme of the organisation that no network and nobody has. `what` "people": the network
    itself, whose `value` is empty. `helper` is somebody of another network who could carry it.
    """

    network: str | None
    what: What
    value: str
    alone: str | None = None
    helper: str | None = None

    @property
    def key(self) -> str:
        """What it is called on a page; unique."""
        return "-".join(("gap", self.network or "all", self.what, self.value)).rstrip("-")


class Gaps:
    """The gaps of an internal edition. Only those count who are active and whose membership holds today."""

    def __init__(self, edition: InternalEdition, index: Index) -> None:
        self._edition = edition
        self._index = index
        today = edition.as_of.date()
        self._asked: Counter[str] = Counter()
        self._members: defaultdict[str, list[str]] = defaultdict(list)
        self._active: list[str] = []
        for slug in index.people:
            person = edition.ambassadors[slug]
            if person.standing != "active" or (person.left_on is not None and person.left_on <= today):
                continue
            self._active.append(slug)
            current = (one.network for one in person.memberships if is_current(one.since, one.until, today))
            for network in dict.fromkeys(current):
                self._members[network].append(slug)

    @cached_property
    def everywhere(self) -> tuple[Gap, ...]:
        """The themes that no network has and nobody can talk about."""
        taken = {theme for network in self._edition.networks.values() for theme in network.themes}
        taken |= {theme for slug in self._active for theme in self._index.themes_of_person(slug)}
        themes = self._edition.organisation.themes
        return tuple(Gap(None, "theme", theme.id) for theme in themes if theme.id not in taken)

    @cached_property
    def by_network(self) -> Mapping[str, tuple[Gap, ...]]:
        """The gaps of each network, those that nobody fills first."""
        found = {slug: tuple(self._of(slug)) for slug in self._index.networks}
        return {
            slug: tuple(sorted(gaps, key=lambda gap: gap.alone is not None)) for slug, gaps in found.items()
        }

    def _of(self, slug: str) -> Iterator[Gap]:
        people = self._members.get(slug, [])
        if len(people) <= 1:
            yield Gap(slug, "people", "", people[0] if people else None)
            return
        network = self._edition.networks[slug]
        themes = dict.fromkeys(
            (network.basis.theme, *network.themes) if network.basis.theme else network.themes
        )
        at_home = {one.platform for one in network.accounts} | {one.platform for one in network.spaces}
        asked: tuple[tuple[What, tuple[str, ...]], ...] = (
            ("theme", tuple(themes)),
            ("platform", tuple(dict.fromkeys(one.platform for one in network.platforms if one.platform))),
            ("language", network.languages),
        )
        carried = {what: self._carried(what, people) for what, _ in asked}
        inside = frozenset(people)
        for what, values in asked:
            for value in values:
                carriers = carried[what].get(value, [])
                if len(carriers) > 1 or (what == "platform" and value in at_home):
                    continue
                helper = self._helper(one for one in self._carriers[what].get(value, ()) if one not in inside)
                yield Gap(slug, what, value, carriers[0] if carriers else None, helper)

    def _helper(self, people: Iterable[str]) -> str | None:
        """Of the first few, somebody who is proposed least often."""
        found = min(islice(people, HELPERS), key=self._asked.__getitem__, default=None)
        self._asked.update([found] if found else [])
        return found

    @cached_property
    def _carriers(self) -> Mapping[What, Mapping[str, list[str]]]:
        """Everybody who carries each theme, platform and language; a few of them are enough."""
        whats: tuple[What, ...] = ("theme", "platform", "language")
        return {what: self._carried(what, self._active) for what in whats}

    def _carried(self, what: What, people: list[str]) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for slug in people:
            for value in dict.fromkeys(self._values(what, slug)):
                found[value].append(slug)
        return found

    def _values(self, what: What, slug: str) -> Iterator[str]:
        person = self._edition.ambassadors[slug]
        if what == "theme":
            yield from self._index.themes_of_person(slug)
        elif what == "language":
            yield from person.languages
        else:
            yield from (one.platform for one in person.accounts if one.platform)
