"""The command `ambassade doctor`: whether the protections are there that the workflow leans on."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from ambassade.doctor import github, gitlab, people, setup, visibility
from ambassade.doctor.home import (
    FORGES,
    LIMITS,
    Home,
    find_home,
    forge_of,
    read_repository,
    visibility_of,
)
from ambassade.doctor.job import Workflows, read_workflows, summary_jobs
from ambassade.doctor.owners import owner_logins
from ambassade.doctor.report import FORMATS, render_json, render_terminal
from ambassade.doctor.verdict import Check, Protection, State, ask, count
from ambassade.forge.fault import ForgeFault
from ambassade.forge.http import Limits
from ambassade.forge.shape import Record
from ambassade.history.standing import Standing
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Organisation
from ambassade.words import say, words

GOOD, MISSING, FAILED = 0, 1, 2
FORGE = Protection(
    "forge",
    say("the branch is protected on its forge"),
    say("the branch is not protected on its forge"),
    say(
        "run it on the forge, or write `url` and `forge` under `repository` in content/organisation.yml and "
        "give what is asked for in the environment"
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "--forge",
        choices=FORGES,
        default="auto",
        help="which forge to ask; none opens no connection (default: auto)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="terminal", help="how to report (default: terminal)"
    )


def run(
    args: argparse.Namespace,
    now: datetime,
    environment: Mapping[str, str],
    *,
    limits: Limits = LIMITS,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Reports: 0 nothing is missing, 1 something is, 2 the organisation file cannot be read.

    `now` is aware. `environment` gives the forge's addresses and the token, as `find_home` says.
    """
    teller = words(args.lang)
    catalog = load_content(WorkTree(args.root), load_schemas(args.root)).catalog
    if catalog.organisation is None:
        sentence = say("content/organisation.yml cannot be read; `ambassade check` says why")
        sys.stderr.write(f"ambassade: {teller.text(sentence)}\n")
        return FAILED
    examined = Examined(args.root, catalog, catalog.organisation, now)
    checks = list(examined.checks(args.forge, environment, limits, sleep))
    if args.format == "json":
        sys.stdout.write(render_json(checks, teller))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in environment
        sys.stdout.write(render_terminal(checks, teller, colour=colour))
    return MISSING if count(checks, State.MISSING) else GOOD


class Examined:
    """A root with its content: what is looked at."""

    def __init__(self, root: Path, catalog: Catalog, organisation: Item[Organisation], now: datetime) -> None:
        self._root = root
        self._catalog = catalog
        self._organisation = organisation
        self._now = now
        self._workflows: Workflows = read_workflows(root)
        self._alone = organisation.value.preset == people.SOLO

    def checks(
        self,
        choice: str,
        environment: Mapping[str, str],
        limits: Limits,
        sleep: Callable[[float], None],
    ) -> Iterator[Check]:
        """Every check, those without a connection first."""
        repository = self._organisation.value.repository
        forge = forge_of(choice, environment, repository)
        yield from self._local(forge)
        if choice == "none":
            yield from self._readers(None)
            return
        home = ask(partial(find_home, forge, environment, repository, limits=limits, sleep=sleep))
        if isinstance(home, ForgeFault):
            yield from self._readers(home)
            yield FORGE.unseen(home.remark)
            return
        values = read_repository(home)
        yield from self._readers(visibility_of(values))
        yield from self._not_on(home, values) if isinstance(values, ForgeFault) else self._on(home, values)

    def _local(self, forge: str) -> Iterator[Check]:
        """What needs no connection."""
        organisation = self._organisation.value
        standing = Standing(self._catalog, self._now.astimezone(self._catalog.zone()).date())
        yield setup.generated_files(self._root, self._now)
        yield people.readable(self._catalog)
        yield people.approvers(self._catalog, organisation, standing)
        yield people.preset(self._catalog, organisation, standing)
        yield setup.fixed_date(self._organisation)
        yield setup.daily_build(self._workflows, forge)
        yield setup.pinned_actions(self._workflows)
        yield setup.python_version(self._workflows)

    def _readers(self, real: str | ForgeFault | None) -> Iterator[Check]:
        """Who can read what."""
        seen = visibility.Visibility(visibility.declared(self._organisation), real)
        yield visibility.declared_truly(seen)
        yield visibility.internal_content(self._catalog, seen)
        yield visibility.personal_forms(self._root, seen)

    def _not_on(self, home: Home, fault: ForgeFault) -> Iterator[Check]:
        """What the forge does not say."""
        if home.forge == "gitlab":
            return gitlab.unasked(fault.remark, alone=self._alone)
        return github.unasked(fault.remark, summary_jobs(self._workflows), alone=self._alone)

    def _on(self, home: Home, values: Record) -> Iterator[Check]:
        """What the forge says."""
        if home.forge == "gitlab":
            return gitlab.check_gitlab(home, values, self._now, alone=self._alone)
        local = github.Local(
            self._now,
            summary_jobs(self._workflows),
            owner_logins(self._root),
            has_intake=self._workflows.named("intake") is not None,
            alone=self._alone,
        )
        return github.check_github(home, values, local)
