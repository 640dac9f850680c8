"""The workflow Check, run in a scratch clone with the events that GitHub would send."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pipeline.conftest import MakeMachine
from tests.pipeline.files import workflow
from tests.pipeline.machine import BUILD, Machine
from tests.pipeline.scratch import (
    FORK,
    MESSAGE,
    NETWORK,
    REPOSITORY,
    TOKEN,
    Pull,
    Scratch,
    github,
    pull_event,
)

BROKEN = "summary: [\n"


def checked(machine: MakeMachine, scratch: Scratch, pull: Pull, *, private: bool = False) -> Machine:
    """A machine for a pull request."""
    event = pull_event(pull, scratch, private=private)
    return machine(github("pull_request", event, f"refs/pull/{pull.number}/merge", pull.merge))


def harmless(scratch: Scratch) -> dict[str, str | None]:
    """A change that is allowed to be proposed: its finding can only be that somebody has to approve."""
    return {NETWORK: scratch.read(NETWORK) + "\n# a remark\n"}


def test_a_sound_change_is_checked_and_reviewed(machine: MakeMachine, scratch: Scratch) -> None:
    runner = checked(machine, scratch, scratch.propose(harmless(scratch)))
    assert runner.run("check", "check") == "success", runner.log
    assert "Merging this changes nothing that readers see" in runner.summary
    assert TOKEN not in runner.log + runner.summary
    handed = runner.artifacts / "review"
    assert sorted(path.name for path in handed.iterdir()) == ["pull", "review.md"]
    assert (handed / "pull").read_text("utf-8") == "7\n"
    assert (handed / "review.md").read_text("utf-8") == runner.summary


@pytest.mark.parametrize("origin", [REPOSITORY, FORK])
def test_a_fault_is_told_beside_its_line(machine: MakeMachine, scratch: Scratch, origin: str) -> None:
    pull = scratch.propose({MESSAGE: BROKEN}, repository=origin)
    runner = checked(machine, scratch, pull)
    assert runner.run("check", "check") == "failure"
    assert f"::error file={MESSAGE},line=" in runner.log
    assert runner.outcome("Hand it over") == "success"
    assert (runner.artifacts / "review" / "pull").exists()


def test_the_files_of_the_change_are_not_run(machine: MakeMachine, scratch: Scratch) -> None:
    """A proposal that edits the scripts, so that they find nothing, is judged by the base's."""
    pull = scratch.propose(
        {MESSAGE: BROKEN, ".ci/check.sh": "exit 0\n", ".ci/install.sh": "echo planted\n", "schemas/x": "x"}
    )
    runner = checked(machine, scratch, pull)
    assert runner.run("check", "check") == "failure"
    assert f"::error file={MESSAGE}" in runner.log
    assert "planted" not in runner.log
    assert not (runner.work / "schemas").exists()


def test_what_others_merged_meanwhile_is_not_part_of_the_change(
    machine: MakeMachine, scratch: Scratch
) -> None:
    """The event names the base as it was at the last push; the merge that GitHub prepared knows better."""
    pull = scratch.propose(harmless(scratch))
    stale = scratch.git("rev-parse", "main")
    scratch.commit("meanwhile", {MESSAGE: None})
    scratch.git("switch", "--quiet", "--detach", "main")
    scratch.git("merge", "--quiet", "--no-ff", "-m", "merge again", pull.head)
    pull = Pull(7, pull.head, scratch.git("rev-parse", "HEAD"), REPOSITORY)
    scratch.git("update-ref", "refs/pull/7/merge", pull.merge)
    scratch.git("switch", "--quiet", "main")
    event = pull_event(pull, scratch)
    event["pull_request"]["base"]["sha"] = stale
    runner = machine(github("pull_request", event, "refs/pull/7/merge", pull.merge))
    runner.run("check", "check")
    assert "walk-with-us" not in runner.log + runner.summary


def test_an_approval_starts_the_same(machine: MakeMachine, scratch: Scratch) -> None:
    pull = scratch.propose(harmless(scratch), repository=FORK)
    event = {**pull_event(pull, scratch), "action": "submitted", "review": {"state": "approved"}}
    runner = machine(github("pull_request_review", event, "refs/pull/7/merge", pull.merge))
    assert runner.run("check", "check") == "success", runner.log
    assert (runner.artifacts / "review" / "pull").read_text("utf-8") == "7\n"


def queued(machine: MakeMachine, scratch: Scratch, pull: Pull) -> Machine:
    """A machine for a pull request in the merge queue."""
    base = scratch.git("rev-parse", "main")
    event = {
        "repository": {"full_name": REPOSITORY, "private": False},
        "merge_group": {"base_sha": base, "head_sha": pull.merge},
    }
    ref = f"refs/heads/gh-readonly-queue/main/pr-7-{base}"
    return machine(github("merge_group", event, ref, pull.merge))


def test_a_merge_queue_is_checked_and_hands_nothing_over(machine: MakeMachine, scratch: Scratch) -> None:
    runner = queued(machine, scratch, scratch.propose({MESSAGE: BROKEN}))
    assert runner.run("check", "check") == "failure"
    assert f"::error file={MESSAGE}" in runner.log
    assert runner.outcome("Hand it over") == "skipped"
    assert not (runner.artifacts / "review").exists()


def test_a_merge_queue_asks_for_the_approvals_of_its_pull_request(
    machine: MakeMachine, scratch: Scratch
) -> None:
    pull = scratch.propose(harmless(scratch))
    runner = queued(machine, scratch, pull)
    runner.stand_in('echo "$@"; git rev-parse HEAD')
    assert runner.run("check", "check") == "success", runner.log
    change = f"--base=HEAD --approvals=auto --head={pull.merge} --pull=7"
    base = scratch.git("rev-parse", "main")
    assert runner.log == f"check --root=. --lang=en {change} --format=github\n{base}\n"


def test_a_private_repository_hands_closed_sites_over(machine: MakeMachine, scratch: Scratch) -> None:
    runner = checked(machine, scratch, scratch.propose(harmless(scratch)), private=True)
    runner.stand_in(*BUILD)
    assert runner.run("check", "build") == "success", runner.log
    kept = {path.name for path in runner.artifacts.iterdir()}
    assert kept == {"preview-public", "preview-members", "preview-internal"}
    for name in kept:
        assert (runner.artifacts / name / "index.html").is_file()


@pytest.mark.slow
def test_a_public_one_does_not_and_a_stale_file_fails_after_the_preview(
    machine: MakeMachine, scratch: Scratch
) -> None:
    owners = ".github/CODEOWNERS"
    pull = scratch.propose({owners: scratch.read(owners) + "* @somebody\n"}, repository=FORK)
    runner = checked(machine, scratch, pull)
    assert runner.run("check", "build") == "failure"
    assert {path.name for path in runner.artifacts.iterdir()} == {"preview-public"}
    assert runner.outcome("Preview of the internal site") == "skipped"
    assert runner.outcome("Generated files are fresh") == "failure"
    assert owners in runner.log


def needs(**results: str) -> dict[str, Any]:
    return {name: {"result": result, "outputs": {}} for name, result in results.items()}


@pytest.mark.parametrize("bad", ["failure", "cancelled", "skipped"])
@pytest.mark.parametrize("job", ["check", "build"])
def test_ready_only_if_every_job_succeeded(
    machine: MakeMachine, scratch: Scratch, job: str, bad: str
) -> None:
    pull = scratch.propose({})
    results = {"check": "success", "build": "success", job: bad}
    runner = checked(machine, scratch, pull)
    runner.needs = needs(**results)
    runner.status = "failure"  # of the jobs that it needs, as GitHub has it
    runner.work.mkdir(exist_ok=True)
    assert run_ready(runner) == "failure"
    assert f"{job}: {bad}" in runner.log


def test_ready(machine: MakeMachine, scratch: Scratch) -> None:
    runner = checked(machine, scratch, scratch.propose({}))
    runner.needs = needs(check="success", build="success")
    assert run_ready(runner) == "success"
    assert set(workflow("check")["jobs"]["ready"]["needs"]) == set(workflow("check")["jobs"]) - {"ready"}


def run_ready(runner: Machine) -> str:
    """The job runs whatever became of the others; its own status begins anew."""
    condition = workflow("check")["jobs"]["ready"]["if"]
    assert condition == "${{ always() }}"
    runner.status = "success"
    return runner.run("check", "ready")


def test_findings_are_annotations_that_content_cannot_forge(machine: MakeMachine, scratch: Scratch) -> None:
    text = scratch.read(MESSAGE).replace("Forty lamps", '"\\n::error file=x::planted"', 1)
    assert "planted" in text
    runner = checked(machine, scratch, scratch.propose({MESSAGE: text + "surprise: yes\n"}))
    runner.run("check", "check")
    commands = [line for line in runner.log.splitlines() if line.startswith("::")]
    assert [line for line in commands if line.startswith("::error file=x")] == []
