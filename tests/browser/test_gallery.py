"""The gallery of the documentation: every kind of page is in it, told in words, with its pictures."""

from __future__ import annotations

import re

from tests.browser.gallery import page, pictures
from tests.browser.kinds import KINDS
from tests.browser.screenshots import FOLDER, GALLERY, ROOT

MOST = 6_000_000
"""How large all pictures may be together, in bytes."""


def test_every_kind_of_page_has_a_picture_and_words() -> None:
    every = pictures()
    assert len({each.name for each in every}) == len(every)
    for audience, kinds in KINDS.items():
        for name, kind in kinds.items():
            assert len(kind.shows) > len("A page")
            assert f"{audience}-{name}" in {each.name for each in every}


def test_the_gallery_is_the_one_that_the_command_writes() -> None:
    assert GALLERY.read_text(encoding="utf-8") == page()


def test_the_pictures_are_there_and_no_others() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{each.name}.webp" for each in pictures()}
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < MOST


def test_the_readme_shows_pictures_that_are_there() -> None:
    named = re.findall(r"docs/screenshots/[\w.-]+", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert named
    assert [each for each in named if not (ROOT / each).is_file()] == []
