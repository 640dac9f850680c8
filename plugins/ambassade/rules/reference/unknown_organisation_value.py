"""Rule `unknown-organisation-value`: a value is one of the organisation's list."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.reference.vocabulary import unlisted
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def unknown_organisation_value(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A value that the organisation's list does not have."""
    for found in unlisted(context, "value"):
        yield Fault(
            item=found.item,
            at=found.path,
            message=say("`{id}` is no value of the organisation", id=found.key),
            label=found.label,
            hint=found.hint,
        )
