"""Addresses as machines are told them: whole ones only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Base:
    """Where the site is published; `folder` is that of the reader's language. Both end in a slash."""

    address: str
    folder: str = ""

    def of(self, path: str, fragment: str = "") -> str:
        """The address of a file by its path in the site, or with a fragment what a thing is called for ever.

        Names are those on the first language's pages: a thing is one thing, whatever language tells of it.
        """
        return f"{self.address}{quote(path)}{f'#{fragment}' if fragment else ''}"

    def page(self, path: str) -> str:
        """The address of a page in the reader's language, by its path in that language."""
        return f"{self.address}{quote(self.folder + path)}"


def elsewhere(urls: Iterable[str | None]) -> list[str]:
    """Those addresses that a page may link to, each once, in order."""
    return list(dict.fromkeys(url for url in urls if url and re.match(r"(?i)https?://", url)))
