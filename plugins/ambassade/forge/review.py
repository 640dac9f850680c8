"""The latest opinion of everybody who reviewed a pull request, by GitHub's rules.

COMMENTED and PENDING change no opinion. DISMISSED ends the one there is, and nothing older comes back. A
state that nobody knows yet takes an approval back, and leaves a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ambassade.history.approvals import login

APPROVED = "APPROVED"
REFUSED = "CHANGES_REQUESTED"
NEUTRAL = frozenset({"COMMENTED", "PENDING"})


@dataclass(frozen=True, slots=True)
class Review:
    """One review by an account that exists: `at` by the server's clock, `commit` the one it was given on."""

    login: str
    state: str
    at: datetime | None
    commit: str | None


def latest_opinions(reviews: Iterable[Review]) -> list[Review]:
    """The approvals and refusals that stand, one a login, in the order of the logins.

    Reviews come as the forge lists them, oldest first. Where their times say otherwise, the times are right;
    one without a time stays behind the one before it.
    """
    before = datetime.min.replace(tzinfo=UTC)
    timed: list[tuple[datetime, Review]] = []
    for review in reviews:
        before = before if review.at is None else review.at
        timed.append((before, review))
    standing: dict[str, Review] = {}
    for _, review in sorted(timed, key=lambda pair: pair[0]):
        name = login(review.login)
        if review.state in {APPROVED, REFUSED}:
            standing[name] = review
        elif review.state not in NEUTRAL and not (
            name in standing and standing[name].state == REFUSED and review.state != "DISMISSED"
        ):
            standing.pop(name, None)
    return [standing[name] for name in sorted(standing)]
