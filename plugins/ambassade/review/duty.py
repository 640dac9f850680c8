"""What is left to do: errors to be corrected, second looks to be taken."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.review.block import Block, Line, Points
from ambassade.review.effect import Code
from ambassade.review.review import Correction, Review
from ambassade.review.telling import Cell
from ambassade.words import Say, say, say_n

_MOST_ERRORS = 10


def second_looks(review: Review) -> Iterator[Block]:
    """What was approved alone in an emergency: when somebody else looks, or who did."""
    found = review.second_looks
    lines = []
    for one in found.due:
        who: Cell = one.names or say("one person")
        what = one.thing.words
        lines.append(
            say("{what}: overdue, because {who} approved it alone", what=what, who=who)
            if one.day is None
            else say("{what}: due on {day}, because {who} approved it alone", what=what, day=one.day, who=who)
        )
    for one in found.taken:
        what = one.thing.words
        lines.append(
            say("{what}: taken by {names} on {day}", what=what, names=one.names, day=one.day)
            if one.names and one.day is not None
            else say("{what}: taken", what=what)
        )
    if found.hidden:
        lines.append(
            say_n(
                "{n} thing that is not named here waits for one",
                "{n} things that are not named here wait for one",
                found.hidden,
            )
        )
    if lines:
        yield Points(
            tuple(map(Line, lines)), lambda n: say_n("… and {n} more thing", "… and {n} more things", n)
        )


def correct(review: Review) -> Iterator[Block]:
    """Which errors have to be corrected: one by one, or by rule."""
    found = review.corrections
    lines = [Line(_correction(one)) for one in found.told]
    lines += [
        Line(
            say_n(
                "{rule}, {n} time: {command} says why",
                "{rule}, {n} times: {command} says why",
                one.number,
                rule=Code(one.rule),
                command=Code(f"ambassade explain {one.rule}"),
            )
        )
        for one in found.rules
    ]
    numbers = [*(1 for _ in found.told), *(one.number for one in found.rules)]
    rest = sum(numbers[_MOST_ERRORS:])
    if rest:
        lines = [*lines[:_MOST_ERRORS], Line(_more_errors(rest))]
    if lines:
        yield Points(tuple(lines), _more_errors, say("To be corrected"))


def _correction(one: Correction) -> Say:
    """An error as the check tells it: what, where, and what to do."""
    values = {"message": one.message, "path": one.path, "line": str(one.line), "rule": Code(one.rule)}
    if one.hint is None:
        return say("{message} ({path}, line {line}; {rule})", **values)
    return say("{message} ({path}, line {line}; {rule}): {hint}", **values, hint=one.hint)


def _more_errors(n: int) -> Say:
    return say_n("… and {n} more error", "… and {n} more errors", n)
