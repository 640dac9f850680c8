"""The command `ambassade check`: a folder as it is, or with a base what is proposed."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ambassade.check import Checked, check_tree
from ambassade.editing.agreement import UsageSayError
from ambassade.load.git import Repository
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree, Tree, WorkTree, lines_of
from ambassade.report import FORMATS, render
from ambassade.review import proposed
from ambassade.words import say, words

CLEAN, FOUND = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="report on these files and folders only")
    parser.add_argument(
        "--format", choices=FORMATS, default="terminal", help="how to report (default: terminal)"
    )
    proposed.add_arguments(parser, required=False)


def run(args: argparse.Namespace, now: datetime, environment: Mapping[str, str]) -> int:
    """Reports: 0 without errors, 1 with some; UsageSayError or GitError where nothing can be checked."""
    checked, tree = _check(args, now, environment)
    wanted = [within(path, args.here, args.root) for path in args.paths]
    findings = [
        f for f in checked.findings if not wanted or any(lies_in(f.location.path, path) for path in wanted)
    ]
    colour = sys.stdout.isatty() and "NO_COLOR" not in environment
    sys.stdout.write(
        render(args.format, findings, checked.catalog, words(args.lang), lines_of(tree), colour=colour)
    )
    return FOUND if any(finding.severity.value == "error" for finding in findings) else CLEAN


def _check(args: argparse.Namespace, now: datetime, environment: Mapping[str, str]) -> tuple[Checked, Tree]:
    """The check that was asked for, and the files to show places from."""
    schemas = load_schemas(args.root)
    if args.base is not None:
        with Repository(args.root) as repository:
            checked, head = proposed.check(args, repository, schemas, now, environment)
            return checked, _kept(head, checked)
    if args.head is not None:
        raise UsageSayError(say("--head says what is proposed; say with --base what it is compared with"))
    tree = WorkTree(args.root)
    return check_tree(tree, schemas, now, args.as_of), tree


def _kept(tree: Tree, checked: Checked) -> Tree:
    """The files with findings, read while git still answers."""
    texts: dict[str, str | bytes] = {}
    for path in {finding.location.path for finding in checked.findings}:
        with contextlib.suppress(OSError):
            texts[path] = tree.read(path)
    return MemoryTree(texts)


def within(path: str, here: Path, root: Path) -> str:
    """A path as typed, relative to the root; UsageSayError where there is no such file."""
    for base in (here, root):
        full = (base / path).resolve()
        if full.exists() and full.is_relative_to(root):
            return full.relative_to(root).as_posix()
    raise UsageSayError(say("there is no {path} in {folder}", path=path, folder=str(root)))


def lies_in(path: str, folder: str) -> bool:
    """Whether a file is the one wanted, or lies in that folder."""
    return folder in {".", path} or path.startswith(folder + "/")
