"""Which text is whose: the same every time, spread evenly, moved as little as can be."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from ambassade.publish.kit.choice import chosen

PEOPLE = [f"person-{number}" for number in range(1000)]


def spread(names: list[str], message: str = "aurora/glass") -> list[int]:
    return [
        chosen(names, person=each, message=message, platform="linkedin", language="en") for each in PEOPLE
    ]


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7])
def test_a_thousand_people_are_spread_evenly(count: int) -> None:
    found = Counter(spread([f"text-{number}" for number in range(count)]))
    fair = 1000 / count
    assert len(found) == count
    assert all(abs(each - fair) < 4 * (fair * (1 - 1 / count)) ** 0.5 for each in found.values())


def test_two_messages_group_people_differently() -> None:
    names = ["a", "b", "c"]
    same = sum(mine == other for mine, other in zip(spread(names), spread(names, "aurora/deck"), strict=True))
    assert 250 < same < 420


def test_a_new_text_moves_only_those_who_get_it() -> None:
    before, after = spread(["a", "b", "c"]), spread(["a", "b", "c", "d"])
    moved = [now for was, now in zip(before, after, strict=True) if was != now]
    assert set(moved) == {3}
    assert 180 < len(moved) < 320


def test_the_order_of_texts_does_not_matter() -> None:
    names, turned = ["a", "b", "c"], ["c", "a", "b"]
    assert [names[each] for each in spread(names)] == [turned[each] for each in spread(turned)]


def test_another_process_chooses_the_same() -> None:
    code = (
        "from ambassade.publish.kit.choice import chosen;"
        "print(chosen(['a','b','c'], person='ana', message='m', platform='x', language='en'))"
    )
    here = chosen(["a", "b", "c"], person="ana", message="m", platform="x", language="en")
    for seed in ("0", "1"):
        told = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert int(told.stdout) == here


def test_nothing_to_choose_from_is_an_error() -> None:
    with pytest.raises(ValueError, match="empty"):
        chosen([], person="ana", message="m", platform="x", language="en")
