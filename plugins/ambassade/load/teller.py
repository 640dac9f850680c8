"""Makes findings of violations: every rule of shape is an error, at an exact place."""

from __future__ import annotations

from ambassade.findings import Finding, Label, Severity
from ambassade.load.violation import Violation
from ambassade.model.catalog import Document, Path
from ambassade.words import Say


class Teller:
    """Makes findings of one violation."""

    def __init__(self, found: Violation, document: Document) -> None:
        self._found = found
        self._document = document

    def tell(
        self,
        rule: str,
        message: Say,
        *,
        hint: Say | None,
        path: Path | None = None,
        label: Say | None = None,
        key: bool = False,
        related: tuple[Label, ...] = (),
    ) -> Finding:
        """A finding at the violation's place, or at another `path`."""
        where = self._found.path if path is None else path
        return Finding(
            rule, Severity.ERROR, message, Label(self._document.at(where, key=key), label), related, hint
        )

    def place(self, path: Path, text: Say) -> Label:
        """Another place to look at."""
        return Label(self._document.at(path), text)
