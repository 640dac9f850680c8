"""A file without values as a place for a finding: a picture, a workflow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ambassade.model.catalog import Path
from ambassade.spans import START, Location


@dataclass(frozen=True, slots=True)
class File:
    """A file: it has a path and no values."""

    path: str

    @property
    def document(self) -> File:
        """Itself."""
        return self

    @property
    def values(self) -> Mapping[str, object]:
        """None."""
        return {}

    def at(self, path: Path, *, key: bool = False) -> Location:  # noqa: ARG002 - a document's; this has one place
        """Its beginning."""
        return Location(self.path, START)
