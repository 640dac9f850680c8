"""The command `ambassade move`: the status of something, changed along the table of `model/status.py`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ambassade.check import date_of
from ambassade.editing.agreement import UsageSayError
from ambassade.editing.committee import Committee
from ambassade.editing.front_matter import YamlText
from ambassade.editing.item import Items
from ambassade.editing.step import RefusedError, Result, edit_item, listed, write_all
from ambassade.history.standing import Standing
from ambassade.load.content import Loaded, load_content
from ambassade.load.schema import SchemaSet, load_schemas
from ambassade.load.tree import Tree, WorkTree
from ambassade.model.catalog import Item
from ambassade.model.content import Approval
from ambassade.model.second_look import unfollowed
from ambassade.model.status import TRANSITIONS, Role, Status
from ambassade.names import did_you_mean
from ambassade.words import Say, say

_COMPUTED = ("scheduled", "published")
_TYPED = tuple(status.value for status in Status)
_TAKES_OUT = frozenset({Status.DRAFT, Status.IN_REVIEW})
"""What goes back there has to be approved anew."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "item",
        metavar="ITEM",
        help="a path, or a name such as network/id, of an entry, a message, a post, a collection or a "
        "playbook page",
    )
    parser.add_argument("status", metavar="STATUS", help="draft, in_review or archived")


def run(args: argparse.Namespace, now: datetime) -> Result:
    """Moves: exit code 0 done, 1 refused; UsageSayError where what was typed makes no sense.

    `now` is aware.
    """
    tree, schemas = WorkTree(args.root), load_schemas(args.root)
    items = Items.of(tree)
    named = items.find(args.item, args.root, args.here)
    name = items.short(named.path)
    status = _wanted(args.status, name)
    loaded = load_content(tree, schemas)
    result = Result()
    item = loaded.catalog.items(named.kind).get(named.key)
    if item is None:
        result.findings += [found for found in loaded.findings if found.location.path == named.path]
        result.refuse(
            name, say("the file can not be read; `ambassade check {path}` says why", path=named.path)
        )
        return result
    _move(_Move(args.root, tree, schemas, loaded, item, name, now), status, result)
    return result


@dataclass(frozen=True, slots=True)
class _Move:
    """What a move works with."""

    root: Path
    tree: Tree
    schemas: SchemaSet
    loaded: Loaded
    item: Item[Any]
    name: str
    now: datetime


def _move(move: _Move, status: Status, result: Result) -> None:
    """Moves one item, or says why not."""
    item, name = move.item, move.name
    was = Status(item.value.status)
    transition = TRANSITIONS[(was, status)]
    if was is status:
        result.told.append(
            say("{item} is `{status}` already. Nothing was changed.", item=name, status=was.value)
        )
        return
    if not transition.allowed:
        result.refuse(name, transition.why)
        return
    approvals: tuple[Approval, ...] = item.value.approvals
    kept = unfollowed(approvals) if status in _TAKES_OUT else list(approvals)

    def change(text: YamlText) -> None:
        text.set(("status",), status.value)
        for number in reversed(range(len(approvals))):
            if approvals[number] not in kept:
                text.remove(("approvals", number))

    try:
        edited = edit_item(move.tree, move.schemas, item.kind, item.path, change)
        write_all(move.root, move.tree, [edited])
    except RefusedError as fault:
        result.refuse(name, fault.message)
        return
    catalog = move.loaded.catalog
    standing = Standing(catalog, date_of(catalog, move.now, None)[0].date())
    result.told.append(
        say("{item} was `{was}` and is now `{status}`.", item=name, was=was.value, status=status.value)
    )
    result.told += _of_approvals(approvals, kept, status, standing)
    result.told += edited.lost_words()
    result.told += _next(item, name, was, status, Committee(item, catalog, standing))


def _wanted(typed: str, name: str) -> Status:
    """The status that was typed; UsageSayError where it can not be moved to."""
    plain = typed.strip().lower().replace("-", "_").replace(" ", "_")
    if plain in _COMPUTED:
        raise UsageSayError(
            say(
                "`{status}` is not typed: what is approved is scheduled until its day comes, and published "
                "from then on; approve it with `ambassade approve {item}`",
                status=plain,
                item=name,
            )
        )
    if plain == Status.APPROVED.value:
        raise UsageSayError(
            say("somebody has to approve it: `ambassade approve {item} --by PERSON`", item=name)
        )
    if plain in _TYPED:
        return Status(plain)
    near = did_you_mean(plain, _TYPED)
    raise UsageSayError(
        say("`{status}` is no status; did you mean `{near}`?", status=typed[:40], near=near)
        if near
        else say("`{status}` is no status; they are draft, in_review and archived", status=typed[:40])
    )


def _of_approvals(
    approvals: tuple[Approval, ...], kept: list[Approval], status: Status, standing: Standing
) -> list[Say]:
    """Which approvals no longer hold, and which wait for a second look."""
    if status not in _TAKES_OUT:
        return []
    return [
        say(
            "The approval by {name} on {day} stays until somebody else has looked: it was urgent.",
            name=standing.name(one.by),
            day=one.on,
        )
        if one in kept
        else say(
            "The approval by {name} on {day} was taken out: it has to be approved anew.",
            name=standing.name(one.by),
            day=one.on,
        )
        for one in approvals
    ]


def _people(committee: Committee, roles: frozenset[Role], people: frozenset[str] | None = None) -> Say:
    """Who has one of these roles, with names and roles."""
    parts = committee.parts(roles, people)
    names = [say("{name} ({role})", name=part.name, role=part.words) for part in parts]
    return listed(names) if names else say("nobody")


def _next(item: Item[Any], name: str, was: Status, status: Status, committee: Committee) -> list[Say]:
    """What comes next, and who has to have a part in it."""
    roles = TRANSITIONS[(was, status)].roles
    told = [say("Next: commit {path}, and open a pull request with it.", path=item.path)]
    if roles:
        told.append(
            say(
                "One of these has to propose it or approve it there: {people}.",
                people=_people(committee, roles),
            )
        )
    if status is Status.IN_REVIEW and committee.need is None:
        told.append(say("Then type `ambassade approve {item} --by PERSON`.", item=name))
    elif status is Status.IN_REVIEW:
        told.append(
            say(
                "Then one of these reads it and types `ambassade approve {item} --by PERSON`: {people}.",
                item=name,
                people=_people(committee, frozenset(Role), committee.asked(frozenset())),
            )
        )
    elif status is Status.DRAFT:
        told.append(say("When it is ready, type `ambassade move {item} in_review`.", item=name))
    elif was is Status.APPROVED:
        told.append(say("No edition but the internal one shows it from the next build on."))
    return told
