"""A repository, GitHub's API and machines, fresh for every test."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.github_api import GitHub, serving
from tests.pipeline.machine import Machine
from tests.pipeline.scratch import Scratch

# The jobs run on Linux, with its bash and its tools; elsewhere only the files themselves are looked at.
RUN = ("action", "approval", "check", "comment", "gitlab", "intake", "publish")
collect_ignore = [] if sys.platform == "linux" else [f"test_{name}.py" for name in RUN]
MakeMachine = Callable[..., Machine]


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Scratch.make(tmp_path_factory.mktemp("pipeline") / "origin").root


@pytest.fixture
def scratch(tmp_path: Path, _template: Path) -> Scratch:
    shutil.copytree(_template, tmp_path / "origin")
    return Scratch(tmp_path / "origin")


@pytest.fixture
def api() -> Iterator[GitHub]:
    with serving() as github:
        yield github


@pytest.fixture
def machine(tmp_path: Path, scratch: Scratch) -> MakeMachine:
    """Makes machines; those of one test share their artifacts."""
    made: list[Machine] = []

    def make(github: dict[str, Any], **more: Any) -> Machine:
        folder = tmp_path / f"machine-{len(made)}"
        made.append(Machine(folder, scratch.root, github, tmp_path / "artifacts", **more))
        return made[-1]

    return make
