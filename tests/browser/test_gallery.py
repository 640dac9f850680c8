"""The gallery of the documentation: every kind of page is in it, told in words, with its pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.gallery import page, pictures
from tests.browser.kinds import KINDS, LIKE_OTHERS, OTHER_LANGUAGE
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


CONTENT = ROOT / "content"
A_DAY_OR_NUMBER = re.compile(r"\d{4}-(\d\d|W\d\d|q\d)|\d+|[a-z]|link-[0-9a-f]+")


def shape(path: str, names: frozenset[str]) -> str:
    """A page's path with a star for each name of something in it: all pages of a kind have the same."""
    parts = path.split("/")
    return "/".join(
        "*" if number and (part in names or A_DAY_OR_NUMBER.fullmatch(part)) else part
        for number, part in enumerate(parts)
    )


@pytest.mark.parametrize("audience", KINDS)
def test_every_page_that_is_built_is_of_one_of_the_kinds(built: Path, audience: str) -> None:
    """So that no kind of page is without a picture, nor unseen by the tests of layout."""
    ids = re.compile(r"^\s*(?:- )?id: ([\w-]+)$", re.MULTILINE)
    written = [file for file in CONTENT.rglob("*") if file.is_file()]
    names = frozenset(
        {part for file in written for part in file.relative_to(CONTENT).with_suffix("").parts}
        | {
            name
            for file in written
            if file.suffix in {".yml", ".md"}
            for name in ids.findall(file.read_text("utf-8"))
        }
    )
    known = {shape(kind.path, names) for kinds in KINDS.values() for kind in kinds.values()} | set(
        LIKE_OTHERS
    )
    pages = [file.relative_to(built / audience).as_posix() for file in (built / audience).rglob("*.html")]
    assert len(pages) > len(known)
    shapes = {
        shape(page.removesuffix("index.html"), names): page
        for page in pages
        if not page.startswith(("playbook/", f"{OTHER_LANGUAGE}/"))
    }
    assert {found: shapes[found] for found in shapes.keys() - known} == {}


def test_the_gallery_is_the_one_that_the_command_writes() -> None:
    assert GALLERY.read_text(encoding="utf-8") == page()


def test_the_pictures_are_there_and_no_others() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{each.name}.webp" for each in pictures()}
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < MOST


def test_the_readme_shows_pictures_that_are_there() -> None:
    named = re.findall(r"docs/screenshots/[\w.-]+", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert named
    assert [each for each in named if not (ROOT / each).is_file()] == []
