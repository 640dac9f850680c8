"""Asks many addresses, several hosts at a time, and each host one thing after the other."""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from ambassade.feeds.address import target_of
from ambassade.feeds.fault import FeedError

AT_ONCE = 8
"""Hosts that are asked at the same time."""
LONGEST = 900
"""Seconds after which nothing further is asked."""

T = TypeVar("T")


def in_turn(
    addresses: Iterable[str],
    ask: Callable[[str], T],
    pass_over: Callable[[str], T],
    *,
    day: int,
    clock: Callable[[], float] = time.monotonic,
) -> dict[str, T]:
    """What `ask` gives of each address, asked once; what `pass_over` gives where there is no time left.

    `day` is another number every day: the order is another one too, so that it is not always the same that
    there is no time for.
    """
    end, stopped = clock() + LONGEST, threading.Event()
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for address in sorted(set(addresses)):
        hosts[_host(address)].append(address)

    chance = random.Random(day)  # noqa: S311 - nothing secret: only an order
    groups = [chance.sample(group, len(group)) for group in hosts.values()]
    chance.shuffle(groups)

    def of_host(group: Sequence[str]) -> list[tuple[str, T]]:
        return [
            (address, (pass_over if stopped.is_set() or clock() > end else ask)(address)) for address in group
        ]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            return dict(pair for group in pool.map(of_host, groups) for pair in group)
        except BaseException:
            stopped.set()
            raise


def _host(address: str) -> str:
    try:
        return target_of(address).host
    except FeedError:
        return ""
