from __future__ import annotations

from pathlib import Path

import pytest

from tests.generate.repository import build


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path / "repository")
