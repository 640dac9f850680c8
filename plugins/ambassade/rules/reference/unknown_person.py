"""Rule `unknown-person`: whoever a file names has an ambassador profile."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.names import did_you_mean
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, *Kind)
def unknown_person(item: Item[object], context: Context) -> Iterator[Fault]:
    """A slug that stands for a person, without a profile of that name."""
    for path, kind, key in item.references():
        if (
            kind != "ambassador"
            or key in context.catalog.ambassadors
            or context.catalog.is_broken(Kind.AMBASSADOR, key)
        ):
            continue
        near = did_you_mean(key, context.catalog.ambassadors)
        yield Fault(
            item=item,
            at=path,
            message=say("`{slug}` has no ambassador profile", slug=key),
            label=say("no content/ambassadors/{slug}.md", slug=key),
            hint=say("did you mean `{name}`?", name=near)
            if near
            else say("write that profile first, or name somebody who has one"),
        )
