"""The command `ambassade consent`: records in profiles when people were told, and what they agreed to."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ambassade.editing.agreement import Agreement, Outcome, Profile, UsageSayError, record, wanted_scopes
from ambassade.editing.files import SafeWriter
from ambassade.editing.people import People
from ambassade.load.schema import load_schemas
from ambassade.words import Say, Words, say, words

ALL, SOME_REFUSED, FAILED = 0, 1, 2
_MOST_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "people", nargs="*", metavar="PERSON", help="names of files in content/ambassadors, without .md"
    )
    parser.add_argument("--imported-from", metavar="SOURCE", help="everybody who came in by this import")
    parser.add_argument(
        "--scopes",
        required=True,
        metavar="LIST",
        help="with commas: profile, photo, badge, accounts (all of them), account:ID, blogs, blog:ID",
    )
    parser.add_argument("--informed-on", required=True, metavar="DATE", help="the day they were told")
    parser.add_argument(
        "--given-on", metavar="DATE", help="the day they agreed (default: the day they were told)"
    )
    parser.add_argument(
        "--until", required=True, metavar="DATE", help="the last day on which the consent holds"
    )
    parser.add_argument(
        "--evidence", required=True, metavar="ID", help="where the proof is kept, outside this repository"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument(
        "--format", choices=("terminal", "json"), default="terminal", help="how to report (default: terminal)"
    )


@dataclass(slots=True)
class _Done:
    """What the command did."""

    recorded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[tuple[str, Say]] = field(default_factory=list)
    notes: list[tuple[str, Say]] = field(default_factory=list)


def run(args: argparse.Namespace) -> int:
    """Records: 0 for everybody, 1 where somebody's file could not be changed, 2 where nothing was done."""
    teller = words(args.lang)
    try:
        agreement = _agreement(args)
        people = People.load(args.root)
        chosen = people.imported_from(args.imported_from) if args.imported_from else people.named(args.people)
        done = _record(args.root, chosen, agreement, dry_run=args.dry_run)
    except UsageSayError as fault:
        sys.stderr.write(f"ambassade: {teller.text(fault.message)}\n")
        return FAILED
    except OSError as fault:
        sys.stderr.write(f"ambassade: {fault}\n")
        return FAILED
    shown = _json(done, teller) if args.format == "json" else _terminal(done, teller, dry_run=args.dry_run)
    sys.stdout.write(shown)
    return SOME_REFUSED if done.refused else ALL


def _agreement(args: argparse.Namespace) -> Agreement:
    """What was typed, as an agreement; UsageSayError where it makes no sense."""
    if bool(args.people) == bool(args.imported_from):
        raise UsageSayError(
            say("name the people, or the import they came from with --imported-from; not both")
        )
    return Agreement.of(
        scopes=wanted_scopes(args.scopes),
        informed_on=args.informed_on,
        given_on=args.given_on or args.informed_on,
        until=args.until,
        evidence=args.evidence,
        strict=not args.imported_from,
    )


def _record(root: Path, chosen: list[Profile], agreement: Agreement, *, dry_run: bool) -> _Done:
    """Works out every file first, so that a mistake in what was typed changes none of them."""
    schemas = load_schemas(root)
    done = _Done()
    texts: list[tuple[str, str]] = []
    for profile in chosen:
        outcome: Outcome = record(profile, agreement, schemas)
        done.notes += [(profile.slug, note) for note in outcome.notes]
        if outcome.refusal is not None:
            done.refused.append((profile.slug, outcome.refusal))
        elif outcome.text is None:
            done.unchanged.append(profile.slug)
        else:
            done.recorded.append(profile.slug)
            texts.append((profile.path, outcome.text))
    if texts and not dry_run:
        with SafeWriter(root) as writer:
            for path, text in texts:
                writer.write(path, text)
    return done


def _terminal(done: _Done, teller: Words, *, dry_run: bool) -> str:
    lines = [f"{slug}: {teller.text(reason)}" for slug, reason in done.refused]
    groups: Counter[str] = Counter()
    for slug, note in done.notes:
        groups[note.text] += 1
        if groups[note.text] <= _MOST_SHOWN:
            lines.append(f"{slug}: {teller.text(note)}")
    lines += [
        teller.say("… and {n} more such notes, in the JSON report", n=count - _MOST_SHOWN)
        for count in groups.values()
        if count > _MOST_SHOWN
    ]
    lines.append(
        teller.say(
            "{recorded} recorded, {unchanged} unchanged, {refused} refused",
            recorded=len(done.recorded),
            unchanged=len(done.unchanged),
            refused=len(done.refused),
        )
        + (" " + teller.say("(dry run: nothing was written)") if dry_run else "")
    )
    return "\n".join(lines) + "\n"


def _json(done: _Done, teller: Words) -> str:
    shown: dict[str, Any] = {
        "recorded": len(done.recorded),
        "unchanged": len(done.unchanged),
        "refused": [{"person": slug, "reason": teller.text(reason)} for slug, reason in done.refused],
        "notes": [{"person": slug, "note": teller.text(note)} for slug, note in done.notes],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
