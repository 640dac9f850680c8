"""Where a link from one file of the content to another leads."""

from __future__ import annotations

import pytest

from ambassade.publish.content_page import ContentPages
from ambassade.publish.edition import public
from tests.unit.publish.pages.editions import edition, text

LAMPS = public.Collection(id="lamps", title=text("Lamps"))


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("../collections", "collections/"),
        ("../collections/", "collections/"),
        ("../collections/lamps.yml", "collections/lamps/"),
        ("../collections/other.yml", None),
        ("../calendar", "calendar/"),
        ("../ambassadors/ana.md#bio", "ambassadors/ana/"),
        ("/collections", None),
        ("//collections", None),
    ],
)
def test_a_link_leads_to_the_page_of_the_file_or_the_list_of_the_folder(
    target: str, page: str | None
) -> None:
    addresses = ContentPages(edition(collections={"lamps": LAMPS}))
    assert addresses.resolve(target, "content/playbook") == page


def test_a_list_that_has_no_page_is_led_to_by_nothing() -> None:
    assert ContentPages(edition(collections={})).resolve("../collections", "content/playbook") is None
