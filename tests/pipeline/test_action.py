"""The action at the root, run as another repository would use it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pipeline.conftest import MakeMachine
from tests.pipeline.files import ACTION, ROOT, load
from tests.pipeline.machine import Machine
from tests.pipeline.scratch import FORK, MESSAGE, NETWORK, Pull, Scratch, github, pull_event

BROKEN = "summary: [\n"


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """What the runner fetches of this repository for the action."""
    folder = tmp_path / "actions" / "ambassade"
    folder.mkdir(parents=True)
    shutil.copy(ACTION, folder)
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    return folder


def checked_out(machine: MakeMachine, scratch: Scratch, pull: Pull, *, private: bool = False) -> Machine:
    """A machine on which the merge of a pull request is checked out."""
    event = pull_event(pull, scratch, private=private)
    runner = machine(github("pull_request", event, "refs/pull/7/merge", pull.merge))
    runner.check_out()
    return runner


def test_without_a_base_the_content_is_checked(machine: MakeMachine, scratch: Scratch, tool: Path) -> None:
    runner = checked_out(machine, scratch, scratch.propose({MESSAGE: BROKEN}))
    assert runner.act(tool, {}) == "failure"
    assert f"::error file={MESSAGE}" in runner.log
    assert runner.summary == ""
    assert not (runner.temp / "review.md").exists()


def test_sound_content_passes(machine: MakeMachine, scratch: Scratch, tool: Path) -> None:
    assert checked_out(machine, scratch, scratch.propose({})).act(tool, {}) == "success"


def test_with_a_base_the_change_is_reviewed_too(machine: MakeMachine, scratch: Scratch, tool: Path) -> None:
    pull = scratch.propose({NETWORK: scratch.read(NETWORK) + "# a remark\n"}, repository=FORK)
    runner = checked_out(machine, scratch, pull)
    assert runner.act(tool, {"base": "HEAD^1"}) == "success", runner.log
    assert (runner.temp / "review.md").read_text("utf-8") == runner.summary != ""


@pytest.mark.parametrize("private", [False, True])
def test_readers_follow_the_repository(
    machine: MakeMachine, scratch: Scratch, tool: Path, private: bool
) -> None:
    """A command that only tells what it was asked stands in for the real one."""
    runner = checked_out(machine, scratch, scratch.propose({}), private=private)
    runner.stand_in('echo "$@"')
    given = {
        "root": "-x y",
        "base": "$(id)",
        "head": "b; id",
        "lang": "fr",
        "approvals": "none",
        "format": "json",
    }
    assert runner.act(tool, given) == "success", runner.log
    readers = "private" if private else "public"
    shared = "--root=-x y --lang=fr --base=$(id) --approvals=none --head=b; id --pull=7"
    assert runner.log == f"check {shared} --format=json\n"
    assert runner.summary == f"review {shared} --for={readers} --format=markdown\n"


def test_a_folder_below_the_root(machine: MakeMachine, scratch: Scratch, tool: Path) -> None:
    runner = checked_out(machine, scratch, scratch.propose({}))
    (runner.work / "site-of-ours").mkdir()
    (runner.work / "content").rename(runner.work / "site-of-ours" / "content")
    assert runner.act(tool, {"root": "site-of-ours", "format": "terminal"}) == "success", runner.log
    assert runner.act(tool, {"root": "nowhere"}) == "failure"


def test_every_input_is_explained_and_may_be_left_out() -> None:
    for name, described in load(ACTION)["inputs"].items():
        assert described["description"], name
        assert "default" in described, name
        assert not described.get("required"), name
