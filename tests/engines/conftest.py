from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest

from ambassade.publish.site import Asset, Page, Section, Site

PROJECT = Path(__file__).resolve().parents[2]
CONTENT = PROJECT / "tests" / "rules" / "base"
CONFIGURATIONS = ("mkdocs.yml", "mkdocs.members.yml", "mkdocs.internal.yml")


PROGRAMS = {
    "ambassade": "import sys; from ambassade.cli import main; sys.exit(main())",
    "mkdocs": "from mkdocs.__main__ import cli; cli()",
}


class Run(Protocol):
    """Runs a program of the environment in a folder."""

    def __call__(
        self, folder: Path, *arguments: str, seed: str = "0"
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def run() -> Run:
    def call(folder: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        environment.pop("SOURCE_DATE_EPOCH", None)
        return subprocess.run(
            [sys.executable, "-c", PROGRAMS[arguments[0]], *arguments[1:]],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository without errors, with no configuration of its own."""
    folder = tmp_path / "root"
    shutil.copytree(CONTENT, folder)
    return folder


@pytest.fixture
def configured(root: Path) -> Path:
    """The same with this repository's configurations."""
    for name in CONFIGURATIONS:
        shutil.copy(PROJECT / name, root / name)
    (root / "docs").mkdir()
    (root / "docs" / "secret.md").write_text("# Not to be published\n", encoding="utf-8")
    return root


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def small_site(audience: str = "public", language: str = "en", **parts: object) -> Site:
    """Three pages, an asset, and what there is to go wrong in titles."""
    pages = (
        Page(
            path="",
            title="Lumen & <b>networks</b>",
            description='Lamps "and" <people>',
            html="<h1>Hello</h1>",
        ),
        Page(
            path="networks/",
            title="Networks",
            description="",
            html='<h1>Networks</h1><p><a href="aurora/">Aurora</a></p>',
            section="networks/",
        ),
        Page(
            path="networks/aurora/",
            title="Aurora <script>alert(1)</script>",
            description="",
            html='<h1>Aurora</h1><p id="x">Lamps</p>',
            section="networks/",
            head='<link rel="alternate" type="application/atom+xml" href="feed.xml">',
        ),
        Page(
            path="404.html",
            title="Not found",
            description="",
            html='<h1>Not found</h1><a href="networks/">Networks</a> <a href="./">Home</a> '
            '<a href="https://other.example/">Other</a> <a href="#x">X</a>',
        ),
    )
    given: dict[str, object] = {
        "audience": audience,
        "language": language,
        "name": "Lumen & <i>co</i>",
        "pages": pages,
        "assets": (Asset(path="robots.txt", content=b"User-agent: *\n"),),
        "sections": (Section(path="", title="Home"), Section(path="networks/", title="Networks")),
        "notes": ("Built from what was approved on 23 November 2026.",),
    }
    return Site(**(given | parts))  # type: ignore[arg-type]  # parts are fields of a Site


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
