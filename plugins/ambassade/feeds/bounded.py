"""feedparser's parsers, without what takes them the square of a feed's length (feedparser 6.0.14)."""

from __future__ import annotations

from typing import Any

from feedparser import api

from ambassade.feeds.fault import FeedError
from ambassade.model.feed import Fault

_LONGEST_AUTHOR = 300
_LONGEST_BASE = 500
_MOST_ATTRIBUTES = 200


class _Bounded:
    """Stands before either parser."""

    baseuri: str
    basestack: list[str]

    def _sync_author_detail(self, key: str = "author") -> None:
        """Cuts authors before mail addresses are looked for in them.

        Without it 200 kB of `a` as the author of one item take half a minute (`mixin.py`).
        """
        context = self._get_context()  # type: ignore[attr-defined]  # feedparser's parsers have it
        if isinstance(context.get(key), str):
            context[key] = context[key][:_LONGEST_AUTHOR]
        super()._sync_author_detail(key)  # type: ignore[misc]  # as above

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        """Leaves out a base that is longer than one is; it is joined anew at every element within.

        Without it 500 kB of `<x xml:base="a/">` take minutes, one base of 1 MB twenty seconds.
        """
        outside = self.baseuri
        kept = [
            (name, value)
            for name, value in attrs
            if len(value) <= _LONGEST_BASE or name.lower() not in {"xml:base", "base"}
        ]
        super().unknown_starttag(tag, kept)  # type: ignore[misc]  # as above
        if len(self.baseuri) > max(_LONGEST_BASE, len(outside)):
            self.baseuri = self.basestack[-1] = outside


class _Strict(_Bounded, api.StrictFeedParser):  # type: ignore[misc]  # it has no types
    """Reads what is XML."""

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802 - the name SAX gives it
        """Refuses an element with more attributes than feeds have: 100,000 take a minute (`strict.py`)."""
        if len(attrs) > _MOST_ATTRIBUTES:
            raise FeedError(Fault.LARGE)
        super().startElementNS(name, qname, attrs)


class _Loose(_Bounded, api.LooseFeedParser):  # type: ignore[misc]  # it has no types
    """Reads the rest."""


def bind() -> None:
    """Puts them in the place of feedparser's own, which looks its parsers up by name for each feed."""
    api.StrictFeedParser, api.LooseFeedParser = _Strict, _Loose
