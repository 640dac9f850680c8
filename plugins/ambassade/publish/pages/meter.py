"""How long a text is for its platform, as the page shows it; `own-words.js` follows as the reader types."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ambassade.model.counting import Measure, Unit, counted, different_links, hashtags, measure, tables
from ambassade.words import Say, Words, say

HOW = {
    Unit.WEIGHTED: say("Counted as X counts: a link is 23, an emoji and a sign beyond the alphabets 2."),
    Unit.GRAPHEMES: say("Counted as Bluesky counts: an emoji is 1, a link as long as it is."),
    Unit.GRAPHEMES_OF_A_SERVER: say(
        "Counted as Mastodon counts: a link is 23. Some servers allow more than 500."
    ),
    Unit.EMOJI_BYTES: say("Counted as Threads counts: an emoji is 4 or more."),
}
OVER, LEFT = say("{n} too many"), say("{n} left")
FULL = say("It is full after “{words}”.")
BYTES = say("{count} bytes of {most}.")
TAGS = say("{count} hashtags of {most}.")
LINKS = say("{count} links of {most}.")
FOLDED = say("folded about here, after {n} characters")


@dataclass(frozen=True, slots=True)
class Meter:
    """A count in words. `state` is `ok`, `near` or `over`.

    `part` of 20 are full; `beside`: what else is too much, in sentences.
    """

    platform: str
    state: str
    count: int
    most: int
    part: int
    left: str
    full_after: str
    beside: str
    how: str
    may_share: bool
    disclosed: str = ""
    """How much of it the disclosure and the signature are."""


def meter_of(
    text: str, platform: str, words: Words, *, warning: str = "", disclosure: str = "", signature: str = ""
) -> Meter | None:
    """The meter of a text; None where the platform's limit is not known.

    `disclosure` and `signature` are the lines of it that were added, whose share is said.
    """
    measured = measure(text, platform, warning=warning)
    if measured is None:
        return None
    limit = measured.limit
    beside, may_post = _beside(measured)
    fits = measured.fits and may_post
    state = "over" if beside or not fits else "near" if measured.left < tables()["near"] else "ok"
    return Meter(
        platform=platform,
        state=state,
        count=measured.count,
        most=limit.most,
        part=min(20, -(-20 * measured.count // limit.most)),
        left=words.text(_with(OVER, n=measured.excess))
        if measured.excess
        else words.text(_with(LEFT, n=measured.left)),
        full_after=words.text(_with(FULL, words=measured.full_after)) if measured.full_after else "",
        beside=" ".join(words.text(each) for each in beside),
        how=" ".join(words.text(each) for each in _how(measured)),
        may_share=fits,
        disclosed=" ".join(words.text(each) for each in _disclosed(platform, disclosure, signature)),
    )


def folded_after(count: int, words: Words) -> str:
    """What stands where a platform folds a text away."""
    return words.text(_with(FOLDED, n=count))


def pattern(words: Words, sentence: Say, *names: str, **values: object) -> str:
    """A sentence for a script: `{names}` are filled in there, the `values` here."""
    filled = (*((name, f"{{{name}}}") for name in names), *values.items())
    return words.text(Say(sentence.text, filled))


def sentences(words: Words, **besides: object) -> str:
    """What the script says while a reader types, as JSON; `{names}` are filled in there.

    `besides`: what it needs for its advice (`Speech.sentences`).
    """
    return json.dumps(
        {
            "over": pattern(words, OVER, "n"),
            "left": pattern(words, LEFT, "n"),
            "full": pattern(words, FULL, "words"),
            "bytes": pattern(words, BYTES, "count", "most"),
            "tags": pattern(words, TAGS, "count", "most"),
            "links": pattern(words, LINKS, "count", "most"),
            "folded": pattern(words, FOLDED, "n"),
            "said_over": words.say("More than the platform takes."),
            "said_near": words.say("Close to the limit."),
            "said_ok": words.say("It fits."),
            **besides,
        },
        ensure_ascii=False,
    )


def _beside(measured: Measure) -> tuple[list[Say], bool]:
    """What else is too much, and whether the platform takes the text all the same."""
    limit, fits = measured.limit, True
    told: list[Say] = []
    if measured.excess_bytes:
        told.append(_with(BYTES, count=measured.bytes, most=limit.most_bytes))
    tags = len(hashtags(measured.text)) if limit.most_tags else 0
    if limit.most_tags and tags > limit.most_tags:
        told.append(_with(TAGS, count=tags, most=limit.most_tags))
    links = len(different_links(measured.text)) if limit.most_links else 0
    if limit.most_links and links > limit.most_links:
        told.append(_with(LINKS, count=links, most=limit.most_links))
        fits = False
    return told, fits


def _disclosed(platform: str, disclosure: str, signature: str) -> list[Say]:
    """How much of a text is the disclosure and the signature, each on its line."""
    told = []
    if disclosure:
        told.append(say("The disclosure is in it and counts {n}.", n=counted(disclosure, platform)))
    if signature:
        told.append(say("The signature counts {n}.", n=counted(signature, platform)))
    return told


def _with(sentence: Say, **values: object) -> Say:
    """A sentence with its values."""
    return Say(sentence.text, tuple(values.items()))


def _how(measured: Measure) -> list[Say]:
    """How the platform counts, and where it folds."""
    told = [HOW[measured.limit.unit]] if measured.limit.unit in HOW else []
    if measured.limit.fold is not None:
        told.append(say("Everything after about {n} characters is folded away.", n=measured.limit.fold))
    return told
