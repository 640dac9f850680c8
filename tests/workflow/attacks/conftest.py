"""A prepared repository for every attack, and one forge on loopback for all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forge.loopback import Forge, running
from tests.rules.example import Example
from tests.rules.proposal import ENVIRONMENT, begin
from tests.workflow.attacks.play import TOKEN, Play


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the tree of the rules' pages, committed once."""
    folder = tmp_path_factory.mktemp("prepared")
    begin(folder, Example("proposed").proposal()[0])
    shutil.rmtree(folder / ".git" / "hooks", ignore_errors=True)
    return folder


@pytest.fixture(scope="session")
def served() -> Iterator[Forge]:
    with running(Forge()) as forge:
        yield forge


@pytest.fixture
def play(
    prepared: Path,
    served: Forge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Play:
    """The repository, and the environment of a job at GitHub (or GitLab) that asks the forge on loopback."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, ENVIRONMENT[name])
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GITHUB_REF", "GH_TOKEN", "GITHUB_SERVER_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("CI_MERGE_REQUEST_PROJECT_ID", "CI_MERGE_REQUEST_IID", "CI_SERVER_URL", "CI_JOB_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "GITHUB_API_URL": served.address,
        "GITHUB_REPOSITORY": "quay/networks",
        "GITHUB_TOKEN": TOKEN,
        "CI_API_V4_URL": served.address,
        "CI_PROJECT_ID": "77",
        "GITLAB_TOKEN": TOKEN,
    }.items():
        monkeypatch.setenv(name, value)
    repository = tmp_path / "repository"
    shutil.copytree(prepared, repository)
    return Play(repository, served, capsys)
