"""Rule `id-used-twice-in-file`: within a file an id stands for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Item, Kind, Path, follow
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_GROUPS: Final[dict[Kind, tuple[tuple[str, ...], ...]]] = {
    Kind.AMBASSADOR: (("accounts", "blogs"),),
    Kind.NETWORK: (("accounts", "blogs"), ("spaces",), ("objectives",), ("series",)),
    Kind.MESSAGE: (("variants",),),
}
"""The lists whose items share their ids."""


@rule(Severity.ERROR, *_GROUPS)
def id_used_twice_in_file(item: Item[Any], _context: Context) -> Iterator[Fault]:
    """Two accounts or blogs, two spaces, objectives, series or variants with the same id."""
    for lists in _GROUPS[item.kind]:
        first: dict[object, Path] = {}
        for name in lists:
            for path, value in follow(item.document.values, (name, "*", "id")):
                other = first.setdefault(value, path)
                if other != path:
                    yield Fault(
                        item=item,
                        at=path,
                        message=say("`{id}` stands twice in this file", id=value),
                        hint=say("give one of the two another id"),
                        related=(Label(item.document.at(other), say("first here")),),
                    )
