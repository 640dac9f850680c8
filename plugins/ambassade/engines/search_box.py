"""The search box of the frame: which indexes it asks, and what its script says."""

from __future__ import annotations

import re

from ambassade.engines.frame import Search
from ambassade.language.code import without_region
from ambassade.words import Words

_INDEX = re.compile(r"pagefind/([a-z]+)/pagefind\.js")


def search_box(files: set[str], language: str, text: Words, folder: str) -> Search | None:
    """The box for a language of the site that has these files; None where there is no index of ours."""
    own_files = (path.removeprefix(folder) for path in files if path.startswith(folder))
    found = [match[1] for path in own_files if (match := _INDEX.fullmatch(path))]
    if not found:
        return None
    own = without_region(language)
    words = {
        "label": text.say("Search people, networks, posts"),
        "person": text.say("People"),
        "network": text.say("Networks"),
        "post": text.say("Posts"),
        "entry": text.say("Calendar"),
        "message": text.say("Messages"),
        "collection": text.say("Collections"),
        "page": text.say("Pages"),
        "start": text.say("Type a name, a theme, a place or a word."),
        "wait": text.say("Searching…"),
        "one": text.say("1 result"),
        "many": text.say("{n} results", n="#"),
        "none": text.say("Nothing found for “{words}”. Try a name, a theme or a place.", words="@"),
        "instead": text.say("Nothing is spelled “{words}”. Shown instead: “{other}”.", words="@", other="%"),
        "more": text.say("Show more ({n})", n="#"),
        "narrow": text.say("Narrow the results"),
        "any": text.say("All"),
        "remove": text.say("remove"),
        "narrowed": text.say("Nothing of what was found fits all of that."),
        "failed": text.say(
            "The search could not be loaded. The lists of people and networks show everything."
        ),
        "file": text.say("The search needs a web server: opened as files, these pages can not be searched."),
    }
    return Search(tuple(sorted(found, key=lambda each: (each != own, each))), words)
