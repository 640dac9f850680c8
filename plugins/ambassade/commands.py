"""Every command: its words, the module that knows its options and does it, and how that one is called."""

from __future__ import annotations

import argparse
import importlib
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from ambassade.editing.agreement import UsageSayError
from ambassade.editing.step import RefusedError
from ambassade.load.tree import WorkTree, lines_of
from ambassade.report.terminal import printable, render_finding
from ambassade.words import words

Run = Callable[..., Any]
"""What does a command; its module knows which arguments it takes."""
_WIDTH = (100, 24)
"""Columns and lines, where the output is no terminal."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, a few words and a sentence for `--help`, and its module.

    The module is loaded when the command is asked for. It has `add_arguments(parser)`, and a `run` that
    `call` knows how to call with the options (`root`, `lang`, `here`: the folder it was typed in; `now`:
    aware; `environment`). `called` names the two where a module has several commands.
    """

    name: str
    told: str
    description: str
    module: str
    call: Callable[[Run, argparse.Namespace], int]
    is_dated: bool = False
    """Whether it takes `--as-of`."""
    called: tuple[str, str] = ("add_arguments", "run")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Adds its options."""
        getattr(self._module(), self.called[0])(parser)

    def run(self, args: argparse.Namespace) -> int:
        """Does it; gives the exit code."""
        return self.call(getattr(self._module(), self.called[1]), args)

    def _module(self) -> ModuleType:
        return importlib.import_module(f"ambassade.{self.module}")


def _plain(run: Run, args: argparse.Namespace) -> int:
    """What needs its options only, and gives an exit code."""
    return int(run(args))


def _dated(run: Run, args: argparse.Namespace) -> int:
    """The same with the time."""
    return int(run(args, args.now))


def _asking(run: Run, args: argparse.Namespace) -> int:
    """The same with the time and the environment, to ask a forge."""
    return int(run(args, args.now, args.environment))


def _shown(run: Run, args: argparse.Namespace) -> int:
    """What gives a text."""
    sys.stdout.write(str(run(args)))
    return 0


def _shown_wide(run: Run, args: argparse.Namespace) -> int:
    """What gives a text for a terminal of some width, and depends on the time."""
    sys.stdout.write(str(run(args, args.now, shutil.get_terminal_size(_WIDTH).columns)))
    return 0


def _shown_asking(run: Run, args: argparse.Namespace) -> int:
    """The same, and asks a forge."""
    sys.stdout.write(str(run(args, args.now, args.environment, shutil.get_terminal_size(_WIDTH).columns)))
    return 0


def _step(run: Run, args: argparse.Namespace) -> int:
    """A step of the workflow: what stood in the way, what was done and what comes next."""
    teller = words(args.lang)
    try:
        result = run(args, args.now)
    except RefusedError as fault:
        raise UsageSayError(fault.message) from fault
    lines = lines_of(WorkTree(args.root))
    colour = sys.stdout.isatty() and "NO_COLOR" not in args.environment
    for finding in result.findings:
        sys.stdout.write(render_finding(finding, teller, lines, colour=colour) + "\n\n")
    for sentence in result.told:
        sys.stdout.write(printable(teller.text(sentence)) + "\n")
    return int(result.code)


COMMANDS = (
    Command(
        "check",
        "validate the content",
        "Reads everything and says what is wrong, where, and what to type.",
        "review.check",
        _asking,
        is_dated=True,
    ),
    Command(
        "review",
        "what a merge would do, in plain words",
        "Says in plain words what a merge would do: what becomes public, what stays internal, what goes "
        "away, what readers will see otherwise, and what is still missing.",
        "review.command",
        _shown_asking,
        is_dated=True,
    ),
    Command(
        "build",
        "check, then build the sites",
        "Checks the content, then builds the editions: all that were asked for, or none.",
        "engines.commands",
        _plain,
        is_dated=True,
        called=("add_build_arguments", "run_build"),
    ),
    Command(
        "serve",
        "preview a site and reload it on every change",
        "Shows one edition on this machine and builds it again whenever a file changes.",
        "engines.commands",
        _plain,
        is_dated=True,
        called=("add_serve_arguments", "run_serve"),
    ),
    Command(
        "kit",
        "somebody's week as a folder to send them",
        "Makes the kits of some people: a folder each that opens without a site, to be sent by mail.",
        "engines.kit",
        _dated,
        is_dated=True,
    ),
    Command(
        "import",
        "bring records from a file into content/",
        "Brings records from a file into content/; each is written, or reported with why.",
        "importers.command",
        _plain,
    ),
    Command(
        "consent",
        "record that people were told and agreed",
        "Records in each profile when the person was told and what they agreed to.",
        "editing.consent",
        _plain,
    ),
    Command(
        "new",
        "begin a new file",
        "Writes a new file that passes the check, for you to write in.",
        "editing.new",
        _step,
    ),
    Command(
        "move",
        "change the status of something",
        "Moves something to draft, in_review or archived, and says what comes next.",
        "editing.move",
        _step,
    ),
    Command(
        "approve",
        "approve something as it stands",
        "Writes somebody's approval of a text, as it stands now, into its file.",
        "editing.approve",
        _step,
    ),
    Command(
        "status",
        "what waits for whom",
        "Lists what waits for whom, by network, with the oldest first.",
        "report.status",
        _shown_wide,
    ),
    Command(
        "schedule",
        "write approved messages for a scheduler",
        "Writes the texts of approved messages as a CSV file for a scheduler, each at its own time within "
        "its window, and says what is left out and why.",
        "report.schedule.command",
        _dated,
        is_dated=True,
    ),
    Command(
        "generate",
        "write CODEOWNERS and the forms",
        "Writes what follows from the schemas, the organisation and its networks: the owners that forges "
        "read, and the forms.",
        "generate.command",
        _dated,
        is_dated=True,
    ),
    Command(
        "intake",
        "turn a filled form into content",
        "Turns a filled form into content: all of it or nothing, never over an existing file.",
        "intake.command",
        _dated,
        is_dated=True,
    ),
    Command(
        "feeds",
        "read other people's feeds into the cache",
        "Asks for the feeds of our people's and networks' blogs, and keeps what is new in feeds.json beside "
        "content/; the build shows it and asks nobody. Off until the organisation file switches it on.",
        "feeds.command",
        _dated,
        is_dated=True,
    ),
    Command(
        "links",
        "find links that are dead or have moved",
        "Asks every web address that the content names whether it answers, each once, and says which are "
        "dead, have moved or did not answer. The check itself asks nobody.",
        "links.command",
        _asking,
        is_dated=True,
    ),
    Command(
        "doctor",
        "say whether the workflow is protected",
        "Says whether the protections that the workflow leans on are there, here and on the forge, and "
        "what to click or type where they are not.",
        "doctor.command",
        _asking,
    ),
    Command(
        "explain",
        "what a rule asks for, and why",
        "Shows the page of a rule: why it exists, what breaks it, what is good.",
        "report.explain",
        _shown,
    ),
)
"""In the order of `--help`."""
