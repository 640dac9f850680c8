from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ambassade.forge.review import Review, latest_opinions

START = datetime(2026, 3, 2, tzinfo=UTC)
STATES = st.sampled_from(
    [
        "APPROVED",
        "CHANGES_REQUESTED",
        "COMMENTED",
        "PENDING",
        "DISMISSED",
        "APPROVED",
        "approved",
        "NEW_STATE",
    ]
)
SEQUENCES = st.lists(st.tuples(st.sampled_from(["ana", "Ana", "ben", "cleo"]), STATES), max_size=30)


def at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


def chronological(steps: list[tuple[str, str]]) -> list[Review]:
    return [Review(who, state, at(i), "head") for i, (who, state) in enumerate(steps)]


def reference(steps: list[tuple[str, str]], who: str) -> str | None:
    """What stands for one person, said as simply as it can be: from the newest back."""
    own = [state for name, state in steps if name.casefold() == who and state not in {"COMMENTED", "PENDING"}]
    seen_unknown = False
    for state in reversed(own):
        if state == "CHANGES_REQUESTED":
            return state
        if state == "APPROVED":
            return None if seen_unknown else state
        if state == "DISMISSED":
            return None
        seen_unknown = True
    return None


@given(SEQUENCES)
def test_the_latest_opinion_of_each_login_stands(steps: list[tuple[str, str]]) -> None:
    found = {review.login.casefold(): review.state for review in latest_opinions(chronological(steps))}
    wanted = {who: state for who in ("ana", "ben", "cleo") if (state := reference(steps, who))}
    assert found == wanted


@given(SEQUENCES, st.randoms())
def test_times_outweigh_the_order_of_the_list(steps: list[tuple[str, str]], random: Random) -> None:
    reviews = chronological(steps)
    shuffled = reviews.copy()
    random.shuffle(shuffled)
    assert latest_opinions(shuffled) == latest_opinions(reviews)


@given(SEQUENCES)
def test_without_times_the_order_of_the_list_counts(steps: list[tuple[str, str]]) -> None:
    untimed = [Review(who, state, None, "head") for who, state in steps]
    assert [(r.login, r.state) for r in latest_opinions(untimed)] == [
        (r.login, r.state) for r in latest_opinions(chronological(steps))
    ]


@given(SEQUENCES, st.integers(0, 29))
def test_a_comment_changes_nothing(steps: list[tuple[str, str]], place: int) -> None:
    reviews = chronological(steps)
    comment = Review("ana", "COMMENTED", at(place), "head")
    assert latest_opinions([*reviews, comment]) == latest_opinions(reviews)


@given(SEQUENCES)
def test_a_last_dismissal_leaves_nothing(steps: list[tuple[str, str]]) -> None:
    found = latest_opinions([*chronological(steps), Review("ANA", "DISMISSED", at(99), None)])
    assert "ana" not in {review.login.casefold() for review in found}
