"""Rule `unknown-placeholder`: what stands in braces in a text is filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.posted import DISCLOSURE, LINK, SIGNATURE
from ambassade.names import did_you_mean
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

KNOWN: Final = (LINK, DISCLOSURE, SIGNATURE)
_BRACES = re.compile(r"\{{1,2}[^{}\n]{0,40}\}{1,2}")


@rule(Severity.ERROR, Kind.MESSAGE)
def unknown_placeholder(item: Item[Message], _context: Context) -> Iterator[Fault]:
    """Something in braces that is no placeholder, and that would be posted as it stands."""
    for index, variant in enumerate(item.value.variants):
        if "{" not in variant.text or item.value.status == "archived":
            continue
        for found in dict.fromkeys(_BRACES.findall(variant.text)):
            if found in KNOWN:
                continue
            meant = did_you_mean(found.strip("{} "), [known.strip("{}") for known in KNOWN])
            yield Fault(
                item=item,
                at=("variants", index, "text"),
                message=say(
                    "nothing is filled in for `{found}`: it would be posted as it stands", found=found
                ),
                hint=say("placeholders are {known}", known=", ".join(f"`{known}`" for known in KNOWN))
                if meant is None
                else say("did you mean `{name}`?", name=f"{{{meant}}}"),
            )
