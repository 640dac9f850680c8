"""What every workflow keeps to, and the linters that know more about it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.files import ACTION, GITLAB, ROOT, WORKFLOWS, load, workflow

BIN = Path(sys.executable).parent
PINNED = re.compile(r"\s*(?:- )?uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
READ = {"contents": "read"}
PERMISSIONS = {
    "check": {
        "check": {"contents": "read", "pull-requests": "read"},
        "build": READ,
        "ready": {},
    },
    "comment": {"comment": {"actions": "read", "contents": "read", "pull-requests": "write"}},
    "intake": {"propose": {"contents": "write", "issues": "write", "pull-requests": "write"}},
    "publish": {
        "build": {"actions": "read", "contents": "read"},
        "deploy": {"attestations": "write", "id-token": "write", "pages": "write"},
        "closed": READ,
    },
    "test": {"test": READ},
}
EVENTS = {
    "check": {"pull_request", "pull_request_review", "merge_group"},
    "comment": {"workflow_run"},
    "intake": {"issues"},
    "publish": {"push", "schedule", "workflow_dispatch"},
    "test": {"pull_request", "merge_group"},
}
HOLDING_A_TOKEN = {
    ("check", "Check and review"),
    ("comment", "Write the comment"),
    ("intake", "Propose it, or say what is wrong"),
    ("publish", "Take what the last run kept of the feeds"),
}


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every job of every workflow: the workflow's name, the job's, the job."""
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            yield path.stem, name, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step, with the workflow's name; those of the action too."""
    for name, _, job in jobs():
        for step in job["steps"]:
            yield name, step
    for step in load(ACTION)["runs"]["steps"]:
        yield "action", step


def test_every_workflow_is_known_here() -> None:
    assert {path.stem for path in WORKFLOWS} == set(PERMISSIONS) == set(EVENTS)


@pytest.mark.parametrize("name", sorted(PERMISSIONS))
def test_permissions(name: str) -> None:
    definition = workflow(name)
    assert definition["permissions"] == {}
    assert {job: given["permissions"] for job, given in definition["jobs"].items()} == PERMISSIONS[name]


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_events(name: str) -> None:
    assert set(workflow(name)["on"]) == EVENTS[name]


def test_an_approval_and_its_withdrawal_start_the_check_again() -> None:
    assert workflow("check")["on"]["pull_request_review"] == {"types": ["submitted", "dismissed"]}


def test_every_job_ends_by_itself_and_has_a_name() -> None:
    for _, name, job in jobs():
        assert 1 <= job["timeout-minutes"] <= 60, name
        assert job["runs-on"] == "ubuntu-24.04", name
        assert job["name"], name


def test_no_script_holds_an_expression() -> None:
    scripts = [step["run"] for _, step in steps() if "run" in step]
    assert len(scripts) > 10
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if re.match(r"\s*(- )?uses:", line)]
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_an_action_has_one_commit_everywhere() -> None:
    used = {step["uses"] for _, step in steps() if "uses" in step}
    assert len(used) == len({name.split("@")[0] for name in used})


def test_no_checkout_leaves_the_token_behind() -> None:
    for _, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"]
            assert "repository" not in step["with"]


def test_no_cache_is_read_or_written() -> None:
    for _, step in steps():
        assert "cache" not in step.get("uses", "")
        assert "cache" not in step.get("with", {})


def test_only_these_steps_get_the_token() -> None:
    holding = {
        (name, step["name"])
        for name, step in steps()
        if name != "action" and not {"GITHUB_TOKEN", "GH_TOKEN"}.isdisjoint(step.get("env", {}))
    }
    assert holding == HOLDING_A_TOKEN


def test_secrets_are_behind_an_environment() -> None:
    for name, job_name, job in jobs():
        if "secrets." in str(job):
            assert (name, job_name) == ("publish", "closed")
            assert job["environment"]["name"] == "closed-sites"


def test_the_comment_follows_the_check_by_its_name() -> None:
    assert workflow("comment")["on"]["workflow_run"]["workflows"] == [workflow("check")["name"]]


def test_the_tests_of_the_tool_are_the_same_as_on_any_machine() -> None:
    command = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1].removeprefix("exec ")
    assert workflow("test")["jobs"]["test"]["steps"][-1]["run"] == command
    assert load(GITLAB)["test"]["script"] == [command]


def test_zizmor_finds_nothing() -> None:
    """In all that may be committed: in what git ignores, a build beside may take folders away meanwhile."""
    done = subprocess.run(
        [
            BIN / "zizmor",
            "--pedantic",
            "--offline",
            "--strict-collection",
            "--collect=default",
            "--no-progress",
            ".",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout
    for path in WORKFLOWS:
        assert f"{path.name}" in done.stderr


def test_one_finding_of_zizmor_is_ignored_and_no_other() -> None:
    files = [*WORKFLOWS, ACTION, ROOT / ".github" / "dependabot.yml", ROOT / ".pre-commit-hooks.yaml"]
    ignored = [
        (path.name, found)
        for path in files
        for found in re.findall(r"zizmor: ignore\[([^]]*)\] \w+", path.read_text("utf-8"))
    ]
    assert ignored == [("comment.yml", "dangerous-triggers")]
    # Not by a glob, which falls over a folder that a build beside takes away meanwhile.
    assert [folder for folder, _, names in os.walk(ROOT) if "zizmor.yml" in names] == []


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-actions", [ACTION]),
        ("vendor.dependabot", [ROOT / ".github" / "dependabot.yml"]),
        ("vendor.gitlab-ci", [GITLAB]),
    ],
)
def test_the_published_schemas_find_nothing(schema: str, files: list[Path]) -> None:
    command: list[Path | str] = [BIN / "check-jsonschema", "--builtin-schema", schema]
    if schema == "vendor.gitlab-ci":
        command += ["--data-transform", "gitlab-ci"]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_dependabot_looks_weekly_at_actions_and_packages() -> None:
    updates = load(ROOT / ".github" / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}
    for update in updates:
        assert update["schedule"] == {"interval": "weekly"}
        assert len(update["groups"]) == 1


def test_the_hook_checks_whenever_content_or_schemas_change() -> None:
    (hook,) = load_list(ROOT / ".pre-commit-hooks.yaml")
    assert hook["id"] == "ambassade-check"
    assert hook["pass_filenames"] is False
    for path in ("content/organisation.yml", "schemas/post.schema.json"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "docs/content/page.md")
    (local,) = load(ROOT / ".pre-commit-config.yaml")["repos"]
    own = next(entry for entry in local["hooks"] if entry["id"] == hook["id"])
    assert own["files"] == hook["files"]


def load_list(path: Path) -> list[dict[str, Any]]:
    """A YAML file that is a list."""
    found: Any = load(path)
    return list(found)


def test_the_guide_explains_what_the_workflows_read() -> None:
    guide = (ROOT / "docs" / "publish.md").read_text("utf-8")
    texts = [path.read_text("utf-8") for path in WORKFLOWS]
    read = {name for text in texts for name in re.findall(r"\b(?:vars|secrets)\.(\w+)", text)}
    assert len(read) > 5
    assert [name for name in sorted(read) if f"`{name}`" not in guide] == []
    assert [name for name in load(ACTION)["inputs"] if f"`{name}`" not in guide] == []
    assert f"`{workflow('check')['jobs']['ready']['name']}`" in guide
    assert f"`{workflow('test')['jobs']['test']['name']}`" in guide
    for line in re.findall(r"uses: (actions/\S+ # \S+)", guide):
        assert any(f"uses: {line}\n" in text for text in texts), line
    for name in (workflow(path.stem)["name"] for path in WORKFLOWS):
        assert f"| {name} |" in guide
