"""`ambassade status`: what waits for whom, by network and age; the ages come from the history."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ambassade.load.git import Repository
from ambassade.load.git_log import Log
from ambassade.report import status
from ambassade.report.table import fold_text, render_table
from tests.editing.conftest import Run, git, read, write

DRAFT = "content/networks/quiet-water/messages/passport-bluesky.yml"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def repository(root: Path) -> Path:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", "all", at="2026-11-05T10:00:00+01:00")
    return root


def waiting(root: Path, network: str | None = "quiet-water") -> list[dict[str, Any]]:
    return list(report(root, network)["waiting"])


def report(root: Path, network: str | None = None, language: str = "en") -> dict[str, Any]:
    args = argparse.Namespace(root=root, network=network, format="json", lang=language)
    found = json.loads(status.run(args, NOW, 80))
    assert isinstance(found, dict)
    return found


def ages(root: Path) -> dict[str, int | None]:
    return {one["item"]: one["days"] for one in waiting(root)}


def test_what_waits_is_listed_for_whom_it_waits(repository: Path) -> None:
    found = {one["item"]: one for one in waiting(repository)}
    assert list(found) == [
        "quiet-water/eleven-failures",
        "quiet-water/winter-timetable",
        "quiet-water/connector-answers",
        "quiet-water/eleven-failures-thread",
        "quiet-water/passport-bluesky",
    ]
    assert found["quiet-water/connector-answers"]["waits_for"] == "review"
    assert found["quiet-water/connector-answers"]["people"] == [
        {"person": "nathalie-celik", "name": "Nathalie Çelik", "role": "lead"},
        {"person": "jorgen-braekhus", "name": "Jørgen Brækhus", "role": "editor"},
        {"person": "zoe-lindqvist", "name": "Zoë Lindqvist", "role": "approver"},
    ]
    assert found["quiet-water/passport-bluesky"]["waits_for"] == "writing"
    assert found["quiet-water/passport-bluesky"]["people"] == [
        {"person": "jorgen-braekhus", "name": "Jørgen Brækhus", "role": "looks after it"}
    ]


def test_the_age_is_that_of_the_status_and_not_of_the_last_correction(repository: Path) -> None:
    write(repository, DRAFT, read(repository, DRAFT).replace("hashtags:", "hashtags: # two"))
    git(repository, "commit", "-qam", "a comment", at="2026-11-20T10:00:00+01:00")
    assert ages(repository)["quiet-water/passport-bluesky"] == 20
    write(repository, DRAFT, read(repository, DRAFT).replace("status: draft", "status: in_review"))
    git(repository, "commit", "-qam", "to review", at="2026-11-22T10:00:00+01:00")
    found = ages(repository)
    assert found["quiet-water/passport-bluesky"] == 3
    assert found["quiet-water/eleven-failures"] == 20
    assert list(found)[-1] == "quiet-water/passport-bluesky"


def test_a_status_that_is_not_committed_yet_is_of_today(repository: Path, run: Run) -> None:
    write(repository, DRAFT, "# a comment\n" + read(repository, DRAFT))
    assert ages(repository)["quiet-water/passport-bluesky"] == 20
    run("move", DRAFT, "in_review")
    run("new", "message", "--title", "No rope", "--network", "quiet-water")
    found = ages(repository)
    assert (found["quiet-water/passport-bluesky"], found["quiet-water/no-rope"]) == (0, 0)


def test_without_a_history_the_age_is_unknown_and_that_is_said(root: Path, run: Run) -> None:
    found = report(root)
    assert {one["days"] for one in found["waiting"]} == {None}
    assert found["remark"] == "Nobody knows how long: this folder has no history in git."
    code, out, _ = run("status", "--network", "quiet-water")
    assert (code, "(looks after it)     ?\n" in out or " ?\n" in out) == (0, True)
    git(root, "init", "-q")
    assert report(root)["remark"] == found["remark"]


def test_in_a_shallow_clone_it_is_said_that_ages_may_be_too_low(repository: Path, tmp_path: Path) -> None:
    write(repository, DRAFT, read(repository, DRAFT) + "# end\n")
    git(repository, "commit", "-qam", "more", at="2026-11-24T10:00:00+01:00")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "clone")
    found = report(tmp_path / "clone", "quiet-water")
    assert {one["days"] for one in found["waiting"]} == {1}
    assert "does not hold the whole history" in found["remark"]


def test_who_has_approved_is_no_longer_waited_for(repository: Path, run: Run) -> None:
    run("move", "charter", "in_review")
    run("approve", "charter", "--by", "ines-haddad")
    charter = next(one for one in waiting(repository, None) if one["item"] == "charter")
    people = [person["person"] for person in charter["people"]]
    assert "ines-haddad" not in people
    assert "rosalind-van-t-hoff" in people


def test_a_second_look_is_due_on_the_next_working_day(repository: Path) -> None:
    path = "content/networks/quiet-water/messages/when-it-stops.yml"
    text = read(repository, path).replace("on: 2026-11-16", "on: 2026-11-20\n    urgent: true")
    write(repository, path, text)
    found = next(one for one in waiting(repository) if one["path"] == path)
    assert (found["waits_for"], found["due"]) == ("second_look", "2026-11-23")
    assert "zoe-lindqvist" not in [person["person"] for person in found["people"]]
    args = argparse.Namespace(root=repository, network="quiet-water", format="terminal", lang="en")
    assert "a second look, due on 23 November 2026: Nathalie Çelik (lead)," in status.run(args, NOW, 200)


def test_the_table_keeps_to_the_width_of_the_terminal(repository: Path) -> None:
    args = argparse.Namespace(root=repository, network="night-crews", format="terminal", lang="en")
    for columns in (80, 120):
        lines = status.run(args, NOW, columns).splitlines()
        assert max(len(line) for line in lines) <= columns
        assert lines[2].endswith(" 20")


def test_everything_is_listed_by_network_and_the_rest_last(repository: Path, run: Run) -> None:
    code, out, _ = run("status")
    assert code == 0
    assert out.startswith("Step-Free (access)\nitem ")
    assert out.index("Women on Board (women-on-board)") < out.index("Of no network")
    assert f"{len(waiting(repository, None))} things wait." in out


def test_a_file_that_can_not_be_read_is_mentioned(repository: Path, run: Run) -> None:
    write(repository, DRAFT, "idea: x\n")
    _, out, _ = run("status")
    assert "1 file can not be read and is not listed: `ambassade check` says why." in out


def test_nothing_waits(repository: Path, run: Run) -> None:
    run("new", "network", "--name", "Deep Blue", "--owner", "nathalie-celik", "--approver", "zoe-lindqvist")
    assert run("status", "--network", "deep-blue") == (0, "Nothing waits.\n", "")


def test_an_unknown_network_is_told(root: Path, run: Run) -> None:
    code, _, err = run("status", "--network", "quiet")
    assert (code, err) == (2, "ambassade: there is no network `quiet`; did you mean `quiet-water`?\n")


def test_nobody_is_counted(repository: Path) -> None:
    assert set(report(repository)) == {"waiting", "remark", "unread"}
    for one in waiting(repository, None):
        assert {frozenset(person) for person in one["people"]} <= {frozenset({"person", "name", "role"})}


def test_times_come_in_one_call_for_odd_names_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "content/né à\tl'aube/x.yml"
    write(tmp_path, odd, "status: draft\n")
    write(tmp_path, "content/b.yml", "status: draft\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-qm", "1", at="2026-11-05T10:00:00+05:30")
    repository = Repository(tmp_path)
    asked: list[str] = []
    plain = Repository.run

    def noted(self: Repository, *arguments: str) -> bytes:
        asked.append(arguments[0])
        return plain(self, *arguments)

    monkeypatch.setattr(Repository, "run", noted)
    found = Log(repository).status_times([odd, "content/b.yml", "content/none.yml"])
    assert asked == ["log"]
    assert set(found) == {odd, "content/b.yml"}
    assert found[odd].utcoffset() == timedelta(hours=5, minutes=30)
    assert Log(repository).status_times([]) == {}


def test_tables_fold_between_words() -> None:
    assert fold_text("", 10) == [""]
    assert fold_text("aa bb cc", 5) == ["aa bb", "cc"]
    assert fold_text("aaaaaaaa bb", 5) == ["aaaaaaaa", "bb"]
    shown = render_table(["a", "b"], [["x", "日本語 日本語 日本語 日本語"]], 25, wrapped=1)
    assert shown == "a  b\nx  日本語 日本語 日本語\n   日本語\n"
