"""Rule `unknown-entry`: an entry that is named stands in a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.index import Reference
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say


@rule(Severity.ERROR)
def unknown_entry(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """The name of a calendar entry that no calendar has."""
    for found in context.index.unknown("entry"):
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("no calendar has an entry `{key}`", key=found.key),
            label=say("no {path}", path=_awaited(found.key)),
            hint=_hint(found, catalog, context),
        )


def _awaited(key: str) -> str:
    """Where the entry would be."""
    network, slash, entry = key.rpartition("/")
    return f"content/networks/{network}/calendar/{entry}.yml" if slash else f"content/calendar/{entry}.yml"


def _hint(found: Reference, catalog: Catalog, context: Context) -> Say:
    """Most often the network before the slash is missing."""
    beside = f"{found.item.network or found.item.key}/{found.key}"
    if beside in catalog.entries:
        return say("write `{key}`: an entry is named with its network", key=beside)
    near = context.index.nearest("entry", found.key)
    if near is not None:
        return say("did you mean `{name}`?", name=near)
    return say("write that entry first, or leave the line out")
