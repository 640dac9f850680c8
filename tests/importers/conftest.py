"""A small repository to import into, and the commands as functions."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest

from ambassade.editing import consent as consent_command
from ambassade.importers import command as import_command

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SAMPLES = Path(__file__).parent / "samples"
ORGANISATION = """\
name: Harbour
languages: [en]
time_zone: Europe/Paris
preset: solo
themes:
  - id: open-source
    name: Open source
    aliases: [oss, foss]
  - id: python
    name: Python
  - id: c-and-c-plus-plus
    name: C and C++
    aliases: [c, c++]
external_kinds:
  - id: partner
    name: Partner
platforms:
  - id: hashnode
    name: Hashnode
    hosts: [hashnode.com, hashnode.dev]
"""


class RunImport(Protocol):
    """Runs `ambassade import` and gives its exit code and its JSON report."""

    def __call__(self, source: Path, mapping: Path, *options: str) -> tuple[int, dict[str, Any]]: ...


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "organisation.yml").write_text(ORGANISATION, encoding="utf-8")
    return folder


@pytest.fixture
def run_import(root: Path, capsys: pytest.CaptureFixture[str]) -> RunImport:
    def run(source: Path, mapping: Path, *options: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = import_into(root, source, mapping, "--format", "json", *options)
        out = capsys.readouterr().out
        return code, json.loads(out) if out else {}

    return run


@pytest.fixture
def run_consent(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*options: str) -> tuple[int, str, str]:
        code = consent_in(root, *options)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def import_into(root: Path, source: Path, mapping: Path, *options: str) -> int:
    """`ambassade import` in this process."""
    parser = argparse.ArgumentParser()
    import_command.add_arguments(parser)
    args = parser.parse_args([str(source), "--mapping", str(mapping), *options])
    args.root, args.lang = root, "en"
    return import_command.run(args)


def consent_in(root: Path, *options: str) -> int:
    """`ambassade consent` in this process."""
    parser = argparse.ArgumentParser()
    consent_command.add_arguments(parser)
    args = parser.parse_args(list(options))
    args.root, args.lang = root, "en"
    return consent_command.run(args)


def files_of(root: Path) -> dict[str, str]:
    """Every file of a repository with its text, dot folders too."""
    return {
        os.path.relpath(path, root): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def needs_real_data(name: str) -> Path:
    """The path of a real data set; the test is skipped where it is not beside the repository."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"the real data is not there: {name} is never committed, and is read from ../shared/data")
    return path
