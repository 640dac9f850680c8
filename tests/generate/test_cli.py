"""The two commands from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.cli import main
from tests.generate.repository import change


def test_generate_and_its_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--check", "--root", str(root)]) == 1
    assert main(["generate", "--root", str(root)]) == 0
    assert main(["generate", "--check", "--root", str(root), "--lang", "fr"]) == 0
    change(root, "content/ambassadors/ana.md", "standing: active", "standing: active\nleft_on: 2090-01-01")
    assert main(["generate", "--check", "--root", str(root)]) == 0
    assert main(["generate", "--check", "--root", str(root), "--as-of", "2090-01-01"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_intake(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--root", str(root)]) == 0
    file = tmp_path / "filled.txt"
    text = (root / "docs/forms/withdraw-consent.en.txt").read_text(encoding="utf-8")
    file.write_text(
        text.replace("- [ ] Everything", "- [x] Everything").replace("\n\n\n\n", "\n\nAna Person\n\n", 1),
        encoding="utf-8",
    )
    day = ["--as-of", "2026-12-01"]
    assert main(["intake", str(file), "--root", str(root), *day]) == 0, capsys.readouterr().out
    assert "withdrawn_on: 2026-12-01" in (root / "content/ambassadors/ana.md").read_text(encoding="utf-8")
    assert main(["intake", str(file), "--root", str(root), *day]) == 1
    assert main(["intake", str(tmp_path / "none"), "--root", str(root)]) == 2
