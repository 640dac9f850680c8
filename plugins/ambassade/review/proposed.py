"""What `check --base` and `review` share: the options that name a proposal, how it is read and checked."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ambassade.check import Checked, check_proposal
from ambassade.forge import author
from ambassade.forge.source import CHOICES, Change, choose
from ambassade.forge.trailers import Merge
from ambassade.generate.files import PLACES, generated
from ambassade.generate.office import GenerateError
from ambassade.history.approvals import Approvals
from ambassade.history.proposal import Before
from ambassade.load.git import Repository
from ambassade.load.git_log import Commit, Log
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree, WorkTree
from ambassade.model.catalog import Catalog
from ambassade.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Compared:
    """Two revisions: `base` is where they parted; `head` None is the work tree on top of the commit `tip`."""

    base: str
    head: str | None
    tip: str
    branch: str | None = None
    """What it is merged into, where that moved on since they parted."""

    @classmethod
    def of(cls, repository: Repository, base: str, head: str | None) -> Compared:
        """From what was typed; GitError where a revision is unknown, or the two have nothing in common."""
        tip = repository.commit(head or "HEAD")
        parted, branch = repository.merge_base(base, tip), repository.commit(base)
        return cls(parted, None if head is None else tip, tip, None if branch == parted else branch)


def add_arguments(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """The options that name a proposal and where its approvals are read."""
    parser.add_argument(
        "--base",
        metavar="REV",
        required=required,
        help="compare with the commit at which this and REV parted"
        + ("" if required else ", and check the editorial workflow too"),
    )
    parser.add_argument(
        "--head", metavar="REV", help="what is proposed (default: the files as they are here)"
    )
    parser.add_argument(
        "--approvals",
        choices=CHOICES,
        default="auto",
        help="where approvals are read (default: auto, the forge whose job this is, else none)",
    )
    parser.add_argument("--pull", type=_number, metavar="N", help="the number of the pull or merge request")


def check(
    args: argparse.Namespace,
    repository: Repository,
    schemas: SchemaSet,
    now: datetime,
    environment: Mapping[str, str],
) -> tuple[Checked, Tree]:
    """The check of the proposal that was typed, and its head's tree; GitError where git can not answer."""
    compared = Compared.of(repository, args.base, args.head)
    tree = head_tree(args.root, repository, compared)
    before = before_of(repository, compared)
    approvals = approvals_of(repository, compared, args.approvals, args.pull, environment)
    as_of: Moment | None = args.as_of
    checked = check_proposal(
        tree,
        before,
        approvals,
        schemas,
        now,
        as_of,
        derived=lambda head, today: derived(head, schemas, today),
    )
    return checked, tree


def derived(head: Catalog, schemas: SchemaSet, today: date) -> dict[str, str | None]:
    """The files that `ambassade generate` would write, and as None those that it would take away."""
    try:
        made = generated(head, schemas, today).files
    except GenerateError:
        return {}
    return {**dict.fromkeys(PLACES), **made}


def before_of(repository: Repository, compared: Compared) -> Before:
    """What is compared with: where the two parted, and what it is merged into."""
    now: Before | None = None
    if compared.branch is not None:
        now = Before(repository.tree(compared.branch), repository.changes(compared.branch, compared.head))
    return Before(repository.tree(compared.base), repository.changes(compared.base, compared.head), now)


def head_tree(root: Path, repository: Repository, compared: Compared) -> Tree:
    """The files of what is proposed."""
    return WorkTree(root) if compared.head is None else repository.tree(compared.head)


def approvals_of(
    repository: Repository,
    compared: Compared,
    choice: str,
    pull: int | None,
    environment: Mapping[str, str],
) -> Callable[[Catalog], Approvals]:
    """What reads the approvals of a comparison, once the base is known; no connection is opened before."""

    def read(base: Catalog) -> Approvals:
        log = Log(repository)
        tip = log.commit(compared.tip)
        merge: Merge | None = None
        logins: Mapping[str, str] = {}
        if choice == "trailers":
            merged = log.commits(tip.parents[0], tip.id) if len(tip.parents) > 1 else ()
            # What somebody changed in the merge itself is theirs: then the merge is one of the commits.
            skipped = tip.id if log.is_plain_merge(tip) else None
            merge = Merge(_commit(tip), tuple(_commit(one) for one in merged if one.id != skipped))
            logins = _logins(base, [tip, *merged], log.authors(compared.base))
        # What a forge merged to try it is looked at in place of the head. A commit on top of a head is not,
        # nor is a merge in which somebody changed anything by hand: nobody approved that.
        is_trial = len(tip.parents) > 1 and (choice == "trailers" or log.is_plain_merge(tip))
        parents = tip.parents if is_trial else ()
        change = Change(pull, frozenset({tip.id, *parents}), merge, logins)
        return choose(choice, environment, change).read()

    return read


def _commit(commit: Commit) -> author.Commit:
    return author.Commit(
        commit.id,
        commit.message,
        author.Signature(*commit.author),
        author.Signature(*commit.committer),
        commit.parents,
    )


def _logins(base: Catalog, commits: list[Commit], earlier: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Logins by the names and addresses in commits, for trailers, which are claims as names are.

    A name leads to a login where just one profile of the base has it, and an address where commits give it
    with such a name, and with no other. Of an address that is in none of `commits`, the `earlier` authors
    tell: so people are known who only look.
    """
    by_name: dict[str, str | None] = {}
    for item in base.ambassadors.values():
        if item.value.forge_login is not None:
            known = item.value.name.strip().casefold()
            by_name[known] = None if known in by_name else item.value.forge_login
    found = {name: login for name, login in by_name.items() if login is not None}
    here = _by_address([pair for one in commits for pair in (one.author, one.committer)], by_name)
    for address, logins in {**_by_address(earlier, by_name), **here}.items():
        if len(logins) == 1 and (login := next(iter(logins))) is not None:
            found[address] = login
    return found


def _by_address(
    people: Iterable[tuple[str, str]], by_name: Mapping[str, str | None]
) -> dict[str, set[str | None]]:
    """The logins that the names beside each address lead to."""
    found: dict[str, set[str | None]] = {}
    for name, address in people:
        found.setdefault(address.strip().casefold(), set()).add(by_name.get(name.strip().casefold()))
    return found


def _number(text: str) -> int:
    """The number of a pull request: digits, not too many."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10**9:
        message = f"{text!r} is no number of a pull request"
        raise argparse.ArgumentTypeError(message)
    return int(text)
