"""Whether a reply is a rate limit, and how long it asks to wait.

Sources: docs.github.com, "Rate limits for the REST API" (primary: 403 or 429 with none remaining; secondary:
403 or 429 with a message, and sometimes a time); docs.gitlab.com, "Rate limits" (429).
"""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parsedate_to_datetime

SECONDARY_LIMIT = re.compile(rb"rate limit|abuse detection", re.IGNORECASE)
LIMIT_WITHOUT_WAIT = 60.0
"""Seconds, where the reply does not say: GitHub's advice."""


def asked_to_wait(status: int, headers: Message, body: bytes) -> float | None:
    """How many seconds a reply asks to wait; None where it is no rate limit.

    A 403 without any header of a limit is a missing right, whatever its body says.
    """
    if status not in {403, 429}:
        return None
    after = headers.get("Retry-After", "")
    left = headers.get("X-RateLimit-Remaining") or headers.get("RateLimit-Remaining")
    if re.fullmatch(r"\d{1,9}", after, re.ASCII):
        asked: float | None = float(after)
    elif left == "0":
        asked = _until_reset(headers)
    elif status == 429 or after or (left is not None and SECONDARY_LIMIT.search(body)):
        asked = LIMIT_WITHOUT_WAIT
    else:
        asked = None
    return asked


def _until_reset(headers: Message) -> float:
    """Seconds from the reply's own date to the limit's reset (epoch seconds): the server's clock for both."""
    reset = headers.get("X-RateLimit-Reset") or headers.get("RateLimit-Reset") or ""
    try:
        now = parsedate_to_datetime(headers.get("Date", "")).timestamp()
    except ValueError:
        return LIMIT_WITHOUT_WAIT
    return max(int(reset) - now, 1.0) if re.fullmatch(r"\d{1,12}", reset, re.ASCII) else LIMIT_WITHOUT_WAIT
