"""A repository with every protection, its forge on loopback, and the look that no token came out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.doctor.patient import TOKEN, Patient, healthy_github, healthy_gitlab, make_root
from tests.forge.loopback import Forge, running


@pytest.fixture
def forge() -> Iterator[Forge]:
    with running(Forge()) as served:
        yield served


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "site", "github")


@pytest.fixture
def github(root: Path, forge: Forge, capsys: pytest.CaptureFixture[str]) -> Patient:
    forge.routes.update(healthy_github())
    return Patient(root, forge, capsys, "github")


@pytest.fixture
def gitlab(tmp_path: Path, forge: Forge, capsys: pytest.CaptureFixture[str]) -> Patient:
    forge.routes.update(healthy_gitlab())
    return Patient(make_root(tmp_path / "site", "gitlab"), forge, capsys, "gitlab")


@pytest.fixture(autouse=True)
def _no_token_comes_out(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    out, err = capsys.readouterr()
    assert TOKEN not in out + err + caplog.text
