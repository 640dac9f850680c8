"""Runs a job of a workflow here: its own scripts with bash, its actions by what they do to the files.

The command is the one of the environment that runs the tests: it lies where `.ci/install.sh` would put it, so
that script finds it there and installs nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.pipeline.expression import Scope, shown
from tests.pipeline.files import load, workflow

BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
"""How GitHub runs a step whose shell is bash."""
KEPT = ("LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR")
LONGEST = 1800
"""Seconds that a script may take, however busy this machine is."""


@dataclass
class Step:
    """A step that was run, or skipped."""

    name: str
    outcome: str
    log: str = ""


@dataclass
class Machine:
    """A fresh machine for one job.

    `folder` is its own, `origin` the repository that is checked out, `github` the context of that name (with
    `event`), `artifacts` the folder where they are kept, `environment` what the tests add to the steps'.
    """

    folder: Path
    origin: Path
    github: dict[str, Any]
    artifacts: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, Any] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    status: str = "success"
    steps: list[Step] = field(default_factory=list)
    _seen: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in (self.work, self.temp, self.folder / "home", self.artifacts):
            path.mkdir(parents=True, exist_ok=True)
        (self.temp / "ambassade").symlink_to(sys.prefix, target_is_directory=True)
        event = self.temp / "event.json"
        event.write_text(json.dumps(self.github["event"]), encoding="utf-8")

    @property
    def work(self) -> Path:
        """Where the repository is checked out."""
        return self.folder / "work"

    @property
    def temp(self) -> Path:
        """The runner's scratch folder."""
        return self.folder / "temp"

    def stand_in(self, *lines: str) -> None:
        """Puts a script in the command's place: for what would be slow, or is about how it is called."""
        put_command(self.temp / "ambassade", *lines)

    @property
    def log(self) -> str:
        """Everything that the steps printed."""
        return "".join(step.log for step in self.steps)

    @property
    def summary(self) -> str:
        """What stands in the job's summary."""
        path = self.temp / "summary"
        return path.read_text("utf-8") if path.exists() else ""

    def outcome(self, name: str) -> str:
        """How a step went, by its name."""
        return next(step.outcome for step in self.steps if step.name == name)

    def starts(self, name: str, job: str) -> bool:
        """Whether a job of a workflow runs at all, if those that it needs succeeded."""
        return self._scope({}).holds(workflow(name)["jobs"][job].get("if"))

    def run(self, name: str, job: str) -> str:
        """Runs a job of a workflow and returns its result: success, failure or skipped."""
        if not self.starts(name, job):
            return "skipped"
        definition = workflow(name)
        described = definition["jobs"][job]
        shell = definition["defaults"]["run"]["shell"]
        for step in described["steps"]:
            self._step({"shell": shell, **step}, {})
        return self.status

    def check_out(self) -> None:
        """Checks the repository out, as the step of that name does."""
        assert _checkout(self, {"persist-credentials": "false", "fetch-depth": "0"})

    def act(self, folder: Path, given: Mapping[str, str]) -> str:
        """Runs a composite action of a folder with these inputs, as a repository that uses it would."""
        definition = load(folder / "action.yml")
        assert definition["runs"]["using"] == "composite"
        scope = self._scope({})
        inputs = {
            name: given.get(name, scope.filled(described.get("default", "")))
            for name, described in definition["inputs"].items()
        }
        assert not set(given) - set(inputs)
        for step in definition["runs"]["steps"]:
            self._step(step, {"inputs": inputs}, {"GITHUB_ACTION_PATH": str(folder)})
        return self.status

    def _scope(self, more: Mapping[str, Any]) -> Scope:
        contexts = {
            "github": self.github,
            "runner": {"temp": str(self.temp)},
            "vars": dict(self.variables),
            "secrets": dict(self.secrets),
            "needs": dict(self.needs),
            "steps": self._seen,
            **more,
        }
        return Scope(contexts, self.status)

    def _step(
        self, step: Mapping[str, Any], more: Mapping[str, Any], added: Mapping[str, str] | None = None
    ) -> None:
        scope = self._scope(more)
        name = str(step["name"])
        if not scope.holds(step.get("if")):
            self.steps.append(Step(name, "skipped"))
            outcome = "skipped"
        elif "uses" in step:
            given = {key: scope.filled(value) for key, value in step.get("with", {}).items()}
            action = ACTIONS[step["uses"].split("@")[0]]
            outcome = "success" if action(self, given) else "failure"
            self.steps.append(Step(name, outcome))
        else:
            assert step["shell"] == "bash"
            env = {key: scope.filled(value) for key, value in step.get("env", {}).items()}
            done = self._bash(step["run"], {**env, **(added or {})})
            outcome = "failure" if done.returncode else "success"
            self.steps.append(Step(name, outcome, done.stdout))
        if outcome == "failure" and not step.get("continue-on-error"):
            self.status = "failure"
        if "id" in step:
            self._seen[step["id"]] = {"outcome": outcome, "outputs": {}}

    def _bash(self, script: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """One script, in the checked out repository, with what GitHub gives every step."""
        assert "${{" not in script
        given = {name: os.environ[name] for name in KEPT if name in os.environ}
        given |= {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(self.folder / "home"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "NO_PROXY": "127.0.0.1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "CI": "true",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.work),
            "GITHUB_EVENT_PATH": str(self.temp / "event.json"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_ENV": str(self.temp / "env"),
        }
        named = ("event_name", "ref", "sha", "repository", "api_url", "server_url")
        given |= {f"GITHUB_{name.upper()}": shown(self.github[name]) for name in named}
        # Nothing here uses these files, so nothing here reads them back.
        done = subprocess.run(
            [*BASH, script],
            cwd=self.work,
            env={**given, **env, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=LONGEST,
        )
        assert not (self.temp / "env").exists()
        assert not (self.temp / "output").exists()
        return done


def put_command(folder: Path, *lines: str) -> None:
    """A script of these lines as the command `ambassade` of a folder, in place of the real one."""
    if folder.is_symlink():
        folder.unlink()
    command = folder / "bin" / "ambassade"
    command.parent.mkdir(parents=True)
    command.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    command.chmod(0o755)


BUILD = (
    'test "$1" = build || exit 0',
    'while [ "$1" != --out ]; do shift; done',
    "for edition in public members internal; do",
    'mkdir -p "$2/$edition"; echo $edition > "$2/$edition/index.html"',
    "done",
)
"""A build that takes no time."""

# What the actions do to the files


def _checkout(machine: Machine, given: Mapping[str, str]) -> bool:
    assert given["persist-credentials"] == "false"
    assert set(given) <= {"persist-credentials", "fetch-depth"}
    git, sha = ["git", "-c", "advice.detachedHead=false"], machine.github["sha"]
    options = ["--quiet", "--shared", "--no-checkout", "--no-tags"]
    subprocess.run([*git, "clone", *options, str(machine.origin), str(machine.work)], check=True)
    if given.get("fetch-depth") != "0":
        (machine.work / ".git" / "shallow").write_text(sha + "\n", encoding="ascii")
    subprocess.run([*git, "-C", str(machine.work), "checkout", "--quiet", "--detach", sha], check=True)
    return True


def _set_up_python(machine: Machine, given: Mapping[str, str]) -> bool:
    return given == {"python-version": "3.11"}


def _upload(machine: Machine, given: Mapping[str, str]) -> bool:
    source, target = machine.work / given["path"], machine.artifacts / given["name"]
    if not source.exists():
        return given["if-no-files-found"] != "error"
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        target.mkdir()
        shutil.copy(source, target)
    return True


def _download(machine: Machine, given: Mapping[str, str]) -> bool:
    if "run-id" in given:
        assert given["run-id"] == shown(machine.github["event"]["workflow_run"]["id"])
        assert given["github-token"] == machine.github["token"]
    source = machine.artifacts / given["name"]
    if not source.exists():
        return False
    shutil.copytree(source, given["path"], symlinks=True)
    return True


def _pages(machine: Machine, given: Mapping[str, str]) -> bool:
    shutil.copytree(given["path"], machine.artifacts / "github-pages")
    return True


def _attest(machine: Machine, given: Mapping[str, str]) -> bool:
    return Path(given["subject-path"]).is_file()


def _deploy(machine: Machine, given: Mapping[str, str]) -> bool:
    return (machine.artifacts / "github-pages" / "index.html").is_file()


ACTIONS: dict[str, Callable[[Machine, Mapping[str, str]], bool]] = {
    "actions/checkout": _checkout,
    "actions/setup-python": _set_up_python,
    "actions/upload-artifact": _upload,
    "actions/download-artifact": _download,
    "actions/upload-pages-artifact": _pages,
    "actions/attest-build-provenance": _attest,
    "actions/deploy-pages": _deploy,
}
