"""Asks each address once whether it answers; those that are nobody's business outside are not asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final
from urllib.parse import urlsplit

from ambassade.feeds.address import parse_ip
from ambassade.feeds.fault import FeedError
from ambassade.feeds.fetch import GONE, Fetcher
from ambassade.feeds.turn import in_turn
from ambassade.model.feed import Fault, Trouble, told
from ambassade.words import Say

NOT_FOUND: Final = 404
_RESERVED: Final = ("example", "invalid", "localhost", "test", "example.com", "example.net", "example.org")
"""Domains that are nobody's, so that examples may name them (RFC 2606, RFC 6761)."""
_INSIDE: Final = ("internal", "local", "lan", "home.arpa", "intranet", "corp", "onion")
"""Domains that only somebody's own network knows (RFC 6762, RFC 8375, ICANN 2024 for `internal`)."""


class Outcome(Enum):
    """What asking came to."""

    GOOD = "good"
    MOVED = "moved"
    DEAD = "dead"
    UNANSWERED = "unanswered"
    INTERNAL = "internal"
    """Not asked: it belongs to nobody, or to a network of somebody's own."""
    OWN = "own"
    """Not asked: it is a page of our own site, which is not there yet."""
    LATE = "late"
    """Not asked: the others took too long."""


ASKED: Final = frozenset({Outcome.GOOD, Outcome.MOVED, Outcome.DEAD, Outcome.UNANSWERED})


@dataclass(frozen=True, slots=True)
class Reached:
    """What became of an address: where it has moved for good, or what is wrong with it."""

    outcome: Outcome
    moved: str = ""
    fault: FeedError | None = None

    def told(self) -> Say:
        """What is wrong, as the end of a sentence."""
        assert self.fault is not None  # noqa: S101 - for the type checker
        return told(Trouble(self.fault.fault, date.min, self.fault.status))

    @property
    def is_answered(self) -> bool:
        """Whether some server answered."""
        return self.outcome in {Outcome.GOOD, Outcome.MOVED} or bool(self.fault and self.fault.status)


def reach(addresses: Collection[str], fetcher: Fetcher, site: str | None, today: date) -> dict[str, Reached]:
    """What became of each address.

    `site` is that of the organisation: where it does not answer, no page below it is asked.
    """
    found = {address: Reached(Outcome.INTERNAL) for address in addresses if is_internal(address)}
    asked = set(addresses) - found.keys()
    own = {address for address in asked if site and _lies_below(address, site)}
    if own and site:
        home = Reached(Outcome.INTERNAL) if is_internal(site) else _reached(site, fetcher)
        is_up = home.outcome in {Outcome.GOOD, Outcome.MOVED}
        found |= {address: home if is_up and address == site else Reached(Outcome.OWN) for address in own}
        asked -= own if not is_up else {site}
    return found | in_turn(
        asked,
        lambda address: _reached(address, fetcher),
        lambda _: Reached(Outcome.LATE),
        day=today.toordinal(),
    )


def is_internal(address: str) -> bool:
    """Whether an address names a host that nobody outside can reach, by its name alone."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".").lower()
    except ValueError:
        return True  # it names none
    if parse_ip(host) is not None:
        return False  # the fetcher looks at numbers itself
    return "." not in host or any(f".{host}".endswith(f".{end}") for end in (*_RESERVED, *_INSIDE))


def _lies_below(address: str, site: str) -> bool:
    return f"{address.rstrip('/')}/".startswith(f"{site.rstrip('/')}/")


def _reached(address: str, fetcher: Fetcher) -> Reached:
    """One address, asked."""
    try:
        answer = fetcher.reach(address)
    except FeedError as fault:
        if fault.fault in {Fault.PRIVATE, Fault.ADDRESS} and fault.address in {None, address}:
            return Reached(Outcome.INTERNAL)
        is_dead = fault.status in {NOT_FOUND, GONE} or fault.fault is Fault.UNKNOWN
        return Reached(Outcome.DEAD if is_dead else Outcome.UNANSWERED, fault=fault)
    moved = answer.moved or ""
    return Reached(Outcome.MOVED, moved) if moved and moved != address else Reached(Outcome.GOOD)
