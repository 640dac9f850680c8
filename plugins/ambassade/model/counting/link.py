"""Links in a text, as X and Mastodon find them, in a time that is bounded whatever the text."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ambassade.model.counting.tables import tables

Span = tuple[int, int]

_TABLES = tables()


def _compiled(name: str, flags: int = 0) -> regex.Pattern[str]:
    return regex.compile(_TABLES[name], regex.V0 | flags)


_LINK = _compiled("link", regex.IGNORECASE)
_ASCII = _compiled("ascii", regex.IGNORECASE)
_SHORT = _compiled("short", regex.IGNORECASE)
_SERVER_LINK = _compiled("server_link", regex.IGNORECASE)
_TRAILING = frozenset(_TABLES["trailing"])
_PROTOCOL = _compiled("protocol", regex.IGNORECASE)
_HOST_ENDS = _compiled("host_ends")
_DOT_INSIDE = _compiled("dot_inside")
_WORD = regex.compile(f"[^{_TABLES['space'][1:]}+")
_TURKISH = str.maketrans("İı", "ÉÉ")
"""An i for Python where case does not matter, but not for a browser, nor for X."""
_BEFORE_BARE = "-_./"
_LONGEST_SHORT = 40
"""The longest name behind t.co/ (twitter-text)."""


def links(text: str) -> list[Span]:
    """What X makes a link of: with `https://`, or a bare host with a known ending, as twitter-text does.

    Differs from it in hosts that cannot exist (it asks IDNA, we for the length of their parts), in `ı` and
    `İ` (no i to us), and in words of more than 300 characters, where a bare host counts as text.
    """
    found: list[Span] = []
    for word, start in _words(text):
        if not _DOT_INSIDE.search(word):
            continue
        whole = len(word) <= _TABLES["longest_word"] and word.count(".") <= _TABLES["most_dots"]
        if whole and start <= _TABLES["searched"]:
            matches: Iterator[regex.Match[str]] = _LINK.finditer(" " + word)
        else:
            matches = _with_protocol(_LINK, " " + word, before=1)
        for match in matches:
            found += [(start - 1 + first, start - 1 + last) for first, last in _of_match(match)]
    return found


def server_links(text: str) -> list[Span]:
    """What Mastodon makes a link of: only with `https://` (or `http://`)."""
    found: list[Span] = []
    for word, start in _words(text):
        for match in _with_protocol(_SERVER_LINK, word, before=0):
            whole = match[0][: without_trailing(match[0])]
            if len(whole) <= _TABLES["longest_link"]:
                found.append((start + match.start(), start + match.start() + len(whole)))
    return found


def without_trailing(link: str) -> int:
    """How much of a link is left without the punctuation behind it and brackets that it does not open."""
    end, unopened = len(link), link.count(")") - link.count("(")
    while link[end - 1] in _TRAILING or (link[end - 1] == ")" and unopened > 0):
        unopened -= link[end - 1] == ")"
        end -= 1
    return end


def _words(text: str) -> Iterator[tuple[str, int]]:
    """What stands between spaces, and where: no link goes across one."""
    for match in _WORD.finditer(text.translate(_TURKISH)):
        yield match[0], match.start()


def _with_protocol(pattern: regex.Pattern[str], word: str, *, before: int) -> Iterator[regex.Match[str]]:
    """The matches of `pattern` that begin `before` characters before a protocol: one try for each."""
    behind = 0
    for protocol in _PROTOCOL.finditer(word):
        host_ends = _HOST_ENDS.search(word, protocol.end())
        host = (host_ends.start() if host_ends else len(word)) - protocol.end()
        if protocol.start() - before < behind or host > _TABLES["longest_host"]:
            continue
        match = pattern.match(word, protocol.start() - before)
        if match:
            behind = match.end()
            yield match


def _of_match(match: regex.Match[str]) -> list[Span]:
    """The links in one match of X's pattern: none where its host cannot exist."""
    _, before, url, protocol, domain, _, path, _ = match.groups()
    end, start = match.end(), match.end() - len(url)
    if len(protocol or "https://") + len(url) > _TABLES["longest_link"]:
        return []
    if any(len(label) > _TABLES["longest_label"] for label in domain.split(".")):
        return []
    if protocol:
        short = _SHORT.match(url)
        if short is None:
            return [(start, end)]
        return [] if len(short[1]) > _LONGEST_SHORT else [(start, start + short.end())]
    if before and before[-1] in _BEFORE_BARE:
        return []
    hosts = [(start + each.start(), start + each.end()) for each in _ASCII.finditer(domain)]
    if hosts and path:
        hosts[-1] = (hosts[-1][0], end)
    return hosts
