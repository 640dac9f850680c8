"""Rule `committee-role-doubled`: nobody has the same role twice in one committee."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def committee_role_doubled(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """A person who stands twice in a committee with one role; two people may share a role."""
    seen: set[tuple[str, str]] = set()
    for index, member in enumerate(item.value.committee):
        if (member.person, member.role) in seen:
            yield Fault(
                item=item,
                at=("committee", index, "person"),
                message=say(
                    "`{slug}` is `{role}` twice in this committee", slug=member.person, role=member.role
                ),
                hint=say("delete one of the two, or correct the role"),
            )
        seen.add((member.person, member.role))
