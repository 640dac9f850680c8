"""Which pages are looked at: the longest of every kind, in every language, of the first edition with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

KINDS = {
    "home": "index.html",
    "directory": "ambassadors/index.html",
    "network": "networks/*/index.html",
    "person": "ambassadors/*/index.html",
    "post": "posts/*/index.html",
    "map": "map/index.html",
    "calendar": "calendar/index.html",
    "message": "messages/*/*/index.html",
}
EDITIONS = ("public", "members", "internal")
LANGUAGE = re.compile(r'<html lang="([^"]+)"')


@dataclass(frozen=True)
class Chosen:
    """One page to look at."""

    kind: str
    language: str
    edition: str
    path: str
    """Below the edition's root, with a slash at the end."""


def languages(edition: Path) -> dict[str, str]:
    """The folder of each language of a built edition: "" for the first, "fr/" for another."""
    found = {}
    for page in (edition / "index.html", *sorted(edition.glob("*/index.html"))):
        folder = "" if page.parent == edition else f"{page.parent.name}/"
        with page.open(encoding="utf-8") as file:
            told = LANGUAGE.search(file.read(2000))
        if told and (not folder or told[1] == page.parent.name):
            found[told[1]] = folder
    return found


def chosen(site: Path) -> list[Chosen]:
    """The pages of all kinds and languages, the message's from the first edition that has messages."""
    found = []
    for kind, pattern in KINDS.items():
        for edition in EDITIONS:
            root = site / edition
            if not (root / "index.html").is_file():
                continue
            pages = {
                language: max(
                    whole(root, folder, pattern), key=lambda page: page.stat().st_size, default=None
                )
                for language, folder in languages(root).items()
            }
            if any(pages.values()):
                found += [
                    Chosen(
                        kind, language, edition, page.relative_to(root).as_posix().removesuffix("index.html")
                    )
                    for language, page in pages.items()
                    if page
                ]
                break
    return found


def whole(root: Path, folder: str, pattern: str) -> list[Path]:
    """The pages that match, without further pages of a list and its parts by letter, theme or place."""
    pages = (root / folder).glob(pattern)
    kind = pattern.split("/", maxsplit=1)[0]
    if pattern.count("*") != 1:
        return list(pages)
    if kind == "posts":
        return [page for page in pages if 'content="article"' in page.read_text(encoding="utf-8")]
    return [page for page in pages if (root / "api/v1" / kind / f"{page.parent.name}.json").is_file()]
