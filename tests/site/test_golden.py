"""The three editions of a small site, whole and without any engine: pages, and files for machines."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.publish.audience import AUDIENCES, Audience
from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.writer import STATIC
from ambassade.publish.projection import project
from ambassade.publish.site import Page
from tests.rules.example import Example
from tests.site.acceptance import differences, write

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ADDRESS = "https://lumen.example/networks/"
ALIKE = re.compile(r"calendar/(?!2026-11|2026-12)\d{4}-\d{2}/|api/v1/schema\.json|assets/cards/.*")
"""Empty months, a file that lies beside the code, and pictures that change with Pillow: compared by name and
title, not by text."""


def tree_of(audience: Audience) -> dict[str, bytes]:
    """Every file of an edition but the package's own styles and scripts."""
    schemas = load_schemas()
    checked = check_tree(MemoryTree(Example("base").tree()), schemas, NOW)
    edition = project(
        checked.catalog,
        audience=audience,
        as_of=checked.as_of,
        fixed=checked.fixed,
        hidden=schemas.hidden(audience),
    )
    site = build_pages(edition, address=ADDRESS)
    outputs = build_outputs(edition, site, ADDRESS)
    assets = [asset for asset in (*site.assets, *outputs) if not asset.path.startswith(STATIC)]
    frame = [f"{site.name}, {site.audience}, {site.language}"]
    frame += [f"section {section.path or '.'}: {section.title}" for section in site.sections]
    frame += [f"note: {note}" for note in site.notes]
    frame += [f"page {page.path or '.'}: {page.title}" for page in site.pages]
    frame += [f"file {asset.path}" for asset in assets]
    return {
        "site.txt": "".join(f"{line}\n" for line in frame).encode(),
        **{
            f"pages/{file_of(page)}": fragment(page).encode()
            for page in site.pages
            if not ALIKE.fullmatch(page.path)
        },
        **{asset.path: asset.read() for asset in assets if not ALIKE.fullmatch(asset.path)},
    }


def file_of(page: Page) -> str:
    return page.path if page.path.endswith(".html") else f"{page.path}index.html"


def fragment(page: Page) -> str:
    """What a page is made of, the parts that stand in the frame first."""
    head = [f"title: {page.title}", f"description: {page.description}", f"section: {page.section or '.'}"]
    head += [f"updated: {page.updated}", f"indexed: {page.indexed}", f"head: {page.head}"]
    return "".join(f"{line.rstrip()}\n" for line in head) + "\n" + page.html


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_edition_is_as_it_was_accepted(audience: Audience, accept: bool) -> None:
    made = tree_of(audience)
    if accept:
        write(GOLDEN / audience, made)
    told = "\n".join(differences(GOLDEN / audience, made))
    assert not told, f"{told}\n\nif this is as it should be: python3 dev.py test tests/site --accept"


def test_editions_are_made_alike_twice() -> None:
    assert tree_of("internal") == tree_of("internal")


def test_a_difference_is_told_by_its_lines(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"one\ntwo\n", "gone.txt": b""})
    told = differences(tmp_path, {"a.txt": b"one\nthree\n", "new.txt": b""})
    assert told == [
        "--- accepted/a.txt",
        "+++ made/a.txt",
        "@@ -1,2 +1,2 @@",
        " one",
        "-two",
        "+three",
        "gone.txt is gone",
        "new.txt is new",
    ]
