"""The whole workflow, in real repositories with a real remote: what people type, read, merge, and may not.

Each step's page (what was typed and answered) and the reports that reviewers read are compared with those
that were accepted; `pytest --accept` writes them anew.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from tests.forge.loopback import Forge, running
from tests.site.acceptance import differences, write
from tests.workflow.story import steps
from tests.workflow.story.book import Book
from tests.workflow.story.hub import Hub, Trailers
from tests.workflow.story.place import Clock, Remote

pytestmark = pytest.mark.slow
GOLDEN = Path(__file__).with_name("golden")
MORNING = datetime.fromisoformat("2026-11-23T09:00+01:00")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """The time of the story, on a machine in UTC; `cli` is the only place where commands read the clock."""
    clock = Clock(MORNING)

    class Told(datetime):
        """A datetime whose `now` is the story's."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Told:
            return cls.fromtimestamp(clock.now.timestamp(), tz)

    monkeypatch.setattr("ambassade.cli.datetime", Told)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield clock
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def remote(tmp_path: Path, clock: Clock) -> Remote:
    return Remote(tmp_path, clock)


def is_as_accepted(pages: Mapping[str, bytes], folder: Path, *, accept: bool) -> None:
    """Compares the pages with the accepted ones, or accepts them."""
    if accept:
        write(folder, pages)
    assert differences(folder, pages) == []


def test_story_with_plain_git(
    tmp_path: Path, clock: Clock, remote: Remote, monkeypatch: pytest.MonkeyPatch, *, accept: bool
) -> None:
    book = Book(tmp_path, clock, remote, Trailers(), monkeypatch.setenv)
    steps.draft(book)
    steps.shortcut(book)
    steps.review(book)
    steps.own_approval(book)
    steps.refusal(book)
    steps.correction(book)
    steps.approval(book)
    # The last moment of November in Paris, and the first of December: the same commit, no other change.
    assert not book.shows(steps.TITLE, "2026-11-30T22:59:59Z")
    assert book.shows(steps.TITLE, "2026-11-30T22:59:59Z", "internal")
    assert book.shows(steps.TITLE, "2026-11-30T23:00:00Z")
    steps.embargo_dropped(book)
    steps.side_by_side(book)
    steps.slipped_in(book)
    steps.both_approved(book)
    steps.silent_correction(book)
    assert not book.shows("lamps are repaired", "2026-12-02T09:30+01:00")
    steps.corrected_again(book)
    assert book.shows("lamps are repaired", "2026-12-02T10:30+01:00")
    steps.emergency(book)
    steps.deleted(book)
    assert book.shows(steps.TITLE, "2026-12-14T09:30+01:00")
    steps.archived(book)
    assert not book.shows(steps.TITLE, "2026-12-14T10:30+01:00")
    assert (book.at_main("ana-silva").root / steps.NIGHT).is_file()
    assert book.shows("Eve Laurent", "2026-12-15T08:59+01:00")
    steps.withdrawn(book)
    assert not book.shows("Eve Laurent", "2026-12-15T09:30+01:00")
    steps.revived(book)
    is_as_accepted(book.pages, GOLDEN / "git", accept=accept)


def test_story_at_a_forge(
    tmp_path: Path, clock: Clock, remote: Remote, monkeypatch: pytest.MonkeyPatch, *, accept: bool
) -> None:
    with running(Forge()) as forge:
        book = Book(tmp_path, clock, remote, Hub(forge, remote, clock), monkeypatch.setenv)
        steps.draft(book)
        steps.review(book)
        steps.own_approval(book)
        steps.refusal(book)
        steps.correction(book)
        steps.late_push(book)
        steps.approval(book)
        steps.silent_correction(book)
        steps.corrected_again(book)
        steps.emergency(book)
    is_as_accepted(book.pages, GOLDEN / "github", accept=accept)
