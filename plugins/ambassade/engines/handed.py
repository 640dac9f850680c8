"""What `ambassade build` and `ambassade serve` hand to the plugin, in place of what its options would say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from ambassade.model.moment import Moment
from ambassade.publish.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site that is ready to be placed, and where it will be published (None: not known)."""

    site: Site
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """The site to place, or else what to read; what is None is left to the plugin's options."""

    prepared: Prepared | None = None
    root: Path | None = None
    as_of: Moment | None = None
    network: str | None = None
    tick: Callable[[], None] = lambda: None
    """Called for each page that was written."""
    fast: bool = False
    """Whether most pages of a large site may be written without MkDocs."""


_HANDED: ContextVar[Handed] = ContextVar("handed", default=Handed())  # noqa: B039 - Handed is frozen


def handed() -> Handed:
    """What was handed to the plugin that is running."""
    return _HANDED.get()


@contextmanager
def hand(value: Handed) -> Iterator[None]:
    """Hand `value` to the plugin while MkDocs runs inside."""
    token = _HANDED.set(value)
    try:
        yield
    finally:
        _HANDED.reset(token)
