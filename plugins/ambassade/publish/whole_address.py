"""Addresses as machines are told them: whole ones only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Base:
    """Where the site is published; `address` ends in a slash."""

    address: str

    def of(self, path: str, fragment: str = "") -> str:
        """The address of a page or file, by its path in the site."""
        return f"{self.address}{quote(path)}{f'#{fragment}' if fragment else ''}"


def elsewhere(urls: Iterable[str | None]) -> list[str]:
    """Those addresses that a page may link to, each once, in order."""
    return list(dict.fromkeys(url for url in urls if url and re.match(r"(?i)https?://", url)))
