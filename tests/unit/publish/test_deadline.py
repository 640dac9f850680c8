"""Deadlines reckoned backwards from a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.content import Deadlines
from ambassade.publish.deadline import Step, due_on, is_ready, line_for, next_step, steps_of

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
BEFORE = st.integers(0, 365)
TODAY = date(2026, 11, 23)
LINE = Deadlines(brief=21, draft=14, review=7, publish=0)


@dataclass(frozen=True)
class Entry:
    """As much of an entry as counts."""

    kind: str = "content"
    summary: str | None = None
    post: str | None = None
    channels: tuple[str, ...] = ()
    owner: str | None = "ana"
    cancelled: bool = False
    status: str = "draft"


@dataclass(frozen=True)
class Message:
    """As much of a message as counts."""

    status: str


def weekdays(first: date, last: date) -> int:
    """How many of the days from `first` up to before `last` are Monday to Friday."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days))


def steps(entry: Entry, *messages: Message, day: date | None = date(2026, 12, 14)) -> tuple[Step, ...]:
    return steps_of(entry, day, TODAY, LINE, messages)


def done(entry: Entry, *messages: Message) -> list[str]:
    return [step.name for step in steps(entry, *messages) if step.done]


@given(DAYS, BEFORE, st.booleans())
def test_no_deadline_is_on_a_weekend_or_after_the_date(day: date, before: int, working_days: bool) -> None:
    due = due_on(day, before, working_days=working_days)
    assert due.weekday() < 5
    assert due <= day - timedelta(days=0 if working_days else before)


@given(DAYS, BEFORE)
def test_working_days_are_counted_one_by_one(day: date, before: int) -> None:
    due = due_on(day, before, working_days=True)
    if before:
        assert weekdays(due, day) == before
    else:
        assert weekdays(due, day) == (1 if day.weekday() > 4 else 0)


@given(DAYS, BEFORE)
def test_other_days_move_to_the_friday_before_at_most(day: date, before: int) -> None:
    due, written = due_on(day, before, working_days=False), day - timedelta(days=before)
    assert due == written if written.weekday() < 5 else due.weekday() == 4
    assert (written - due).days < 3


@given(DAYS, BEFORE, BEFORE, st.booleans())
def test_more_days_before_are_never_later(day: date, one: int, other: int, working_days: bool) -> None:
    first, second = sorted((one, other))
    assert due_on(day, second, working_days=working_days) <= due_on(day, first, working_days=working_days)


@given(DAYS, st.lists(BEFORE, min_size=4, max_size=4), st.booleans())
def test_lines_in_order_give_steps_in_order(day: date, before: list[int], working_days: bool) -> None:
    brief, draft, review, publish = sorted(before, reverse=True)
    line = Deadlines(brief=brief, draft=draft, review=review, publish=publish, working_days=working_days)
    days = [step.day for step in steps_of(Entry(), day, day, line, ())]
    assert days == sorted(days)


def test_the_first_line_that_fits_counts_and_the_network_comes_before_the_organisation() -> None:
    events, any_kind = Deadlines(kinds=("event",), brief=1), Deadlines(brief=2)
    shared = Deadlines(kinds=("content",), brief=3)
    assert line_for("event", [events, any_kind], [shared]) is events
    assert line_for("topic", [events, any_kind], [shared]) is any_kind
    assert line_for("content", [events], [shared]) is shared
    assert line_for("content", [events], []) is None


def test_a_step_that_is_left_out_is_none() -> None:
    line = Deadlines(brief=10, publish=0)
    assert [step.name for step in steps_of(Entry(), TODAY, TODAY, line, ())] == ["brief", "publish"]


@pytest.mark.parametrize(
    ("entry", "messages", "reached"),
    [
        (Entry(), (), []),
        (Entry(summary="Why"), (), ["brief"]),
        (Entry(post="quay"), (), ["brief", "draft"]),
        (Entry(), (Message("draft"),), ["brief", "draft"]),
        (Entry(), (Message("archived"),), []),
        (Entry(status="in_review"), (), ["brief", "draft"]),
        (Entry(status="approved", channels=("x",)), (), ["brief", "draft", "review"]),
        (Entry(status="approved", channels=("x",)), (Message("draft"),), ["brief", "draft", "review"]),
        (
            Entry(status="approved", channels=("x",)),
            (Message("approved"), Message("archived")),
            ["brief", "draft", "review", "publish"],
        ),
        (Entry(status="approved"), (), ["brief", "draft", "review", "publish"]),
        (
            Entry(status="approved", kind="meeting", channels=("x",)),
            (),
            ["brief", "draft", "review", "publish"],
        ),
    ],
)
def test_what_is_there_says_which_steps_are_done(
    entry: Entry, messages: tuple[Message, ...], reached: list[str]
) -> None:
    assert done(entry, *messages) == reached
    assert is_ready(entry, messages) == (len(reached) == 4)
    assert next_step(entry, messages) == ["brief", "draft", "review", "publish", "publish"][len(reached)]


def test_nothing_is_due_without_a_date_a_line_or_a_future() -> None:
    assert steps(Entry(), day=None) == ()
    assert steps(Entry(), day=TODAY - timedelta(days=1)) == ()
    assert steps(Entry(), day=TODAY) != ()
    assert steps(Entry(cancelled=True)) == ()
    assert steps(Entry(status="archived")) == ()
    assert steps_of(Entry(), TODAY, TODAY, None, ()) == ()


def test_late_is_said_only_of_what_somebody_took_on() -> None:
    day = date(2026, 12, 11)
    brief, *others = steps(Entry(), day=day)
    assert (brief.day, brief.days_late(TODAY)) == (date(2026, 11, 20), 3)
    assert [step.days_late(TODAY) for step in others] == [0, 0, 0]
    assert [step.days_late(TODAY) for step in steps(Entry(owner=None), day=day)] == [0, 0, 0, 0]
    assert [step.days_late(TODAY) for step in steps(Entry(summary="Why"), day=day)] == [0, 0, 0, 0]


def test_a_step_of_today_is_due_soon_and_not_late() -> None:
    step = Step("draft", TODAY, done=False, owned=True)
    assert (step.is_soon(TODAY), step.days_late(TODAY)) == (True, 0)
    assert replace(step, day=TODAY + timedelta(days=7)).is_soon(TODAY)
    assert not replace(step, day=TODAY + timedelta(days=8)).is_soon(TODAY)
    assert not replace(step, day=TODAY - timedelta(days=1)).is_soon(TODAY)
    assert not replace(step, done=True).is_soon(TODAY)
