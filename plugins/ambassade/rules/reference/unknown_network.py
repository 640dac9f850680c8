"""Rule `unknown-network`: a network that is named, or that has a folder, has its network.yml."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Kind
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_network(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A slug that stands for a network, without one of that name; a folder is told once."""
    for found in context.index.unknown("network"):
        near = context.index.nearest("network", found.key)
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("there is no network `{slug}`", slug=found.key),
            label=say("no content/networks/{slug}/network.yml", slug=found.key),
            hint=say("did you mean `{name}`?", name=near)
            if near
            else say("write that file first, or name a network that has one"),
        )
    yield from _folders(catalog, context)


def _folders(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """Entries, messages, posts and collections in the folder of no network: the first file of each folder."""
    told: set[str] = set()
    for kind in (Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION):
        for item in catalog.items(kind).values():
            slug = item.network
            if (
                slug is None
                or slug in told
                or slug in catalog.networks
                or catalog.is_broken(Kind.NETWORK, slug)
            ):
                continue
            told.add(slug)
            near = context.index.nearest("network", slug)
            yield Fault(
                item=item,
                at=(),
                message=say("the folder content/networks/{slug} has no network.yml", slug=slug),
                hint=say("did you mean the folder of `{name}`?", name=near)
                if near
                else say("write content/networks/{slug}/network.yml first", slug=slug),
            )
