"""Rule `latin-name-missing`: a name can be read by those who do not read its script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.AMBASSADOR)
def latin_name_missing(item: Item[Ambassador], _context: Context) -> Iterator[Fault]:
    """A name without any Latin letter, and no `latin_name`."""
    person = item.value
    letters = [char for char in person.name if char.isalpha()]
    latin = any(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    if letters and not latin and person.latin_name is None:
        yield Fault(
            item=item,
            at=("name",),
            message=say("{name} has no name in Latin letters", name=person.name),
            hint=say("add `latin_name`, as the person writes it; the name in their own script stays first"),
        )
