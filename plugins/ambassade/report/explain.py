"""The command `ambassade explain`: a rule's page, or the names of all rules."""

from __future__ import annotations

import argparse

from ambassade.editing.agreement import UsageSayError
from ambassade.names import did_you_mean
from ambassade.rules.registry import names, page
from ambassade.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "rule",
        metavar="RULE",
        nargs="?",
        help="the name in brackets at the end of a finding; without it, all names",
    )


def run(args: argparse.Namespace) -> str:
    """The page, or a line a name; UsageSayError where there is no such rule."""
    if args.rule is None:
        return "".join(f"{name}\n" for name in names())
    text = page(args.rule)
    if text is not None:
        return text
    near = did_you_mean(args.rule, names())
    raise UsageSayError(
        say("there is no rule {name}; did you mean {near}?", name=args.rule, near=near)
        if near
        else say("there is no rule {name}; `ambassade explain` lists them", name=args.rule)
    )
