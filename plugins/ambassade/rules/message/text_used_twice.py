"""Rule `text-used-twice`: no two messages that run at the same time have the same text."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog, Item, Path
from ambassade.model.content import Message
from ambassade.model.moment import before
from ambassade.rules.calendar import in_range
from ambassade.rules.rule import Context, Fault, rule
from ambassade.rules.variety import platform_name
from ambassade.words import say

_Use = tuple[Item[Message], Path]


@rule(Severity.WARNING)
def text_used_twice(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """The same text in two messages of a network, for one platform and language, whose windows overlap.

    The same to the letter: nothing is measured, so that thousands of messages stay cheap.
    """
    repeated = _repeated(catalog)
    uses: dict[tuple[str | None, str, str, str], list[_Use]] = {}
    for item in catalog.messages.values() if repeated else ():
        window = item.value.window
        if not in_range(window.from_, window.until) or context.index.is_over(item):
            continue
        for index, variant in enumerate(item.value.variants):
            if variant.text in repeated:
                key = (item.value.network, variant.platform, variant.language, variant.text)
                uses.setdefault(key, []).append((item, ("variants", index, "text")))
    for (_, platform, language, _), there in uses.items():
        if len(there) > 1:
            yield from _faults(catalog, there, platform_name(catalog, platform), language)


def _repeated(catalog: Catalog) -> set[str]:
    """The texts of several variants for one platform and language: few; the others are done with."""
    once: dict[tuple[str, str], set[str]] = {}
    more: set[str] = set()
    for item in catalog.messages.values():
        for variant in item.value.variants:
            there = once.setdefault((variant.platform, variant.language), set())
            (more if variant.text in there else there).add(variant.text)
    return more


def _faults(catalog: Catalog, there: list[_Use], platform: str, language: str) -> Iterator[Fault]:
    """Each use with the one before it that runs longest, where they overlap."""
    zone = catalog.zone()
    there.sort(key=lambda use: (use[0].value.window.from_.starts(zone).timestamp(), use[0].key))
    longest = there[0]
    for item, path in there[1:]:
        first, at = longest
        ends = first.value.window.until.ends(zone)
        if first is not item and before(item.value.window.from_.starts(zone), ends):
            yield Fault(
                item=item,
                at=path,
                message=say(
                    "{platform}, {language}: the message `{key}` has this text at the same time",
                    platform=platform,
                    language=language,
                    key=first.key,
                ),
                hint=say("write another text, or move one of the two windows"),
                related=(Label(first.document.at(at), say("there")),),
            )
        if before(ends, item.value.window.until.ends(zone)):
            longest = (item, path)
