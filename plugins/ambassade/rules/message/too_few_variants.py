"""Rule `too-few-variants`: a message offers as many texts as its network asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.rule import Context, Fault, rule
from ambassade.rules.variety import distinct, groups, platform_name
from ambassade.words import say_n


@rule(Severity.WARNING)
def too_few_variants(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """Fewer distinct texts for a platform and language than the network asks for; of a draft, a notice."""
    bare = context.index.bare
    for item in catalog.messages.values():
        network = catalog.networks.get(item.network or "")
        asked = network.value.variants if network is not None else None
        if asked is None or context.index.is_over(item):
            continue
        for (platform, language), variants in groups(item.value).items():
            count = 1 if len(variants) == 1 else distinct([bare(variant) for _, variant in variants])
            if count < asked:
                yield Fault(
                    item=item,
                    at=("variants", variants[0][0], "text"),
                    message=say_n(
                        "{platform}, {language}: {n} distinct text of the {asked} that the network asks for",
                        "{platform}, {language}: {n} distinct texts of the {asked} that the network asks for",
                        count,
                        platform=platform_name(catalog, platform),
                        language=language,
                        asked=asked,
                    ),
                    hint=say_n(
                        "write {n} more, from another side",
                        "write {n} more, each from another side",
                        asked - count,
                    ),
                    severity=None if item.value.status == "approved" else Severity.NOTICE,
                )
