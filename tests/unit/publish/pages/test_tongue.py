"""Which languages a reader is told of: none that they read as their own."""

from __future__ import annotations

from datetime import date

import pytest

from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.tongue import reads_alike
from tests.unit.publish.pages.editions import edition, entry, pages_of, parsed, post, text, words_of


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("en", "en", True),
        ("en-GB", "en", True),
        ("pt-BR", "pt-PT", True),
        ("zh-Hans", "zh", True),
        ("zh-Hans-CN", "zh-Hant-TW", False),
        ("en", "fr", False),
    ],
)
def test_regions_write_alike_and_scripts_do_not(one: str, other: str, alike: bool) -> None:
    assert reads_alike(one, other) is reads_alike(other, one) is alike


def test_nobody_is_told_that_what_they_read_is_in_their_language() -> None:
    picked = public.PickedLink(
        url="https://lamps.example",
        title=text("Lamps"),
        language="en",
        comment=text("Read it."),
        on=date(2026, 11, 1),
    )
    made = edition(
        language="en-GB",
        entries={"core": entry("core", languages=("en",))},
        posts={"quay": post("quay", language="en")},
        collections={"lamps": public.Collection(id="lamps", title=text("Lamps"), links=(picked,))},
    )
    pages = pages_of(build_pages(made))
    for path in ("calendar/", "posts/", "posts/quay/", "collections/lamps/"):
        assert "in English" not in words_of(parsed(pages[path].html))
