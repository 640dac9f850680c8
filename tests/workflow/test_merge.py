"""Two pull requests that each add something merge without conflict, with the real git, and pass the check."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ambassade.check import check_tree
from ambassade.findings import Severity
from ambassade.load.layout import place_of
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from tests.rules.example import Example

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BASE = {path: data.decode() for path, data in Example("base").tree().items()}
AURORA = "content/networks/aurora"
ENVIRONMENT = os.environ | {  # in which tests/conftest.py has made all that git knows of this machine unknown
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@example.org",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@example.org",
}


def person(name: str, network: str = "aurora") -> dict[str, str]:
    """A new profile, as the base tree's but under another name."""
    text = BASE["content/ambassadors/ben-okoro.md"].replace("Ben Okoro", name.title())
    return {f"content/ambassadors/{name}.md": text.replace("network: aurora", f"network: {network}")}


def entry(name: str) -> dict[str, str]:
    text = BASE[f"{AURORA}/calendar/lamp-walk.yml"].replace("Lamp walk", f"Walk {name}")
    return {f"{AURORA}/calendar/{name}.yml": text}


def message(name: str) -> dict[str, str]:
    text = BASE[f"{AURORA}/messages/walk-with-us.yml"].replace(
        "Forty lamps", f"{name.title()} and forty lamps"
    )
    return {f"{AURORA}/messages/{name}.yml": text}


def post(name: str) -> dict[str, str]:
    text = BASE[f"{AURORA}/posts/why-lamp-nine.md"].replace("Why lamp nine", f"Why lamp {name}")
    return {f"{AURORA}/posts/{name}.md": text}


def page(name: str) -> dict[str, str]:
    return {
        f"content/playbook/{name}.md": BASE["content/playbook/charter.md"].replace("Charter", name.title())
    }


def network(name: str) -> dict[str, str]:
    """A new network with somebody in it and something to read."""
    moved = {
        path.replace("aurora", name).replace("why-lamp-nine", f"why-{name}"): text.replace(
            "aurora/", f"{name}/"
        )
        for path, text in BASE.items()
        if path.startswith(AURORA)
    }
    folder = f"content/networks/{name}"
    moved[f"{folder}/network.yml"] = moved[f"{folder}/network.yml"].replace(
        "name: Aurora", f"name: {name.title()}"
    )
    return {**moved, **person(f"keeper-of-{name}", name)}


KINDS = {
    "person": person,
    "entry": entry,
    "message": message,
    "post": post,
    "page": page,
    "network": network,
}
MIXED = [("person", "network"), ("entry", "message"), ("post", "person"), ("page", "entry")]


class Repository:
    """A git repository that holds the base tree."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")
        self.add(BASE, "base")

    def git(self, *arguments: str) -> str:
        """What git says; CalledProcessError where it fails."""
        return subprocess.run(
            ["git", *arguments], cwd=self.root, env=ENVIRONMENT, capture_output=True, text=True, check=True
        ).stdout

    def add(self, files: Mapping[str, str], about: str) -> None:
        """Commits new files."""
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "-q", "-m", about)

    def propose(self, branch: str, files: Mapping[str, str]) -> None:
        """A branch from main that adds files."""
        self.git("switch", "-q", "-c", branch, "main")
        self.add(files, branch)
        self.git("switch", "-q", "main")

    def errors(self) -> list[str]:
        """What the check says of the work tree."""
        checked = check_tree(WorkTree(self.root), load_schemas(), NOW)
        return [str(finding) for finding in checked.findings if finding.severity is Severity.ERROR]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


@pytest.mark.parametrize(("first", "second"), [*((kind, kind) for kind in KINDS), *MIXED])
def test_two_additions_merge(repository: Repository, first: str, second: str) -> None:
    repository.propose("one", KINDS[first]("nine"))
    repository.propose("two", KINDS[second]("ten"))
    for branch in ("one", "two"):
        repository.git("merge", "-q", "--no-ff", "--no-edit", branch)
    assert repository.git("status", "--porcelain") == ""
    assert repository.errors() == []
    tracked = set(repository.git("ls-files").splitlines())
    assert {*BASE, *KINDS[first]("nine"), *KINDS[second]("ten")} == tracked


def test_everything_merges_at_once(repository: Repository) -> None:
    branches = []
    for kind, make in KINDS.items():
        for name in ("nine", "ten"):
            branches.append(f"{kind}-{name}")
            repository.propose(branches[-1], make(f"{kind}-{name}"))
    repository.git("merge", "-q", "--no-edit", *branches)
    assert repository.errors() == []


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_addition_changes_no_file_that_others_change(repository: Repository, kind: str) -> None:
    repository.propose("one", KINDS[kind]("nine"))
    changed = repository.git("diff", "--name-status", "main", "one").splitlines()
    assert {line[0] for line in changed} == {"A"}
    assert [line for line in repository.git("ls-files").splitlines() if place_of(line) is None] == []


def test_the_same_name_twice_is_a_conflict(repository: Repository) -> None:
    repository.propose("one", person("nine"))
    repository.propose("two", {path: text + "More.\n" for path, text in person("nine").items()})
    repository.git("merge", "-q", "--no-edit", "one")
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "-q", "--no-edit", "two")
