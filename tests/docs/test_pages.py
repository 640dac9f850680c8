"""What the documentation shows is what happens, and its links lead somewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from ambassade.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)|src=\"([^\"]+)\"")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = [first or second for first, second in LINK.findall(page.read_text(encoding="utf-8"))]
    local = [target for target in targets if not target.startswith(("http", "mailto:"))]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_readme_shows_what_a_broken_file_gives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    path = tmp_path / "content/networks/quiet-water/network.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("person: nathalie-celik", "person: natalie-celik", 1), encoding="utf-8")
    assert main(["check", "--root", str(tmp_path), "content/networks/quiet-water/network.yml"]) == 1
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    assert shown in capsys.readouterr().out


def test_the_guide_to_the_check_shows_a_real_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--root", str(ROOT), "unknown-person"]) == 0
    shown = (ROOT / "docs/check.md").read_text(encoding="utf-8").split("```text\n")[1]
    assert shown.split("\n", 1)[0] in capsys.readouterr().out
