"""Where a page lies: turns the site's paths into links."""

from __future__ import annotations

from dataclasses import dataclass

MARK = "\0"


@dataclass(frozen=True, slots=True)
class Place:
    """The page that is being written; `root` leads from it to the site's root."""

    path: str
    root: str

    @classmethod
    def of(cls, path: str) -> Place:
        """The page at `path`, relative to the site's root."""
        return cls(path, "../" * path.count("/") or "./")

    def link(self, path: str) -> str:
        """The address of a page or file of the site."""
        return self.root + path


NOWHERE = Place("", MARK)
"""Stands for the page in what is shown on several pages, until it is known which one."""
