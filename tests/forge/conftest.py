"""A forge on loopback for every test, and the look that no token came out."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.forge.loopback import Forge, running

TOKEN = "ghp_0123456789abcdefSECRET"


@pytest.fixture
def forge() -> Iterator[Forge]:
    with running(Forge()) as served:
        yield served


@pytest.fixture(autouse=True)
def _no_token_comes_out(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    out, err = capfd.readouterr()
    assert TOKEN not in out + err + caplog.text
