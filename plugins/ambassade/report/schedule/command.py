"""The command `ambassade schedule`: approved messages as a file for a scheduler of social media."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ambassade.check import date_of
from ambassade.editing.agreement import UsageSayError
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Catalog, Kind
from ambassade.model.platform import BUILT_IN
from ambassade.names import did_you_mean
from ambassade.report.schedule.row import Row
from ambassade.report.schedule.scheduler import SCHEDULERS, Scheduler
from ambassade.report.schedule.selection import Selection, Wanted, select
from ambassade.report.terminal import printable
from ambassade.words import Say, Words, say, words

ALL, SOME_LEFT_OUT = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "--for",
        dest="scheduler",
        choices=tuple(SCHEDULERS),
        default="generic",
        help="which scheduler the file is for (default: generic, with every value)",
    )
    parser.add_argument("--network", metavar="SLUG", help="this network alone, closed and secret ones too")
    parser.add_argument("--platform", metavar="ID", help="this platform alone, such as linkedin")
    parser.add_argument("--language", metavar="CODE", help="texts in this language alone, such as fr")
    parser.add_argument(
        "--from",
        dest="first",
        type=_day,
        metavar="DATE",
        help="posts from this day on (default: from now on)",
    )
    parser.add_argument(
        "--until", dest="last", type=_day, metavar="DATE", help="posts up to this day, its evening included"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write, a name in .csv (default: standard output)"
    )


def run(args: argparse.Namespace, now: datetime) -> int:
    """Writes the file; says on the error stream what is left out, where it stands and why.

    `now` is aware. Gives 0 where everything that was asked for is in the file, 1 where something is not;
    UsageSayError where an option makes no sense.
    """
    loaded = load_content(WorkTree(args.root), load_schemas(args.root))
    catalog = loaded.catalog
    scheduler = SCHEDULERS[args.scheduler]
    wanted = _wanted(args, catalog, date_of(catalog, now, args.as_of)[0])
    target = None if args.out is None else _target(args.here / args.out, args.out)
    found = select(catalog, wanted, scheduler)
    _of_one_account(scheduler, found.rows)
    text = scheduler.file(found.rows).encode("utf-8")
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
    else:
        beside = target.with_name(f".{target.name}.new")
        beside.write_bytes(text)
        os.replace(beside, target)  # noqa: PTH105 - the one call that is promised to be atomic
    _tell(found, words(args.lang), sum(len(catalog.broken.get(kind, ())) for kind in Kind))
    return SOME_LEFT_OUT if found.left_out else ALL


def _day(text: str) -> date:
    """The options `--from` and `--until`."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        message = f"{text!r} is no day, such as 2026-11-23"
        raise argparse.ArgumentTypeError(message) from fault


def _wanted(args: argparse.Namespace, catalog: Catalog, as_of: datetime) -> Wanted:
    """What the options ask for; what lies before `as_of` can not be posted any more."""
    zone = catalog.zone()
    _known(args.network, catalog.networks, say("there is no network `{name}`", name=args.network))
    organisation = catalog.organisation
    own = [one.id for one in organisation.value.platforms] if organisation is not None else []
    _known(args.platform, {*BUILT_IN, *own}, say("there is no platform `{name}`", name=args.platform))
    first, end = as_of, None
    if args.first is not None:
        first = max(first, datetime.combine(args.first, time(), zone))
    if args.last is not None:
        end = datetime.combine(args.last + timedelta(days=1), time(), zone)
        if end <= first:
            raise UsageSayError(say("nothing lies between {first} and {last}", first=first, last=args.last))
    return Wanted(first=first, end=end, network=args.network, platform=args.platform, language=args.language)


def _known(name: str | None, known: Collection[str], fault: Say) -> None:
    """UsageSayError where a name is not known."""
    if name is None or name in known:
        return
    near = did_you_mean(name, known)
    raise UsageSayError(say("{fault}; did you mean `{near}`?", fault=fault, near=near) if near else fault)


def _target(path: Path, typed: Path) -> Path:
    """The file to write; UsageSayError where that would not be one of ours."""
    if path.suffix.casefold() != ".csv":
        raise UsageSayError(say("{file}: the name has to end in .csv", file=str(typed)))
    if path.is_symlink() or path.is_dir() or not path.parent.is_dir():
        raise UsageSayError(say("{file} can not be written there", file=str(typed)))
    return path


def _of_one_account(scheduler: Scheduler, rows: tuple[Row, ...]) -> None:
    """UsageSayError where a file for one account would hold posts for several platforms."""
    platforms = sorted({row.platform for row in rows})
    if scheduler.is_of_one_account and len(platforms) > 1:
        raise UsageSayError(
            say(
                "{name} takes a file for one account: choose one of them with --platform: {platforms}",
                name=scheduler.name,
                platforms=", ".join(platforms),
            )
        )


def _tell(found: Selection, teller: Words, unread: int) -> None:
    """What is in the file, and what is not, on the error stream."""
    left_out = teller.say("left out")
    lines = [
        f"{one.place.path}:{one.place.span.start.line}: {left_out}: {teller.text(one.why)}"
        for one in found.left_out
    ]
    rows = found.rows
    if rows:
        lines.append(
            teller.say_n(
                "{n} post, from {first} to {last}.",
                "{n} posts, from {first} to {last}.",
                len(rows),
                first=rows[0].at,
                last=rows[-1].at,
            )
        )
    else:
        lines.append(teller.say("Nothing to post."))
    if found.left_out:
        lines.append(teller.say_n("{n} thing left out.", "{n} things left out.", len(found.left_out)))
    if unread:
        lines.append(
            teller.say_n(
                "{n} file can not be read and is not listed: `ambassade check` says why.",
                "{n} files can not be read and are not listed: `ambassade check` says why.",
                unread,
            )
        )
    sys.stderr.write("".join(f"{printable(line)}\n" for line in lines))
