"""Rule `name-like-another`: two profiles are two people."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Ambassador
from ambassade.names import fold
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING)
def name_like_another(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A name that somebody else has too, but for case, accents and hyphens; the second one is told."""
    first: dict[str, Item[Ambassador]] = {}
    for item in catalog.ambassadors.values():
        letters = "".join(char for char in fold(item.value.name) if char.isalnum())
        other = first.setdefault(letters or item.key, item)
        if other is not item:
            yield Fault(
                item=item,
                at=("name",),
                message=say("{name} is also the name in {file}", name=item.value.name, file=other.path),
                hint=say(
                    "if it is one person, keep one file; if they are two, their `job_title` tells them apart"
                ),
                related=(Label(other.document.at(("name",)), say("first here")),),
            )
