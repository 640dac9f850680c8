"""Rule `language-without-words`: there are words for each language that the organisation names."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Organisation
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import is_spoken, say


@rule(Severity.NOTICE, Kind.ORGANISATION)
def language_without_words(item: Item[Organisation], _context: Context) -> Iterator[Fault]:
    """A language without a catalogue: it gets no pages, or pages with English words where it is the first."""
    for number, language in enumerate(item.value.languages):
        if not is_spoken(language):
            sentence = (
                say("there are no words for `{language}`: the pages say theirs in English", language=language)
                if number == 0
                else say("there are no words for `{language}`: no pages are built in it", language=language)
            )
            yield Fault(
                item=item,
                at=("languages", number),
                message=sentence,
                hint=say(
                    "add a catalogue (CONTRIBUTING.md, “Add a language”), or leave the language out; "
                    "texts in it stay as they are"
                ),
            )
