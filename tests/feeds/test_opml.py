"""The feeds of a list into the files of those whose blogs they are, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path
from typing import cast

import pytest

from ambassade.cli import main
from ambassade.feeds.opml import Outline, take
from ambassade.load.schema import load_schemas
from ambassade.model.catalog import Catalog, Document, Item, Kind
from ambassade.model.content import Ambassador, Blog
from ambassade.words import words
from tests.feeds.site import change, make

Printed = pytest.CaptureFixture[str]
ANA = "content/ambassadors/ana-silva.md"


def listed(folder: Path, *outlines: tuple[str, str], head: str = "") -> str:
    lines = "".join(
        f'<outline type="rss" text="x" xmlUrl="{feed}" htmlUrl="{page}"/>' for feed, page in outlines
    )
    path = folder / "list.opml"
    path.write_text(
        f'{head}<opml version="2.0"><body><outline>{lines}</outline></body></opml>', encoding="utf-8"
    )
    return str(path)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Ana's blog has no feed yet, the network's has one."""
    made = make(tmp_path / "root", {"notes": "https://gone.example/"}, network="https://lamps.example/feed")
    change(made, "ambassadors/ana-silva.md", "    feed: https://gone.example/\n", "")
    return made


def imported(root: Path, file: str) -> int:
    return main(["feeds", "import", file, "--root", str(root)])


def test_a_blog_without_a_feed_gets_it_and_nothing_else_changes(
    root: Path, tmp_path: Path, capsys: Printed
) -> None:
    before = (root / ANA).read_text(encoding="utf-8")
    file = listed(
        tmp_path,
        ("https://notes.example/feed.xml", "http://www.notes.example/"),
        ("https://lamps.example/feed", "https://lamps.example"),
        ("https://other.example/feed", "https://other.example"),
        head='<?xml version="1.0" encoding="UTF-8"?>',
    )
    assert imported(root, file) == 0
    after = (root / ANA).read_text(encoding="utf-8")
    added = "    feed: https://notes.example/feed.xml\n"
    assert after.replace(added, "") == before
    assert added in after
    assert capsys.readouterr().out.splitlines() == [
        f"{ANA}: https://notes.example/feed.xml",
        "1 feed taken over",
        "1 was there already",
        "1 belongs to no blog of ours",
    ]
    assert main(["check", "--root", str(root)]) == 0


def test_line_ends_stay(root: Path, tmp_path: Path) -> None:
    path = root / ANA
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    imported(root, listed(tmp_path, ("https://notes.example/feed.xml", "https://notes.example/")))
    assert b"feed: https://notes.example/feed.xml\r\n" in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


@pytest.mark.parametrize(
    "feed",
    [
        "http://notes.example/feed",
        "javascript:x",
        "https://me:secret@notes.example/",
        "https://notes.example:25/",
    ],
)
def test_other_addresses_are_not_taken(root: Path, tmp_path: Path, feed: str) -> None:
    before = (root / ANA).read_bytes()
    assert imported(root, listed(tmp_path, (feed, "https://notes.example/"))) == 0
    assert (root / ANA).read_bytes() == before


def test_a_feed_that_is_there_stays(root: Path, tmp_path: Path, capsys: Printed) -> None:
    path = root / "content/networks/aurora/network.yml"
    before = path.read_bytes()
    imported(root, listed(tmp_path, ("https://new.example/feed", "https://lamps.example/")))
    assert path.read_bytes() == before
    assert "`lamps` has another feed, which stays" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no list",
        "<rss/>",
        '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>',
        "<opml>",
    ],
)
def test_what_is_no_list_is_refused(root: Path, tmp_path: Path, text: str, capsys: Printed) -> None:
    path = tmp_path / "list.opml"
    path.write_text(text, encoding="utf-8")
    assert imported(root, str(path)) == 2
    assert "list.opml is no list of feeds (OPML)" in capsys.readouterr().err


def test_what_is_missing_is_said(root: Path, tmp_path: Path, capsys: Printed) -> None:
    assert imported(root, str(tmp_path / "nothing.opml")) == 2
    assert main(["feeds", "import", "--root", str(root)]) == 2
    assert "name the file to import" in capsys.readouterr().err
    assert main(["feeds", "refresh", "list.opml", "--root", str(root)]) == 2
    assert "`refresh` takes no file" in capsys.readouterr().err


def test_of_two_feeds_for_one_blog_the_first_is_taken(root: Path, tmp_path: Path, capsys: Printed) -> None:
    """As feed readers list them: what somebody writes, then the comments on it."""
    both = ("https://notes.example/feed.xml", "https://notes.example/comments.xml")
    file = listed(tmp_path, *((feed, "https://notes.example/") for feed in both))
    assert imported(root, file) == 0
    assert "    feed: https://notes.example/feed.xml\n" in (root / ANA).read_text(encoding="utf-8")
    assert capsys.readouterr().out.splitlines()[:3] == [
        f"{ANA}: https://notes.example/feed.xml",
        f"{ANA}: `notes` has another feed, which stays",
        "1 feed taken over",
    ]


def test_a_file_that_is_not_there_is_told(root: Path, tmp_path: Path, capsys: Printed) -> None:
    missing = tmp_path / "missing.opml"
    assert imported(root, str(missing)) == 2
    assert capsys.readouterr().err == f"ambassade: {missing} can not be read\n"
    assert imported(root, str(tmp_path)) == 2
    assert capsys.readouterr().err == f"ambassade: {tmp_path} can not be read\n"


def test_our_own_list_is_taken_without_a_change(root: Path, tmp_path: Path) -> None:
    main(["build", "--root", str(root), "--audience", "public", "--out", str(tmp_path / "site")])
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    assert imported(root, str(tmp_path / "site/public/opml.xml")) == 0
    assert {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()} == before


def test_a_long_list_takes_no_longer_for_having_many_blogs() -> None:
    names = [f"b{number}.example" for number in range(2000)]
    blogs = tuple(
        Blog(id=name, name=name, url=f"https://{name}", feed=f"https://{name}/feed") for name in names
    )
    person = Ambassador(
        id="ana", kind="internal", name="Ana", origin="own_form", standing="active", blogs=blogs
    )
    item = Item(Kind.AMBASSADOR, "ana", person, cast("Document", None))  # nothing of hers is written
    outlines = [Outline(f"https://{name}/feed", f"https://www.{name}/") for name in names]
    begun = time.process_time()
    taken = take(outlines, Catalog(ambassadors={"ana": item}), load_schemas(None), Path())
    assert time.process_time() - begun < 5
    assert taken.texts == {}
    assert [words("en").text(each) for each in taken.told][1] == "2,000 were there already"
