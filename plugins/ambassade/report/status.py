"""The command `ambassade status`: what waits for whom, by network and age."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from ambassade.check import date_of
from ambassade.editing.agreement import UsageSayError
from ambassade.editing.item import Items
from ambassade.editing.reading import read_text
from ambassade.history.changes import STATUS_KINDS
from ambassade.load.content import load_content
from ambassade.load.git import GitError, Repository
from ambassade.load.git_log import Log
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Catalog, Item
from ambassade.names import did_you_mean
from ambassade.report.table import render_table
from ambassade.report.terminal import printable
from ambassade.report.waiting import Waiting, Why, waiting
from ambassade.words import Say, Words, say, words


@dataclass(frozen=True, slots=True)
class Ages:
    """When each file got its status, by path; `remark` says why that is not known, or not exactly."""

    since: Mapping[str, datetime]
    remark: Say | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument("--network", metavar="SLUG", help="this network alone")
    parser.add_argument(
        "--format", choices=("terminal", "json"), default="terminal", help="how to report (default: terminal)"
    )


def run(args: argparse.Namespace, now: datetime, columns: int) -> str:
    """What waits, as text of lines at most `columns` wide or as JSON; `now` is aware.

    UsageSayError where there is no such network.
    """
    tree = WorkTree(args.root)
    loaded = load_content(tree, load_schemas(args.root))
    catalog = loaded.catalog
    if args.network is not None and args.network not in catalog.networks:
        near = did_you_mean(args.network, catalog.networks)
        raise UsageSayError(
            say("there is no network `{name}`; did you mean `{near}`?", name=args.network, near=near)
            if near
            else say("there is no network `{name}`", name=args.network)
        )
    ages = read_ages(args.root, catalog, now)
    today = date_of(catalog, now, None)[0].date()
    found = waiting(catalog, ages.since, today, args.network)
    unread = sum(len(keys) for kind, keys in catalog.broken.items() if kind in STATUS_KINDS)
    report = _Report(found, catalog, Items.of(tree), ages.remark, unread, now)
    teller = words(args.lang)
    return report.json(teller) if args.format == "json" else report.terminal(teller, columns)


def read_ages(root: Path, catalog: Catalog, now: datetime) -> Ages:
    """When each status was set, from the history; a status that is not committed yet is as of `now`."""
    items = {item.path: item for kind in STATUS_KINDS for item in catalog.items(kind).values()}
    try:
        with Repository(root) as repository:
            since = Log(repository).status_times(items)
            head = repository.commit("HEAD")
            for change in repository.changes(head, None):
                if change.path in items and not _same(repository, head, change.was, items[change.path]):
                    since[change.path] = now
            remark = (
                say("This clone does not hold the whole history: things may wait for longer than it says.")
                if Log(repository).is_shallow()
                else None
            )
    except GitError:
        return Ages({}, say("Nobody knows how long: this folder has no history in git."))
    return Ages(since, remark)


def _same(repository: Repository, head: str, was: str | None, item: Item[Any]) -> bool:
    """Whether a file had the status that it has now in the last commit."""
    if was is None:
        return False
    try:
        data = repository.read_file(head, was)
    except OSError:
        return False
    _, values, _, _ = read_text(was, data, item.kind)
    return values is not None and values.get("status") == item.value.status


@dataclass(frozen=True, slots=True)
class _Report:
    """What was found, to be shown."""

    found: Sequence[Waiting]
    catalog: Catalog
    items: Items
    remark: Say | None
    unread: int
    now: datetime

    def terminal(self, teller: Words, columns: int) -> str:
        """A table for each network, then what else is to be known."""
        parts = []
        for network, group in groupby(self.found, key=lambda one: one.item.network):
            heads = [teller.say("item"), teller.say("status"), teller.say("waits for"), teller.say("days")]
            rows = [self._row(one, teller) for one in group]
            title = printable(self._network(network, teller))
            parts.append(f"{title}\n{render_table(heads, rows, columns, wrapped=2, right=frozenset({3}))}")
        count = len(self.found)
        last = [
            teller.say_n("{n} thing waits.", "{n} things wait.", count)
            if count
            else teller.say("Nothing waits.")
        ]
        if self.remark is not None:
            last.append(teller.text(self.remark))
        if self.unread:
            last.append(
                teller.say_n(
                    "{n} file can not be read and is not listed: `ambassade check` says why.",
                    "{n} files can not be read and are not listed: `ambassade check` says why.",
                    self.unread,
                )
            )
        if any(one.why is Why.REVIEW for one in self.found):
            last.append(teller.say("To approve something: `ambassade approve ITEM --by PERSON`."))
        return "\n".join([*parts, "\n".join(last)]) + "\n"

    def json(self, teller: Words) -> str:
        """The same for machines; times are in UTC's notation with their offset."""
        shown = {
            "waiting": [
                {
                    "network": one.item.network,
                    "item": self.items.short(one.item.path),
                    "path": one.item.path,
                    "kind": one.item.kind.value,
                    "status": one.item.value.status,
                    "waits_for": one.why.value,
                    "people": [
                        {"person": person.slug, "name": person.name, "role": teller.text(person.words)}
                        for person in one.people
                    ],
                    "since": None if one.since is None else one.since.isoformat(),
                    "days": self._days(one),
                    "due": None if one.due is None else one.due.isoformat(),
                }
                for one in self.found
            ],
            "remark": None if self.remark is None else teller.text(self.remark),
            "unread": self.unread,
        }
        return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"

    def _row(self, one: Waiting, teller: Words) -> list[str]:
        people = ", ".join(
            teller.say("{name} ({role})", name=person.name, role=person.words) for person in one.people
        )
        if one.why is Why.SECOND_LOOK:
            people = teller.say(
                "a second look, due on {day}: {people}", day=one.due, people=people or teller.say("nobody")
            )
        days = self._days(one)
        return [
            printable(self.items.short(one.item.path)),
            one.item.value.status,
            printable(people or teller.say("nobody")),
            "?" if days is None else teller.number(days),
        ]

    def _days(self, one: Waiting) -> int | None:
        """Whole days since its status was set."""
        return None if one.since is None else max(0, (self.now - one.since).days)

    def _network(self, network: str | None, teller: Words) -> str:
        if network is None:
            return teller.say("Of no network")
        item = self.catalog.networks.get(network)
        if item is None:
            return network
        default = self.catalog.organisation.value.languages if self.catalog.organisation else ()
        name, _ = item.value.name.pick(teller.language, default[0] if default else "")
        return f"{name} ({network})"
