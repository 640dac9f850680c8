"""Where a page lies: turns the site's paths into links."""

from __future__ import annotations

from dataclasses import dataclass

MARK = "\0"
FILE_MARK = "\1"


@dataclass(frozen=True, slots=True)
class Place:
    """The page that is being written.

    `root` leads from it to the home page of its language, where pages are; `base` to the root of the whole
    site, where the files lie that exist once for all languages. In the first language they are the same.
    """

    path: str
    root: str
    base: str

    @classmethod
    def of(cls, path: str, folder: str = "") -> Place:
        """The page at `path` in `folder`, in which its language lies (`fr/`; empty: at the root)."""
        up = "../" * path.count("/")
        return cls(path, up or "./", up + "../" * folder.count("/") or "./")

    def link(self, path: str) -> str:
        """The address of a page, in the reader's language."""
        return self.root + path

    def file(self, path: str) -> str:
        """The address of a file that exists once for all languages: a feed, a picture, a script."""
        return self.base + path


NOWHERE = Place("", MARK, FILE_MARK)
"""Stands for the page in what is shown on several pages, until it is known which one."""
