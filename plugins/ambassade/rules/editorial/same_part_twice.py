"""Rule `same-part-twice`: each part of a series has a place of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Post
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING)
def same_part_twice(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """Two posts that name one part of one series of a network; archived ones have left their place."""
    places: dict[tuple[str | None, str, int], Item[Post]] = {}
    for item in catalog.posts.values():
        part = item.value.series
        if part is None or item.value.status == "archived":
            continue
        first = places.setdefault((item.value.network, part.id, part.part), item)
        if first is not item:
            yield Fault(
                item=item,
                at=("series", "part"),
                message=say(
                    "the post `{key}` is part {part} of this series already", key=first.key, part=part.part
                ),
                label=say("so readers get the older one first"),
                hint=say("give one of the two another number; gaps do no harm"),
                related=(Label(first.document.at(("series", "part")), say("there")),),
            )
