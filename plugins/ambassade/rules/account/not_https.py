"""Rule `not-https`: addresses are encrypted ones."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR)
def not_https(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A web address that begins with http:// only."""
    for address in context.index.addresses:
        scheme, _, rest = address.url.partition("://")
        if scheme.lower() == "http":
            yield Fault(
                item=address.item,
                at=address.path,
                message=say("`{url}` is not encrypted", url=address.url),
                hint=say("write `https://{rest}`, once you have seen that it opens", rest=rest),
            )
