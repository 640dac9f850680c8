"""The command `ambassade generate`: writes the files that follow from the content, or compares them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ambassade.editing.files import SafeWriter
from ambassade.generate.files import MARK, Generated, generate, obsolete, text_of
from ambassade.generate.office import GenerateError
from ambassade.load.schema import load_schemas
from ambassade.words import Say, Words, say, words

CLEAN, STALE, FAILED = 0, 1, 2
_LONGEST_SHOWN = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 where a file is not as it would be written",
    )


def run(args: argparse.Namespace, now: datetime) -> int:
    """Writes or compares: 0 done or all as it should be, 1 something is stale, 2 it can not be made."""
    tell = words(args.lang)
    try:
        made = generate(args.root, load_schemas(args.root), now, args.as_of)
        for notice in made.notices:
            sys.stderr.write(f"ambassade: {tell.text(notice)}\n")
        return _check(args.root, made, tell) if args.check else _write(args.root, made, tell)
    except GenerateError as fault:
        sys.stderr.write(f"ambassade: {tell.text(fault.message)}\n")
    except OSError as fault:
        reason = tell.say("a file can not be written: {why}", why=str(fault))
        sys.stderr.write(f"ambassade: {reason}\n")
    return FAILED


def _check(root: Path, made: Generated, tell: Words) -> int:
    """One line for each file that is not as it should be, and the command that repairs them all."""
    stale = list(_stale(root, made))
    for path, what in stale:
        sys.stdout.write(f"{path}: {tell.text(what)}\n")
    if not stale:
        shown = tell.say_n(
            "{n} generated file is up to date", "{n} generated files are up to date", len(made.files)
        )
        sys.stdout.write(shown + "\n")
        return CLEAN
    sys.stdout.write(
        tell.say("type `{command}` and commit what it writes", command="ambassade generate") + "\n"
    )
    return STALE


def _stale(root: Path, made: Generated) -> Iterator[tuple[str, Say]]:
    for path, text in made.files.items():
        found = text_of(root / path)
        if found is None:
            yield path, say("it is missing")
        elif found != text:
            yield path, _difference(found, text)
    for path in obsolete(root, made):
        yield path, say("it is no longer generated, and should go")


def _difference(found: str, wanted: str) -> Say:
    """The first line that differs."""
    old, new = found.removesuffix("\n").split("\n"), wanted.removesuffix("\n").split("\n")
    place = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    if place is None and len(old) == len(new):
        return say("only the line break at its end differs")
    if place is None:
        place = min(len(old), len(new))
        if len(new) > len(old):
            return say("line {line} is missing: `{new}`", line=str(place + 1), new=_shown(new[place]))
        return say("line {line} is too many: `{old}`", line=str(place + 1), old=_shown(old[place]))
    return say(
        "line {line} is `{old}` and would be `{new}`",
        line=str(place + 1),
        old=_shown(old[place]),
        new=_shown(new[place]),
    )


def _shown(line: str) -> str:
    """A line, cut and without what could move a terminal's cursor."""
    text = "".join(char if char.isprintable() else "?" for char in line)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _write(root: Path, made: Generated, tell: Words) -> int:
    """Writes what differs and removes what has no place any more.

    A file that somebody else made is left alone; GenerateError names it, before anything is written.
    """
    changed = {path: text for path, text in made.files.items() if text_of(root / path) != text}
    for path in changed:
        found = text_of(root / path)
        if found is not None and MARK not in found:
            raise GenerateError(
                say("{path} was written by hand; move it away, then type the command again", path=path)
            )
    gone = obsolete(root, made)
    if changed:
        with SafeWriter(root) as writer:
            for path, text in changed.items():
                writer.write(path, text)
                sys.stdout.write(tell.say("{path}: written", path=path) + "\n")
    for path in gone:
        (root / path).unlink()
        sys.stdout.write(tell.say("{path}: removed, because it is no longer generated", path=path) + "\n")
    if not changed and not gone:
        sys.stdout.write(tell.say("everything is up to date") + "\n")
    return CLEAN
