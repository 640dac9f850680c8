"""Rule `basis-without-reference`: what holds a network together is named."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def basis_without_reference(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """A basis of the kind theme, brand or agenda that does not say which one."""
    basis = item.value.basis
    if getattr(basis, basis.kind) is None:
        yield Fault(
            item=item,
            at=("basis", "kind"),
            message=say("the basis is of the kind `{kind}`, and none is named", kind=basis.kind),
            hint=say("say in one sentence what is on it, under `basis`, as `agenda`")
            if basis.kind == "agenda"
            else say("add `{kind}` under `basis`, with an id from content/organisation.yml", kind=basis.kind),
        )
