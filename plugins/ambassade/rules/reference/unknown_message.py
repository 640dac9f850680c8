"""Rule `unknown-message`: a message that is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_message(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """The name of a message that does not exist."""
    for found in context.index.unknown("message"):
        near = context.index.nearest("message", found.key)
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("there is no message `{key}`", key=found.key),
            label=say("no such file in a folder messages"),
            hint=say("did you mean `{name}`?", name=near)
            if near
            else say("write that message first, or leave the line out"),
        )
