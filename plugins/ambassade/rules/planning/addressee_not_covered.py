"""Rule `addressee-not-covered`: everybody whom a network is for is spoken to in the weeks to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Kind
from ambassade.publish.mix import counted_messages, speaks
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE)
def addressee_not_covered(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """A network's addressee whom no entry and no message of the weeks to come is addressed to.

    Only where something of those weeks is addressed to anybody: a network that never says for whom its
    entries are leaves it open. A network that is launching begins with some of its readers.
    """
    if catalog.broken.get(Kind.ENTRY) or catalog.broken.get(Kind.MESSAGE):
        return
    schedule = context.index.schedule
    spoken_to: defaultdict[str | None, set[str]] = defaultdict(set)
    for key in schedule.dates:
        item = catalog.entries[key]
        if speaks(item.value) and any(True for _ in schedule.to_come(item)):
            spoken_to[item.network].update(item.value.addressed_to)
    messages = (item.value for item in catalog.messages.values())
    for message in counted_messages(messages, schedule.today, schedule.last):
        spoken_to[message.network].update(message.addressed_to)
    for key, network in catalog.networks.items():
        if network.value.stage.state == "launching" or not spoken_to.get(key):
            continue
        for index, addressee in enumerate(network.value.addressed_to):
            if addressee not in spoken_to[key]:
                yield Fault(
                    item=network,
                    at=("addressed_to", index),
                    message=say(
                        "nothing from {first} to {last} is addressed to `{addressee}`",
                        first=schedule.today,
                        last=schedule.last,
                        addressee=addressee,
                    ),
                    hint=say(
                        "plan something for them, or name them where something is, or take them out here"
                    ),
                )
