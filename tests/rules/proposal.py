"""Runs the examples of proposals: two states of a real git repository, and who approves."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ambassade.check import check_proposal, check_tree
from ambassade.findings import Finding
from ambassade.history.approvals import Approvals, Opinion, Source
from ambassade.history.proposal import Before
from ambassade.load.git import Repository
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree, WorkTree
from tests.rules.example import Example

ENVIRONMENT = os.environ | {  # in which tests/conftest.py has made all that git knows of this machine unknown
    "GIT_AUTHOR_NAME": "Ana Silva",
    "GIT_AUTHOR_EMAIL": "ana@example.org",
    "GIT_COMMITTER_NAME": "Ana Silva",
    "GIT_COMMITTER_EMAIL": "ana@example.org",
}


def git(folder: Path, *arguments: str) -> str:
    """What git says; it knows nothing of this machine's configuration."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes a folder hold just these files, beside `.git`."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if ".git" in path.relative_to(folder).parts[:1]:
            continue
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def begin(folder: Path, files: Mapping[str, bytes]) -> None:
    """A repository with one commit of these files."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    lay(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Base")


def approvals(said: Mapping[str, Any]) -> Approvals:
    """What an `approvals` block says: `made_by`, `approved_by`, `refused_by`, `unknown_authors`, `source`."""
    source = Source(said.get("source", "github"))
    opinions = [Opinion(name, approves=True) for name in said.get("approved_by", ())]
    opinions += [Opinion(name, approves=False) for name in said.get("refused_by", ())]
    return Approvals(
        source,
        tuple(opinions),
        frozenset(said.get("made_by", ())),
        verified=said.get("verified", source is not Source.NONE),
        unknown_authors=said.get("unknown_authors", 0),
    )


def proposal_findings(example: Example, scratch: Path, now: datetime) -> list[Finding]:
    """The findings that a proposal brings: those of its check that the base alone does not give."""
    before, after = example.proposal()
    schemas = load_schemas()
    known = {
        (f.rule, f.location.path, str(f.message))
        for f in check_tree(MemoryTree(before), schemas, now).findings
    }
    begin(scratch, before)
    lay(scratch, after)
    with Repository(scratch) as repository:
        base = repository.commit("HEAD")
        checked = check_proposal(
            WorkTree(scratch),
            Before(repository.tree(base), repository.changes(base, None)),
            lambda _: approvals(example.approvals or {}),
            schemas,
            now,
        )
    assert checked.proposal is not None
    return [f for f in checked.findings if (f.rule, f.location.path, str(f.message)) not in known]
