"""Makes plain text of what strangers wrote: no markup, nothing hidden, no longer than there is room for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

_LONGEST_LOOKED_AT = 20_000
_MARKS_IN_A_ROW = 4
_KEPT_FORMATS = frozenset("\u200c\u200d")
"""Persian and Indic scripts, and joined emoji, need these; all other invisible characters go."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their category, and nothing to be seen: they count as spaces."""
_MARKS = frozenset({"Mn", "Me"})
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_HIDDEN = frozenset({"template", "noscript", "iframe", "head"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_MARKUP = re.compile(r"<[A-Za-z/!?][^<>]*>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});")

_TOKEN = re.compile(
    r"""
    <(?P<raw>script|style)(?=[\s/>]) (?: [^>]*/> | .*? (?:</(?P=raw)\b[^>]*>? | \Z) )
    | <!-- .*? (?:--> | \Z)
    | <[!?] [^>]* (?:> | \Z)
    | <(?P<end>/?) (?P<name>[a-z][^\s/<>]*+) (?: (?:[^<>"'] | "[^"]*" | '[^']*')*+ > | [^<>]* (?:> | \Z) )
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""What is no text. Unlike that of `html.parser`, its time grows with the text, not faster: a start that comes
to nothing stops at the next `<` out of quotes, and no place is looked at from more than three of those.
"""


def looks_like_html(text: str) -> bool:
    """Whether a text of no stated kind holds tags or entities."""
    return _MARKUP.search(text) is not None


def plain(text: str, most: int, *, html: bool) -> str:
    """The words in one line of at most `most` characters.

    With `html`, tags are dropped (with what stands in scripts and styles) and entities decoded once. Control
    characters, those that change the direction of writing, and other invisible ones are dropped.
    """
    words = "".join(_words(text)) if html else text
    return shortened(visible(words[:_LONGEST_LOOKED_AT]), most)


def visible(text: str) -> str:
    """The text in one line, composed (NFC), of visible characters only; nothing where it has only marks."""
    line = " ".join("".join(map(_seen, text)).split())
    line = unicodedata.normalize("NFC", line)
    if line.isascii():
        return line
    kept, marks, is_seen = [], 0, False
    for sign in line:
        is_mark = sign in _KEPT_FORMATS or unicodedata.category(sign) in _MARKS
        marks = marks + 1 if is_mark else 0
        is_seen = is_seen or not (is_mark or sign == " ")
        if marks <= _MARKS_IN_A_ROW:
            kept.append(sign)
    return "".join(kept) if is_seen else ""


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
    if sign.isspace() or sign in _BLANK:
        return " "
    category = unicodedata.category(sign)
    return "" if category in _DROPPED and sign not in _KEPT_FORMATS else sign


def _words(text: str) -> Iterator[str]:
    """The words between tags; a space for each tag that parts words."""
    at, within, depth = 0, "", 0
    for token in _TOKEN.finditer(text):
        if not within:
            yield unescape(text[at : token.start()])
        at = token.end()
        name = (token["name"] or "").lower()
        if name and (name == within or (not within and name in _HIDDEN and not token["end"])):
            depth += -1 if token["end"] else not token[0].endswith("/>")
            within = name if depth else ""
        if name not in _INLINE:
            yield " "
    if not within:
        yield unescape(text[at:])
