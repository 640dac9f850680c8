"""The workflow Intake: an issue's form becomes a pull request, and never more than that."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pipeline.conftest import MakeMachine
from tests.pipeline.files import load
from tests.pipeline.github_api import GitHub
from tests.pipeline.machine import Machine
from tests.pipeline.scratch import LOGIN, REPOSITORY, TOKEN, Scratch, github, repository

PULLS = f"/repos/{REPOSITORY}/pulls"
COMMENTS = f"/repos/{REPOSITORY}/issues/12/comments"
NEW = "content/networks/aurora/messages/lanterns.yml"
ANSWER: dict[str, Any] = {
    "branch": "intake/issue-12",
    "title": "Propose a message: Lanterns",
    "body": "From #12.",
    "commit_message": f"Propose a message\n\nFrom issue 12.\n\nFilled-in-by: @{LOGIN}\n",
    "files": [NEW],
    "refused": [],
}
Propose = Callable[..., Machine]


def labelled(**more: Any) -> dict[str, Any]:
    """The event: somebody who may triage put the label on a stranger's issue."""
    return {
        "action": "labeled",
        "label": {"name": "intake"},
        "sender": {"id": 2, "login": "ana-silva"},
        "repository": repository(),
        "issue": {
            "number": 12,
            "title": "$(touch planted) `id`",
            "body": "### Who\n\n$(touch planted)",
            "user": {"id": 41, "login": LOGIN, "type": "User"},
            "author_association": "NONE",
            "labels": [{"name": "intake"}],
            **more,
        },
    }


@pytest.fixture
def propose(machine: MakeMachine, scratch: Scratch, api: GitHub, tmp_path: Path) -> Callable[..., Machine]:
    """A machine on which the command has an answer prepared, instead of reading a form."""
    api.put(COMMENTS, [])

    def make(answer: dict[str, Any], *, code: int = 0, write: tuple[str, ...] = (NEW,)) -> Machine:
        sha = scratch.git("rev-parse", "main")
        runner = machine(github("issues", labelled(), "refs/heads/main", sha, api.address))
        (runner.temp / "answer").write_text(json.dumps(answer), encoding="utf-8")
        lines = [f"mkdir -p \"$(dirname '{path}')\"; echo text > '{path}'" for path in write]
        runner.stand_in(
            'test -z "$GITHUB_TOKEN" || exit 2', *lines, 'cat "$RUNNER_TEMP/answer"', f"exit {code}"
        )
        return runner

    return make


def branches(scratch: Scratch) -> list[str]:
    return scratch.git("branch", "--format=%(refname:short)").split()


def test_a_form_becomes_a_pull_request(propose: Propose, scratch: Scratch, api: GitHub) -> None:
    before = scratch.git("rev-parse", "main")
    runner = propose(ANSWER)
    assert runner.run("intake", "propose") == "success", runner.log
    assert scratch.git("rev-parse", "main") == before
    assert branches(scratch) == ["intake/issue-12", "main"]
    assert scratch.git("diff", "--name-only", "main", "intake/issue-12") == NEW
    assert scratch.git("rev-parse", "intake/issue-12^") == before
    message = scratch.git("log", "-1", "--format=%B|%an|%ce", "intake/issue-12")
    assert message.startswith("Propose a message\n\nFrom issue 12.\n\nFilled-in-by: @bastien-okoro")
    assert message.endswith("|github-actions[bot]|41898282+github-actions[bot]@users.noreply.github.com")
    assert api.wrote("POST", PULLS) == [
        {
            "title": ANSWER["title"],
            "body": ANSWER["body"],
            "head": "intake/issue-12",
            "base": "main",
            "maintainer_can_modify": False,
        }
    ]
    (comment,) = api.wrote("POST", COMMENTS)
    assert "Proposed in #88." in comment["body"]
    assert TOKEN not in runner.log
    assert not list(runner.work.rglob("planted"))


def test_refused_answers_are_told_on_the_issue(propose: Propose, scratch: Scratch, api: GitHub) -> None:
    refused = [
        {"line": 5, "reason": "no network is called `@quay/all`\n<img src=x>"},
        {"line": 9, "reason": "the 31st"},
    ]
    runner = propose({**ANSWER, "files": [], "refused": refused}, code=1, write=())
    assert runner.run("intake", "propose") == "success", runner.log
    assert branches(scratch) == ["main"]
    (comment,) = api.wrote("POST", COMMENTS)
    told = "- no network is called `@\u200bquay/all` &lt;img src=x> (line 5)\n- the 31st (line 9)\n"
    assert told in comment["body"]
    assert "take the label `intake` away and put it back" in comment["body"]
    assert api.wrote("POST", PULLS) == []


def test_one_pull_request_an_issue(propose: Propose, scratch: Scratch, api: GitHub) -> None:
    assert propose(ANSWER).run("intake", "propose") == "success"
    pushed = scratch.git("rev-parse", "intake/issue-12")
    bot = {"login": "github-actions[bot]", "type": "Bot"}
    api.put(COMMENTS, [{"id": 5, "user": bot, "body": "<!-- ambassade intake -->\nProposed in #88.\n"}])
    again = propose(ANSWER)
    assert again.run("intake", "propose") == "success", again.log
    assert scratch.git("rev-parse", "intake/issue-12") == pushed
    assert len(api.wrote("POST", PULLS)) == 1
    (comment,) = api.wrote("PATCH", f"/repos/{REPOSITORY}/issues/comments/5")
    assert "There is a proposal for this issue already" in comment["body"]


@pytest.mark.parametrize("status", [403, 422])
def test_where_workflows_may_open_none_a_person_is_asked_to(
    propose: Propose, scratch: Scratch, api: GitHub, status: int
) -> None:
    api.put(PULLS, {"message": "not permitted"}, method="POST", status=status)
    runner = propose(ANSWER)
    assert runner.run("intake", "propose") == "failure"
    assert "intake/issue-12" in branches(scratch)
    (comment,) = api.wrote("POST", COMMENTS)
    assert f"(https://github.com/{REPOSITORY}/compare/main...intake/issue-12?expand=1)" in comment["body"]
    assert "Traceback" not in runner.log


@pytest.mark.parametrize(
    "changed",
    [
        {"branch": "main"},
        {"branch": "intake/issue-13"},
        {"branch": "intake/$(id)-12"},
        {"branch": "intake/../12"},
        {"branch": "--force-12"},
        {"commit_message": "No author\n"},
        {"commit_message": "Two\n\nFilled-in-by: @ana-silva\nFilled-in-by: @bastien-okoro\n"},
        {"commit_message": "Another\n\nFilled-in-by: @ana-silva\n"},
        {"files": [".github/workflows/check.yml"]},
        {"files": ["content/../validate.py"]},
        {"files": [NEW, "content/organisation.yml"]},
    ],
    ids=lambda changed: str(changed)[:40],
)
def test_anything_unusual_is_not_pushed(
    propose: Propose, scratch: Scratch, api: GitHub, changed: dict[str, Any]
) -> None:
    runner = propose({**ANSWER, **changed})
    assert runner.run("intake", "propose") == "failure"
    assert branches(scratch) == ["main"]
    assert api.sent == []
    assert "nothing is proposed: " in runner.log
    assert "Traceback" not in runner.log


def test_a_file_that_is_not_named_is_not_pushed(propose: Propose, scratch: Scratch, api: GitHub) -> None:
    runner = propose(ANSWER, write=(NEW, "content/organisation.yml", "validate.py"))
    assert runner.run("intake", "propose") == "failure"
    assert branches(scratch) == ["main"]
    assert api.sent == []


def test_a_branch_that_cannot_be_pushed_is_told(propose: Propose, scratch: Scratch, api: GitHub) -> None:
    hook = scratch.root / ".git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    runner = propose(ANSWER)
    assert runner.run("intake", "propose") == "failure"
    assert "nothing is proposed: git failed, see above" in runner.log
    assert "Traceback" not in runner.log
    assert branches(scratch) == ["main"]
    assert api.sent == []


def test_the_author_is_the_same_in_any_case(propose: Propose, api: GitHub) -> None:
    message = ANSWER["commit_message"].replace(LOGIN, LOGIN.upper())
    assert propose({**ANSWER, "commit_message": message}).run("intake", "propose") == "success"


def test_a_command_that_breaks_off_proposes_nothing(propose: Propose, scratch: Scratch, api: GitHub) -> None:
    assert propose(ANSWER, code=2).run("intake", "propose") == "failure"
    assert branches(scratch) == ["main"]
    assert api.sent == []


def test_a_form_that_changes_no_file_becomes_a_note(propose: Propose, scratch: Scratch, api: GitHub) -> None:
    runner = propose({**ANSWER, "files": [], "body": "A note for the committee.\n"}, write=())
    assert runner.run("intake", "propose") == "success", runner.log
    assert branches(scratch) == ["main"]
    assert api.wrote("POST", PULLS) == []
    (comment,) = api.wrote("POST", COMMENTS)
    assert comment["body"].startswith("<!-- ambassade intake -->\nA note for the committee.\n")


ANSWERS = {
    "Network": "Aurora",
    "Idea": "Lanterns \u00a7 $(touch planted) ${{ github.token }} `id`",
    "Platform": "Mastodon",
    "Language": "English",
    "Text": "We walk with lanterns.\n\n@quay/all $(touch planted)",
    "From": "2026-12-01",
    "Until": "2026-12-05",
    "Audience": "Public",
}


def filled(scratch: Scratch, answers: dict[str, str]) -> str:
    """The body of an issue, as GitHub writes it from the form at the default branch."""
    form = load(scratch.root / ".github" / "ISSUE_TEMPLATE" / "propose-message.yml")
    labels = [item["attributes"]["label"] for item in form["body"] if item["type"] != "markdown"]
    assert not set(answers) - set(labels)
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{answers.get(label, '_No response_')}" for label in labels)


def test_a_real_form_goes_the_whole_way(machine: MakeMachine, scratch: Scratch, api: GitHub) -> None:
    api.put(COMMENTS, [])
    event = labelled(body=filled(scratch, ANSWERS), labels=[{"name": "form: propose-message"}])
    sha = scratch.git("rev-parse", "main")
    runner = machine(github("issues", event, "refs/heads/main", sha, api.address))
    assert runner.run("intake", "propose") == "success", runner.log
    assert branches(scratch) == ["intake/issue-12", "main"]
    (path,) = scratch.git("diff", "--name-only", "main", "intake/issue-12").split("\n")
    text = scratch.git("show", f"intake/issue-12:{path}")
    assert yaml.safe_load(text)["variants"][0]["text"].startswith("We walk with lanterns.")
    message = scratch.git("log", "-1", "--format=%B", "intake/issue-12")
    assert f"\nFilled-in-by: @{LOGIN}" in message
    (pull,) = api.wrote("POST", PULLS)
    assert "lanterns" in pull["title"]
    assert not list(runner.folder.rglob("planted"))


def test_a_real_form_with_a_wrong_answer_is_told(machine: MakeMachine, scratch: Scratch, api: GitHub) -> None:
    api.put(COMMENTS, [])
    event = labelled(body=filled(scratch, {**ANSWERS, "Until": "2026-11-31"}))
    sha = scratch.git("rev-parse", "main")
    runner = machine(github("issues", event, "refs/heads/main", sha, api.address))
    assert runner.run("intake", "propose") == "success", runner.log
    assert branches(scratch) == ["main"]
    (comment,) = api.wrote("POST", COMMENTS)
    assert "could not be turned into a proposal" in comment["body"]
    assert "2026-11-31" in comment["body"]


@pytest.mark.parametrize(
    ("more", "sender", "label", "runs"),
    [
        ({}, 2, "intake", True),
        ({}, 2, "bug", False),
        ({}, 41, "intake", False),
        ({"author_association": "MEMBER"}, 41, "intake", True),
        ({"author_association": "CONTRIBUTOR"}, 41, "intake", False),
    ],
    ids=["triaged", "other label", "by the form itself", "a member's own", "a contributor's own"],
)
def test_who_may_start_it(
    propose: Propose, more: dict[str, str], sender: int, label: str, runs: bool
) -> None:
    runner = propose(ANSWER)
    event = labelled(**more)
    event["sender"]["id"], event["label"]["name"] = sender, label
    runner.github["event"] = event
    assert (runner.run("intake", "propose") != "skipped") is runs
