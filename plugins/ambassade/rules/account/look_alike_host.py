"""Rule `look-alike-host`: an address leads where it seems to lead."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.host import ENCODED, decoded
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say


@rule(Severity.ERROR)
def look_alike_host(_catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A host that mixes scripts, is encoded, or differs from a platform's by what the eye passes over."""
    for address in context.index.addresses:
        message = context.index.hosts.pretence(address.host)
        if message is not None:
            yield Fault(item=address.item, at=address.path, message=message, hint=_hint(address.host))


def _hint(host: str) -> Say:
    if ENCODED in host and decoded(host) is not None:
        return say("write the address with the letters that people read, or another address")
    return say(
        "correct the address; if it is right, list its host under `platforms` in content/organisation.yml"
    )
