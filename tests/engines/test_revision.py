"""SEQUENCE from the history of a real repository: it rises with what readers plan by, and never goes back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest

from ambassade.engines.preparation import prepare, read_content
from ambassade.engines.revision import revisions
from ambassade.publish.outputs.calendar import minutes
from tests.editing.conftest import git
from tests.rules.example import BASE

FILE = "content/networks/aurora/calendar/lamp-walk.yml"
KEY = "aurora/lamp-walk"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
Change = Callable[[str, str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    shutil.copytree(BASE, root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "2026-11-01T09:00:00+01:00")
    return root


def commit(root: Path, at: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "-q", "--allow-empty", "-m", "a change", at=at)


def change(root: Path, old: str, new: str, at: str | None = None) -> None:
    file = root / FILE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    if at is not None:
        commit(root, at)


def revision(root: Path) -> int | None:
    content = read_content(root, NOW, None)
    assert not content.failed
    return revisions(root, content.checked.catalog).get(KEY)


def at(text: str) -> int:
    return minutes(datetime.fromisoformat(text))


def sequence(root: Path) -> int:
    """What the public calendar says, read back."""
    prepared = prepare(read_content(root, NOW, None), "public")
    data = next(asset for asset in prepared.site.assets if asset.path == "calendar.ics").read()
    (event,) = icalendar.Calendar.from_ical(data).events
    return int(str(event["SEQUENCE"]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("start: 2026-12-03T18:00", "start: 2026-12-03T17:30"),
        ("end: 2026-12-03T19:00", "end: 2026-12-03T18:45"),
        ("audience: public", "audience: public\ncancelled: true"),
        ("audience: public", "audience: public\nrecurrence: {rule: FREQ=WEEKLY}"),
        (
            "audience: public",
            "audience: public\nrecurrence:\n  rule: FREQ=WEEKLY\n  except:\n    - 2026-12-10",
        ),
        ("audience: public", "audience: public\ntime_zone: Europe/Lisbon"),
    ],
)
def test_it_rises_with_what_readers_plan_by(root: Path, old: str, new: str) -> None:
    assert sequence(root) == at("2026-11-01T09:00:00+01:00")
    change(root, old, new, "2026-11-05T10:30:00+01:00")
    assert sequence(root) == at("2026-11-05T10:30:00+01:00")


def test_it_stays_with_everything_else(root: Path) -> None:
    change(root, "audience: public", "audience: public\nnotes: Ask for the key.", "2026-11-05T10:30:00+01:00")
    change(root, "forty lamps", "fifty lamps", "2026-11-06T10:30:00+01:00")
    assert sequence(root) == at("2026-11-01T09:00:00+01:00")


def test_a_day_less_in_a_list_is_a_change(root: Path) -> None:
    days = "recurrence:\n  rule: FREQ=WEEKLY\n  except:\n    - 2026-12-10\n    - 2026-12-17\n"
    change(root, "audience: public\n", f"audience: public\n{days}", "2026-11-05T10:30:00+01:00")
    change(root, "    - 2026-12-17\n", "", "2026-11-06T10:30:00+01:00")
    assert revision(root) == at("2026-11-06T10:30:00+01:00")


def test_it_is_the_merge_that_counts_not_the_branch(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "later")
    change(root, "T18:00", "T18:10", "2026-11-02T09:00:00+01:00")
    git(root, "checkout", "-q", "main")
    commit(root, "2026-11-05T09:00:00+01:00")
    git(root, "merge", "-q", "--no-ff", "-m", "merged", "later", at="2026-11-10T09:00:00+01:00")
    assert revision(root) == at("2026-11-10T09:00:00+01:00")


def test_it_rises_even_where_a_clock_went_back(root: Path) -> None:
    change(root, "T18:00", "T18:10", "2026-11-10T09:00:00+01:00")
    change(root, "T18:10", "T18:15", "2026-11-03T09:00:00+01:00")
    assert revision(root) == at("2026-11-10T09:01:00+01:00")
    change(root, "T18:15", "T18:20", "2026-11-03T09:00:00+01:00")
    assert revision(root) == at("2026-11-10T09:02:00+01:00")


def test_a_shallow_clone_and_no_history_are_never_behind(root: Path, tmp_path: Path) -> None:
    change(root, "T18:00", "T18:10", "2026-11-05T09:00:00+01:00")
    (root / "notes.txt").write_text("x", "utf-8")
    commit(root, "2026-11-20T09:00:00+01:00")
    whole = sequence(root)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), str(shallow))
    assert sequence(shallow) == at("2026-11-20T09:00:00+01:00") > whole
    copy = tmp_path / "copy"
    shutil.copytree(root / "content", copy / "content")
    assert revisions(copy, read_content(copy, NOW, None).checked.catalog) == {}
    assert sequence(copy) == at("2026-11-24T00:00:00+01:00") > sequence(shallow)


def test_it_does_not_tell_since_when_something_under_embargo_was_planned(root: Path) -> None:
    change(
        root, "audience: public", "audience: public\nembargo: 2026-11-22T08:00", "2026-11-05T10:30:00+01:00"
    )
    assert sequence(root) == at("2026-11-22T08:00:00+01:00")


def test_a_new_file_that_nobody_committed_counts_as_changed(root: Path) -> None:
    (root / "content/networks/aurora/calendar/second.yml").write_text(
        (root / FILE).read_text("utf-8"), "utf-8"
    )
    found = revisions(root, read_content(root, NOW, None).checked.catalog)
    assert set(found) == {KEY}


def test_a_folder_within_a_repository(root: Path, tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "deep é"
    shutil.copytree(root / "content", inner / "content")
    git(inner.parent, "init", "-q")
    commit(inner.parent, "2026-11-07T09:00:00+01:00")
    assert revision(inner) == at("2026-11-07T09:00:00+01:00")


def test_git_is_asked_once_for_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    plain = subprocess.run

    def noted(command: list[str], **more: object) -> object:
        asked.extend(part for part in command if part in {"log", "rev-parse", "cat-file", "show"})
        return plain(command, **more)  # type: ignore[call-overload]

    content = read_content(root, NOW, None)
    monkeypatch.setattr("ambassade.load.git.subprocess.run", noted)
    assert revisions(root, content.checked.catalog)
    assert asked == ["rev-parse", "log"]
