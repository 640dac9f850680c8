"""What docs/steps.md shows is what the commands say."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from ambassade.report import status
from tests.editing.conftest import ROOT, Run, git

PAGE = ROOT / "docs" / "steps.md"


def test_the_page_shows_what_is_said(root: Path, run: Run) -> None:
    shown = [part.split("```")[0] for part in PAGE.read_text(encoding="utf-8").split("```text\n")[1:]]
    git(root, "init", "-q")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "all", at="2026-11-05T10:00:00+01:00")
    args = argparse.Namespace(root=root, network="incident-desk", format="terminal", lang="en")
    assert shown == [
        run("move", "quiet-water/passport-bluesky", "in_review")[1],
        run("approve", "quiet-water/connector-answers", "--by", "zoe-lindqvist")[1],
        status.run(args, datetime(2026, 11, 25, 12, tzinfo=UTC), 100),
    ]


def test_its_commands_are_those_that_are_there(root: Path, run: Run) -> None:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    ambassade "):
            words = (
                line.strip().removeprefix("ambassade ").replace('"A cable is not a rope"', "TITLE").split()
            )
            assert run(*["A cable is not a rope" if word == "TITLE" else word for word in words])[0] == 0
