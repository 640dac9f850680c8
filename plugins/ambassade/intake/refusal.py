"""Why a filled form is not taken: reasons with the lines of the form that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ambassade.words import Say, SayError


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `line` counts from 1 in the form's text, None where the whole form is meant."""

    line: int | None
    message: Say


class RefusedError(Exception):
    """A form is not taken; the reasons say why."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__("; ".join(str(reason.message) for reason in reasons))
        self.reasons = tuple(reasons)


class IntakeError(SayError):
    """What was typed can not be done; the message says why."""


def refuse(line: int | None, message: Say) -> RefusedError:
    """A refusal for one reason."""
    return RefusedError((Reason(line, message),))
