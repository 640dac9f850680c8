"""What can go wrong with an import as a whole, and with one record of it."""

from __future__ import annotations

from ambassade.words import Say, SayError


class ImportStopError(SayError):
    """The source or the mapping can not be used at all; the message says why."""


class RefusedError(Exception):
    """One record can not be imported; the reason says why."""

    def __init__(self, reason: Say) -> None:
        super().__init__(str(reason))
        self.reason = reason
