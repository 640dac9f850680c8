"""Rule `unknown-brand`: a brand is one of the organisation's list."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.reference.vocabulary import unlisted
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_brand(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A brand that the organisation's list does not have."""
    for found in unlisted(context, "brand"):
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("`{id}` is no brand of the organisation", id=found.key),
            label=found.label,
            hint=found.hint,
        )
