"""Rule `only-a-comment`: a text for readers is more than a note among those who write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.translation import texts_of
from ambassade.publish.comment import is_comment
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, *Kind)
def only_a_comment(item: Item[Any], _context: Context) -> Iterator[Fault]:
    """A title or another text of which nothing is left once its comments are taken out.

    The text below a front matter may be one: then there is none.
    """
    for told in texts_of(item.value):
        if told.path == ("body",):
            continue
        for language, words in told.text.versions:
            if is_comment(words):
                yield Fault(
                    item=item,
                    at=(*told.path, language) if language else told.path,
                    message=say("`{key}` is nothing but a comment, which no page shows", key=told.field)
                    if not language
                    else say(
                        "`{key}` ({language}) is nothing but a comment, which no page shows",
                        key=told.field,
                        language=language,
                    ),
                    hint=say(
                        "write the text, or take the line out; a note for those who write stands after a # "
                        "on a line of its own"
                    ),
                )
