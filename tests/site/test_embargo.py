"""What is not to be seen yet is in no byte of the editions for readers until its instant, in its zone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.publish.audience import Audience, project
from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.pages.build import build_pages
from tests.rules.example import Example

ADDRESS = "https://lumen.example/networks/"
MIDNIGHT = datetime(2026, 11, 30, 23, tzinfo=UTC)
"""00:00 of 1 December in Paris."""
ENTRY, POST = (
    "content/networks/aurora/calendar/secret-walk.yml",
    "content/networks/aurora/posts/secret-lamp.md",
)
SECRETS = ("secret-walk", "secret-lamp", "Kingfisher", "Nightjar")
HAS_IT = {
    "calendar.ics": "Kingfisher",
    "networks/aurora/calendar.ics": "Kingfisher",
    "api/v1/calendar.json": "Kingfisher",
    "feed.xml": "Nightjar",
    "feed.json": "Nightjar",
    "networks/aurora/feed.xml": "Nightjar",
    "networks/aurora/feed.json": "Nightjar",
    "sitemap.xml": "secret-walk",
}


@pytest.fixture(autouse=True)
def machine_in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def built(now: datetime, audience: Audience, *, status: str = "approved") -> dict[str, bytes]:
    """Every file of an edition of the small site with an entry and a post that show from midnight on."""
    files = Example("base").tree()
    files["content/organisation.yml"] = files["content/organisation.yml"].replace(b"as_of: 2026-11-23\n", b"")
    entry = files["content/networks/aurora/calendar/lamp-walk.yml"].decode()
    post = files["content/networks/aurora/posts/why-lamp-nine.md"].decode()
    files[ENTRY] = (
        entry.replace("Lamp walk on the north quay", "Kingfisher").replace("approved", status)
        + "embargo: 2026-12-01\n"
    ).encode()
    files[POST] = (
        post.replace("Why lamp nine went out", "Nightjar")
        .replace("2026-11-02T09:00", "2026-12-01")
        .replace("approved", status)
    ).encode()
    schemas = load_schemas()
    checked = check_tree(MemoryTree(files), schemas, now)
    assert not checked.failed
    edition = project(
        checked.catalog, audience=audience, as_of=checked.as_of, hidden=schemas.hidden(audience)
    )
    site = build_pages(edition, address=ADDRESS)
    found = {asset.path: asset.read() for asset in (*site.assets, *build_outputs(edition, site, ADDRESS))}
    return found | {page.path or "index": f"{page.head}{page.html}".encode() for page in site.pages}


def telling(files: dict[str, bytes]) -> list[str]:
    return sorted(
        path for path, data in files.items() if any(word in path or word.encode() in data for word in SECRETS)
    )


@pytest.mark.parametrize("audience", ["public", "members"])
def test_absent_until_midnight_in_paris_and_there_from_then_on(audience: Audience) -> None:
    assert telling(built(MIDNIGHT - timedelta(seconds=1), audience)) == []
    files = built(MIDNIGHT, audience)
    for path, word in HAS_IT.items():
        assert word.encode() in files[path], path
    assert "calendar/aurora/secret-walk/" in files
    assert "posts/secret-lamp/" in files


@pytest.mark.parametrize("audience", ["public", "members"])
@pytest.mark.parametrize("status", ["draft", "in_review", "archived"])
def test_absent_for_good_without_approval(audience: Audience, status: str) -> None:
    assert telling(built(MIDNIGHT + timedelta(days=40), audience, status=status)) == []


def test_machines_are_not_told_by_the_internal_edition_either() -> None:
    """People see drafts there; calendars hold what is approved, before its embargo too; feeds what is out."""
    draft = built(MIDNIGHT, "internal", status="draft")
    assert [path for path in telling(draft) if path in HAS_IT and path != "sitemap.xml"] == []
    early = built(MIDNIGHT - timedelta(seconds=1), "internal")
    assert {path for path in telling(early) if path in HAS_IT and "feed" in path} == set()
