"""What a new file holds until somebody writes in it: an address, and sentences that say what to write."""

from __future__ import annotations

from functools import cache
from typing import Final

from ambassade.words import CATALOGUES, DEFAULT_LANGUAGE, Say, say, words

HOST: Final = "replace-me.example"
"""`.example` never exists (RFC 2606)."""
ADDRESS: Final = f"https://{HOST}/"

WEEKS: Final = 6
"""The fewest weeks of a launch plan."""
ENTRY_SUMMARY: Final = say("What happens, and why somebody would come or read: write it here.")
MESSAGE_TEXT: Final = say("Write here what you would tell a friend who asks you about it.")
POST_SUMMARY: Final = say("What the reader will know afterwards: write it here.")
POST_BODY: Final = say(
    "Begin with what happened: where you were, what you saw, what surprised you. Say what did not work."
)
LINK_TITLE: Final = say("What the page is called")
LINK_COMMENT: Final = say("Why it is worth the reader's time: write it here.")
COLLECTION_SUMMARY: Final = say("What it gathers, and for whom: write it here.")
PAGE_SUMMARY: Final = say("What somebody can do after reading this: write it here.")
PAGE_BODY: Final = say("Write here what to do first, what comes next, and whom to ask.")
NETWORK_TAGLINE: Final = say("Say in one sentence what brings you together")
NETWORK_DESCRIPTION: Final = say("Who speaks here, about what, and for whom: write it here.")
NETWORK_AGENDA: Final = say("What you want to have changed in a year")
FIRST_TEXT: Final = say("One first text, in their own words")


def week(number: int) -> Say:
    """What a launch plan holds for a week, the first being 1."""
    return say("What appears in week {n}, and who writes it", n=number)


_ALL: Final = (
    ENTRY_SUMMARY,
    MESSAGE_TEXT,
    POST_SUMMARY,
    POST_BODY,
    LINK_TITLE,
    LINK_COMMENT,
    COLLECTION_SUMMARY,
    PAGE_SUMMARY,
    PAGE_BODY,
    NETWORK_TAGLINE,
    NETWORK_DESCRIPTION,
    NETWORK_AGENDA,
    FIRST_TEXT,
    *map(week, range(1, WEEKS + 1)),
)


def placeholders(text: str) -> list[str]:
    """The paragraphs of a text that stand as a template wrote them, in any language that has words."""
    if "\n" not in text:
        return [text] if " ".join(text.split()) in _sentences() else []
    return [part for part in text.split("\n\n") if " ".join(part.split()) in _sentences()]


@cache
def _sentences() -> frozenset[str]:
    """Every sentence in every language, with plain spaces."""
    files = (file.name for file in CATALOGUES.iterdir())
    spoken = [DEFAULT_LANGUAGE, *(name.removesuffix(".po") for name in files if name.endswith(".po"))]
    return frozenset(" ".join(words(each).text(one).split()) for each in spoken for one in _ALL)
