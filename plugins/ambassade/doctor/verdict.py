"""What one look came to: a protection is there, is missing, or cannot be seen from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from ambassade.forge.fault import ForgeFault
from ambassade.words import Say, say

T = TypeVar("T")


class State(Enum):
    """What is known of a protection."""

    GOOD = "good"
    MISSING = "missing"
    CANNOT_VERIFY = "cannot_verify"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report. `cure` says what to click or type; there is none for what is good."""

    id: str
    state: State
    message: Say
    cure: Say | None = None


@dataclass(frozen=True, slots=True)
class Protection:
    """A protection in words: what holds where it is there, what is the case where not, what to do then."""

    id: str
    holds: Say
    lacks: Say
    cure: Say

    def good(self) -> Check:
        """It is there."""
        return Check(self.id, State.GOOD, self.holds)

    def missing(self) -> Check:
        """It is not there."""
        return Check(self.id, State.MISSING, self.lacks, self.cure)

    def unseen(self, why: Say) -> Check:
        """Nobody can tell from here, and why."""
        message = say("not known whether {claim}: {why}", claim=self.holds, why=why)
        return Check(self.id, State.CANNOT_VERIFY, message, self.cure)

    def of(self, *answers: bool | ForgeFault) -> Check:
        """From the answers of all places where it may be set up: one yes is enough, and a no needs all."""
        if any(answer is True for answer in answers):
            return self.good()
        return next(
            (self.unseen(fault.remark) for fault in answers if isinstance(fault, ForgeFault)), None
        ) or (self.missing())


def ask(question: Callable[[], T]) -> T | ForgeFault:
    """The answer to a question to a forge, or why there is none."""
    try:
        return question()
    except ForgeFault as fault:
        return fault


def count(checks: Iterable[Check], state: State) -> int:
    """How many checks came to a state."""
    return sum(check.state is state for check in checks)
