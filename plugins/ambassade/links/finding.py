"""What somebody should know of the links, as findings, and how many there were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ambassade.feeds.plain import visible
from ambassade.findings import Finding, Label, Severity
from ambassade.links.named import Named
from ambassade.links.reach import Outcome, Reached
from ambassade.model.feed import Fault
from ambassade.words import Say, Words, say

DEAD, MOVED, UNANSWERED = "dead-link", "link-moved", "link-unanswered"


def findings(places: Sequence[Named], reached: Mapping[str, Reached]) -> Iterator[Finding]:
    """A finding for each place of an address that is dead, has moved or did not answer."""
    for place in places:
        one = reached[place.address]
        where = Label(place.location)
        if one.outcome is Outcome.MOVED:
            new = visible(one.moved)
            yield Finding(
                MOVED,
                Severity.NOTICE,
                say("`{url}` has moved for good to `{new}`", url=place.address, new=new),
                where,
                hint=say("write the new address, once you have seen that it is what you mean"),
            )
        elif one.outcome is Outcome.DEAD:
            yield Finding(DEAD, Severity.WARNING, _dead(place.address, one), where, hint=_cure(one))
        elif one.outcome is Outcome.UNANSWERED:
            yield Finding(
                UNANSWERED,
                Severity.NOTICE,
                say("`{url}`: {why}", url=place.address, why=one.told()),
                where,
                hint=say("open it yourself; a program is often refused where readers are welcome"),
            )


def _dead(address: str, one: Reached) -> Say:
    if one.fault is not None and one.fault.fault is Fault.UNKNOWN:
        return say("nothing is at `{url}`: there is no host of this name", url=address)
    status = str(one.fault.status if one.fault else "")
    return say("nothing is at `{url}`: the server answers with status {status}", url=address, status=status)


def _cure(one: Reached) -> Say:
    if one.fault is not None and one.fault.fault is Fault.UNKNOWN:
        return say("correct the host, or take the link out")
    return say("find where it is now and write that, or take the link out")


def numbers(reached: Mapping[str, Reached], text: Words) -> str:
    """How many addresses there were, and what became of them."""
    counts = Counter(one.outcome for one in reached.values())
    told = {
        Outcome.GOOD: text.say_n("{n} answers", "{n} answer", counts[Outcome.GOOD]),
        Outcome.MOVED: text.say_n("{n} has moved", "{n} have moved", counts[Outcome.MOVED]),
        Outcome.DEAD: text.say_n("{n} is dead", "{n} are dead", counts[Outcome.DEAD]),
        Outcome.UNANSWERED: text.say_n(
            "{n} did not answer as asked", "{n} did not answer as asked", counts[Outcome.UNANSWERED]
        ),
        Outcome.INTERNAL: text.say_n(
            "{n} not asked, because nobody outside can reach it",
            "{n} not asked, because nobody outside can reach them",
            counts[Outcome.INTERNAL],
        ),
        Outcome.OWN: text.say_n(
            "{n} of your own site not asked, because it is not there yet",
            "{n} of your own site not asked, because it is not there yet",
            counts[Outcome.OWN],
        ),
        Outcome.LATE: text.say_n(
            "{n} not asked, because the others took too long",
            "{n} not asked, because the others took too long",
            counts[Outcome.LATE],
        ),
    }
    if not reached:
        return text.say("The content names no web address that is asked.")
    parts = text.clauses(words for outcome, words in told.items() if counts[outcome])
    addresses = text.say_n("{n} address", "{n} addresses", len(reached))
    return text.say("{addresses}: {parts}.", addresses=addresses, parts=parts)
