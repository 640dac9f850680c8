"""The styles that every page has stay small, and a page that needs others has them."""

from __future__ import annotations

import gzip
import re
from importlib import resources
from pathlib import Path

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.publish.audience import AUDIENCES, Audience
from ambassade.publish.pages.build import build_pages
from ambassade.publish.projection import project
from tests.unit.publish.content_tree import AS_OF
from tests.unit.publish.pages.editions import pages_of

CEILING = 15_360
"""Bytes of ambassade.css as it is sent, icons included: the design's budget."""
ROOT = Path(__file__).resolve().parents[4]
STATIC = resources.files("ambassade.publish") / "static"
CLASS = re.compile(r"\.(am-[a-z][\w-]*)")


def styled_by(name: str) -> set[str]:
    """The classes that a file of styles knows."""
    return set(CLASS.findall((STATIC / name).read_text(encoding="utf-8")))


def test_what_every_page_loads_is_within_the_budget() -> None:
    assert len(gzip.compress((STATIC / "ambassade.css").read_bytes(), 9)) <= CEILING


def test_every_page_loads_no_style_that_nothing_uses() -> None:
    package = Path(str(STATIC)).parents[1]
    sources = "".join(
        file.read_text(encoding="utf-8")
        for file in sorted(package.rglob("*"))
        if file.suffix in {".py", ".html", ".js"}
    )
    # A name may be put together from its beginning and a state, a platform, a number.
    unused = {
        name
        for name in styled_by("ambassade.css")
        if name not in sources
        and not ((put := re.match(r".*(?:--|__)", name)) and re.search(put[0] + r"[\"'{]", sources))
    }
    assert unused == set()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_page_loads_the_styles_of_what_it_shows(audience: Audience) -> None:
    of_the_desk = styled_by("desk.css") - styled_by("ambassade.css")
    assert {"am-board", "am-mgrid", "am-kit", "am-preview"} <= of_the_desk
    catalog = check_tree(WorkTree(ROOT), load_schemas(), AS_OF).catalog
    pages = pages_of(build_pages(project(catalog, audience=audience, as_of=AS_OF, language="en")))
    without = {
        path: used
        for path, page in pages.items()
        if (
            used := set(re.findall(r"am-[\w-]+", " ".join(re.findall(r'class="([^"]*)"', page.html))))
            & of_the_desk
        )
        and "desk.css" not in page.head
    }
    assert without == {}
    assert ("kit/" in pages) == (audience != "public")
