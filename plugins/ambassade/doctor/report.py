"""The report: a line for each check with its state in words, and below it what to click or type."""

from __future__ import annotations

from collections.abc import Sequence

from ambassade.doctor.verdict import Check, State, count
from ambassade.report.json import readable
from ambassade.report.terminal import printable
from ambassade.words import Say, Words, say

FORMATS = ("terminal", "json")
STATES: dict[State, Say] = {
    State.GOOD: say("good"),
    State.MISSING: say("missing"),
    State.CANNOT_VERIFY: say("cannot verify"),
}
_COLOURS = {State.GOOD: "\x1b[32m", State.MISSING: "\x1b[31;1m", State.CANNOT_VERIFY: "\x1b[33m"}
_RESET = "\x1b[0m"


def render_terminal(checks: Sequence[Check], words: Words, *, colour: bool = False) -> str:
    """Every check, then the numbers. `colour` only adds to the words."""
    labels = {state: words.text(sentence) for state, sentence in STATES.items()}
    width = max(len(label) for label in labels.values()) + 2
    lines = []
    for check in checks:
        label = labels[check.state].ljust(width)
        shown = f"{_COLOURS[check.state]}{label}{_RESET}" if colour else label
        lines.append(shown + printable(words.text(check.message)))
        if check.cure is not None:
            lines.append(" " * width + printable(f"→ {words.text(check.cure)}"))
    lines += ["", summary(checks, words)]
    return "\n".join(lines) + "\n"


def summary(checks: Sequence[Check], words: Words) -> str:
    """How many checks came to which state."""
    return words.say(
        "{good} good, {missing} missing, {unseen} that cannot be verified",
        good=count(checks, State.GOOD),
        missing=count(checks, State.MISSING),
        unseen=count(checks, State.CANNOT_VERIFY),
    )


def render_json(checks: Sequence[Check], words: Words) -> str:
    """The checks and the numbers, for machines. `cure` is null where there is nothing to do."""
    return readable(
        {
            "checks": [
                {
                    "id": check.id,
                    "state": check.state.value,
                    "message": words.text(check.message),
                    "cure": None if check.cure is None else words.text(check.cure),
                }
                for check in checks
            ],
            **{state.value: count(checks, state) for state in State},
        }
    )
