"""What a filled form comes to: files to write, and what the committee has to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ambassade.editing.emit import emit
from ambassade.editing.front_matter import FENCE
from ambassade.generate.form import Form
from ambassade.history.standing import Standing
from ambassade.intake.answers import Answer, Answers
from ambassade.intake.submission import Submission
from ambassade.load.schema import SchemaSet
from ambassade.model.catalog import Catalog, Kind
from ambassade.words import Say


@dataclass(frozen=True, slots=True)
class Case:
    """A filled form that was read, and everything it is looked at with."""

    form: Form
    answers: Answers
    submission: Submission
    catalog: Catalog
    schemas: SchemaSet
    today: date

    def text(self, name: str) -> str:
        """A written answer; empty where there is none, or no such question."""
        return self._answer(name).text

    def values(self, name: str) -> tuple[str, ...]:
        """The choices of an answer."""
        return self._answer(name).values

    def value(self, name: str) -> str:
        """The one choice of an answer; empty where there is none."""
        return next(iter(self.values(name)), "")

    def line(self, name: str) -> int | None:
        """The line of a question's heading."""
        return self.answers[name].line if name in self.answers else None

    def begins(self, name: str) -> int:
        """The line on which a written answer begins."""
        return self._answer(name).begins

    def told(self, name: str, language: str = "") -> str | dict[str, str]:
        """A written answer as a text of the language it is in: the one given, else the form's."""
        organisation = self.catalog.organisation
        default = organisation.value.languages[0] if organisation is not None else ""
        written = language or self.form.language
        return self.text(name) if written == default else {written: self.text(name)}

    def author(self) -> str | None:
        """The person whose login filled the form in."""
        login = self.submission.author
        return None if login is None else Standing(self.catalog, self.today).person(login)

    def _answer(self, name: str) -> Answer:
        return self.answers.get(name, Answer(0))


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written: new or changed files by path, none for a note."""

    files: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    """A short name to tell it by: small letters, digits, hyphens and slashes only."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """Which question each top-level key of a new file came from, where the names differ."""
    notes: tuple[Say, ...] = ()
    quoted: tuple[str, ...] = ()
    """Answers to be shown to the committee as they are; anybody may have written anything in them."""
    changes: bool = False
    """Whether the files are there already and change."""


def file_text(schemas: SchemaSet, kind: Kind, values: Mapping[str, object], body: str | None = None) -> str:
    """The text of a new file, its keys in the schema's order; empty values are left out."""
    order = list(schemas.schemas[kind.value].get("properties", {}))
    kept = {
        key: value
        for key, value in sorted(values.items(), key=lambda pair: order.index(pair[0]))
        if value not in ("", {}, [], (), None)
    }
    front = emit(kept)
    if body is None:
        return front
    return f"{FENCE}\n{front}{FENCE}\n" + (f"\n{body}\n" if body else "")
