"""What the page about the review shows is what happens."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from ambassade.cli import main
from tests.rules.proposal import git

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/review.md").read_text(encoding="utf-8")
NETWORK = "content/networks/quiet-water"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The demonstration, with what the page tells."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=Base")
    passport = tmp_path / NETWORK / "calendar/battery-passport.yml"
    edit(passport, "2026-12-09T", "2026-12-16T")
    edit(passport, "which three lines", "which four lines")
    edit(tmp_path / "content/ambassadors/nathalie-celik.md", "      - account:bluesky\n", "")
    message = (tmp_path / NETWORK / "messages/notebook.yml").read_text(encoding="utf-8")
    new = re.sub(r"approvals:.*", "", message, flags=re.DOTALL).replace(
        "status: approved", "status: in_review"
    )
    (tmp_path / NETWORK / "messages/notebook-again.yml").write_text(new, encoding="utf-8")
    return tmp_path


def told(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["review", "--root", str(root), "--base", "main", "--approvals", "none", *options]) == 0
    return capsys.readouterr().out


def test_the_example_is_what_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = PAGE.split("```text\n")[1].split("```")[0]
    assert told(root, capsys).startswith(shown)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert shown in readme


@pytest.mark.parametrize("readers", ["public", "private"])
def test_every_key_is_explained(root: Path, capsys: pytest.CaptureFixture[str], readers: str) -> None:
    report = json.loads(told(root, capsys, "--format", "json", "--for", readers))
    names = set(report)
    for part in ("unreadable", "internal", "calendar", "findings", "refused", "not_named", "second_looks"):
        names |= set(report[part])
    for part in (
        "public",
        "invisible",
        "later",
        "changes",
        "people",
        "needed",
        "consents",
        "errors",
        "rules",
    ):
        names |= {key for one in report[part] for key in one}
    assert names - set(re.findall(r"`([a-z_]+)`", PAGE)) == set()
