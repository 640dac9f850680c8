"""What a repository holds already: every file of the importable kinds, and which record each came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ambassade.editing.reading import read_text
from ambassade.importers.problem import ImportStopError
from ambassade.load.content import load_content
from ambassade.load.layout import CONTENT, place_of
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import MemoryTree, WorkTree
from ambassade.model.catalog import Kind
from ambassade.model.content import Organisation
from ambassade.words import say

_ORGANISATION = "content/organisation.yml"


@dataclass(frozen=True, slots=True)
class ExistingFile:
    """A file of the repository; `values` is None where it can not be read."""

    kind: Kind
    key: str
    path: str
    text: str
    values: Mapping[str, object] | None
    body: str = ""

    def provenance(self) -> tuple[str, str] | None:
        """The import and the record that it came from."""
        found = (self.values or {}).get("provenance")
        if isinstance(found, dict):
            return str(found.get("source")), str(found.get("record"))
        return None

    def imported(self) -> dict[str, object]:
        """The values that the source gave last."""
        found = (self.values or {}).get("provenance")
        values = found.get("values") if isinstance(found, dict) else None
        return dict(values) if isinstance(values, dict) else {}


@dataclass(slots=True)
class Existing:
    """Everything that is there: by kind and key, and by the record it came from."""

    organisation: Organisation | None = None
    files: dict[tuple[Kind, str], ExistingFile] = field(default_factory=dict)
    by_record: dict[tuple[Kind, str, str], ExistingFile] = field(default_factory=dict)

    def of_kind(self, kind: Kind) -> list[ExistingFile]:
        """The files of a kind."""
        return [file for (known, _), file in self.files.items() if known is kind]


def load_existing(root: Path, schemas: SchemaSet, kinds: frozenset[Kind]) -> Existing:
    """Reads the organisation, and the files of some kinds.

    Keys of other kinds are known, their content is not.
    """
    tree = WorkTree(root)
    existing = Existing(_organisation(tree, schemas))
    for file in tree.files(CONTENT):
        place = place_of(file.path)
        if place is None or file.is_link or place.language is not None or place.kind is Kind.ORGANISATION:
            continue
        if place.kind not in kinds:
            existing.files[place.kind, place.key] = ExistingFile(place.kind, place.key, file.path, "", {})
            continue
        text, values, body, _ = read_text(file.path, tree.read(file.path), place.kind)
        found = ExistingFile(place.kind, place.key, file.path, text, values, body.strip())
        existing.files[place.kind, place.key] = found
        origin = found.provenance()
        if origin is not None:
            existing.by_record.setdefault((place.kind, *origin), found)
    return existing


def _organisation(tree: WorkTree, schemas: SchemaSet) -> Organisation:
    """The organisation, whose vocabularies an import needs; ImportStopError where it can not be read."""
    try:
        data = tree.read(_ORGANISATION)
    except OSError as fault:
        raise ImportStopError(
            say("there is no {path}; an import needs its vocabularies", path=_ORGANISATION)
        ) from fault
    loaded = load_content(MemoryTree({_ORGANISATION: data}), schemas)
    if loaded.catalog.organisation is None:
        first = loaded.findings[0]
        start = first.location.span.start
        raise ImportStopError(
            say(
                "{place}: {message}",
                place=f"{_ORGANISATION}:{start.line}:{start.column}",
                message=first.message,
            )
        )
    return loaded.catalog.organisation.value
