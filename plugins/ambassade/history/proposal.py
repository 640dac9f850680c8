"""A proposal: what a merge would change, seen from the base, with who made and who approves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ambassade.history.approvals import Approvals
from ambassade.history.base import base_catalog
from ambassade.history.changes import Change, changes
from ambassade.history.need import Needs
from ambassade.history.standing import Standing
from ambassade.load.git import FileChange
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree
from ambassade.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two catalogs, every file and entity that differs, the approvals, and what they have to come to."""

    base: Catalog
    head: Catalog
    files: tuple[FileChange, ...]
    """Every file of the repository that differs, content or not; paths are relative to the root.

    Those that only follow from the content, such as the list of owners of a committee that changes, are left
    out: who approves the one approves the other.
    """
    changes: tuple[Change, ...]
    approvals: Approvals
    needs: Needs

    @property
    def standing(self) -> Standing:
        """Who everybody is, as of the base."""
        return self.needs.standing

    @classmethod
    def of(
        cls,
        base: Catalog,
        head: Catalog,
        files: tuple[FileChange, ...],
        approvals: Approvals,
        today: date,
        ruling: Catalog | None = None,
    ) -> Proposal:
        """The proposal that leads from `base` to `head` on a day of the organisation's time zone.

        `ruling` says who everybody is and what holds; without it, the base does.
        """
        found = changes(base, head, files)
        needs = Needs(base, head, found, files, approvals, Standing(ruling or base, today))
        return cls(base, head, files, found, approvals, needs)


@dataclass(frozen=True, slots=True)
class Before:
    """What a tree is compared with: the base's files, and which of them differ."""

    tree: Tree
    files: tuple[FileChange, ...]
    now: Before | None = None
    """The same for what it is merged into, where that moved on since: who everybody is stands there. Else a
    branch from before somebody left would give them their role back."""

    def catalog(self, head: Catalog, schemas: SchemaSet) -> Catalog:
        """What the base held."""
        return base_catalog(head, self.tree, self.files, schemas)
