"""Makes plain text of what strangers wrote: no markup, nothing hidden, no longer than there is room for."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

_LONGEST_LOOKED_AT = 20_000
_MARKS_IN_A_ROW = 4
_KEPT_FORMATS = frozenset("\u200c\u200d")
"""Persian and Indic scripts, and joined emoji, need these; all other invisible characters go."""
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_HIDDEN = frozenset({"script", "style", "template", "noscript", "iframe", "head"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_MARKUP = re.compile(r"<[A-Za-z/!?][^<>]*>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});")


def looks_like_html(text: str) -> bool:
    """Whether a text of no stated kind holds tags or entities."""
    return _MARKUP.search(text) is not None


def plain(text: str, most: int, *, html: bool) -> str:
    """The words in one line of at most `most` characters.

    With `html`, tags are dropped (with what stands in scripts and styles) and entities decoded once. Control
    characters, those that change the direction of writing, and other invisible ones are dropped.
    """
    text = text[:_LONGEST_LOOKED_AT]
    if html:
        reader = _Words()
        reader.feed(text)
        reader.close()
        text = "".join(reader.found)
    return shortened(visible(text), most)


def visible(text: str) -> str:
    """The text in one line, composed (NFC), of visible characters only."""
    line = " ".join("".join(map(_seen, text)).split())
    line = unicodedata.normalize("NFC", line)
    if line.isascii():
        return line
    kept, marks = [], 0
    for sign in line:
        marks = marks + 1 if unicodedata.category(sign) == "Mn" else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(sign)
    return "".join(kept)


def shortened(line: str, most: int) -> str:
    """A line cut at a word, where it is longer."""
    if len(line) <= most:
        return line
    start = line[: most - 1]
    cut = start.rsplit(" ", 1)[0] if " " in start[most // 2 :] else start
    return cut.rstrip(" ,;:.") + "…"


def _seen(sign: str) -> str:
    """The character, a space in place of one that parts words, nothing in place of one not to be seen."""
    if " " <= sign <= "~":
        return sign
    if sign.isspace():
        return " "
    category = unicodedata.category(sign)
    return "" if category in _DROPPED and sign not in _KEPT_FORMATS else sign


class _Words(HTMLParser):
    """Collects the words between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the library calls it
        if tag in _HIDDEN:
            self._hidden.append(tag)
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as above
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)

    def _part(self, tag: str) -> None:
        """Blocks part words."""
        if tag not in _INLINE:
            self.found.append(" ")
