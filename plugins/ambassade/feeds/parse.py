"""Reads a feed that somebody else wrote: plain text, web links and dates come out, nothing else."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from typing import Any

import feedparser

from ambassade.feeds.bounded import bind
from ambassade.feeds.fault import FeedError
from ambassade.feeds.plain import looks_like_html, plain
from ambassade.feeds.value import (
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_ITEMS,
    believable,
    host_of,
    language_of,
    web_link,
)
from ambassade.model.feed import Fault, FeedItem, Identity
from ambassade.publish.outputs.xml import writable

_MOST_LOOKED_AT = 100
_ENTITY = re.compile(r"<!\s*(?:ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE = re.compile(r"^(\s*(?:<!--.{0,2000}?-->\s*)?)<!DOCTYPE[^\[>]{0,500}(?:\[\s*\])?>", re.DOTALL)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_TAG = re.compile(r"<[A-Za-z]")
_MOST_BEFORE = 8000
_MOST_OF = {"<": 60_000, "&": 200_000, "xmlns": 200}
_PAGE = re.compile(r"\s*<(?:!doctype\s+)?html\b", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODINGS = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "koi8-r", "koi8-u", "shift_jis", "cp932", "euc_jp"}
    | {"euc_kr", "cp949", "big5", "big5hkscs", "gb2312", "gbk", "gb18030"}
    | {f"iso8859-{number}" for number in range(1, 17)}
    | {f"cp125{number}" for number in range(9)}
)
"""Only those in which ASCII stands for itself, besides UTF-16: the others can hide markup."""


bind()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a feed holds; the newest item first. `dropped` items had no web link or no words."""

    identity: Identity
    language: str | None
    items: tuple[FeedItem, ...]
    dropped: int = 0


def parse(body: bytes, content_type: str, address: str) -> Parsed:
    """Reads the bytes that were found at `address`; FeedError where they are no feed."""
    text = writable(decoded(body, content_type))
    if _PAGE.match(text):
        raise FeedError(Fault.PAGE)
    if has_entities(text):
        raise FeedError(Fault.ENTITIES)
    text = _bounded(_DOCTYPE.sub(r"\1", _DECLARATION.sub("", text, count=1), count=1))
    found = feedparser.parse(
        io.BytesIO(text.encode()),  # never a string, which it would take for an address
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": address},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    version = str(found.get("version") or "")
    if not version:
        raise FeedError(Fault.UNREAD)
    about = found.feed
    reader = _Reader(is_atom=version.startswith("atom"), base=web_link(about.get("link"), address) or address)
    items = [reader.item(entry) for entry in found.entries[:_MOST_LOOKED_AT]]
    kept = [item for item in items if item is not None]
    kept.sort(key=lambda item: item.published or datetime.min.replace(tzinfo=UTC), reverse=True)
    home = web_link(about.get("link"), address)
    return Parsed(
        identity=Identity(
            reader.words(about, "title", LONGEST_NAME),
            reader.words(about, "author", LONGEST_NAME),
            host_of(home) if home else None,
        ),
        language=language_of(about.get("language")),
        items=_told_apart(kept[:MOST_ITEMS]),
        dropped=len(items) - len(kept),
    )


def _told_apart(items: Sequence[FeedItem]) -> tuple[FeedItem, ...]:
    """The items, those with an id that another has too known by their links; the same link comes once."""
    counts = Counter(item.id for item in items)
    found: dict[str, FeedItem] = {}
    for item in items:
        key = item.id if counts[item.id] == 1 else item.link[:LONGEST_ID]
        found.setdefault(key, replace(item, id=key))
    return tuple(found.values())


def has_entities(text: str) -> bool:
    """Whether a document defines something of its own, which could grow without end or name files."""
    return _ENTITY.search(text) is not None


def _bounded(text: str) -> str:
    """The feed without the items between the first and the last; FeedError where it is more work than a feed.

    The time that feedparser takes grows with the tags, faster than them with the namespaces, and with the
    square of the blank lines before the first tag.
    """
    first = _TAG.search(text)
    if first is None or first.start() > _MOST_BEFORE:
        raise FeedError(Fault.UNREAD)
    starts = [found.start() for found in _ITEM.finditer(text)]
    if len(starts) > _MOST_LOOKED_AT:
        half = _MOST_LOOKED_AT // 2
        text = text[: starts[half]] + text[starts[-half] :]
    for sign, most in _MOST_OF.items():
        if text.count(sign) > most:
            raise FeedError(Fault.LARGE)
    return text


def decoded(body: bytes, content_type: str) -> str:
    """The bytes as text: as their first bytes say, or the server, or the XML declaration, else as UTF-8."""
    header = Message()
    header["Content-Type"] = content_type
    declared = _DECLARED.match(body[:400])
    named = [coding for bom, coding in _BOMS if body.startswith(bom)][:1]
    named.append(str(header.get_content_charset("")))
    named.append(declared[1].decode() if declared else "")
    if body[:4] in {b"<\0?\0", b"\0<\0?"}:
        named.append("utf-16-le" if body[0] else "utf-16-be")
    for name in (*named, "utf-8"):
        try:
            coding = codecs.lookup(name).name
            if coding in _CODINGS or coding == "utf-32":
                return body.decode(coding).removeprefix("\ufeff")
        except (LookupError, UnicodeError, ValueError):
            continue
    return body.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the items of one feed. Atom says what its texts are; RSS does not."""

    is_atom: bool
    base: str

    def words(self, holder: Any, name: str, most: int) -> str | None:
        """A text as plain words; None where there are none."""
        value = holder.get(name)
        if not isinstance(value, str):
            return None
        detail = holder.get(f"{name}_detail") or {}
        stated = str(detail.get("type") or "") if self.is_atom else ""
        html = stated != "text/plain" if stated else looks_like_html(value)
        return plain(value, most, html=html) or None

    def item(self, entry: Any) -> FeedItem | None:
        """One item; None without a web link or without words."""
        link = web_link(entry.get("link"), self.base)
        summary = self.words(entry, "summary", LONGEST_SUMMARY) or self._content(entry)
        title = self.words(entry, "title", LONGEST_TITLE)
        if link is None or not (title or summary):
            return None
        key = entry.get("id")
        return FeedItem(
            id=(plain(key, LONGEST_ID, html=False) if isinstance(key, str) else "") or link[:LONGEST_ID],
            title=title or plain(summary or "", 80, html=False),
            link=link,
            summary=summary if title else None,
            published=_instant(_own(entry, "published_parsed") or _own(entry, "updated_parsed")),
            language=language_of((entry.get("title_detail") or {}).get("language")),
        )

    def _content(self, entry: Any) -> str | None:
        first = next(iter(entry.get("content") or ()), None)
        if not isinstance(first, dict) or not isinstance(first.get("value"), str):
            return None
        html = first.get("type") != "text/plain"
        return plain(first["value"], LONGEST_SUMMARY, html=html) or None


def _own(entry: Any, name: str) -> Any:
    """What an entry itself has; feedparser's own `get` answers with other things in its place."""
    return dict.get(entry, name)


def _instant(parts: Any) -> datetime | None:
    """A date as feedparser gives it, which is in UTC."""
    try:
        if parts is None:
            return None
        year, month, day, hour, minute, second = parts[:6]
        return believable(datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC))
    except (TypeError, ValueError, OverflowError):
        return None
