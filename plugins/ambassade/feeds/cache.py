"""feeds.json beside content/: the last good copy of every feed, in an order that makes differences readable.

It may be committed, or kept by the pipeline. Whatever stands in it is looked at again when it is read.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ambassade.feeds.plain import plain
from ambassade.feeds.value import (
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_ITEMS,
    believable,
    language_of,
    web_link,
)
from ambassade.model.feed import Fault, FeedCopy, FeedItem, Identity, Moved, Trouble

NAME = "feeds.json"
FORMAT = 1
MOST_ITEMS_IN_ALL = 5000
_LARGEST = 60_000_000


class CacheError(Exception):
    """The file can not be read as what was kept; the message is its place."""


@dataclass(frozen=True, slots=True)
class Cache:
    """What is kept: every copy by the feed's address, and the day of the last refresh."""

    copies: Mapping[str, FeedCopy] = field(default_factory=dict)
    refreshed: date | None = None


def load(root: Path) -> Cache:
    """What is kept below `root`; empty where nothing is. CacheError where the file is damaged."""
    return read(root / NAME)


def read(path: Path) -> Cache:
    """What one file keeps; empty where there is none. CacheError where it is damaged."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Cache()
    try:
        return _read(json.loads(raw.decode()) if len(raw) <= _LARGEST else None)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise CacheError(path.name) from None


def _read(value: Any) -> Cache:
    """What a file says; one of several errors where it is not one of ours."""
    if value["format"] != FORMAT:
        raise ValueError(NAME)
    copies = {str(address): _copy(one) for address, one in dict(value["feeds"]).items()}
    return Cache(copies, _day(value.get("refreshed")))


def save(root: Path, cache: Cache) -> bool:
    """Write it at once or not at all; whether the file differs from before."""
    path = root / NAME
    content = dump(cache).encode()
    if path.is_file() and path.read_bytes() == content:
        return False
    number, name = tempfile.mkstemp(prefix=".feeds-", dir=root)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def dump(cache: Cache) -> str:
    """The file's text: the same for the same values."""
    copies = bounded(cache.copies)
    value = {
        "format": FORMAT,
        "refreshed": cache.refreshed and cache.refreshed.isoformat(),
        "feeds": {address: _known(_of_copy(copies[address])) for address in sorted(copies)},
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def bounded(copies: Mapping[str, FeedCopy]) -> dict[str, FeedCopy]:
    """The copies without the oldest items where there are too many in all; each keeps its newest."""
    if sum(len(copy.items) for copy in copies.values()) <= MOST_ITEMS_IN_ALL:
        return dict(copies)
    never = datetime.min.replace(tzinfo=UTC)
    ranked = sorted(
        (
            (item.published or never, address, -place)
            for address, copy in copies.items()
            for place, item in enumerate(copy.items)
        ),
        reverse=True,
    )
    kept = {(address, -place) for _, address, place in ranked[:MOST_ITEMS_IN_ALL]}
    return {
        address: replace(
            copy,
            items=tuple(
                item for place, item in enumerate(copy.items) if place == 0 or (address, place) in kept
            ),
        )
        for address, copy in copies.items()
    }


def _of_copy(copy: FeedCopy) -> dict[str, Any]:
    trouble, moved = copy.trouble, copy.moved
    return {
        "known": _of_identity(copy.known) or None,
        "seen": _of_identity(copy.seen) if copy.seen != copy.known else None,
        "changed_on": copy.changed_on and copy.changed_on.isoformat(),
        "withheld": copy.withheld or None,
        "language": copy.language,
        "etag": copy.etag,
        "modified": copy.modified,
        "moved": moved and {"to": moved.to, "since": moved.since.isoformat()},
        "trouble": trouble
        and _known(
            {"why": trouble.fault.value, "since": trouble.since.isoformat(), "status": trouble.status}
        ),
        "items": [_known(_of_item(item)) for item in copy.items] or None,
    }


def _of_identity(identity: Identity) -> dict[str, Any]:
    return _known({"title": identity.title, "author": identity.author, "host": identity.host})


def _of_item(item: FeedItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "link": item.link,
        "id": item.id if item.id != item.link else None,
        "published": item.published and item.published.isoformat().replace("+00:00", "Z"),
        "language": item.language,
        "summary": item.summary,
    }


def _known(value: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if one is not None}


def _copy(value: Any) -> FeedCopy:
    """One copy, each of its texts looked at as if it came from outside."""
    known = _identity(value.get("known"))
    items = (_item(one) for one in _list(value.get("items"))[:MOST_ITEMS])
    moved, trouble = value.get("moved"), value.get("trouble")
    return FeedCopy(
        known=known,
        seen=_identity(value["seen"]) if "seen" in value else known,
        changed_on=_day(value.get("changed_on")),
        withheld=value.get("withheld") is True,
        language=language_of(value.get("language")),
        etag=_header(value.get("etag")),
        modified=_header(value.get("modified")),
        moved=Moved(_text(moved["to"], 2000) or "", date.fromisoformat(moved["since"])) if moved else None,
        trouble=Trouble(Fault(trouble["why"]), date.fromisoformat(trouble["since"]), trouble.get("status"))
        if trouble
        else None,
        items=tuple(item for item in items if item is not None),
    )


def _identity(value: Any) -> Identity:
    value = value or {}
    return Identity(*(_text(value.get(name), LONGEST_NAME) for name in ("title", "author", "host")))


def _item(value: Any) -> FeedItem | None:
    link, title = web_link(value.get("link"), ""), _text(value.get("title"), LONGEST_TITLE)
    if link is None or title is None:
        return None
    return FeedItem(
        id=_text(value.get("id"), LONGEST_ID) or link,
        title=title,
        link=link,
        summary=_text(value.get("summary"), LONGEST_SUMMARY),
        published=_instant(value.get("published")),
        language=language_of(value.get("language")),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any, most: int) -> str | None:
    return plain(value, most, html=False) or None if isinstance(value, str) else None


def _header(value: Any) -> str | None:
    return value if isinstance(value, str) and value.isascii() and value.isprintable() else None


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value is not None else None


def _instant(value: Any) -> datetime | None:
    if value is None:
        return None
    moment = believable(datetime.fromisoformat(value))
    return moment and moment.astimezone(UTC)
