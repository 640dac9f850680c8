"""Rule `collection-without-links`: a collection that readers get holds something."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Collection
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.COLLECTION)
def collection_without_links(item: Item[Collection], _context: Context) -> Iterator[Fault]:
    """No link in a collection that is in review or approved."""
    if item.value.status in {"in_review", "approved"} and not item.value.links:
        yield Fault(
            item=item,
            at=("links",) if "links" in item.document.values else ("title",),
            message=say("nothing was picked yet"),
            hint=say("add a first link, with a comment, or make it a draft until there is one"),
        )
