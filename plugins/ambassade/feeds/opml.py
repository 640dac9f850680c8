"""Takes the feeds of an OPML file (what a feed reader exports) over into the files of those who write them.

Only a blog that a person or network already names gets its feed: whose words to show is theirs to say, not a
list's. OPML 2.0: http://opml.org/spec2.opml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from ambassade.editing.agreement import UsageSayError
from ambassade.editing.files import SafeWriter
from ambassade.editing.front_matter import EditError, YamlText, join, split
from ambassade.editing.line_ends import with_line_ends
from ambassade.editing.reading import first_fault
from ambassade.feeds.address import target_of
from ambassade.feeds.fault import FeedError
from ambassade.feeds.parse import decoded, has_entities
from ambassade.feeds.value import web_link
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.content import Ambassador, Network
from ambassade.publish.outputs.xml import writable
from ambassade.words import Say, say, say_n

LARGEST = 4_000_000
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of the list, and the home page it belongs to, where the list says it."""

    feed: str
    page: str | None


def read_outlines(path: Path) -> tuple[Outline, ...]:
    """The feeds of a file, each once; UsageSayError where it is not there or no OPML."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError:
        raise UsageSayError(say("{file} can not be read", file=str(path))) from None
    text = writable(decoded(raw, ""))
    refused = UsageSayError(say("{file} is no list of feeds (OPML)", file=path.name))
    if len(raw) > LARGEST or has_entities(text):
        raise refused
    text = (
        text.partition("?>")[2] if text.lstrip().startswith("<?xml") else text
    )  # what it is coded in is known
    try:
        root = ET.fromstring(text)  # noqa: S314 - without entities it is harmless
    except ET.ParseError:
        raise refused from None
    if root.tag != "opml":
        raise refused
    return tuple(dict.fromkeys(_outlines(root)))[:MOST]


def _outlines(root: ET.Element) -> Iterator[Outline]:
    for element in root.iter("outline"):
        feed = web_link(element.get("xmlUrl"), "")
        if feed is not None:
            yield Outline(feed, web_link(element.get("htmlUrl"), ""))


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import came to: the files as they would be, by path, and what is told of each feed."""

    texts: dict[str, str]
    told: tuple[Say, ...]


def take(outlines: Iterable[Outline], catalog: Catalog, schemas: SchemaSet, root: Path) -> Taken:
    """Give each blog of ours without a feed the one that the list has for its home page."""
    ours = _Ours(catalog)
    texts: dict[str, str] = {}
    told: list[Say] = []
    given: dict[tuple[str, int], str] = {}
    unknown = added = same = 0
    for outline in outlines:
        mine = ours.of(outline)
        unknown += not mine
        for item, number in mine:
            blog = item.value.blogs[number]
            there = blog.feed or given.get((item.path, number))
            if there is not None:
                same += there == outline.feed
                if there != outline.feed:
                    told.append(
                        say("{file}: `{blog}` has another feed, which stays", file=item.path, blog=blog.id)
                    )
            elif (fault := _write(texts, item, number, outline.feed, schemas, root)) is not None:
                told.append(fault)
            else:
                added += 1
                given[item.path, number] = outline.feed
                told.append(say("{file}: {feed}", file=item.path, feed=outline.feed))
    told += [
        say_n("{n} feed taken over", "{n} feeds taken over", added),
        say_n("{n} was there already", "{n} were there already", same),
        say_n("{n} belongs to no blog of ours", "{n} belong to no blog of ours", unknown),
    ]
    return Taken(texts, tuple(told))


class _Ours:
    """The blogs that people and networks name, by their feeds and by their home pages."""

    def __init__(self, catalog: Catalog) -> None:
        owners: tuple[Item[Ambassador | Network], ...] = (
            *catalog.networks.values(),
            *catalog.ambassadors.values(),
        )
        self._blogs = [(item, number) for item in owners for number in range(len(item.value.blogs))]
        self._found: defaultdict[object, list[int]] = defaultdict(list)
        for place, (item, number) in enumerate(self._blogs):
            blog = item.value.blogs[number]
            self._found[blog.feed].append(place)
            self._found[_alike(blog.url)].append(place)

    def of(self, outline: Outline) -> list[tuple[Item[Ambassador | Network], int]]:
        """Each blog that a feed belongs to: whose, and which of theirs."""
        pages = self._found.get(_alike(outline.page), ()) if outline.page else ()
        return [self._blogs[place] for place in sorted({*self._found.get(outline.feed, ()), *pages})]


def write(taken: Taken, root: Path) -> None:
    """Write the files."""
    if taken.texts:
        with SafeWriter(root) as writer:
            for path, text in taken.texts.items():
                writer.write(path, text)


def _write(
    texts: dict[str, str],
    item: Item[Ambassador | Network],
    number: int,
    feed: str,
    schemas: SchemaSet,
    root: Path,
) -> Say | None:
    """Put a feed into the text of its owner's file; what stands in the way, where something does."""
    try:
        if target_of(feed).scheme != "https":
            return say("{file}: {feed} is not encrypted", file=item.path, feed=feed)
    except FeedError:
        return say("{file}: {feed} is no address that is asked", file=item.path, feed=feed)
    original = texts.get(item.path) or (root / item.path).read_bytes().decode()
    before = original.replace("\r\n", "\n")
    try:
        front, rest = split(before) if item.kind is Kind.AMBASSADOR else (before, None)
        edited = YamlText(front)
        edited.set(("blogs", number, "feed"), feed)
    except EditError as fault:
        return say("{file} can not be edited: {why}", file=item.path, why=str(fault))
    after = edited.text if rest is None else join(edited.text, rest)
    wrong = first_fault(schemas, item.kind, item.path, after)
    if wrong is not None:
        return say("{file} would not be as it has to be: {fault}", file=item.path, fault=wrong.message)
    texts[item.path] = with_line_ends(original, before, after)
    return None


def _alike(page: str) -> tuple[str, str]:
    """What two ways to write one home page have in common."""
    parts = urlsplit(page)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
