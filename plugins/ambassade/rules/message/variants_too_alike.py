"""Rule `variants-too-alike`: the variants of a message are different texts."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Message
from ambassade.rules.rule import Context, Fault, rule
from ambassade.rules.variety import SAME, Bare, Numbered, groups, likest, platform_name
from ambassade.words import say


@rule(Severity.WARNING)
def variants_too_alike(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """Two variants of a message for one platform and language that are the same; a notice if only close."""
    bare = context.index.bare
    for item in catalog.messages.values():
        if len(item.value.variants) < 2 or context.index.is_over(item):
            continue
        for (platform, _), variants in groups(item.value).items():
            if len(variants) > 1:
                yield from _faults(item, variants, platform_name(catalog, platform), bare)


def _faults(item: Item[Message], variants: list[Numbered], platform: str, bare: Bare) -> Iterator[Fault]:
    for place, before, score in likest([bare(variant) for _, variant in variants]):
        (index, variant), (first, _) = variants[place], variants[before]
        is_same = score >= SAME
        yield Fault(
            item=item,
            at=("variants", index, "text"),
            message=say(
                "{platform}, {language}: this is the same text as variant {number}",
                platform=platform,
                language=variant.language,
                number=first + 1,
            )
            if is_same
            else say(
                "{platform}, {language}: this is close to variant {number}",
                platform=platform,
                language=variant.language,
                number=first + 1,
            ),
            hint=say("tell it from another side, or leave one of the two out"),
            related=(Label(item.document.at(("variants", first, "text")), say("the other one")),),
            severity=None if is_same else Severity.NOTICE,
        )
