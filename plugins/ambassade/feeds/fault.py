"""What goes wrong with one question."""

from __future__ import annotations

from ambassade.model.feed import Fault


class FeedError(Exception):
    """A feed was not read. `status` is that of HTTP, where that says why; nothing of the server's words.

    `address` is the one that was asked at last, after redirects; None where the question broke off.
    """

    def __init__(self, fault: Fault, status: int | None = None) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.status = status
        self.address: str | None = None
