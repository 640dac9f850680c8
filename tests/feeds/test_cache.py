"""The file of what is kept: the same for the same values, whole or not at all, looked at again when read."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ambassade.feeds import cache as module
from ambassade.feeds.cache import NAME, Cache, CacheError, dump, load, save
from ambassade.model.feed import Fault, FeedCopy, FeedItem, Identity, Moved, Trouble

DAY = date(2026, 11, 23)
ITEM = FeedItem(
    id="urn:1",
    title="Élan",
    link="https://notes.example/1",
    summary="Ropes",
    published=datetime(2026, 11, 2, 8, tzinfo=UTC),
    language="fr",
)
COPY = FeedCopy(
    known=Identity("Notes", "Ana", "notes.example"),
    seen=Identity("Other", None, "notes.example"),
    changed_on=DAY,
    withheld=True,
    language="fr",
    etag='"1"',
    modified="Mon, 02 Nov 2026 08:00:00 GMT",
    moved=Moved("https://new.example/feed", DAY),
    trouble=Trouble(Fault.STATUS, DAY, 500),
    items=(ITEM, replace(ITEM, id="https://notes.example/2", link="https://notes.example/2", published=None)),
)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    cache = Cache({"https://b.example/feed": COPY, "https://a.example/feed": FeedCopy()}, DAY)
    assert save(tmp_path, cache)
    assert load(tmp_path) == cache
    assert not save(tmp_path, cache)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_the_order_of_the_feeds_does_not_matter() -> None:
    pairs = [("https://b.example/feed", COPY), ("https://a.example/feed", FeedCopy())]
    assert dump(Cache(dict(pairs), DAY)) == dump(Cache(dict(reversed(pairs)), DAY))


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    assert load(tmp_path) == Cache()


@pytest.mark.parametrize(
    "text",
    [
        "", "<<<<<<< HEAD", "[]", "{}", '{"format": 2, "feeds": {}}', '{"format": 1}',
        '{"format": 1, "feeds": []}x', '{"format": 1, "feeds": {"a": 1}}', "[" * 9999, "\ufffd",
        '{"format": 1, "feeds": {"a": {"trouble": {"why": "x"}}}}',
        '{"format": 1, "refreshed": "never", "feeds": {}}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(CacheError):
        load(tmp_path)


def test_what_somebody_wrote_into_it_is_looked_at(tmp_path: Path) -> None:
    items = [
        {
            "title": "A\u202eb",
            "link": "https://notes.example/1",
            "summary": "x" * 9000,
            "language": '"><script>',
        },
        {"title": "No", "link": "javascript:alert(1)"},
        {"title": "", "link": "https://notes.example/2"},
    ]
    value = {"format": 1, "feeds": {"https://notes.example/feed": {"items": items * 20, "etag": "a\r\nb"}}}
    (tmp_path / NAME).write_text(json.dumps(value), encoding="utf-8")
    [copy] = load(tmp_path).copies.values()
    assert {(item.title, item.language) for item in copy.items} == {("Ab", None)}
    assert len(copy.items) < 10
    assert len(copy.items[0].summary or "") < 300
    assert copy.etag is None


def test_a_writing_that_fails_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, Cache({}, DAY))
    before = (tmp_path / NAME).read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        save(tmp_path, Cache({"https://a.example/feed": COPY}, DAY))
    assert (tmp_path / NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_the_file_is_bounded_and_each_feed_keeps_its_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ITEMS_IN_ALL", 3)
    old = replace(ITEM, published=datetime(2020, 1, 1, tzinfo=UTC))
    copies = {
        "https://a.example/feed": FeedCopy(items=(ITEM, ITEM, ITEM, ITEM)),
        "https://b.example/feed": FeedCopy(items=(old, old)),
    }
    assert {address: len(copy.items) for address, copy in module.bounded(copies).items()} == {
        "https://a.example/feed": 3,
        "https://b.example/feed": 1,
    }
