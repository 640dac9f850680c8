"""Rule `mix-off-target`: what a network says keeps to the mix that it aims at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Kind
from ambassade.publish.mix import Share, counted_entries, counted_messages, dated_in, mixes
from ambassade.publish.occurrence import Window
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_HINTS: Final[Mapping[str, Say]] = {
    "above": say("plan more of the others, or agree on another target"),
    "below": say("plan more of it, or agree on another target"),
}


@rule(Severity.NOTICE)
def mix_off_target(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A mode or an intent whose share lies outside its target, from three months back to a year ahead.

    Only where at least eight entries say a mode, or messages an intent: of fewer, one makes the difference.
    """
    aiming = {key: item for key, item in catalog.networks.items() if item.value.mix is not None}
    if not aiming or catalog.broken.get(Kind.ENTRY) or catalog.broken.get(Kind.MESSAGE):
        return
    window = Window.around(context.as_of)
    entries = {key: item.value for key, item in catalog.entries.items() if item.value.network in aiming}
    found = mixes(
        {key: item.value for key, item in aiming.items()},
        counted_entries(entries, dated_in(entries, catalog.zone(), window)),
        counted_messages((item.value for item in catalog.messages.values()), window.first, window.last),
    )
    for key, item in aiming.items():
        for part, tally in (("modes", found[key].modes), ("intents", found[key].intents)):
            for share in tally.off:
                if share.line is not None:
                    yield Fault(
                        item=item,
                        at=("mix", part, share.line),
                        message=_message(part, share, window),
                        hint=_HINTS[share.side],
                    )


def _message(part: str, share: Share, window: Window) -> Say:
    values: dict[str, Any] = {
        "name": share.id,
        "share": share.percent,
        "n": share.count,
        "total": share.total,
        "first": window.first,
        "last": window.last,
    }
    if part == "modes" and share.side == "above":
        return say(
            "mode `{name}`: {n} of {total} entries from {first} to {last}, "
            "{share}%; this asks for at most {most}%",
            **values,
            most=share.most,
        )
    if part == "modes":
        return say(
            "mode `{name}`: {n} of {total} entries from {first} to {last}, "
            "{share}%; this asks for at least {least}%",
            **values,
            least=share.least,
        )
    if share.side == "above":
        return say(
            "intent `{name}`: {n} of {total} messages from {first} to {last}, "
            "{share}%; this asks for at most {most}%",
            **values,
            most=share.most,
        )
    return say(
        "intent `{name}`: {n} of {total} messages from {first} to {last}, "
        "{share}%; this asks for at least {least}%",
        **values,
        least=share.least,
    )
