"""Rule `self-reference`: nothing leans on itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind, follow
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_LEANS: Final[dict[Kind, tuple[tuple[tuple[str, ...], str | None], ...]]] = {
    Kind.ORGANISATION: ((("units", "*", "parent"), "id"), (("platforms", "*", "successor"), "id")),
    Kind.NETWORK: ((("committee", "*", "deputy"), "person"),),
    Kind.AMBASSADOR: ((("contact_owner",), None), (("introduced_by",), None)),
    Kind.ENTRY: ((("campaign",), None), (("depends_on", "*"), None)),
}
"""What may name another one, and the key beside it that names the one itself (None: the file's own name)."""


@rule(Severity.ERROR, *_LEANS)
def self_reference(item: Item[Any], _context: Context) -> Iterator[Fault]:
    """Somebody who stands in for themselves, something that waits for, belongs to or follows itself."""
    for pattern, beside in _LEANS[item.kind]:
        for path, other in follow(item.document.values, pattern):
            own = item.key if beside is None else _beside(item, path, beside)
            if other == own:
                key = next(step for step in reversed(pattern) if step != "*")
                yield Fault(
                    item=item,
                    at=path,
                    message=say("`{name}` has itself as its `{key}`", name=own, key=key),
                    hint=say("name another one, or delete the line"),
                )


def _beside(item: Item[Any], path: tuple[str | int, ...], key: str) -> object:
    """The value of `key` in the list item that `path` lies in."""
    value: Any = item.document.values
    for step in path[:-1]:
        value = value[step]
    return value.get(key)
