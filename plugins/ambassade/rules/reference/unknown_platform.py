"""Rule `unknown-platform`: a platform is a built-in one or one of the organisation's list."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_platform(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A platform that is neither built in nor declared."""
    for found in context.index.unknown("platform"):
        near = context.index.nearest("platform", found.key)
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("`{id}` is no platform that is known here", id=found.key),
            label=say("neither built in nor among the `platforms` of content/organisation.yml"),
            hint=say("did you mean `{name}`?", name=near)
            if near
            else say("declare it under `platforms` in content/organisation.yml, with its hosts"),
        )
