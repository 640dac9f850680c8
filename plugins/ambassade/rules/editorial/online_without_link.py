"""Rule `online-without-link`: what takes place online says where."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.ENTRY)
def online_without_link(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An entry to come that takes place online, without an address or a way to sign up."""
    entry = item.value
    if entry.where is None or entry.where.kind == "address" or entry.cancelled or context.index.is_over(item):
        return
    if entry.where.url is None and entry.where.sign_up is None:
        yield Fault(
            item=item,
            at=("where",),
            key=True,
            message=say("this takes place online, and nothing says where"),
            hint=say("add `url` under `where`, or `sign_up` if the address is sent to those who do"),
        )
