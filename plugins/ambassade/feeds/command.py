"""The command `ambassade feeds`: other people's feeds into the cache, and those of a list into our files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from importlib import metadata
from pathlib import Path

from ambassade.check import Checked, check_tree
from ambassade.editing.agreement import UsageSayError
from ambassade.feeds.cache import NAME, Cache, CacheError, load, read, save
from ambassade.feeds.fetch import Fetcher, Limits
from ambassade.feeds.opml import read_outlines, take, write
from ambassade.feeds.plain import visible
from ambassade.feeds.refresh import Outcome, refresh
from ambassade.feeds.report import Report
from ambassade.load.schema import SchemaSet, load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.feed import FeedCopy
from ambassade.publish.latest import declared
from ambassade.words import Words, say, words

DONE, FOUND = 0, 1
_LEAST, _MOST = 1, 300


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "action",
        choices=("refresh", "import"),
        metavar="ACTION",
        help="refresh: ask for every feed, and keep what is new; import: take over the feeds of an OPML file",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="what to import")
    parser.add_argument(
        "--format", choices=("terminal", "json"), default="terminal", help="how to report (default: terminal)"
    )
    add_timeout(parser, "how long one feed may take")
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="take the feed at this address as its owner's, though it calls itself differently now",
    )
    parser.add_argument(
        "--kept",
        type=Path,
        metavar="FILE",
        help="begin with this copy of feeds.json where it is of a later day, as a pipeline keeps it",
    )


def add_timeout(parser: argparse.ArgumentParser, told: str) -> None:
    """The option `--timeout`, which `limits_of` reads."""
    parser.add_argument(
        "--timeout",
        type=_seconds,
        default=int(Limits().whole),
        metavar="SECONDS",
        help=f"{told} (default: {int(Limits().whole)})",
    )


def limits_of(args: argparse.Namespace) -> Limits:
    """How much is spent on one question."""
    return Limits(silence=min(Limits().silence, args.timeout), whole=args.timeout)


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and _LEAST <= int(text) <= _MOST):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from {_LEAST} to {_MOST}")
    return int(text)


def run(
    args: argparse.Namespace, now: datetime, fetcher_of: Callable[[str, Limits], Fetcher] = Fetcher
) -> int:
    """Ask, keep and report; `now` is aware. 0 also where feeds failed, 1 where the content has errors.

    UsageSayError where the file of the cache is damaged or an accepted address is no feed of ours.
    `fetcher_of` makes what asks, of who asks and its limits.
    """
    schemas = load_schemas(args.root)
    checked = check_tree(WorkTree(args.root), schemas, now, args.as_of)
    text = words(args.lang)
    if checked.failed:
        sys.stderr.write(
            text.say("nothing was done: the content has errors, which `ambassade check` shows") + "\n"
        )
        return FOUND
    if args.action == "import":
        return _import(args, checked, schemas, text)
    if args.file is not None:
        raise UsageSayError(say("`refresh` takes no file"))
    organisation = checked.catalog.organisation
    if organisation is None or organisation.value.feeds is None or not organisation.value.feeds.on:
        _forget(args)
        sys.stdout.write(
            text.say("The feeds are off. Two lines in content/organisation.yml switch them on:")
            + "\n\n    feeds:\n      on: true\n"
        )
        return DONE
    report = _refresh(args, checked, schemas, fetcher_of, text)
    sys.stdout.write(report.json(text) if args.format == "json" else report.terminal(text))
    return DONE


def _import(args: argparse.Namespace, checked: Checked, schemas: SchemaSet, text: Words) -> int:
    """Take over the feeds of a file."""
    if args.file is None:
        raise UsageSayError(say("name the file to import: `ambassade feeds import FILE.opml`"))
    taken = take(read_outlines(args.here / args.file), checked.catalog, schemas, args.root)
    write(taken, args.root)
    sys.stdout.write("".join(f"{visible(text.text(line))}\n" for line in taken.told))
    return DONE


def _refresh(
    args: argparse.Namespace,
    checked: Checked,
    schemas: SchemaSet,
    fetcher_of: Callable[[str, Limits], Fetcher],
    text: Words,
) -> Report:
    """Ask for all that may be asked; keep nothing else."""
    try:
        cache = load(args.root)
    except CacheError:
        raise UsageSayError(
            say("{file} can not be read; restore it, or delete it to begin anew", file=NAME)
        ) from None
    if args.kept is not None:
        cache = _later(cache, args.here / args.kept, text)
    feeds = declared(checked.catalog, checked.as_of, schemas.hidden("public"))
    addresses = {one.address for one in feeds}
    for address in args.accept:
        if address not in addresses:
            raise UsageSayError(say("{address} is no feed that may be read", address=address))
    organisation = checked.catalog.organisation
    site = organisation.value.url if organisation else None
    results = refresh(
        addresses,
        cache.copies,
        fetcher_of(agent(site), limits_of(args)),
        checked.as_of.astimezone(checked.catalog.zone()),
        accepted=frozenset(args.accept),
    )
    removed = sorted(set(cache.copies) - addresses)
    asked = any(result.outcome is not Outcome.NOT_ASKED for result in results)
    day = checked.as_of.astimezone(checked.catalog.zone()).date() if asked else cache.refreshed
    copies = {result.address: result.copy for result in results if result.copy != FeedCopy()}
    save(args.root, Cache(copies, day))
    return Report(catalog=checked.catalog, declared=feeds, results=results, removed=removed)


def _later(cache: Cache, file: Path, text: Words) -> Cache:
    """What a file keeps, where that was read on a later day; a file that is damaged is told of and left."""
    if not file.is_file():
        return cache
    try:
        kept = read(file)
    except CacheError:
        sys.stderr.write(text.say("{file} can not be read and is left out", file=str(file)) + "\n")
        return cache
    if kept.refreshed is None or (cache.refreshed is not None and kept.refreshed <= cache.refreshed):
        return cache
    return kept


def _forget(args: argparse.Namespace) -> None:
    """What is off is not kept."""
    (args.root / NAME).unlink(missing_ok=True)


def agent(site: str | None) -> str:
    """Who asks, as servers read it: the program, and the site it asks for."""
    name = f"ambassade/{metadata.version('ambassade')}"
    return f"{name} (+{site})" if site and site.isascii() and site.isprintable() else name
