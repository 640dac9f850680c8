"""Rule `unknown-theme`: a theme is one of the organisation's list, by its id."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.reference.vocabulary import unlisted
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_theme(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A theme that the organisation's list does not have, perhaps under another of its names."""
    for found in unlisted(context, "theme"):
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("`{id}` is no theme of the organisation", id=found.key),
            label=found.label,
            hint=found.hint,
        )
