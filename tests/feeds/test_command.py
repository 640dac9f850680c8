"""`ambassade feeds refresh`: off until switched on, only with consent, and nothing is kept without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ambassade.cli import main
from ambassade.editing.agreement import UsageSayError
from ambassade.feeds.cache import NAME, load
from tests.feeds.loopback import Blogs, item, rss, secure
from tests.feeds.site import change, make, refreshed

Printed = pytest.CaptureFixture[str]


def test_nothing_is_asked_and_nothing_kept_until_it_is_switched_on(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    root = make(tmp_path / "root", {"notes": secure(blogs.put("/feed", rss(item())))})
    assert refreshed(root) == 0
    assert (root / NAME).is_file()
    change(root, "organisation.yml", "feeds:\n  on: true\n", "feeds:\n  on: false\n")
    assert refreshed(root) == 0
    assert not (root / NAME).exists()
    change(root, "organisation.yml", "feeds:\n  on: false\n", "")
    assert refreshed(root) == 0
    assert len(blogs.asked) == 1
    assert "The feeds are off" in capsys.readouterr().out


def test_only_what_people_agreed_to_is_asked_for(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    feeds = {name: secure(blogs.put(f"/{name}", rss(item()))) for name in ("ana", "ben", "network")}
    root = make(tmp_path / "root", {"a": feeds["ana"]}, {"b": feeds["ben"]}, feeds["network"])
    assert refreshed(root) == 0
    assert sorted(blogs.paths()) == ["/ana", "/network"]
    assert set(load(root).copies) == {feeds["ana"], feeds["network"]}
    assert capsys.readouterr().out == "2 feeds: 2 fetched.\n"


def test_consent_that_ends_takes_the_items_out_of_the_cache(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    address = secure(blogs.put("/ana", rss(item(1, "Ana's words"))))
    root = make(tmp_path / "root", {"a": address})
    refreshed(root)
    assert "Ana's words" in (root / NAME).read_text(encoding="utf-8")
    change(
        root,
        "ambassadors/ana-silva.md",
        "    evidence: C-2026-001\n",
        '    evidence: C-2026-001\n  - scopes: ["blog:a"]\n    given_on: 2026-01-11\n    until: 2027-01-01\n'
        "    evidence: C-2026-003\n    withdrawn_on: 2026-11-20\n",
    )
    assert refreshed(root) == 0
    assert "Ana's words" not in (root / NAME).read_text(encoding="utf-8")
    assert "1 feed is no longer kept" in capsys.readouterr().out
    assert len(blogs.asked) == 1


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("ambassadors/ana-silva.md", "standing: active\n", "standing: active\nleft_on: 2026-11-01\n"),
        ("ambassadors/ana-silva.md", "until: 2027-12-31", "until: 2026-11-22"),
        ("networks/aurora/network.yml", "stage:\n", "access: secret\nstage:\n"),
    ],
)
def test_who_is_not_shown_is_not_asked_for(
    blogs: Blogs, tmp_path: Path, file: str, old: str, new: str
) -> None:
    own, shared = secure(blogs.put("/own", rss(item()))), secure(blogs.put("/shared", rss(item())))
    root = make(tmp_path / "root", {"a": own}, network=shared)
    refreshed(root)
    change(root, file, old, new)
    blogs.asked.clear()
    if refreshed(root) == 0:
        kept = "/own" if file.startswith("networks") else "/shared"
        assert blogs.paths() == [kept]
        assert set(load(root).copies) == {secure(blogs.address) + kept}
    else:
        pytest.fail("the content has errors")


def test_failures_are_told_in_words_and_the_command_succeeds(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    good, bad = secure(blogs.put("/good", rss(item()))), secure(blogs.put("/bad", b"<b>no</b>", 503))
    root = make(tmp_path / "root", {"a": good, "b": bad})
    assert refreshed(root) == 0
    told = capsys.readouterr().out
    assert told == (
        "2 feeds: 1 fetched, 1 failed.\n"
        f"{bad} (Ana Silva): the server answers with status 503, since 23 November 2026; "
        "nothing of it is kept yet\n"
    )
    assert refreshed(root, form="json", as_of="2026-11-25") == 0
    feeds = {one["address"]: one for one in json.loads(capsys.readouterr().out)["feeds"]}
    assert feeds[bad]["fault"] == "status"
    assert feeds[bad]["status"] == 503
    assert feeds[bad]["since"] == "2026-11-23"
    assert feeds[bad]["owners"] == [{"kind": "ambassador", "slug": "ana-silva", "blog": "b"}]
    assert feeds[good]["items"] == 1


def test_the_same_refresh_writes_the_same_file(blogs: Blogs, tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/feed", rss(item(1), item(2))))})
    refreshed(root)
    before = (root / NAME).read_bytes()
    refreshed(root)
    assert (root / NAME).read_bytes() == before


def test_a_damaged_file_stops_it_before_anybody_is_asked(blogs: Blogs, tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/feed", rss(item())))})
    (root / NAME).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(UsageSayError, match="can not be read"):
        refreshed(root)
    assert blogs.asked == []
    assert (root / NAME).read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_content_with_errors_changes_nothing(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/feed", rss(item())))})
    refreshed(root)
    before = (root / NAME).read_bytes()
    change(root, "ambassadors/ana-silva.md", "network: aurora", "network: nowhere")
    assert refreshed(root) == 1
    assert (root / NAME).read_bytes() == before
    assert "the content has errors" in capsys.readouterr().err


def test_only_our_own_feeds_are_accepted(blogs: Blogs, tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/feed", rss(item())))})
    with pytest.raises(UsageSayError, match="no feed that may be read"):
        refreshed(root, accept=("https://other.example/feed",))


def test_typed_for_real_it_asks_nobody_on_this_machine(blogs: Blogs, tmp_path: Path, capsys: Printed) -> None:
    address = secure(blogs.put("/feed", rss(item())))
    root = make(tmp_path / "root", {"a": address})
    assert main(["feeds", "refresh", "--root", str(root)]) == 0
    assert "the address leads into a private network, where nothing is asked" in capsys.readouterr().out
    assert blogs.asked == []


@pytest.mark.parametrize("seconds", ["0", "301", "-1", "ten", "١٠"])
def test_the_time_has_bounds(tmp_path: Path, seconds: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["feeds", "refresh", "--timeout", seconds])
    assert caught.value.code == 2
    assert "no number of seconds" in capsys.readouterr().err


def test_what_a_pipeline_kept_is_the_beginning_where_it_is_of_a_later_day(
    blogs: Blogs, tmp_path: Path, capsys: Printed
) -> None:
    address = secure(blogs.put("/feed", rss(item(1, "The first"))))
    root = make(tmp_path / "root", {"notes": address})
    refreshed(root)
    old, kept = (root / NAME).read_bytes(), tmp_path / "kept.json"
    kept.write_bytes(old.replace(b"The first", b"What was kept"))
    blogs.put("/feed", status=500)
    assert refreshed(root, kept=kept) == 0
    assert "The first" in (root / NAME).read_text(encoding="utf-8")  # of the same day: what is committed wins
    (root / NAME).write_bytes(old.replace(b"2026-11-23", b"2026-11-22"))
    assert refreshed(root, kept=kept) == 0
    assert "What was kept" in (root / NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [None, "", "{", '{"format": 2}', "[]"])
def test_a_kept_file_that_is_missing_or_damaged_is_left_out(
    blogs: Blogs, tmp_path: Path, capsys: Printed, content: str | None
) -> None:
    root = make(tmp_path / "root", {"notes": secure(blogs.put("/feed", rss(item(1, "Fresh"))))})
    kept = tmp_path / "kept.json"
    if content is not None:
        kept.write_text(content, encoding="utf-8")
    assert refreshed(root, kept=kept) == 0
    assert "Fresh" in (root / NAME).read_text(encoding="utf-8")
    told = capsys.readouterr().err
    assert ("can not be read and is left out" in told) is (content is not None)
