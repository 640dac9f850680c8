"""What a refresh came to: in words, or as JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ambassade.feeds.plain import visible
from ambassade.feeds.refresh import Outcome, Result
from ambassade.model.catalog import Catalog
from ambassade.model.feed import Declared, told
from ambassade.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A refresh: its results, whose feeds they are, and the addresses of what is no longer kept."""

    catalog: Catalog
    declared: Sequence[Declared]
    results: Sequence[Result]
    removed: Sequence[str] = field(default=())

    def terminal(self, text: Words) -> str:
        """One line of numbers, then one for each feed that somebody should look at."""
        lines = [self._numbers(text)]
        owners = self._owners()
        for result in self.results:
            lines += [
                text.say("{feed} ({owner}): {what}", feed=result.address, owner=owner, what=what)
                for what in remarks(result, text)
                for owner in [text.list(owners[result.address])]
            ]
        if self.removed:
            lines.append(
                text.say_n(
                    "{n} feed is no longer kept: nobody declares it, or its consent has ended.",
                    "{n} feeds are no longer kept: nobody declares them, or their consent has ended.",
                    len(self.removed),
                )
            )
        return "".join(f"{visible(line)}\n" for line in lines)

    def json(self, text: Words) -> str:
        """The same for programs; the sentences are in the reader's language."""
        owners = defaultdict(list)
        for one in self.declared:
            owners[one.address].append({"kind": one.kind, "slug": one.owner, "blog": one.blog})
        feeds = [
            {
                "address": result.address,
                "owners": owners[result.address],
                "outcome": result.outcome.value,
                "new": result.new,
                "items": len(result.copy.items),
                "fault": result.copy.trouble.fault.value if result.copy.trouble else None,
                "status": result.copy.trouble.status if result.copy.trouble else None,
                "since": result.copy.trouble.since.isoformat() if result.copy.trouble else None,
                "moved_to": result.copy.moved.to if result.copy.moved else None,
                "remarks": list(remarks(result, text)),
            }
            for result in self.results
        ]
        return (
            json.dumps({"feeds": feeds, "removed": list(self.removed)}, ensure_ascii=False, indent=2) + "\n"
        )

    def _numbers(self, text: Words) -> str:
        counts = Counter(result.outcome for result in self.results)
        told = {
            Outcome.FETCHED: text.say_n("{n} fetched", "{n} fetched", counts[Outcome.FETCHED]),
            Outcome.UNCHANGED: text.say_n("{n} unchanged", "{n} unchanged", counts[Outcome.UNCHANGED]),
            Outcome.FAILED: text.say_n("{n} failed", "{n} failed", counts[Outcome.FAILED]),
            Outcome.WITHHELD: text.say_n("{n} withheld", "{n} withheld", counts[Outcome.WITHHELD]),
            Outcome.NOT_ASKED: text.say_n("{n} not asked", "{n} not asked", counts[Outcome.NOT_ASKED]),
        }
        feeds = text.say_n("{n} feed", "{n} feeds", len(self.results))
        if not self.results:
            return text.say("No feed to read: no blog that may be shown declares one.")
        parts = ", ".join(words for outcome, words in told.items() if counts[outcome])
        return text.say("{feeds}: {parts}.", feeds=feeds, parts=parts)

    def _owners(self) -> dict[str, list[str]]:
        """Who declares each address, by name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.declared:
            if one.kind == "network":
                found[one.address].append(str(self.catalog.networks[one.owner].value.name))
            else:
                found[one.address].append(self.catalog.ambassadors[one.owner].value.name)
        return found


def remarks(result: Result, text: Words) -> Iterator[str]:
    """What somebody should know of a feed; nothing where all is well."""
    copy = result.copy
    if copy.trouble is not None:
        kept = text.say("the last good copy is kept") if copy.items else text.say("nothing of it is kept yet")
        yield text.say(
            "{what}, since {day}; {kept}",
            what=text.text(told(copy.trouble)),
            day=copy.trouble.since,
            kept=kept,
        )
    if result.outcome is Outcome.NOT_ASKED:
        yield text.say("not asked, because the others took too long; the last good copy is kept")
    if copy.withheld:
        yield text.say("somebody else may write it now, so nothing of it is shown until you accept it")
    elif copy.changed_on is not None:
        yield text.say("it calls itself differently since {day}", day=copy.changed_on)
    if copy.moved is not None:
        yield text.say("it has moved to {address}", address=copy.moved.to)
