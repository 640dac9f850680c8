"""The command `ambassade`: options in, an exit code out.

With the engines the only place that reads the clock, the streams and the environment.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from ambassade.load.schema import SchemaError, load_schemas
from ambassade.load.tree import MemoryTree, Tree, WorkTree, lines_of
from ambassade.model.moment import Moment

if TYPE_CHECKING:
    from ambassade.check import Checked

CLEAN, FOUND, FAILED = 0, 1, 2


class UsageError(Exception):
    """What was typed can not be done; the message says why, in one sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command: 0 clean, 1 findings of severity error, 2 the tool or its configuration failed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = build_parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        args.root = find_root(args.root)
        return run(args)
    except (UsageError, SchemaError) as fault:
        print(f"ambassade: {fault}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def find_root(given: Path | None) -> Path:
    """The folder that holds `content/`: the one given, else the nearest upwards; UsageError without any."""
    if given is not None:
        if (given / "content").is_dir():
            return given.resolve()
        message = f"{given} has no folder content/"
        raise UsageError(message)
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / "content").is_dir():
            return folder
    message = "no folder content/ here or above; go to your repository, or name it with --root"
    raise UsageError(message)


def as_of(text: str) -> Moment:
    """The option `--as-of`: a day or an instant."""
    try:
        return Moment.parse(text)
    except ValueError as fault:
        message = f"{text!r} is no day or time, such as 2026-11-23 or 2026-11-23T18:00+01:00"
        raise argparse.ArgumentTypeError(message) from fault


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = argparse.ArgumentParser(
        prog="ambassade",
        description="A static site and a git-based editorial workflow for networks of brand ambassadors.",
        epilog="Exit codes: 0 clean, 1 findings of severity error, 2 the tool or its configuration failed.",
    )
    parser.add_argument("--version", action="version", version=f"ambassade {metadata.version('ambassade')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help="the folder that holds content/ (default: the nearest one upwards)",
    )
    shared.add_argument(
        "--lang", choices=("en", "fr"), help="the language of messages (default: English)", default="en"
    )
    _add_check(commands, shared)
    _add_review_command(commands, shared)
    _add_engine_commands(commands, shared)
    _add_import_commands(commands, shared)
    _add_step_commands(commands, shared)
    _add_form_commands(commands, shared)
    _add_doctor(commands, shared)
    _add_explain(commands, shared)
    return parser


def _add_check(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    from ambassade.review import proposed

    check = commands.add_parser(
        "check",
        parents=[shared],
        help="validate the content",
        description="Reads everything and says what is wrong, where, and what to type.",
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="report on these files and folders only")
    check.add_argument("--as-of", type=as_of, metavar="DATE", help="take this day or time for now")
    check.add_argument(
        "--format",
        choices=("terminal", "github", "gitlab", "json", "sarif"),
        default="terminal",
        help="how to report (default: terminal)",
    )
    proposed.add_arguments(check, required=False)
    check.set_defaults(run=run_check)


def _add_review_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    from ambassade.review import command as review

    tell = commands.add_parser(
        "review",
        parents=[shared],
        help="what a merge would do, in plain words",
        description="Says in plain words what a merge would do: what becomes public, what stays internal, "
        "what goes away, what readers will see otherwise, and what is still missing.",
    )
    tell.add_argument("--as-of", type=as_of, metavar="DATE", help="take this day or time for now")
    review.add_arguments(tell)
    tell.set_defaults(run=run_review)


def _add_engine_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    from ambassade.engines import commands as engine

    build = commands.add_parser(
        "build",
        parents=[shared],
        help="check, then build the sites",
        description="Checks the content, then builds the editions: all that were asked for, or none.",
    )
    build.add_argument("--as-of", type=as_of, metavar="DATE", help="take this day or time for now")
    engine.add_build_arguments(build)
    build.set_defaults(run=engine.run_build)
    serve = commands.add_parser(
        "serve",
        parents=[shared],
        help="preview a site and reload it on every change",
        description="Shows one edition on this machine and builds it again whenever a file changes.",
    )
    serve.add_argument("--as-of", type=as_of, metavar="DATE", help="take this day or time for now")
    engine.add_serve_arguments(serve)
    serve.set_defaults(run=engine.run_serve)


def _add_import_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    from ambassade.editing import consent
    from ambassade.importers import command as importer

    bring = commands.add_parser(
        "import",
        parents=[shared],
        help="bring records from a file into content/",
        description="Brings records from a file into content/; each is written, or reported with why.",
    )
    importer.add_arguments(bring)
    bring.set_defaults(run=importer.run)
    agree = commands.add_parser(
        "consent",
        parents=[shared],
        help="record that people were told and agreed",
        description="Records in each profile when the person was told and what they agreed to.",
    )
    consent.add_arguments(agree)
    agree.set_defaults(run=consent.run)


def _add_form_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    from ambassade.generate import command as generator
    from ambassade.intake import command as intake

    generate = commands.add_parser(
        "generate",
        parents=[shared],
        help="write CODEOWNERS and the forms",
        description="Writes what follows from the schemas, the organisation and its networks: the owners "
        "that forges read, and the forms.",
    )
    generate.add_argument("--as-of", type=as_of, metavar="DATE", help="take this day or time for now")
    generator.add_arguments(generate)
    generate.set_defaults(run=lambda args: generator.run(args, datetime.now(UTC)))
    take = commands.add_parser(
        "intake",
        parents=[shared],
        help="turn a filled form into content",
        description="Turns a filled form into content: all of it or nothing, never over an existing file.",
    )
    take.add_argument("--as-of", type=as_of, metavar="DATE", help="take this day or time for now")
    intake.add_arguments(take)
    take.set_defaults(run=lambda args: intake.run(args, datetime.now(UTC)))


def _add_step_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    from ambassade.editing import approve, move, new
    from ambassade.report import status

    for name, step, told, description in (
        (
            "approve",
            approve,
            "approve something as it stands",
            "Writes somebody's approval of a text, as it stands now, into its file.",
        ),
        (
            "move",
            move,
            "change the status of something",
            "Moves something to draft, in_review or archived, and says what comes next.",
        ),
        (
            "new",
            new,
            "begin a new file",
            "Writes a new file that passes the check, for you to write in.",
        ),
    ):
        parser = commands.add_parser(name, parents=[shared], help=told, description=description)
        step.add_arguments(parser)
        parser.set_defaults(run=run_step, step=step.run)
    waits = commands.add_parser(
        "status",
        parents=[shared],
        help="what waits for whom",
        description="Lists what waits for whom, by network, with the oldest first.",
    )
    status.add_arguments(waits)
    waits.set_defaults(run=run_status)


def _add_doctor(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    from ambassade.doctor import command as doctor

    look = commands.add_parser(
        "doctor",
        parents=[shared],
        help="say whether the workflow is protected",
        description="Says whether the protections that the workflow leans on are there, here and on the "
        "forge, and what to click or type where they are not.",
    )
    doctor.add_arguments(look)
    look.set_defaults(run=lambda args: doctor.run(args, datetime.now(UTC), os.environ))


def _add_explain(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    explain = commands.add_parser(
        "explain",
        parents=[shared],
        help="what a rule asks for, and why",
        description="Shows the page of a rule: why it exists, what breaks it, what is good.",
    )
    explain.add_argument(
        "rule",
        metavar="RULE",
        nargs="?",
        help="the name in brackets at the end of a finding; without it, all names",
    )
    explain.set_defaults(run=run_explain)


def run_check(args: argparse.Namespace) -> int:
    """`ambassade check`."""
    from ambassade.report import render
    from ambassade.words import words

    checked, tree = _check(args)
    wanted = [_within(path, args.root) for path in args.paths]
    findings = [
        f for f in checked.findings if not wanted or any(_lies_in(f.location.path, path) for path in wanted)
    ]
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(
        render(args.format, findings, checked.catalog, words(args.lang), lines_of(tree), colour=colour)
    )
    return FOUND if any(finding.severity.value == "error" for finding in findings) else CLEAN


def _check(args: argparse.Namespace) -> tuple[Checked, Tree]:
    """The check of a folder, or of a proposal where a base was named, and the tree that was checked."""
    from ambassade.check import check_tree
    from ambassade.load.git import GitError, Repository
    from ambassade.review import proposed

    schemas = load_schemas(args.root)
    now = datetime.now(UTC)
    if args.base is None:
        tree = WorkTree(args.root)
        if args.head is not None:
            raise UsageError("--head says what is proposed; say with --base what it is compared with")
        return check_tree(tree, schemas, now, args.as_of), tree
    try:
        with Repository(args.root) as repository:
            checked, head = proposed.check(args, repository, schemas, now, os.environ)
            return checked, _kept(head, checked)
    except GitError as fault:
        raise UsageError(str(fault)) from fault


def _kept(tree: Tree, checked: Checked) -> Tree:
    """The files with findings, read while git still answers."""
    texts: dict[str, str | bytes] = {}
    for path in {finding.location.path for finding in checked.findings}:
        with contextlib.suppress(OSError, KeyError):
            texts[path] = tree.read(path)
    return MemoryTree(texts)


def run_step(args: argparse.Namespace) -> int:
    """`ambassade approve`, `move` and `new`: what stood in the way, what was done and what comes next."""
    from ambassade.editing.agreement import UsageSayError
    from ambassade.editing.step import RefusedError
    from ambassade.report.terminal import printable, render_finding
    from ambassade.words import words

    teller = words(args.lang)
    args.here = Path.cwd()
    try:
        result = args.step(args, datetime.now(UTC))
    except (UsageSayError, RefusedError) as fault:
        raise UsageError(printable(teller.text(fault.message))) from fault
    except OSError as fault:
        raise UsageError(str(fault)) from fault
    lines = lines_of(WorkTree(args.root))
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for finding in result.findings:
        print(render_finding(finding, teller, lines, colour=colour), end="\n\n")
    for sentence in result.told:
        print(printable(teller.text(sentence)))
    return int(result.code)


def run_review(args: argparse.Namespace) -> int:
    """`ambassade review`."""
    from ambassade.load.git import GitError
    from ambassade.review import command as review

    columns = shutil.get_terminal_size((100, 24)).columns
    try:
        shown = review.run(args, datetime.now(UTC), os.environ, columns)
    except GitError as fault:
        raise UsageError(str(fault)) from fault
    sys.stdout.write(shown)
    return CLEAN


def run_status(args: argparse.Namespace) -> int:
    """`ambassade status`."""
    from ambassade.editing.agreement import UsageSayError
    from ambassade.report import status
    from ambassade.words import words

    try:
        shown = status.run(args, datetime.now(UTC), shutil.get_terminal_size((100, 24)).columns)
    except UsageSayError as fault:
        raise UsageError(words(args.lang).text(fault.message)) from fault
    sys.stdout.write(shown)
    return CLEAN


def _within(path: str, root: Path) -> str:
    """A path as typed, relative to the root; UsageError where there is no such file."""
    for base in (Path.cwd(), root):
        full = (base / path).resolve()
        if full.exists() and full.is_relative_to(root):
            return full.relative_to(root).as_posix()
    message = f"there is no {path} in {root}"
    raise UsageError(message)


def _lies_in(path: str, folder: str) -> bool:
    return folder in {".", path} or path.startswith(folder + "/")


def run_explain(args: argparse.Namespace) -> int:
    """`ambassade explain`."""
    from ambassade.names import did_you_mean
    from ambassade.rules.registry import names, page

    if args.rule is None:
        print("\n".join(names()))
        return CLEAN
    text = page(args.rule)
    if text is None:
        near = did_you_mean(args.rule, names())
        message = f"there is no rule {args.rule}" + (
            f"; did you mean {near}?" if near else "; `ambassade explain` lists them"
        )
        raise UsageError(message)
    sys.stdout.write(text)
    return CLEAN
