"""Rule `unknown-series`: a post is part of a series that its network lists."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Post
from ambassade.names import did_you_mean
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say


@rule(Severity.ERROR, Kind.POST)
def unknown_series(item: Item[Post], context: Context) -> Iterator[Fault]:
    """A `series` whose id the network's file does not have."""
    part = item.value.series
    network = context.catalog.networks.get(item.value.network or "")
    if part is None or network is None:
        return
    known = [series.id for series in network.value.series]
    if part.id not in known:
        yield Fault(
            item=item,
            at=("series", "id"),
            message=say(
                "`{id}` is no series of the network `{network}`", id=part.id, network=item.value.network or ""
            ),
            label=say("not among the `{list}` of {path}", list="series", path=network.path),
            hint=_hint(part.id, known, network.path),
        )


def _hint(name: str, known: list[str], path: str) -> Say:
    near = did_you_mean(name, known)
    if near is not None:
        return say("did you mean `{name}`?", name=near)
    return say("add it under `series` in {path}, with its `id` and `title`, or leave it out", path=path)
