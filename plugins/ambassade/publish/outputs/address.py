"""Where an edition's pages and files are, for readers who come from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ambassade.publish.audience import Edition
from ambassade.publish.site import relative

NOWHERE = "ambassade.invalid"
"""The host in identifiers where the organisation gives no address; `.invalid` never exists (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one edition. `base` ends in a slash; None: not known."""

    base: str | None
    host: str
    """The organisation's host, for identifiers that never change, the same in all editions."""

    @classmethod
    def of(cls, edition: Edition, address: str | None = None) -> Addresses:
        """Those of `edition`, published at `address`; the public one is where the organisation file says."""
        url = edition.organisation.url
        base = address or (url if edition.audience == "public" else None)
        host = urlsplit(url).hostname if url else None
        return cls(None if base is None else base.rstrip("/") + "/", host or NOWHERE)

    def seen_from(self, page: str, path: str) -> str:
        """The address of `path`: absolute where that is known, else as seen from `page`."""
        return relative(path, page) if self.base is None else self.base + path

    def absolute(self, path: str) -> str | None:
        """The absolute address of `path`, if it is known."""
        return None if self.base is None else self.base + path
