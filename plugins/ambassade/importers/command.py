"""The command `ambassade import`: a source and a mapping in, files and a report out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ambassade.editing.files import SafeWriter
from ambassade.importers.mapping import KINDS, Mapping, load_mapping
from ambassade.importers.pipeline import Import, Output
from ambassade.importers.problem import ImportStopError
from ambassade.importers.report import render_json, render_terminal
from ambassade.importers.source import read_source
from ambassade.load.schema import load_schemas
from ambassade.model.catalog import Kind
from ambassade.words import Words, say, words

ALL, SOME_REFUSED, FAILED = 0, 1, 2
_PROGRESS_EVERY = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "source", type=Path, metavar="SOURCE", help="a file: .csv, .tsv, .xlsx, .json, .yaml or .yml"
    )
    parser.add_argument(
        "--kind",
        choices=(*(kind.value for kind in KINDS), "all"),
        default="all",
        help="what to import (default: everything that the mapping has a section for)",
    )
    parser.add_argument(
        "--mapping", type=Path, required=True, metavar="FILE", help="which part of the source becomes what"
    )
    parser.add_argument("--dry-run", action="store_true", help="report, and write nothing")
    parser.add_argument(
        "--format", choices=("terminal", "json"), default="terminal", help="how to report (default: terminal)"
    )


def run(args: argparse.Namespace) -> int:
    """Imports: 0 everything, 1 some records were refused, 2 the source or the mapping can not be used."""
    teller = words(args.lang)
    try:
        return _run(args, teller)
    except ImportStopError as fault:
        sys.stderr.write(f"ambassade: {teller.text(fault.message)}\n")
        return FAILED


def _run(args: argparse.Namespace, teller: Words) -> int:
    mapping = load_mapping(args.mapping)
    kinds = _kinds(args.kind, mapping)
    source = read_source(args.source, mapping.options)
    report, outputs = Import(args.root, load_schemas(args.root), mapping, kinds).prepare(
        source, dry_run=args.dry_run
    )
    if not args.dry_run:
        _write(args.root, outputs, teller)
    render = render_json if args.format == "json" else render_terminal
    sys.stdout.write(render(report, teller))
    return SOME_REFUSED if report.refused else ALL


def _kinds(wanted: str, mapping: Mapping) -> frozenset[Kind]:
    """The kinds asked for; ImportStopError where the mapping says nothing of them."""
    if wanted == "all":
        return mapping.kinds()
    if Kind(wanted) not in mapping.kinds():
        raise ImportStopError(say("the mapping has no section `{kind}`", kind=wanted))
    return frozenset({Kind(wanted)})


def _write(root: Path, outputs: list[Output], teller: Words) -> None:
    """Writes each file at once, in order.

    What is done stays done if this is killed, and a second run does the rest.
    """
    if not outputs:
        return
    loud = sys.stderr.isatty()
    try:
        with SafeWriter(root) as writer:
            for number, output in enumerate(outputs, start=1):
                writer.write(output.path, output.text)
                if loud and number % _PROGRESS_EVERY == 0:
                    sys.stderr.write(
                        "\r" + teller.say("{n} of {all} files written", n=number, all=len(outputs))
                    )
            if loud and len(outputs) >= _PROGRESS_EVERY:
                sys.stderr.write("\n")
    except OSError as fault:
        raise ImportStopError(say("a file can not be written: {why}", why=str(fault))) from fault
