"""Rule `unknown-post`: a post that is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_post(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """The name of a post that no network has."""
    for found in context.index.unknown("post"):
        near = context.index.nearest("post", found.key)
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("no network has a post `{slug}`", slug=found.key),
            label=say("no file {slug}.md in a folder posts", slug=found.key),
            hint=say("did you mean `{name}`?", name=near)
            if near
            else say("write that post first, or leave the line out"),
        )
