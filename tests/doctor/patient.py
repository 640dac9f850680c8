"""A content repository that is examined: its files, its forge, and the report, read back."""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ambassade.doctor.command import run
from ambassade.forge.http import Limits
from ambassade.generate.files import generate
from ambassade.load.schema import load_schemas
from tests.forge.loopback import Forge, Naps, Prepared
from tests.rules.example import BASE

TOKEN = "ghp_0123456789abcdefSECRET"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LIMITS = Limits(silence=30, reply=60, size=200_000, pages=5, wait=15, faults=1)
BRIEF = Limits(silence=0.2, reply=0.5, wait=15, faults=1)
PIN = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"
REPLIES = Path(__file__).with_name("replies")
CHECK = f"""\
name: Check
on: [pull_request]
jobs:
  content:
    name: Content
    runs-on: ubuntu-24.04
    steps:
      - uses: {PIN} # v7.0.1
      - uses: actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0
        with:
          python-version: "3.11"
  summary:
    name: ambassade
    needs: [content]
    if: ${{{{ always() }}}}
    runs-on: ubuntu-24.04
    steps:
      - run: test "$RESULT" = success
"""
PUBLISH = f"""\
name: Publish
on:
  push:
    branches: [main]
  schedule:
    - cron: "17 3 * * *"
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: {PIN}
      - uses: ./.github/actions/build
"""
GITLAB_CI = """\
default:
  image: python:3.11
check:
  script:
    - !reference [.setup, script]
    - ambassade check
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_PIPELINE_SOURCE == "schedule"
"""
Body = Any


def make_root(folder: Path, forge: str, visibility: str = "private", preset: str = "small") -> Path:
    """The clean base tree as a whole repository, with everything in order."""
    shutil.copytree(BASE, folder)
    organisation = folder / "content/organisation.yml"
    text = organisation.read_text("utf-8").replace("as_of: 2026-11-23\n", "")
    text = text.replace("preset: small", f"preset: {preset}")
    text += f"repository:\n  url: https://forge.example.org/quay/lanterns\n  forge: {forge}\n"
    organisation.write_text(text + f"  visibility: {visibility}\n", "utf-8")
    for slug, login in (("ana-silva", "Ana-S"), ("ben-okoro", "ben-okoro")):
        profile = folder / f"content/ambassadors/{slug}.md"
        profile.write_text(
            profile.read_text("utf-8").replace(
                "standing: active\n", f"standing: active\nforge_login: {login}\n"
            ),
            "utf-8",
        )
    if forge == "gitlab":
        put(folder, ".gitlab-ci.yml", GITLAB_CI)
    else:
        put(folder, ".github/workflows/check.yml", CHECK)
        put(folder, ".github/workflows/publish.yml", PUBLISH)
        put(folder, ".github/workflows/intake.yml", "on: {issues: {types: [labeled]}}\njobs: {}\n")
    regenerate(folder)
    return folder


def put(root: Path, path: str, text: str) -> None:
    """Writes a file."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def regenerate(root: Path) -> None:
    """What `ambassade generate` writes."""
    for path, text in generate(root, load_schemas(root), NOW).files.items():
        put(root, path, text)


def healthy_github() -> dict[str, list[Prepared]]:
    """GitHub as it answers an administrator of a repository in which all is well."""
    return prepared("github", "/repos/quay/lanterns")


def healthy_gitlab() -> dict[str, list[Prepared]]:
    """GitLab as it answers a maintainer of a project in which all is well."""
    return prepared("gitlab", "/projects/42")


def prepared(name: str, base: str) -> dict[str, list[Prepared]]:
    """The committed replies, by path."""
    replies: dict[str, Body] = json.loads((REPLIES / f"{name}.json").read_text("utf-8"))
    return {base + path: [Prepared(body)] for path, body in replies.items()}


@dataclass
class Report:
    """The JSON report, read back."""

    status: int
    values: dict[str, Body]
    by_id: dict[str, dict[str, Body]]

    def state(self, name: str) -> str:
        """The state of a check."""
        return str(self.by_id[name]["state"])

    def message(self, name: str) -> str:
        """What is said of it."""
        return str(self.by_id[name]["message"])

    def not_good(self) -> dict[str, str]:
        """The checks that are not good, and their states."""
        return {name: check["state"] for name, check in self.by_id.items() if check["state"] != "good"}


@dataclass
class Patient:
    """What is examined, and how."""

    root: Path
    forge: Forge
    capsys: pytest.CaptureFixture[str]
    kind: str
    naps: Naps = field(default_factory=Naps)

    @property
    def base(self) -> str:
        """The path of the repository's API."""
        return "/repos/quay/lanterns" if self.kind == "github" else "/projects/42"

    def environment(self) -> dict[str, str]:
        """What a job's environment says."""
        if self.kind == "github":
            return {
                "GITHUB_REPOSITORY": "quay/lanterns",
                "GITHUB_API_URL": self.forge.address,
                "GITHUB_TOKEN": TOKEN,
            }
        return {"CI_API_V4_URL": self.forge.address, "CI_PROJECT_ID": "42", "GITLAB_TOKEN": TOKEN}

    def put(self, path: str, *replies: Prepared) -> None:
        """Other replies below the repository's API."""
        self.forge.put(self.base + path, *replies)

    def body(self, path: str) -> Body:
        """The prepared answer at a path, to be changed in place."""
        return self.forge.routes[self.base + path][0].body

    def out(
        self,
        form: str = "terminal",
        *,
        lang: str = "en",
        choice: str = "auto",
        limits: Limits = LIMITS,
        environment: dict[str, str] | None = None,
    ) -> tuple[int, str]:
        """The exit code and what was printed, after a look that the token is in neither stream."""
        args = argparse.Namespace(root=self.root, lang=lang, format=form, forge=choice)
        given = self.environment() if environment is None else environment
        status = run(args, NOW, given, limits=limits, sleep=self.naps)
        out, err = self.capsys.readouterr()
        assert TOKEN not in out + err
        assert not err or status == 2
        return status, out or err

    def look(self, **options: Any) -> Report:
        """The JSON report."""
        status, out = self.out("json", **options)
        values = json.loads(out)
        by_id = {check["id"]: check for check in values["checks"]}
        assert len(by_id) == len(values["checks"])
        for state in ("good", "missing", "cannot_verify"):
            assert values[state] == sum(check["state"] == state for check in values["checks"])
        assert status == (1 if values["missing"] else 0)
        assert all((check["cure"] is None) == (check["state"] == "good") for check in values["checks"])
        return Report(status, values, by_id)
