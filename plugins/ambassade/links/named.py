"""Which web addresses the content names, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urldefrag

from markdown_it import MarkdownIt

from ambassade.model.catalog import Item, Kind, Path
from ambassade.model.content import Ambassador, Entry, Message
from ambassade.model.counting.link import without_trailing
from ambassade.rules.index import ADDRESSES
from ambassade.rules.rule import Context
from ambassade.spans import Location, span

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its path."""
_LEFT_OUT: Final = frozenset({"accounts", "approvals", "consent", "feed", "repository"})
"""Accounts, whose hosts refuse robots; what proves something, which few may read; feeds, which
`ambassade feeds` asks for; and the repository, which answers that it is not there to all who may not see it.
"""
_WRITTEN = re.compile(r"https?://[^\s<>\"”»]+", re.IGNORECASE)
_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table"])


@dataclass(frozen=True, slots=True)
class Named:
    """An address, without what stands behind `#`, and the place of the content that names it."""

    address: str
    location: Location


def named(context: Context, lines: Lines) -> Iterator[Named]:
    """Every address that something current names, at each of its places; the same address may come again."""
    for kind in Kind:
        for item in context.catalog.items(kind).values():
            if _is_current(item, context):
                yield from _in_values(item, lines)
                yield from _in_body(item, lines)


def _is_current(item: Item[Any], context: Context) -> bool:
    """Not what is archived, a closed window, a date that is over, somebody gone; posts stay for good."""
    if isinstance(item.value, Ambassador | Entry | Message):
        return not context.index.is_over(item)
    return getattr(item.value, "status", "") != "archived"


def _in_values(item: Item[Any], lines: Lines) -> Iterator[Named]:
    """The addresses in the properties of a file: whole, or within a text."""
    for path, text in _texts(item.document.values):
        if "://" not in text:
            continue
        place = item.document.at(path)
        pattern = tuple("*" if isinstance(step, int) else step for step in path)
        if pattern in ADDRESSES[item.kind]:
            yield Named(urldefrag(text).url, place)
            continue
        rows = lines(item.path)
        for address in _in_text(text):
            found = _place(rows, address, item.path, place.span.start.line, place.span.end.line)
            yield Named(urldefrag(address).url, found or place)


def _texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a file with its place, but for what is left out."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _LEFT_OUT:
                yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, (*path, number))


def _in_body(item: Item[Any], lines: Lines) -> Iterator[Named]:
    """The addresses in the text below the front matter and in its translations."""
    body = getattr(item.value, "body", None)
    for language, text in body.versions if body is not None else ():
        if "://" not in text:
            continue
        translation = f"{item.path.removesuffix('.md')}.{language}.md"
        path = translation if lines(translation) else item.path
        rows = lines(path)
        first = 1 if path == translation else _below_front_matter(rows)
        for address in dict.fromkeys(_in_markdown(text)):
            found = _place(rows, address, path, first, len(rows))
            yield Named(urldefrag(address).url, found or Location(path, span(first, 1)))


def _below_front_matter(rows: Sequence[str]) -> int:
    """The number of the first line behind the front matter."""
    return next((number for number, row in enumerate(rows[1:], start=3) if row.rstrip() == "---"), 1)


def _in_text(text: str) -> Iterator[str]:
    """The addresses that stand in plain words; none with a placeholder in it."""
    for match in _WRITTEN.finditer(text):
        address = match[0][: without_trailing(match[0])]
        if "{" not in address:
            yield address


def _in_markdown(text: str) -> Iterator[str]:
    """Where the links of a text lead, and the addresses in its words; nothing of what is quoted as code."""
    for token in _PARSER.parse(text):
        inside = 0
        for child in token.children or ():
            inside += child.nesting if child.type in {"link_open", "link_close"} else 0
            target = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if target.lower().startswith(("http://", "https://")):
                yield target
            elif child.type == "text" and not inside:
                yield from _in_text(child.content)


def _place(rows: Sequence[str], address: str, path: str, first: int, last: int) -> Location | None:
    """Where an address stands between two lines, both counted in; None where it is written otherwise."""
    for number in range(first, min(last, len(rows)) + 1):
        column = rows[number - 1].find(address)
        if column >= 0:
            return Location(path, span(number, column + 1, number, column + 1 + len(address)))
    return None
