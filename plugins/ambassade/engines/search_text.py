"""What the search finds a page by: its words."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"""<(?:
        (?:script|style)\b.*?</(?:script|style)>
        | [^"'>]* (?: (?:"[^"]*" | '[^']*') [^"'>]* )* >  # a tag; a quoted value may hold a >
    )""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


def search_text(html: str) -> str:
    """The words of a finished page: single-spaced, still escaped, without markup, scripts and styles."""
    # A space for each tag, so that the words of neighbouring elements do not run into each other.
    return " ".join(_MARKUP.sub(" ", html).replace("<", "&lt;").split())
