"""The command `ambassade review`: what a merge would do, in plain words."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import datetime

from ambassade.load.git import Repository
from ambassade.load.schema import load_schemas
from ambassade.review import proposed
from ambassade.review.build import Asking, build_review
from ambassade.review.json import render_json
from ambassade.review.markdown import render_markdown
from ambassade.review.terminal import render_terminal
from ambassade.words import words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    proposed.add_arguments(parser, required=True)
    parser.add_argument(
        "--for",
        dest="audience",
        choices=("public", "private"),
        default="public",
        help="who reads the review: everybody (of what is not public only counts), or colleagues "
        "(default: public)",
    )
    parser.add_argument(
        "--format",
        choices=("markdown", "json", "terminal"),
        default="terminal",
        help="how to tell it (default: terminal)",
    )


def run(args: argparse.Namespace, now: datetime, environment: Mapping[str, str], columns: int) -> str:
    """The review as text; `now` is aware, `columns` the width of the terminal.

    GitError where git can not answer, SchemaError where the schemas hide what every edition says.
    """
    schemas = load_schemas(args.root)
    teller = words(args.lang)
    with Repository(args.root) as repository:
        checked, _ = proposed.check(args, repository, schemas, now, environment)
        review = build_review(checked, schemas, Asking(args.audience, teller, args.base, args.head))
    if args.format == "markdown":
        return render_markdown(review, teller)
    if args.format == "json":
        return render_json(review, teller)
    return render_terminal(review, teller, columns)
