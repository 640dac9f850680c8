"""What may be kept of a feed: how long its texts are, what counts as a link and as a language."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from ambassade.feeds.address import LONGEST, PORTS, leads_inside

MOST_ITEMS = 10
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_NAME, LONGEST_ID = 200, 280, 120, 300
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def web_link(value: object, base: str) -> str | None:
    """An address that a page may link to, whole; None where it is another scheme's, or not one at all.

    None too where it leads readers to their own machine or network.
    """
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        link = urljoin(base, value.strip()).replace(" ", "%20")
        parts = urlsplit(link)
        host = parts.hostname
        good = parts.scheme in PORTS and bool(host) and "@" not in parts.netloc
        good = good and not leads_inside(host or "")
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return None
    return link if good and len(link) <= LONGEST and link.isprintable() else None


def host_of(link: str) -> str:
    """The host of a web link, without `www.`."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


def language_of(value: object) -> str | None:
    """A language's code, where it is one."""
    code = value.strip().replace("_", "-") if isinstance(value, str) else ""
    return code if _LANGUAGE.fullmatch(code) else None


def believable(moment: datetime) -> datetime | None:
    """A date that a feed can have: feeds did not exist before 1990."""
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
