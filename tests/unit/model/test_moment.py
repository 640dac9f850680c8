from __future__ import annotations

from datetime import date

import pytest

from ambassade.model.moment import months_between


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 1), 1),
        (date(2025, 11, 23), date(2026, 11, 23), 12),
        (date(2025, 11, 24), date(2026, 11, 23), 11),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
    ],
)
def test_whole_months_are_counted(first: date, last: date, count: int) -> None:
    assert months_between(first, last) == count
