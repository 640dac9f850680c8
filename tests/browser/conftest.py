from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from ambassade.publish.audience import AUDIENCES
from tests.browser.serving import browser as start_browser
from tests.browser.serving import chromium_path, served, window_at

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built(demonstration: Path) -> Path:
    """The demonstration's editions, each in its folder."""
    return demonstration


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


@pytest.fixture(scope="session")
def window(chromium: Browser, address: dict[str, str]) -> Iterator[BrowserContext]:
    """One window for the tests of a process that open a page of `address` and need no window of their own.

    Those servers live as long as it does: it never has a file of another one that had the same port.
    """
    with window_at(chromium, f"{address['public']}/404.html") as context:
        yield context
