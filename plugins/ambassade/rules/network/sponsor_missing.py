"""Rule `sponsor-missing`: in a large organisation somebody in the management stands behind each network."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.NETWORK)
def sponsor_missing(item: Item[Network], context: Context) -> Iterator[Fault]:
    """A network without a sponsor, in an organisation of the preset `group`."""
    organisation = context.catalog.organisation
    if organisation is None or organisation.value.preset != "group" or item.value.sponsor is not None:
        return
    if all(member.role != "sponsor" for member in item.value.committee):
        yield Fault(
            item=item,
            at=("name",),
            message=say("nobody in the management stands behind `{network}`", network=item.key),
            hint=say("add `sponsor`, with the person and their word"),
        )
