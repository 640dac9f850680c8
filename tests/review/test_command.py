"""The command that tells a review."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.cli import main
from tests.review.tree import START, WALK
from tests.rules.proposal import begin, git


def test_git_that_can_not_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(tmp_path, START)
    assert main(["review", "--root", str(tmp_path), "--base", "nowhere"]) == 2
    assert capsys.readouterr().err.startswith("ambassade: there is no revision 'nowhere'")
    with pytest.raises(SystemExit) as left:
        main(["review", "--root", str(tmp_path)])
    assert left.value.code == 2


def test_a_narrow_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    begin(tmp_path, START)
    git(tmp_path, "rm", "--quiet", WALK)
    assert main(["review", "--root", str(tmp_path), "--base", "main", "--approvals", "none"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 40
    assert "Calendar" in lines
    assert not any("**" in line or line.startswith("#") for line in lines)
