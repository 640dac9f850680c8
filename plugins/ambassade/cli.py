"""The command `ambassade`: options in, an exit code out.

With the engines the only place that reads the clock, the streams and the environment.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from ambassade.commands import COMMANDS, Command
from ambassade.editing.agreement import UsageSayError
from ambassade.load.git import GitError
from ambassade.load.schema import SchemaError
from ambassade.model.moment import Moment
from ambassade.report.terminal import printable
from ambassade.rules.calendar import EARLIEST, LATEST, in_range
from ambassade.words import say, words

FAILED = 2
_NEW_OBJECTS = 20_000
"""What is read stays to the end: to look for garbage after every 700 of them is a tenth of the time."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command: 0 clean, 1 findings of severity error, 2 the tool or its configuration failed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(_NEW_OBJECTS)
    typed = sys.argv[1:] if argv is None else list(argv)
    args = build_parser(typed[:1]).parse_args(typed)
    args.now, args.environment, args.here = datetime.now(UTC), os.environ, Path.cwd()
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        args.root = find_root(args.root)
        return run(args)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except UsageSayError as fault:
        return _failed(printable(words(args.lang).text(fault.message)))
    except (SchemaError, GitError, OSError) as fault:
        return _failed(printable(str(fault)))
    except KeyboardInterrupt:
        return FAILED


def find_root(given: Path | None) -> Path:
    """The folder that holds `content/`: the one given, else the nearest upwards; or UsageSayError."""
    if given is not None:
        if (given / "content").is_dir():
            return given.resolve()
        raise UsageSayError(say("{folder} has no folder content/", folder=str(given)))
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / "content").is_dir():
            return folder
    raise UsageSayError(
        say("no folder content/ here or above; go to your repository, or name it with --root")
    )


def _failed(sentence: str) -> int:
    """Says why nothing was done."""
    sys.stderr.write(f"ambassade: {sentence}\n")
    return FAILED


def as_of(text: str) -> Moment:
    """The option `--as-of`: a day or an instant, in the years that files may name."""
    try:
        moment = Moment.parse(text)
    except ValueError as fault:
        message = f"{text!r} is no day or time, such as 2026-11-23 or 2026-11-23T18:00+01:00"
        raise argparse.ArgumentTypeError(message) from fault
    if not in_range(moment):
        message = f"{text!r} is not in the years from {EARLIEST.year} to {LATEST.year}"
        raise argparse.ArgumentTypeError(message)
    return moment


def build_parser(typed: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Every command with its options; with `typed`, what was typed, the options of that command alone.

    So that a command loads what it needs and nothing else.
    """
    parser = argparse.ArgumentParser(
        prog="ambassade",
        description="A static site and a git-based editorial workflow for networks of brand ambassadors.",
        epilog="Exit codes: 0 clean, 1 findings of severity error, 2 the tool or its configuration failed.",
    )
    parser.add_argument("--version", action="version", version=f"ambassade {metadata.version('ambassade')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        one = commands.add_parser(command.name, help=command.told, description=command.description)
        if typed is None or command.name in typed:
            _add_shared(one, command)
            command.add_arguments(one)
            one.set_defaults(run=command.run)
    return parser


def _add_shared(parser: argparse.ArgumentParser, command: Command) -> None:
    """The options that every command has, and `--as-of` where the date matters."""
    parser.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help="the folder that holds content/ (default: the nearest one upwards)",
    )
    parser.add_argument(
        "--lang", choices=("en", "fr"), help="the language of messages (default: English)", default="en"
    )
    if command.is_dated:
        parser.add_argument("--as-of", type=as_of, metavar="DATE", help="take this day or time for now")
