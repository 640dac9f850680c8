"""Rule `unknown-person`: whoever a file names has an ambassador profile."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_person(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A slug that stands for a person, without a profile of that name."""
    for found in context.index.unknown("ambassador"):
        near = context.index.nearest("ambassador", found.key)
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("`{slug}` has no ambassador profile", slug=found.key),
            label=say("no content/ambassadors/{slug}.md", slug=found.key),
            hint=say("did you mean `{name}`?", name=near)
            if near
            else say("write that profile first, or name somebody who has one"),
        )
