"""An import from beginning to end, up to the texts that are to be written; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from ambassade.importers.accounts import Recogniser
from ambassade.importers.building import build, free_name, keep_ids
from ambassade.importers.duplicates import Person, near_duplicates
from ambassade.importers.existing import Existing, ExistingFile, load_existing
from ambassade.importers.expressions import Evaluator
from ambassade.importers.fitting import Fitter
from ambassade.importers.mapping import KINDS, Mapping
from ambassade.importers.output import changed_text, new_text, path_of
from ambassade.importers.problem import RefusedError
from ambassade.importers.record import Collected, Record, collect
from ambassade.importers.report import ImportReport, Told
from ambassade.importers.vocabulary import Vocabulary, known_words
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Kind
from ambassade.names import slugify
from ambassade.words import Say, say

_BY: dict[str, Say] = {
    "account": say("they have the same account"),
    "name": say("they have the same name"),
    "similar": say("their names are alike"),
}


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written."""

    path: str
    text: str


@dataclass(slots=True)
class _Draft:
    """A record on its way to a file."""

    record: Record
    key: str = ""
    built: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    fit_notes: list[Say] = field(default_factory=list)
    file: ExistingFile | None = None

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against it so far."""
        return self.record.refusal is None


class Import:
    """One import of one source into one repository."""

    def __init__(self, root: Path, schemas: SchemaSet, mapping: Mapping, kinds: frozenset[Kind]) -> None:
        """`kinds` are the ones to import; the mapping has a section for each."""
        self._schemas = schemas
        self._mapping = mapping
        self._kinds = kinds
        self._existing: Existing = load_existing(root, schemas, frozenset(KINDS))
        self._vocabulary = Vocabulary(self._existing.organisation)
        self._evaluator = Evaluator(
            mapping, Recogniser(self._existing.organisation), self._vocabulary, self._find
        )
        self._names: dict[tuple[Kind, str], _Draft] = {}
        """Drafts by kind and record."""
        self._words = known_words(self._existing.organisation)

    def prepare(self, source: Any, *, dry_run: bool) -> tuple[ImportReport, list[Output]]:
        """What to write for a source, in order, and the report that goes with it."""
        collected = collect(source, self._mapping, self._kinds, self._evaluator)
        drafts = [_Draft(record) for record in collected.records]
        for draft in drafts:
            if draft.accepted:
                self._names[draft.record.kind, draft.record.id] = draft
        for kind in KINDS:
            self._name([draft for draft in drafts if draft.record.kind is kind and draft.accepted])
        for draft in drafts:
            if draft.accepted:
                self._build(draft)
        self._fit_all(drafts)
        report = ImportReport(self._mapping.source, dry_run)
        outputs: list[Output] = []
        for kind in KINDS:
            for draft in drafts:
                if draft.record.kind is kind:
                    self._finish(draft, report, outputs)
        self._tell_the_rest(drafts, collected, report)
        return report, outputs

    def _find(self, kind: Kind, record: str) -> str | None:
        """The short name of a record, of this run or of an earlier one."""
        draft = self._names.get((kind, record))
        if draft is not None:
            return draft.key if draft.accepted else None
        known = self._existing.by_record.get((kind, self._mapping.source, record))
        return known.key if known is not None else None

    def _name(self, drafts: list[_Draft]) -> None:
        """Gives each record its file: the one it has, else a free name near the wished one."""
        taken = {key for kind, key in self._existing.files if drafts and kind is drafts[0].record.kind}
        new: list[_Draft] = []
        for draft in drafts:
            record = draft.record
            draft.file = self._existing.by_record.get((record.kind, self._mapping.source, record.id))
            if draft.file is not None:
                draft.key = draft.file.key
            else:
                new.append(draft)
        for draft in new:
            try:
                self._choose(draft, taken)
            except RefusedError as fault:
                draft.record.refusal = fault.reason

    def _choose(self, draft: _Draft, taken: set[str]) -> None:
        record, evaluator = draft.record, self._evaluator
        evaluator.notes, evaluator.ancestors = [], record.ancestors
        evaluator.occurrences, evaluator.position = record.occurrences, record.position
        section = record.section
        wish = (
            record.id
            if section.slug is None
            else str(evaluator.value(section.slug, record.value) or record.id)
        )
        name = (
            slugify(wish)
            or slugify(record.id)
            or f"{record.kind.value}-{sha256(record.id.encode()).hexdigest()[:8]}"
        )
        network = None if section.network is None else evaluator.value(section.network, record.value)
        prefix = f"{network}/" if isinstance(network, str) and network else ""
        if record.kind is Kind.NETWORK:
            prefix = ""
        wished = prefix + name
        there = self._existing.files.get((record.kind, wished))
        if there is not None and there.values is None:
            raise RefusedError(
                say(
                    "{path} can not be read, and the record may have come from it; repair it first",
                    path=there.path,
                )
            )
        used = {key.removeprefix(prefix) for key in taken if key.startswith(prefix)}
        draft.key = prefix + free_name(name, used)
        if draft.key != wished:
            record.say(
                [say("the name `{wish}` is taken; the file is called `{name}`", wish=wished, name=draft.key)]
            )
        record.say(evaluator.notes)
        taken.add(draft.key)

    def _build(self, draft: _Draft) -> None:
        try:
            draft.built = build(draft.record, self._evaluator)
        except RefusedError as fault:
            draft.record.refusal = fault.reason
        draft.record.say(self._evaluator.notes)

    def _fit_all(self, drafts: list[_Draft]) -> None:
        """Fits until no record is refused any more: a refused person is nobody that others may name."""
        fitter = Fitter(self._schemas, self._known)
        refused = -1
        while refused != (refused := sum(not draft.accepted for draft in drafts)):
            for draft in drafts:
                if draft.accepted:
                    try:
                        draft.values, draft.fit_notes = fitter.fit(draft.record.kind, draft.built)
                    except RefusedError as fault:
                        draft.record.refusal = fault.reason
        for draft in drafts:
            if draft.accepted:
                draft.record.say(draft.fit_notes)

    def _known(self, ref: str, key: str) -> bool:
        """Whether there is something to refer to: a word, a file on disk, or a record at hand."""
        words = self._words.get(ref)
        if words is not None:
            return key in words
        kind = Kind(ref) if ref in {known.value for known in Kind} else None
        if kind is None:
            return True
        return (kind, key) in self._existing.files or key in self._accepted_keys(kind)

    def _accepted_keys(self, kind: Kind) -> set[str]:
        return {draft.key for (known, _), draft in self._names.items() if known is kind and draft.accepted}

    def _finish(self, draft: _Draft, report: ImportReport, outputs: list[Output]) -> None:
        """The text of a record's file, and what the report says of the record."""
        record, kind = draft.record, draft.record.kind.value
        report.count(kind, "read")
        if draft.accepted:
            try:
                text = self._text(draft)
                report.count(kind, "unchanged" if text is None else "written")
                if text is not None:
                    outputs.append(
                        Output(draft.file.path if draft.file else path_of(record.kind, draft.key), text)
                    )
            except RefusedError as fault:
                record.refusal = fault.reason
        if record.refusal is not None:
            report.count(kind, "refused")
            report.refused.append(Told(kind, record.id, record.refusal))
        report.notes += [Told(kind, record.id, message) for message in record.notes]

    def _text(self, draft: _Draft) -> str | None:
        record = draft.record
        if draft.file is None:
            keep_ids(draft.values, record, {}, {})
            return new_text(
                self._schemas, record.kind, draft.key, draft.values, self._mapping.source, record.id
            )
        keep_ids(draft.values, record, draft.file.imported(), draft.file.values or {})
        text, notes = changed_text(self._schemas, draft.file, draft.values)
        record.say(notes)
        return text

    def _tell_the_rest(self, drafts: list[_Draft], collected: Collected, report: ImportReport) -> None:
        """Records that vanished, people who resemble each other, unknown themes."""
        present = {(draft.record.kind, draft.record.id) for draft in drafts}
        for (kind, source, record), file in sorted(
            self._existing.by_record.items(), key=lambda item: item[1].path
        ):
            if source == self._mapping.source and kind in self._kinds and (kind, record) not in present:
                report.notes.append(
                    Told(
                        kind.value,
                        record,
                        say("the source no longer has this record; {path} stays", path=file.path),
                    )
                )
        if Kind.AMBASSADOR in self._kinds:
            self._tell_duplicates(drafts, report)
        report.left_out = collected.left_out
        report.themes = self._vocabulary.unknown()

    def _tell_duplicates(self, drafts: list[_Draft], report: ImportReport) -> None:
        here = [draft for draft in drafts if draft.accepted and draft.record.kind is Kind.AMBASSADOR]
        people = [_person(draft.record.id, draft.values) for draft in here]
        paths = {draft.file.path for draft in here if draft.file is not None}
        people += [
            _person(file.path, file.values or {})
            for file in self._existing.of_kind(Kind.AMBASSADOR)
            if file.path not in paths
        ]
        new = {draft.record.id for draft in here}
        for pair in near_duplicates(people):
            if pair.first in new:
                report.notes.append(
                    Told(
                        Kind.AMBASSADOR.value,
                        pair.first,
                        say("may be the same person as {other}: {why}", other=pair.second, why=_BY[pair.by]),
                    )
                )


def _person(label: str, values: Any) -> Person:
    accounts = values.get("accounts")
    addresses = tuple(
        str(account["url"])
        for account in (accounts if isinstance(accounts, list) else ())
        if isinstance(account, dict)
        and "url" in account
        and account.get("platform") not in {"website", "blog"}
    )
    return Person(label, str(values.get("name", "")), addresses)
