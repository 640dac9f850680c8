"""Rule `vocabulary-id-used-twice`: an id stands for one item of an organisation's list."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Organisation
from ambassade.rules.index import LISTS
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ORGANISATION)
def vocabulary_id_used_twice(item: Item[Organisation], _context: Context) -> Iterator[Fault]:
    """Two items of one list with the same id."""
    for name in (*LISTS.values(), "review_tiers"):
        first: dict[str, int] = {}
        for index, one in enumerate(getattr(item.value, name)):
            other = first.setdefault(one.id, index)
            if other != index:
                yield Fault(
                    item=item,
                    at=(name, index, "id"),
                    message=say("`{id}` stands twice among the `{list}`", id=one.id, list=name),
                    hint=say("give one of the two another id, or delete it"),
                    related=(Label(item.document.at((name, other, "id")), say("first here")),),
                )
