"""Puts right by the rules of HTML what Material's own page, of which no block can be replaced, gets wrong."""

from __future__ import annotations

import re

_SWITCHES = ("__drawer", "__search")
_ARTICLE = re.compile(r"(?s)(<article\b.*</article>)")
_INDENTED = re.compile(r"\n[ \t]+")


def mended(page: str) -> str:
    """The page without what its frame has too much; what lies in its article stays as it is.

    Its two switches lose their `autocomplete`: a checkbox has none to complete. The frame's lines lose their
    indentation, a third of its bytes; they stay lines, as in the pieces of which pages are joined.
    """
    for switch in _SWITCHES:
        page = page.replace(f'id="{switch}" autocomplete="off"', f'id="{switch}"', 1)
    parts = _ARTICLE.split(page)
    return "".join(part if number % 2 else _INDENTED.sub("\n", part) for number, part in enumerate(parts))
