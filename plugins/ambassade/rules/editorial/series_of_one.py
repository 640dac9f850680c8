"""Rule `series-of-one`: a series has several parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE)
def series_of_one(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A series of a network with just one post that is not archived."""
    parts = Counter(
        (post.network, post.series.id)
        for post in (item.value for item in catalog.posts.values())
        if post.series is not None and post.status != "archived"
    )
    for slug, item in catalog.networks.items():
        for number, series in enumerate(item.value.series):
            if parts[slug, series.id] == 1:
                yield Fault(
                    item=item,
                    at=("series", number, "id"),
                    message=say("the series `{id}` has one part only", id=series.id),
                    hint=say("write the next part, or take `series` out of the post and of this file"),
                )
