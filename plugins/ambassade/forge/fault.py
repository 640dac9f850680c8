"""Why approvals could not be read: never more than a sentence, so that no secret travels in it."""

from __future__ import annotations

from ambassade.words import Say


class ForgeFault(Exception):  # noqa: N818  (a fault of the forge, as the project calls it)
    """A reply that proves nothing. What cannot be read is never an approval.

    `remark` is fit for the report: it holds no address, no token and no word of the server's.
    `status` is the reply's HTTP status where it is the reason.
    """

    def __init__(self, remark: Say, status: int | None = None) -> None:
        super().__init__(str(remark))
        self.remark = remark
        self.status = status
