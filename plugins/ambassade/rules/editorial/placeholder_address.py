"""Rule `placeholder-address`: what readers see leads to a page, not to a template's placeholder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Item
from ambassade.model.placeholder import HOST
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_WEIGHTS = {"draft": Severity.NOTICE, "archived": Severity.NOTICE, "in_review": Severity.WARNING}
"""By status; of an approved text it is an error."""


@rule(Severity.ERROR)
def placeholder_address(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """An address that stands where the template put it; in what nobody approved yet it weighs less."""
    for address in context.index.addresses:
        if address.host == HOST or address.host.endswith(f".{HOST}"):
            yield Fault(
                item=address.item,
                at=address.path,
                message=say("`{url}` only holds the place of an address", url=address.url),
                hint=say("write the address of the page that is meant, or take these lines out"),
                severity=_severity(address.item),
            )


def _severity(item: Item[Any]) -> Severity | None:
    if getattr(item.value, "standing", None) == "candidate":
        return Severity.NOTICE
    return _WEIGHTS.get(getattr(item.value, "status", ""))
