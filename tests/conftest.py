from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# On a forge the same examples every time: a change is judged by what it changes, not by the day's luck. And
# nowhere by how busy the machine is.
settings.register_profile("desk", deadline=None)
settings.register_profile("forge", derandomize=True, deadline=None)
settings.load_profile("forge" if os.environ.get("CI") else "desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="take what the code makes now as what it should make (golden files)",
    )


@pytest.fixture(scope="session")
def accept(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(pytestconfig.getoption("accept"))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demonstration's editions, built once for all processes that run the tests; only to be read."""
    from ambassade.cli import main
    from tests.once import made_once

    def build(out: Path) -> None:
        assert main(["build", "--root", str(ROOT), "--audience", "all", "--out", str(out)]) == 0

    return made_once(tmp_path_factory, worker_id, "demonstration", build)
