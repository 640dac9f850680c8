"""When readers are told of a correction: once it was made, in pages, feeds and what machines read."""

from __future__ import annotations

from datetime import date

import pytest

from ambassade.publish.correction import corrected_on
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import Channels
from ambassade.publish.pages.build import build_pages
from tests.unit.publish.pages.editions import edition, moment, pages_of, post


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (None, False),
        (date(2026, 11, 18), False),
        (date(2026, 11, 19), False),
        (date(2026, 11, 20), True),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
    ],
)
def test_a_correction_is_later_than_the_post_and_not_to_come(day: date | None, told: bool) -> None:
    one = post("quay", publish_at=moment("2026-11-19T08:00"), updated_on=day)
    made = edition(posts={"quay": one})
    assert corrected_on(made, one) == (day if told else None)
    page = pages_of(build_pages(made))["posts/quay/"]
    assert ("corrected on" in page.html) is ("article:modified_time" in page.head) is told
    assert page.updated == (day if told else date(2026, 11, 19))
    (article,) = Channels(made, Addresses.of(made)).all()[0].articles
    assert (article.changed > article.published) is told
