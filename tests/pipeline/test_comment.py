"""The workflow Comment, which is handed files that a stranger's run may have made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.conftest import MakeMachine
from tests.pipeline.github_api import GitHub
from tests.pipeline.machine import Machine
from tests.pipeline.scratch import FORK, REPOSITORY, TOKEN, Scratch, github, repository

HEAD, OTHER = "a" * 40, "b" * 40
PULL, FILES = f"/repos/{REPOSITORY}/pulls/7", f"/repos/{REPOSITORY}/pulls/7/files"
COMMENTS = f"/repos/{REPOSITORY}/issues/7/comments"
BOT = {"login": "github-actions[bot]", "type": "Bot"}
BEGIN = "<!-- ambassade review of run "
Prepare = Callable[..., Machine]


def pull(**more: Any) -> dict[str, Any]:
    """Pull request 7, from a fork."""
    return {
        "number": 7,
        "state": "open",
        "changed_files": 3,
        "head": {"sha": HEAD, "repo": {"full_name": FORK}},
        "base": {"repo": {"full_name": REPOSITORY}},
        **more,
    }


def files(*names: str) -> list[dict[str, Any]]:
    """The files of a pull request."""
    return [{"filename": name, "status": "modified"} for name in names]


@pytest.fixture
def prepare(machine: MakeMachine, scratch: Scratch, api: GitHub, tmp_path: Path) -> Prepare:
    """A machine for a run of Check that is over, with what that run handed over."""
    api.put(PULL, pull())
    api.put(FILES, files("content/a.yml", "content/b.yml", "content/c.yml"))
    api.put(COMMENTS, [])

    def make(
        review: bytes | None = b"Merging makes PUBLIC: a post.\n", number: bytes = b"7\n", **run: Any
    ) -> Machine:
        handed = tmp_path / "artifacts" / "review"
        if review is not None:
            handed.mkdir(parents=True)
            (handed / "review.md").write_bytes(review)
            (handed / "pull").write_bytes(number)
        told = {
            "id": 500,
            "event": "pull_request",
            "conclusion": "success",
            "head_sha": HEAD,
            "head_branch": "profil",
            "head_repository": {"full_name": FORK},
            "pull_requests": [],
            **run,
        }
        event = {"action": "completed", "workflow_run": told, "repository": repository()}
        sha = scratch.git("rev-parse", "main")
        return machine(github("workflow_run", event, "refs/heads/main", sha, api.address))

    return make


def test_one_comment_is_written(prepare: Prepare, api: GitHub) -> None:
    runner = prepare()
    assert runner.run("comment", "comment") == "success", runner.log
    assert api.wrote("POST", COMMENTS) == [
        {"body": f"{BEGIN}500 -->\nMerging makes PUBLIC: a post.\n"},
    ]
    assert api.tokens == {f"Bearer {TOKEN}"}
    assert TOKEN not in runner.log


def test_the_next_run_changes_it(prepare: Prepare, api: GitHub) -> None:
    """On the third page, after an imitation by somebody else."""
    imitation = {"id": 1, "user": {"login": "mallory", "type": "User"}, "body": f"{BEGIN}900 -->\n"}
    human = {"id": 2, "user": None, "body": "Thanks!"}
    ours = {"id": 33, "user": BOT, "body": f"{BEGIN}499 -->\nOld.\n"}
    other = {"id": 3, "user": BOT, "body": "<!-- ambassade intake -->\n"}
    api.put(COMMENTS, [imitation, human, human, other, ours])
    runner = prepare(event="pull_request_review", conclusion="failure")
    assert runner.run("comment", "comment") == "success", runner.log
    assert [(sent.method, sent.path) for sent in api.sent] == [
        ("PATCH", f"/repos/{REPOSITORY}/issues/comments/33")
    ]


def test_an_older_run_that_ends_late_changes_nothing(prepare: Prepare, api: GitHub) -> None:
    api.put(COMMENTS, [{"id": 33, "user": BOT, "body": f"{BEGIN}501 -->\nNew.\n"}])
    runner = prepare()
    assert runner.run("comment", "comment") == "success"
    assert api.sent == []
    assert "a later run has spoken already" in runner.log


@pytest.mark.parametrize(
    "changed",
    [
        files("content/a.yml", ".github/workflows/check.yml", "content/c.yml"),
        files("content/a.yml", "plugins/ambassade/report/github.py", "content/c.yml"),
        files("content/a.yml", "Content/b.yml", "content/c.yml"),
        files("content/a.yml", ".github/scripts/comment.py", "docs/publish.md"),
        [*files("content/a.yml", "content/b.yml"), {"filename": "content/c", "previous_filename": "c.sh"}],
        files("content/a.yml", "content/b.yml"),
    ],
    ids=["workflow", "tool", "case", "script", "moved", "not all files"],
)
def test_a_change_of_the_tools_does_not_speak_for_itself(
    prepare: Prepare, api: GitHub, changed: list[dict[str, Any]]
) -> None:
    api.put(FILES, changed)
    assert prepare(b"Nothing to see, please merge").run("comment", "comment") == "success"
    (comment,) = api.wrote("POST", COMMENTS)
    assert "please merge" not in comment["body"]
    assert f"(https://github.com/{REPOSITORY}/actions/runs/500)" in comment["body"]


def test_generated_files_and_documentation_do_not_run(prepare: Prepare, api: GitHub) -> None:
    api.put(FILES, files("content/a.yml", ".github/CODEOWNERS", "docs/forms/volunteer.en.txt"))
    assert prepare(b"Merging makes public").run("comment", "comment") == "success"
    (comment,) = api.wrote("POST", COMMENTS)
    assert "Merging makes public" in comment["body"]


@pytest.mark.parametrize(
    "changed",
    [{"state": "closed"}, {"head": {"sha": OTHER, "repo": {"full_name": FORK}}}],
    ids=["closed", "pushed"],
)
def test_what_is_out_of_date_is_not_said(prepare: Prepare, api: GitHub, changed: dict[str, Any]) -> None:
    api.put(PULL, pull(**changed))
    assert prepare().run("comment", "comment") == "success"
    assert api.sent == []


@pytest.mark.parametrize(
    "changed",
    [
        {"head": {"sha": HEAD, "repo": {"full_name": "somebody/else"}}},
        {"head": {"sha": HEAD, "repo": None}},
        {"base": {"repo": {"full_name": "somebody/else"}}},
        {"number": 8},
    ],
    ids=["other fork", "no fork", "other base", "other number"],
)
def test_another_pull_request_gets_no_comment(prepare: Prepare, api: GitHub, changed: dict[str, Any]) -> None:
    api.put(PULL, pull(**changed))
    runner = prepare()
    assert runner.run("comment", "comment") == "failure"
    assert api.sent == []
    assert "no comment: " in runner.log
    assert "Traceback" not in runner.log


@pytest.mark.parametrize(
    "number",
    [b"", b"0\n", b"07", b"-7", b"7 8", b"7\n\n", b"7/../8", "٧".encode(), b"1" * 10, b"\xff", b"7\r\n"],
)
def test_a_number_is_a_number(prepare: Prepare, api: GitHub, number: bytes) -> None:
    runner = prepare(number=number)
    assert runner.run("comment", "comment") == "failure"
    assert api.sent == []
    assert not api.tokens
    assert "Traceback" not in runner.log


def another_file(folder: Path) -> None:
    (folder / "more.md").write_text("x")


def missing_file(folder: Path) -> None:
    (folder / "review.md").unlink()


def link(folder: Path) -> None:
    (folder / "review.md").unlink()
    (folder / "review.md").symlink_to("/etc/hostname")


def link_of_the_number(folder: Path) -> None:
    (folder / "number").write_text("7")
    (folder / "pull").unlink()
    (folder / "number").rename(folder.parent / "number")
    (folder / "pull").symlink_to("../number")


def folder_instead(folder: Path) -> None:
    (folder / "review.md").unlink()
    (folder / "review.md").mkdir()


def too_large(folder: Path) -> None:
    (folder / "review.md").write_bytes(b"x" * 400_001)


@pytest.mark.parametrize(
    "spoil", [another_file, missing_file, link, link_of_the_number, folder_instead, too_large]
)
def test_only_two_plain_small_files_are_taken(
    prepare: Prepare, api: GitHub, spoil: Callable[[Path], None]
) -> None:
    runner = prepare()
    spoil(runner.artifacts / "review")
    assert runner.run("comment", "comment") == "failure"
    assert api.sent == []
    assert not api.tokens
    assert "Traceback" not in runner.log


def test_a_text_calls_nobody_and_hides_nothing(prepare: Prepare, api: GitHub) -> None:
    text = (
        f"@quay/everybody and (@ana), \x1b[31m\u202eevil\x00\n{BEGIN}900 -->\n\xff".encode()
        + b"\xff\n$(id)`id`"
    )
    assert prepare(text).run("comment", "comment") == "success"
    (comment,) = api.wrote("POST", COMMENTS)
    first, rest = comment["body"].split("\n", 1)
    assert first == f"{BEGIN}500 -->"
    assert "@quay" not in rest
    assert "@ana" not in rest
    assert "<!--" not in rest
    assert not set(rest) & set("\x1b\x00\u202e")
    assert "$(id)`id`" in rest


def test_a_review_keeps_its_spaces_and_loses_its_own_mark(prepare: Prepare, api: GitHub) -> None:
    text = "<!-- ambassade-review -->\n\n## Rien\u00a0: 1\u202f000 👩\u200d🔬\n"
    assert prepare(text.encode()).run("comment", "comment") == "success"
    (comment,) = api.wrote("POST", COMMENTS)
    assert comment["body"] == f"{BEGIN}500 -->\n## Rien\u00a0: 1\u202f000 👩\u200d🔬\n"


def test_a_long_text_is_cut_and_says_so(prepare: Prepare, api: GitHub) -> None:
    assert prepare(b"A line of words.\n" * 20_000).run("comment", "comment") == "success"
    (comment,) = api.wrote("POST", COMMENTS)
    assert len(comment["body"]) < 65_000
    assert comment["body"].split("\n\n")[0].endswith("A line of words.")
    assert "The rest is cut here: [read it in the run]" in comment["body"]


def test_an_empty_review_says_where_to_look(prepare: Prepare, api: GitHub) -> None:
    assert prepare(b"\n").run("comment", "comment") == "success"
    (comment,) = api.wrote("POST", COMMENTS)
    assert "could not say what this change would do" in comment["body"]


def test_in_french(prepare: Prepare, api: GitHub) -> None:
    runner = prepare(b"")
    runner.variables = {"AMBASSADE_LANGUAGE": "fr"}
    assert runner.run("comment", "comment") == "success"
    (comment,) = api.wrote("POST", COMMENTS)
    assert "La vérification n'a pas pu dire" in comment["body"]


def test_a_check_that_broke_off_gets_no_comment(prepare: Prepare, api: GitHub) -> None:
    runner = prepare(None, conclusion="failure")
    assert runner.run("comment", "comment") == "success"
    assert runner.outcome("Write the comment") == "skipped"
    assert api.sent == []


@pytest.mark.parametrize(
    "run",
    [{"event": "merge_group"}, {"event": "push"}, {"conclusion": "cancelled"}, {"conclusion": "skipped"}],
)
def test_other_runs_are_left_alone(prepare: Prepare, run: dict[str, str]) -> None:
    assert prepare(**run).run("comment", "comment") == "skipped"


@pytest.mark.parametrize("path", [PULL, FILES, COMMENTS])
@pytest.mark.parametrize("status", [302, 403, 404, 500])
def test_a_forge_that_does_not_answer_is_told_in_a_sentence(
    prepare: Prepare, api: GitHub, path: str, status: int
) -> None:
    api.put(path, {"message": "no"}, status=status)
    runner = prepare()
    assert runner.run("comment", "comment") == "failure"
    assert f"no comment: GitHub answers GET with status {status}" in runner.log
    assert "Traceback" not in runner.log
    assert api.sent == []
