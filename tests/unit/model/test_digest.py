from __future__ import annotations

import re
from typing import Any

import pytest

from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.catalog import Item, Kind
from ambassade.model.digest import digest
from tests.history.trees import Files, edited, start

MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
POST = "content/networks/aurora/posts/why-lamp-nine.md"
PICTURE = "content/networks/aurora/messages/quay.png"


def of(files: Files, kind: Kind = Kind.MESSAGE, key: str = "aurora/walk-with-us") -> str:
    catalog = load_content(MemoryTree(files), load_schemas()).catalog
    item: Item[Any] = catalog.items(kind)[key]
    return digest(item, catalog.read)


def test_it_is_a_fingerprint_as_the_schema_wants_it() -> None:
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", of(start()))


@pytest.mark.parametrize(
    "change",
    [
        ("status: approved", "status: in_review"),
        ("status: approved", "status: approved\nowner: ana-silva"),
        ("status: approved", "status: approved\nnotes: Ask first"),
        ("status: approved", "status: approved\napprovals:\n  - by: ana-silva\n    on: 2026-11-20"),
        ("intent: people", "intent: 'people' # who we are"),
    ],
)
def test_what_it_does_not_depend_on(change: tuple[str, str]) -> None:
    assert of(edited(start(), MESSAGE, change)) == of(start())


@pytest.mark.parametrize(
    "change",
    [
        ("Forty lamps", "Forty Lamps"),
        ("mends them. Walk", "mends them.  Walk"),
        ("audience: members", "audience: internal"),
        ("until: 2026-12-03", "until: 2026-12-04"),
        ("platform: linkedin", "platform: bluesky"),
        ("status: approved", "status: approved\nlink:\n  url: https://lumen.example.org/walk"),
        ("status: approved", "status: approved\nhashtags: [Quay]"),
        ("entry: aurora/lamp-walk\n", ""),
    ],
)
def test_what_it_depends_on(change: tuple[str, str]) -> None:
    assert of(edited(start(), MESSAGE, change)) != of(start())


def test_the_article_and_its_translations_count() -> None:
    post = (Kind.POST, "why-lamp-nine")
    plain = of(start(), *post)
    assert of(edited(start(), POST, ("a Tuesday", "a Monday")), *post) != plain
    translated = {**start(), POST.replace(".md", ".fr.md"): b"Un mardi.\n"}
    assert of(translated, *post) != plain
    assert of({**translated, POST.replace(".md", ".fr.md"): b"Un lundi.\n"}, *post) != of(translated, *post)


def test_the_bytes_of_a_picture_count() -> None:
    files = start()
    files[MESSAGE] += b"assets:\n  - file: quay.png\n    alt: The quay at night\n"
    absent = of(files)
    assert len({absent, of({**files, PICTURE: b"one"}), of({**files, PICTURE: b"two"})}) == 3


def test_a_move_keeps_it() -> None:
    files = start()
    moved = {**files, MESSAGE.replace("aurora", "bora"): files[MESSAGE]}
    assert of(moved, key="bora/walk-with-us") == of(moved)
