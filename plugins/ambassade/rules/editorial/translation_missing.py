"""Rule `translation-missing`: what is said by language is said in each of the organisation's languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.translation import Told, lacking, texts_of, wanted
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import is_spoken, say, say_n

MOST_NAMED = 6


@rule(Severity.NOTICE, Kind.ORGANISATION, Kind.NETWORK, Kind.ENTRY, Kind.PAGE)
def translation_missing(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A text that says its language and lacks one; a page for everybody that is in one only.

    One finding a file. What says no language is left alone: it may be a name, or for readers of one. A
    language without words of ours has no pages, and needs no texts.
    """
    organisation = context.catalog.organisation
    if organisation is None or getattr(item.value, "status", None) == "archived":
        return
    first = organisation.value.languages[0]
    languages = wanted(item.value, [each for each in organisation.value.languages if is_spoken(each)])
    found = [(told, lacking(told, first, languages)) for told in texts_of(item.value) if told.by_language]
    missing = [(told, without) for told, without in found if without]
    if missing:
        fields = list(dict.fromkeys(told.field for told, _ in missing))
        yield Fault(
            item=item,
            at=missing[0][0].path,
            message=say_n(
                "{fields} is there in another language, not in {languages}",
                "{fields} are there in another language, not in {languages}",
                len(fields),
                fields=_named(fields),
                languages=_named(each for each in languages if _is_in(each, missing)),
            ),
            hint=say("write it there too, under the language; until then readers see it as it is, marked"),
        )
    body = getattr(item.value, "body", None)
    if item.kind is Kind.PAGE and item.value.audience == "public" and body is not None:
        without = lacking(Told(("body",), body), first, languages)
        if without:
            name = item.path.rpartition("/")[2].removesuffix(".md")
            yield Fault(
                item=item,
                at=(),
                message=say("the text of the page is not there in {languages}", languages=_named(without)),
                hint=say("write it beside, in {files}", files=_named(f"{name}.{one}.md" for one in without)),
            )


def _is_in(language: str, missing: Iterable[tuple[Told, tuple[str, ...]]]) -> bool:
    return any(language in without for _, without in missing)


def _named(names: Iterable[str]) -> str:
    found = [f"`{name}`" for name in names]
    return ", ".join(found[:MOST_NAMED]) + (", …" if len(found) > MOST_NAMED else "")
