"""Rule `word-to-avoid`: what the charter does not want to read is not written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ambassade.findings import Severity
from ambassade.model.avoided import AvoidedWords, Hit
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.content import Avoided
from ambassade.rules.message.passage import Passage, texts_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_KINDS: Final = (
    Kind.ORGANISATION,
    Kind.NETWORK,
    Kind.ENTRY,
    Kind.MESSAGE,
    Kind.AMBASSADOR,
    Kind.POST,
    Kind.COLLECTION,
)
_QUOTED: Final = frozenset({("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("‘", "’"), ('"', '"')})
"""Quotation marks; between them a word is perhaps only spoken of."""
_MOST: Final = 20
"""So many places of one text are told; whoever corrects those sees the others."""


@rule(Severity.ERROR)
def word_to_avoid(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A word or phrase of `words_to_avoid`; a notice in a person's words, quoted, or in an imported record.

    The playbook is left out: the page that says what to avoid says it. So is what is over or archived.
    """
    organisation = catalog.organisation
    if organisation is None or not organisation.value.words_to_avoid:
        return
    words = AvoidedWords(organisation.value.words_to_avoid)
    for kind in _KINDS:
        for item in catalog.items(kind).values():
            if _is_past(item, context):
                continue
            for at, language, text, is_own in texts_of(catalog, item):
                is_tag = at is not None and at[0] == "hashtags"
                hits = words.find(f"#{text}" if is_tag else text, language)
                if hits:
                    yield from _faults(Passage(item, at, language, text, is_own, catalog.read), words, hits)


def _is_past(item: Item[Any], context: Context) -> bool:
    """Whether nobody will write it any more; an article that is out can still be corrected."""
    if item.kind is Kind.POST:
        return bool(item.value.status == "archived")
    return context.index.is_over(item)


def _faults(passage: Passage, words: AvoidedWords[Avoided], hits: list[Hit[Avoided]]) -> Iterator[Fault]:
    lesser = passage.is_own or getattr(passage.item.value, "provenance", None) is not None
    spots = list(passage.spots(words, hits))
    for hit, spot in list(zip(hits, spots, strict=True))[:_MOST]:
        before, behind = passage.text[: hit.start].rstrip()[-1:], passage.text[hit.end :].lstrip()[:1]
        is_quoted = (before, behind) in _QUOTED
        yield Fault(
            item=spot,
            at=(),
            message=_message(" ".join(hit.words.split()), hit.listed, passage.language),
            hint=_hint(hit.listed, passage.language),
            severity=Severity.NOTICE if lesser or is_quoted else None,
        )


def _message(written: str, listed: Avoided, language: str) -> Say:
    if listed.why is None:
        return say("“{words}” is among the words to avoid", words=written)
    why = listed.why.pick(language, language)[0].rstrip(".")
    return say("“{words}” is among the words to avoid: {why}", words=written, why=why)


def _hint(listed: Avoided, language: str) -> Say:
    if listed.instead is None:
        return say("say the same without it")
    return say("instead: {instead}", instead=listed.instead.pick(language, language)[0])
