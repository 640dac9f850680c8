"""Rule `message-too-long`: a text fits where it is to be posted."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.counting import Measure, counted, measure, surely_fits
from ambassade.model.counting.remark import NARROW_SPACE, remarks
from ambassade.model.posted import DISCLOSURE, LINK
from ambassade.model.posted import Posted as Text
from ambassade.rules.message.posted import Posted, texts
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_BETWEEN_SENTENCES = regex.compile(r"(?<=[.!?…][”»\"']?)\s+|\n+")
_SHOWN = 40
"""How many characters of a text a finding quotes."""


@rule(Severity.ERROR, Kind.MESSAGE)
def message_too_long(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A text longer than its platform takes, counted as the platform counts, with all that goes with it.

    The disclosure of employees and of external people may differ in length: each has to fit.
    """
    for each in texts(item, context):
        warning = each.variant.content_warning or ""
        if all(surely_fits(way.text, each.platform, warning=warning) for way in each.ways):
            continue
        measures = [(way, measure(way.text, each.platform, warning=warning)) for way in each.ways]
        found = [(way, measured) for way, measured in measures if measured and not measured.fits]
        if found:
            way, measured = max(found, key=lambda one: (one[1].excess, one[1].excess_bytes))
            yield Fault(
                item=item,
                at=each.at,
                message=_message(each, way, measured),
                hint=_hint(each, way, measured),
            )


def _message(each: Posted, way: Text, measured: Measure) -> Say:
    """How much of how much, what weighs, and where the limit is passed."""
    name, limit = each.platform_name, measured.limit
    if not measured.excess:
        told = say(
            "{platform}: {count} of {most} bytes", platform=name, count=measured.bytes, most=limit.most_bytes
        )
    else:
        told = say("{platform}: {count} of {most}", platform=name, count=measured.count, most=limit.most)
    for remark in (*_added(each, way), *(remarks(measured)[:2] if measured.excess else ())):
        told = say("{told}; {remark}", told=told, remark=remark)
    words = measured.full_after
    return say("{told}; full after “{words}”", told=told, words=words) if words else told


def _added(each: Posted, way: Text) -> Iterator[Say]:
    """How much of a text is disclosure and signature, each on its line."""
    if way.disclosure:
        n = counted(way.disclosure, each.platform)
        yield (
            say("the disclosure of external people counts {n}", n=n)
            if way is not each.of_staff
            else say("the disclosure counts {n}", n=n)
        )
    if way.signature:
        yield say("the signature counts {n}", n=counted(way.signature, each.platform))


def _hint(each: Posted, way: Text, measured: Measure) -> Say:
    """The least that makes it fit."""
    warning, text = each.variant.content_warning or "", each.variant.text

    def fits(shorter: Text | str) -> bool:
        again = measure(shorter if isinstance(shorter, str) else shorter.text, each.platform, warning=warning)
        return again is None or again.fits

    if not measured.excess:
        return say("shorten it by {n} bytes", n=measured.excess_bytes)
    spaces = measured.text.count(NARROW_SPACE)
    if spaces and fits(measured.text.replace(NARROW_SPACE, "\u00a0")):
        return say("write an ordinary no-break space (U+00A0) in place of each narrow one")
    tags = way.hashtags
    for last in range(len(tags) - 1, -1, -1):
        if fits(each.instead(way, hashtags=[tag[1:] for tag in tags[:last]])):
            return say("leave out {hashtags}, which is enough", hashtags=" ".join(tags[last:]))
    for words in each.voice.also if way.disclosure and DISCLOSURE not in text else ():
        if fits(each.instead(way, text=f"{text} {words}")):
            return say("end it with `{words}`, which says the same as the disclosure", words=words)
    for sentence in _sentences(text, measured):
        if fits(each.instead(way, text=text.replace(sentence, "", 1))):
            return say("leave out “{words}”, which is enough", words=_beginning(sentence))
    return say("shorten it by {n}", n=measured.excess)


def _sentences(text: str, measured: Measure) -> list[str]:
    """The sentences without a link that may be long enough to make room, the shortest first, not too many."""
    if measured.excess >= measured.limit.most:
        return []
    found = _BETWEEN_SENTENCES.split(text)
    able = [
        each for each in found if len(each) * 2 >= measured.excess and "://" not in each and LINK not in each
    ]
    return sorted(able, key=len)[:20]


def _beginning(text: str) -> str:
    """The beginning of a text, in one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else (line[:_SHOWN].rpartition(" ")[0] or line[:_SHOWN]) + "…"
