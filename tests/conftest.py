from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# The same examples every time: a change is judged by what it changes, not by the day's luck, nor by how busy
# the machine is. Who looks for more sets AMBASSADE_FUZZ, and gets others in every run.
BUSY = [HealthCheck.too_slow]
settings.register_profile("search", deadline=None, suppress_health_check=BUSY)
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=BUSY)
settings.load_profile("search" if "AMBASSADE_FUZZ" in os.environ else "same")

# A git that knows neither what this machine's owner likes nor the repository whose hook may run the tests; it
# tidies up nothing behind our back while a repository is copied.
for name in [name for name in os.environ if name.startswith("GIT_")]:
    del os.environ[name]
os.environ |= {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
    "GIT_CONFIG_KEY_1": "maintenance.auto",
    "GIT_CONFIG_VALUE_1": "false",
    "LANGUAGE": "en",  # in which it speaks
}


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
