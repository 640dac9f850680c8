"""Who is named in a text that is to be posted, and whether they agreed to that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from ambassade.model.catalog import Catalog
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.model.content import Ambassador
from ambassade.names import fold
from ambassade.words import Say, say

_WORD: Final = re.compile(r"\w+")
_HANDLE: Final = re.compile(r"(?<![\w@/])@([\w.\-]+(?:@[\w.\-]+)?)")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_UNSPACED: Final = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Letters of scripts that put no spaces between words."""
_DEPTH: Final = 8
"""So many parts of an address are looked at."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody, how they are named, and the scope that covers it."""

    person: Ambassador
    scope: str
    shown: str


class Mentions:
    """Finds the ambassadors of a catalog in texts: by name, by handle, by the address of an account.

    The tables are made once; a text costs its length.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._names: defaultdict[tuple[str, ...], list[_Named]] = defaultdict(list)
        self._handles: defaultdict[tuple[str, str], list[_Named]] = defaultdict(list)
        self._addresses: defaultdict[str, list[_Named]] = defaultdict(list)
        self._agreed: dict[tuple[str, date], frozenset[str]] = {}
        organisation = catalog.organisation
        site = organisation.value.url if organisation is not None else None
        for slug, item in sorted(catalog.ambassadors.items()):
            self._add(slug, item.value, site)
        self._first_words = frozenset(name[0] for name in self._names)
        self._longest = max(map(len, self._names), default=0)
        self._unspaced = {
            len(name[0]) for name in self._names if len(name) == 1 and _UNSPACED.search(name[0])
        }

    def _add(self, slug: str, person: Ambassador, site: str | None) -> None:
        profile = _Named(person, "profile", person.name)
        for name in {person.name, person.latin_name or person.name}:
            words = tuple(_WORD.findall(fold(name)))
            if words:
                self._names[words].append(profile)
        if site:
            self._addresses[_plain(f"{site.rstrip('/')}/ambassadors/{slug}")].append(profile)
        for account in person.accounts:
            scope = f"account:{account.id}"
            self._addresses[_plain(account.url)].append(_Named(person, scope, account.url))
            if account.handle:
                key = account.platform, account.handle.removeprefix("@").casefold()
                self._handles[key].append(_Named(person, scope, account.handle))
        for blog in person.blogs:
            self._addresses[_plain(blog.url)].append(_Named(person, f"blog:{blog.id}", blog.url))

    def refused(self, text: str, platform: str, day: date) -> Say | None:
        """Why a text can not be posted on a day, because of who is named in it; None where nothing is."""
        for named in self._found(text, platform):
            scopes = self._scopes(named.person, day)
            if named.scope not in scopes:
                return (
                    say("it names {name}, who has not agreed to that for {day}", name=named.shown, day=day)
                    if named.scope == "profile"
                    else say(
                        "it shows {address}, and {name} has not agreed to that for {day}",
                        address=named.shown,
                        name=named.person.name,
                        day=day,
                    )
                )
        return None

    def _scopes(self, person: Ambassador, day: date) -> frozenset[str]:
        key = person.id, day
        if key not in self._agreed:
            may = was_told(person, day) and is_active(person, day)
            self._agreed[key] = agreed(person, day) if may else frozenset()
        return self._agreed[key]

    def _found(self, text: str, platform: str) -> Iterator[_Named]:
        """Everybody who is named in a text for a platform."""
        words = _WORD.findall(fold(text))
        for first, word in enumerate(words):
            if word in self._first_words:
                for count in range(1, min(self._longest, len(words) - first) + 1):
                    yield from self._names.get(tuple(words[first : first + count]), ())
            yield from self._within(word)
        for match in _HANDLE.finditer(text):
            yield from self._handles.get((platform, match[1].rstrip(".-").casefold()), ())
        for match in _ADDRESS.finditer(text):
            parts = _plain(match[0].rstrip(".,;:!?)»”")).split("/")
            for count in range(1, min(len(parts), _DEPTH) + 1):
                yield from self._addresses.get("/".join(parts[:count]), ())

    def _within(self, word: str) -> Iterator[_Named]:
        """The names inside of what has no spaces."""
        if self._unspaced and _UNSPACED.search(word):
            for first in range(len(word)):
                for count in self._unspaced:
                    yield from self._names.get((word[first : first + count],), ())


def _plain(url: str) -> str:
    """An address without what makes no difference: `example.org/in/ana`."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}".casefold()
