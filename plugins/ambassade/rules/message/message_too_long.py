"""Rule `message-too-long`: a text fits where it is to be posted."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.counting import Measure, measure, surely_fits
from ambassade.model.counting.remark import NARROW_SPACE, remarks
from ambassade.model.posted import LINK, missing_hashtags, posted_text
from ambassade.rules.message.posted import Posted, posted
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_BETWEEN_SENTENCES = regex.compile(r"(?<=[.!?…][”»\"']?)\s+|\n+")
_SHOWN = 40
"""How many characters of a text a finding quotes."""


@rule(Severity.ERROR, Kind.MESSAGE)
def message_too_long(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A text longer than its platform takes, counted as the platform counts, link and hashtags in it."""
    for each in posted(item, context):
        warning = each.variant.content_warning or ""
        if surely_fits(each.text, each.platform, warning=warning):
            continue
        measured = measure(each.text, each.platform, warning=warning)
        if measured and not measured.fits:
            yield Fault(
                item=item,
                at=each.at,
                message=_message(measured, each.platform_name),
                hint=_hint(item.value, each, measured),
            )


def _message(measured: Measure, platform: str) -> Say:
    """How much of how much, what weighs, and where the limit is passed."""
    if not measured.excess:
        most = measured.limit.most_bytes
        return say("{platform}: {count} of {most} bytes", platform=platform, count=measured.bytes, most=most)
    told = say(
        "{platform}: {count} of {most}", platform=platform, count=measured.count, most=measured.limit.most
    )
    for remark in remarks(measured)[:2]:
        told = say("{told}; {remark}", told=told, remark=remark)
    words = measured.full_after
    return say("{told}; full after “{words}”", told=told, words=words) if words else told


def _hint(message: Message, each: Posted, measured: Measure) -> Say:
    """The least that makes it fit."""
    if not measured.excess:
        return say("shorten it by {n} bytes", n=measured.excess_bytes)
    warning = each.variant.content_warning or ""

    def fits(text: str) -> bool:
        shorter = measure(text, each.platform, warning=warning)
        return shorter is None or shorter.fits

    spaces = measured.text.count(NARROW_SPACE)
    if spaces and fits(measured.text.replace(NARROW_SPACE, "\u00a0")):
        return say("write an ordinary no-break space (U+00A0) in place of each narrow one")
    tags = missing_hashtags(each.variant.text, message.hashtags)
    for last in range(len(tags) - 1, -1, -1):
        if fits(posted_text(each.variant.text, each.address, [tag[1:] for tag in tags[:last]])):
            return say("leave out {hashtags}, which is enough", hashtags=" ".join(tags[last:]))
    for sentence in _sentences(each.variant.text, measured):
        shorter = each.variant.text.replace(sentence, "", 1)
        if fits(posted_text(shorter, each.address, message.hashtags)):
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
