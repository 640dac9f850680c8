"""The workflow Check asks GitHub who approved: an approval turns it green, and only one that counts."""

from __future__ import annotations

from typing import Any

import pytest

from ambassade.cli import main
from tests.pipeline.conftest import MakeMachine
from tests.pipeline.github_api import GitHub
from tests.pipeline.machine import Machine
from tests.pipeline.scratch import (
    FORK,
    LOGIN,
    MESSAGE,
    PERSON,
    REPOSITORY,
    TOKEN,
    Pull,
    Scratch,
    github,
    pull_event,
)

OPENED, PUSHED, LATER = "2026-11-20T08:00:00Z", "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z"
pytestmark = pytest.mark.slow
PULL = f"/repos/{REPOSITORY}/pulls/7"


def account(login: str) -> dict[str, str]:
    return {"login": login, "type": "User"}


@pytest.fixture
def pull(scratch: Scratch) -> Pull:
    """From a fork: a message that waited for review becomes approved, in the name of the network's lead."""
    waiting = scratch.read(MESSAGE).replace("status: approved", "status: in_review")
    known = scratch.read(PERSON).replace("name: Ana Silva", "name: Ana Silva\nforge_login: ana-silva", 1)
    scratch.commit("waiting", {MESSAGE: waiting, PERSON: known})
    options = ["--by", "ana-silva", "--root", str(scratch.root)]
    assert main(["approve", "aurora/walk-with-us", *options]) == 0
    approved = (scratch.root / MESSAGE).read_text("utf-8")
    scratch.git("checkout", "--quiet", "--", ".")
    assert "status: approved" in approved
    return scratch.propose({MESSAGE: approved}, repository=FORK)


def tell(api: GitHub, pull: Pull, *reviews: tuple[str, str, str]) -> None:
    """What GitHub says of the pull request; each review has a login, a state and a time."""
    person = account(LOGIN)
    api.put(
        PULL,
        {
            "number": 7,
            "state": "open",
            "merged": False,
            "user": person,
            "created_at": OPENED,
            "merged_at": None,
            "merge_commit_sha": pull.merge,
            "commits": 1,
            "head": {"sha": pull.head, "ref": "profil", "repo": {"full_name": FORK}},
            "base": {"ref": "main", "repo": {"full_name": REPOSITORY}},
        },
    )
    signed = {"name": "Bastien Okoro", "email": f"41+{LOGIN}@users.noreply.github.com", "date": OPENED}
    commit: dict[str, Any] = {"author": signed, "committer": signed, "message": "proposal"}
    api.put(
        f"{PULL}/commits",
        [{"sha": pull.head, "commit": commit, "author": person, "committer": person, "parents": []}],
    )
    api.put(f"/repos/{REPOSITORY}/issues/7/timeline", [])
    pushed = {"ref": "refs/heads/profil", "before": "0" * 40, "after": pull.head, "timestamp": PUSHED}
    api.put(f"/repos/{FORK}/activity", [{**pushed, "activity_type": "push", "actor": person}])
    api.put(
        f"{PULL}/reviews",
        [
            {
                "id": number,
                "user": account(login),
                "body": "",
                "state": state,
                "submitted_at": at,
                "commit_id": pull.head,
            }
            for number, (login, state, at) in enumerate(reviews)
        ],
    )


def ran(machine: MakeMachine, scratch: Scratch, api: GitHub, pull: Pull, name: str) -> Machine:
    """A machine on which the job has run, and how it ended in its `status`."""
    event = {**pull_event(pull, scratch), "action": "submitted"}
    runner = machine(github(name, event, "refs/pull/7/merge", pull.merge, api.address))
    runner.run("check", "check")
    assert api.tokens == {f"Bearer {TOKEN}"}
    assert TOKEN not in runner.log + runner.summary
    return runner


@pytest.mark.parametrize(
    "reviews",
    [
        (),
        (("ana-silva", "APPROVED", OPENED),),
        (("ana-silva", "APPROVED", LATER), ("ana-silva", "DISMISSED", LATER)),
    ],
    ids=["nobody", "before the push", "dismissed"],
)
def test_without_an_approval_that_counts_it_is_red(
    machine: MakeMachine, scratch: Scratch, api: GitHub, pull: Pull, reviews: tuple[tuple[str, str, str], ...]
) -> None:
    tell(api, pull, *reviews)
    runner = ran(machine, scratch, api, pull, "pull_request")
    assert runner.status == "failure", runner.log
    assert f"::error file={MESSAGE}" in runner.log
    assert "approval" in runner.log


def test_an_approval_turns_it_green(machine: MakeMachine, scratch: Scratch, api: GitHub, pull: Pull) -> None:
    tell(api, pull, ("ana-silva", "APPROVED", LATER))
    runner = ran(machine, scratch, api, pull, "pull_request_review")
    assert runner.status == "success", runner.log
    assert runner.summary.strip()


def test_a_forge_that_cannot_be_read_approves_nothing(
    machine: MakeMachine, scratch: Scratch, api: GitHub, pull: Pull
) -> None:
    tell(api, pull, ("ana-silva", "APPROVED", LATER))
    api.put(f"/repos/{FORK}/activity", {"message": "Not Found"}, status=404)
    runner = ran(machine, scratch, api, pull, "pull_request_review")
    assert runner.status == "failure", runner.log
    assert "unverified" in runner.log
