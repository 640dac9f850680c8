"""In which order addresses are asked, and what becomes of those that there is no time for."""

from __future__ import annotations

import pytest

from ambassade.feeds.turn import LONGEST, in_turn

SECONDS = 30
"""What one address takes here: there is time for thirty of the two hundred."""


@pytest.mark.parametrize("where", ["https://host{}.example/", "https://host.example/{}"])
def test_it_is_not_always_the_same_that_there_is_no_time_for(where: str) -> None:
    addresses = {where.format(number) for number in range(200)}
    reached: set[str] = set()
    for day in range(100):
        asked: list[str] = []

        def ask(address: str, asked: list[str] = asked) -> str:
            asked.append(address)
            return "asked"

        def clock(asked: list[str] = asked) -> float:
            return SECONDS * len(asked)

        found = in_turn(addresses, ask, lambda _: "passed over", day=day, clock=clock)
        assert found.keys() == addresses
        assert sorted(asked) == sorted(address for address in addresses if found[address] == "asked")
        assert len(asked) < 2 * LONGEST / SECONDS
        reached.update(asked)
    assert reached == addresses
