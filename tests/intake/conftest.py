from __future__ import annotations

from pathlib import Path

import pytest

from tests.generate.repository import build
from tests.intake.trial import Trial


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path / "repository")


@pytest.fixture
def trial(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Trial:
    return Trial(root, tmp_path, capsys)
