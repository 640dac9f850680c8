"""Rule `translation-of-itself`: a text is not translated into the language it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR, Kind.POST, Kind.PAGE)
def translation_of_itself(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A second file in the language of the first: readers would see only one of the two.

    A text without `language` is in the organisation's first one.
    """
    body, organisation = item.value.body, context.catalog.organisation
    if body is None or organisation is None or len(body.versions) < 2:
        return
    first = organisation.value.languages[0]
    languages = [language or first for language, _ in body.versions]
    if languages[0] in languages[1:]:
        name = item.path.rpartition("/")[2].removesuffix(".md")
        yield Fault(
            item=item,
            at=("language",),
            message=say(
                "`{other}` is in the language of `{name}`",
                other=f"{name}.{languages[0]}.md",
                name=f"{name}.md",
            ),
            hint=say("keep one of the two files, or give the other its own language in its name"),
        )
