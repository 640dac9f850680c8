"""What `.gitlab-ci.yml` does, run in a scratch clone with the variables that GitLab would set."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.files import GITLAB, ROOT, load
from tests.pipeline.gitlab import earlier, hand_on, holds, jobs, run, started
from tests.pipeline.machine import BUILD
from tests.pipeline.scratch import ENVIRONMENT, MESSAGE, NETWORK, Pull, Scratch

BROKEN = "summary: [\n"
DEFAULT = {"CI_DEFAULT_BRANCH": "main"}
MERGE_REQUEST = {**DEFAULT, "CI_PIPELINE_SOURCE": "merge_request_event"}
ON_MAIN = {**DEFAULT, "CI_COMMIT_BRANCH": "main", "CI_PIPELINE_SOURCE": "push"}
PROPOSING = {"check", "build", "test"}
PUBLISHING = {"check-main", "pages"}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        (MERGE_REQUEST, PROPOSING),
        (ON_MAIN, PUBLISHING),
        ({**ON_MAIN, "CI_PIPELINE_SOURCE": "schedule"}, PUBLISHING),
        ({**ON_MAIN, "CI_PIPELINE_SOURCE": "web"}, PUBLISHING),
        ({**ON_MAIN, "INTERNAL_TARGET": "x"}, {*PUBLISHING, "closed-sites"}),
        ({**ON_MAIN, "MEMBERS_TARGET": "x"}, {*PUBLISHING, "closed-sites"}),
        ({**MERGE_REQUEST, "INTERNAL_TARGET": "x"}, PROPOSING),
        ({**ON_MAIN, "CI_COMMIT_BRANCH": "other", "INTERNAL_TARGET": "x"}, set()),
        ({**DEFAULT, "CI_COMMIT_TAG": "v1", "CI_PIPELINE_SOURCE": "push"}, set()),
    ],
    ids=["merge request", "main", "schedule", "by hand", "internal", "members", "fork", "branch", "tag"],
)
def test_which_jobs_run(variables: dict[str, str], expected: set[str]) -> None:
    assert started(variables) == expected


def test_conditions_that_are_not_known_are_errors() -> None:
    with pytest.raises(ValueError, match="=~"):
        holds('$CI_COMMIT_BRANCH =~ "x"', {})


def test_every_job_ends_by_itself() -> None:
    file = load(GITLAB)
    assert file["default"]["timeout"] == "30 minutes"
    times = {name: job.get("timeout", "30 minutes") for name, job in jobs().items()}
    assert times == dict.fromkeys(times, "30 minutes") | {
        "check": "15 minutes",
        "check-main": "15 minutes",
        "test": "1 hour",
    }
    assert "cache" not in GITLAB.read_text("utf-8")


def test_what_publishes_is_not_broken_off() -> None:
    for name in ("pages", "closed-sites"):
        assert jobs()[name]["interruptible"] is False
        assert jobs()[name]["resource_group"] == name
    assert jobs()["pages"]["pages"] is True


def cloned(scratch: Scratch, folder: Path, commit: str) -> Path:
    """The commit, checked out by itself."""
    git = ["git", "-c", "advice.detachedHead=false"]
    clone = [*git, "clone", "--quiet", "--shared", "--no-checkout", str(scratch.root), str(folder)]
    subprocess.run(clone, check=True, env=ENVIRONMENT)
    subprocess.run([*git, "-C", str(folder), "checkout", "--quiet", commit], check=True, env=ENVIRONMENT)
    return folder


def proposed(pull: Pull, scratch: Scratch, **more: str) -> dict[str, str]:
    """The variables of a merge request's pipeline; GitLab's API is nowhere to be reached."""
    return {
        **MERGE_REQUEST,
        "CI_COMMIT_SHA": pull.head,
        "CI_MERGE_REQUEST_IID": str(pull.number),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": scratch.git("merge-base", "main", pull.head),
        "CI_PROJECT_VISIBILITY": "public",
        **more,
    }


def quality(work: Path) -> list[dict[str, Any]]:
    """The Code Quality report that a job left."""
    name = load(GITLAB)["check"]["artifacts"]["reports"]["codequality"]
    found: list[dict[str, Any]] = json.loads((work / name).read_text("utf-8"))
    return found


@pytest.mark.slow
def test_a_sound_change_is_checked_and_reviewed(tmp_path: Path, scratch: Scratch) -> None:
    """With merged results, where the commit is the merge, and the branch it goes into may have moved on."""
    pull = scratch.propose({NETWORK: scratch.read(NETWORK) + "# a remark\n"})
    work = cloned(scratch, tmp_path / "work", pull.merge)
    given = proposed(pull, scratch, CI_COMMIT_SHA=pull.merge)
    given["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = scratch.git("rev-parse", "main")
    code, said = run("check", work, tmp_path / "tools", given)
    assert code == 0, said
    review = (work / "review.md").read_text("utf-8")
    assert "Merging this changes nothing that readers see" in review
    assert review in said
    assert [entry for entry in quality(work) if entry["severity"] == "critical"] == []


@pytest.mark.slow
def test_a_fault_is_in_the_report_and_in_the_log(tmp_path: Path, scratch: Scratch) -> None:
    pull = scratch.propose({MESSAGE: BROKEN, ".ci/check.sh": "exit 0\n"})
    work = cloned(scratch, tmp_path / "work", pull.head)
    code, said = run("check", work, tmp_path / "tools", proposed(pull, scratch))
    assert code != 0
    assert re.search(rf"^{MESSAGE}:\d+:\d+: error: ", said, re.MULTILINE)
    assert MESSAGE in {entry["location"]["path"] for entry in quality(work)}


@pytest.mark.parametrize(
    ("visibility", "kept"),
    [
        ("public", {"public"}),
        ("internal", {"public"}),
        ("private", {"public", "members", "internal"}),
    ],
)
def test_only_a_private_project_keeps_closed_sites(
    tmp_path: Path, scratch: Scratch, visibility: str, kept: set[str]
) -> None:
    pull = scratch.propose({})
    work = cloned(scratch, tmp_path / "work", pull.head)
    given = proposed(pull, scratch, CI_PROJECT_VISIBILITY=visibility)
    code, said = run("build", work, tmp_path / "tools", given, *BUILD)
    assert code == 0, said
    assert {path.name for path in (work / "preview").iterdir()} == kept


@pytest.mark.slow
def test_pages_are_the_public_site(tmp_path: Path, scratch: Scratch) -> None:
    work = cloned(scratch, tmp_path / "work", scratch.git("rev-parse", "main"))
    code, said = run("pages", work, tmp_path / "tools", ON_MAIN)
    assert code == 0, said
    assert (work / "public" / "index.html").read_bytes() == (
        tmp_path / "tools" / "site" / "public" / "index.html"
    ).read_bytes()
    assert not (work / "site").exists()


REFRESHING = (
    'if [ "$1 $2" = "feeds refresh" ]; then',
    'test ! -e "$WORK/broken" || exit 1',
    "echo refreshed > feeds.json",
    "fi",
    *BUILD,
    'for edition in public members internal; do cp feeds.json "$2/$edition/feeds.json"; done',
)
"""A command that writes the feeds anew, unless it can not, and builds what shows which ones it had."""
SSH = """#!/bin/sh
for last; do :; done
exec sh -c "$last"
"""
"""Stands in for a server: runs the command here."""


@pytest.mark.parametrize(
    ("broken", "shown"), [(False, "refreshed\n"), (True, "committed\n")], ids=["refreshed", "broken"]
)
def test_every_edition_is_built_with_the_feeds_that_were_refreshed(
    tmp_path: Path, scratch: Scratch, broken: bool, shown: str
) -> None:
    """And where the refresh fails, with the copy that is committed; nothing is held up."""
    scratch.commit("what was read before", {"feeds.json": "committed\n"})
    commit, www = scratch.git("rev-parse", "main"), tmp_path / "www"
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "ssh").write_text(SSH, encoding="utf-8")
    (tmp_path / "bin" / "ssh").chmod(0o755)
    (tmp_path / "key").write_text("made up", encoding="utf-8")
    if broken:
        (tmp_path / "broken").touch()
    variables = {
        **ON_MAIN,
        "FEEDS": "yes",
        "INTERNAL_TARGET": f"site@intranet.example.org:{www}/internal",
        "MEMBERS_TARGET": f"site@intranet.example.org:{www}/members",
        "CLOSED_SITES_HOST_KEYS": "intranet.example.org ssh-ed25519 AAAA",
        "CLOSED_SITES_KEY": str(tmp_path / "key"),
        "WORK": str(tmp_path),
        "PATH": os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]]),
    }
    assert started(variables) == {"check-main", "feeds", "pages", "closed-sites"}
    work = {name: cloned(scratch, tmp_path / name, commit) for name in ("feeds", "pages", "closed-sites")}
    code, said = run("feeds", work["feeds"], tmp_path / "tools-feeds", variables, *REFRESHING)
    assert (code != 0) is broken, said
    for job in ("pages", "closed-sites"):
        assert earlier("feeds", job)
        if code == 0:
            assert hand_on("feeds", work["feeds"], work[job]) == ["feeds.json"]
        code_of_job, said = run(job, work[job], tmp_path / f"tools-{job}", variables, *REFRESHING)
        assert code_of_job == 0, said
    found = [work["pages"] / "public", www / "internal", www / "members"]
    assert [(folder / "feeds.json").read_text("utf-8") for folder in found] == [shown] * 3


def test_the_refresh_is_off_until_asked_for_bounded_and_may_fail() -> None:
    for value in ("", "no"):
        assert started({**ON_MAIN, "FEEDS": value}) == PUBLISHING
    assert started({**MERGE_REQUEST, "FEEDS": "yes"}) == PROPOSING
    job = jobs()["feeds"]
    assert job["allow_failure"] is True
    assert "when" not in job["artifacts"]  # of a refresh that failed nothing is handed on
    assert job["artifacts"]["expire_in"] == "2 weeks"
    asking = [line for line in job["script"] if "feeds refresh" in line]
    assert [line.startswith("timeout 17m ") for line in asking] == [True]
    others = [line for name in jobs() if name != "feeds" for line in jobs()[name]["script"]]
    assert not any("feeds" in line for line in others)


def test_pages_are_not_replaced_by_content_that_does_not_hold(tmp_path: Path, scratch: Scratch) -> None:
    scratch.commit("past the check", {MESSAGE: BROKEN})
    work = cloned(scratch, tmp_path / "work", scratch.git("rev-parse", "main"))
    code, _ = run("pages", work, tmp_path / "tools", ON_MAIN)
    assert code != 0
    assert not (work / "public").exists()


def test_the_main_branch_has_a_report_too(tmp_path: Path, scratch: Scratch) -> None:
    work = cloned(scratch, tmp_path / "work", scratch.git("rev-parse", "main"))
    code, said = run("check-main", work, tmp_path / "tools", ON_MAIN)
    assert code == 0, said
    assert isinstance(quality(work), list)


def test_both_forges_ask_the_same_of_whoever_proposes() -> None:
    """The same headings and as many boxes; how the forge is called differs."""
    github = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8")
    gitlab = (ROOT / ".gitlab" / "merge_request_templates" / "Default.md").read_text("utf-8")
    for mark in ("## ", "- [ ] "):
        lines = [[line for line in text.splitlines() if line.startswith(mark)] for text in (github, gitlab)]
        assert len(lines[0]) == len(lines[1]) > 1
