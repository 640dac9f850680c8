"""The command `ambassade approve`: somebody's yes to a text as it stands, written into its file."""

from __future__ import annotations

import argparse
from datetime import datetime

from ambassade.check import Checked, check_tree
from ambassade.editing.agreement import UsageSayError, typed_day
from ambassade.editing.approval import Step, Vote
from ambassade.editing.committee import Committee
from ambassade.editing.item import Items
from ambassade.editing.step import Edited, RefusedError, Result, write_all
from ambassade.history.standing import Standing
from ambassade.load.git import GitError, Repository
from ambassade.load.git_log import Log
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Catalog
from ambassade.names import did_you_mean
from ambassade.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "items",
        nargs="+",
        metavar="ITEM",
        help="a path, or a name such as network/id, of an entry, a message, a post, a collection or a "
        "playbook page",
    )
    parser.add_argument(
        "--by",
        metavar="PERSON",
        help="who approves: a file in content/ambassadors, without .md (default: whoever git knows by name)",
    )
    parser.add_argument("--on", metavar="DATE", help="the day of the approval (default: today)")
    parser.add_argument(
        "--urgent",
        action="store_true",
        help="approve alone, as somebody on call; a second look falls due the next working day",
    )


def run(args: argparse.Namespace, now: datetime, needed: int | None = None) -> Result:
    """Approves: exit code 0 for all, 1 where something was refused; UsageSayError where nothing was done.

    `now` is aware. `needed` is how many approvals make something approved (None: as its tier of review says).
    """
    tree, schemas = WorkTree(args.root), load_schemas(args.root)
    items = Items.of(tree)
    wanted = list(dict.fromkeys(items.find(typed, args.root, args.here) for typed in args.items))
    checked = check_tree(tree, schemas, now)
    vote = _vote(args, checked)
    standing = Standing(checked.catalog, checked.as_of.date())
    result = Result()
    files: list[Edited] = []
    for named in wanted:
        step = Step(named, items.short(named.path), checked, standing, vote)
        try:
            item = step.item(result)
            committee = Committee(item, checked.catalog, standing)
            step.refuse_status(item)
            step.refuse_person(committee)
            edited = step.approve(tree, schemas, item, committee, needed)
        except RefusedError as fault:
            result.refuse(step.name, fault.message)
            continue
        files.append(edited)
        result.told += step.told
    write_all(args.root, tree, files)
    return result


def _vote(args: argparse.Namespace, checked: Checked) -> Vote:
    """What was typed; UsageSayError where it makes no sense."""
    today = checked.as_of.date()
    on = typed_day("--on", args.on) if args.on else today
    if on > today:
        raise UsageSayError(say("nobody can have approved on {day}, a day to come", day=on))
    return Vote(_person(args, checked.catalog), on, args.urgent)


def _person(args: argparse.Namespace, catalog: Catalog) -> str:
    """The one who approves: as typed, else whoever has the name that git writes into commits."""
    if args.by is not None:
        slug = str(args.by).removeprefix("content/ambassadors/").removesuffix(".md")
        if slug in catalog.ambassadors:
            return slug
        near = did_you_mean(slug, catalog.ambassadors)
        raise UsageSayError(
            say("there is no profile `{name}`; did you mean `{near}`?", name=slug, near=near)
            if near
            else say("there is no profile `{name}` in content/ambassadors that can be read", name=slug)
        )
    try:
        name = Log(Repository(args.root)).user_name()
    except GitError:
        name = None
    found = [slug for slug, item in catalog.ambassadors.items() if item.value.name == name]
    if len(found) != 1:
        raise UsageSayError(
            say("say who approves, with `--by PERSON`: a file in content/ambassadors, without .md")
        )
    return found[0]
