"""What a review says of the calendar: weeks left empty, dates that meet, dates called off."""

from __future__ import annotations

from tests.history.trees import edited
from tests.review.scene import AURORA, BORA, entry
from tests.review.told import machine, markdown, review_of
from tests.review.tree import POST, START, WALK, told


def test_an_entry_that_moves_leaves_its_week_empty() -> None:
    calendar = told(
        edited(START, WALK, ("2026-12-03T18:00", "2026-12-10T18:00"), ("2026-12-03T19", "2026-12-10T19"))
    )["calendar"]
    (move,) = calendar["moved"]
    assert (move["before"], move["after"]) == ("3 December 2026, 18:00", "10 December 2026, 18:00")
    assert calendar["empty_weeks"] == [{"monday": "2026-11-30", "network": "Aurora"}]


def test_one_date_of_a_series_is_called_off() -> None:
    weekly = ("status: approved", "recurrence:\n  rule: FREQ=WEEKLY;COUNT=4\nstatus: approved")
    before = edited(START, WALK, weekly)
    off = "COUNT=4\n  overrides:\n    - on: 2026-12-10\n      start: 2026-12-10T18:00\n      cancelled: true"
    calendar = review_of(before, edited(before, WALK, ("COUNT=4", off))).calendar
    assert [one.when for one in calendar.cancelled] == ["10 December 2026, 18:00"]
    assert calendar.moved == ()


def test_added_cancelled_and_no_longer_shown() -> None:
    fair = {f"{AURORA}/calendar/fair.yml": entry("Fair", "event", "2026-12-01")}
    assert [one["title"] for one in told({**START, **fair})["calendar"]["added"]] == ["Fair"]
    gone = told({path: data for path, data in START.items() if path != WALK})["calendar"]
    assert [one["title"] for one in gone["removed"]] == ["Lamp walk on the north quay"]
    off = told(edited(START, WALK, ("status: approved", "status: approved\ncancelled: true")))["calendar"]
    assert [one["title"] for one in off["cancelled"]] == ["Lamp walk on the north quay"]
    assert off["empty_weeks"] == [{"monday": "2026-11-30", "network": "Aurora"}]


def test_two_networks_on_one_platform_on_one_day() -> None:
    other = {
        f"{BORA}/calendar/other.yml": entry("Other", "content", "2026-12-01T17:00", channels="[x, linkedin]")
    }
    mine = {
        f"{AURORA}/calendar/mine.yml": entry("Mine", "content", "2026-12-01T17:00", channels="[linkedin]")
    }
    before = {**START, **other}
    (hit,) = told({**before, **mine}, before=before)["calendar"]["collisions"]
    assert hit == {
        "day": "2026-12-01",
        "hour": "17:00",
        "platform": "LinkedIn",
        "networks": ["Aurora", "Bora"],
        "titles": ["Mine", "Other"],
        "more_days": 0,
    }
    own = {f"{AURORA}/calendar/own.yml": other[f"{BORA}/calendar/other.yml"]}
    assert told({**START, **own, **mine}, before={**START, **own})["calendar"]["collisions"] == []
    assert len(told({**START, **other, **mine})["calendar"]["collisions"]) == 1
    assert (
        told({**before, **mine, POST: START[POST] + b"More.\n"}, before={**before, **mine})["calendar"][
            "collisions"
        ]
        == []
    )


def test_two_that_meet_every_week_are_told_once() -> None:
    again = b"recurrence:\n  rule: FREQ=WEEKLY;COUNT=6\n"
    other = entry("Other", "content", "2026-11-24T10:00", channels="[linkedin]") + again
    mine = entry("Mine", "content", "2026-12-01T10:00", channels="[linkedin]") + again
    before = {**START, f"{BORA}/calendar/other.yml": other}
    review = review_of(before, {**before, f"{AURORA}/calendar/mine.yml": mine})
    (hit,) = machine(review)["calendar"]["collisions"]
    assert (hit["day"], hit["more_days"]) == ("2026-12-01", 4)
    assert "“**Mine**” and “**Other**”; and on 4 later days" in markdown(review)


def test_collisions_with_what_is_not_public_are_for_colleagues() -> None:
    other = entry("Other", "content", "2026-12-01", channels="[linkedin]", audience="internal")
    mine = entry("Mine", "content", "2026-12-01T17:00", channels="[linkedin]")
    before = {**START, f"{BORA}/calendar/other.yml": other}
    after = {**before, f"{AURORA}/calendar/mine.yml": mine}
    assert told(after, before=before)["calendar"]["collisions"] == []
    (hit,) = told(after, "private", before)["calendar"]["collisions"]
    assert (hit["titles"], hit["hour"]) == (["Mine", "Other"], None)


def test_other_dates_of_what_comes_again() -> None:
    weekly = (
        entry("Weekly", "meeting", "2026-11-24T10:00").decode() + "recurrence:\n  rule: FREQ=WEEKLY;COUNT=4\n"
    )
    path = f"{AURORA}/calendar/weekly.yml"
    before = {**START, path: weekly.encode()}
    after = edited(before, path, ("COUNT=4\n", "COUNT=4\n  except: [2026-12-01]\n"))
    (move,) = told(after, before=before)["calendar"]["moved"]
    assert (move["before"], move["after"]) == ("1 December 2026, 10:00", "")
