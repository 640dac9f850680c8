"""Rule `login-used-twice`: a login on the forge is one person's."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.history.approvals import login
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Ambassador
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def login_used_twice(catalog: Catalog, _: Context) -> Iterator[Fault]:
    """Two profiles with the same `forge_login`, small and capital letters being the same, as for forges."""
    known: dict[str, Item[Ambassador]] = {}
    for item in catalog.ambassadors.values():
        if item.value.forge_login is None:
            continue
        other = known.setdefault(login(item.value.forge_login), item)
        if other is not item:
            yield Fault(
                item=item,
                at=("forge_login",),
                message=say(
                    "`{login}` is the login of {name} already",
                    login=item.value.forge_login,
                    name=other.value.name,
                ),
                hint=say("ask both which account is theirs"),
                related=(Label(other.document.at(("forge_login",))),),
            )
