"""The command `ambassade links`: asks every web address of the content whether it answers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import datetime

from ambassade.check import date_of
from ambassade.editing.agreement import UsageSayError
from ambassade.feeds.command import add_timeout, agent, limits_of
from ambassade.feeds.fetch import Fetcher, Limits
from ambassade.findings import ordered
from ambassade.links.finding import DEAD, findings, numbers
from ambassade.links.named import named
from ambassade.links.reach import ASKED, reach
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree, lines_of
from ambassade.report import FORMATS, render
from ambassade.review.check import lies_in, within
from ambassade.rules.rule import Context
from ambassade.words import say, words

CLEAN, FOUND = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="ask for what these files and folders name only"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="terminal", help="how to report (default: terminal)"
    )
    add_timeout(parser, "how long one address may take")


def run(
    args: argparse.Namespace,
    now: datetime,
    environment: Mapping[str, str],
    fetcher_of: Callable[[str, Limits], Fetcher] = Fetcher,
) -> int:
    """Asks and reports; `now` is aware. 0 where no link is dead, 1 where one is.

    UsageSayError where nobody at all answered: then nothing can be said of any link.
    `fetcher_of` makes what asks, of who asks and its limits.
    """
    tree, text = WorkTree(args.root), words(args.lang)
    lines = lines_of(tree)
    catalog = load_content(tree, load_schemas(args.root)).catalog
    instant, _ = date_of(catalog, now, args.as_of)
    wanted = [within(path, args.here, args.root) for path in args.paths]
    places = [
        place
        for place in dict.fromkeys(named(Context(catalog, instant), lines))
        if not wanted or any(lies_in(place.location.path, path) for path in wanted)
    ]
    site = catalog.organisation.value.url if catalog.organisation else None
    fetcher = fetcher_of(agent(site), limits_of(args))
    reached = reach([place.address for place in places], fetcher, site, instant.date())
    asked = [one for one in reached.values() if one.outcome in ASKED]
    if asked and not any(one.is_answered for one in asked):
        raise UsageSayError(say("nobody answered at all; look whether this machine reaches the internet"))
    found = ordered(list(findings(places, reached)))
    colour = sys.stdout.isatty() and "NO_COLOR" not in environment
    sys.stdout.write(render(args.format, found, catalog, text, lines, colour=colour))
    stream = sys.stdout if args.format == "terminal" else sys.stderr
    stream.write(numbers(reached, text) + "\n")
    return FOUND if any(finding.rule == DEAD for finding in found) else CLEAN
