from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ambassade.cli import main
from ambassade.publish.audience import AUDIENCES
from tests.browser.serving import browser as start_browser
from tests.browser.serving import chromium_path, served

ROOT = Path(__file__).resolve().parents[2]
LONGEST_BUILD = 300


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demonstration, built once for all processes that run the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if worker_id != "master" else base
    claim, out, done = shared / "build-claimed", shared / "sites", shared / "build-done"
    try:
        claim.mkdir()
    except FileExistsError:
        until = time.monotonic() + LONGEST_BUILD
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.2)
    else:
        code = main(["build", "--root", str(ROOT), "--audience", "all", "--out", str(out)])
        done.write_text(str(code), encoding="utf-8")
    assert done.read_text(encoding="utf-8") == "0"
    return out


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[dict[str, str]]:
    """The address of each edition, which stands at the root of its host as a published one does."""
    with ExitStack() as servers:
        yield {audience: servers.enter_context(served(built / audience)) for audience in AUDIENCES}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    if chromium_path() is None:
        pytest.skip("no Chromium on PATH")
    with start_browser() as running:
        yield running
