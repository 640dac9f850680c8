"""A form as plain values: what it asks, in one language. Every kind of file of it is drawn from these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ambassade.names import slugify
from ambassade.words import Say, say

LONGEST_ANSWER = 65_536
"""Characters of a whole filled form: more than GitHub lets into the body of an issue."""
LONGEST_SUMMARY = 199
"""Characters; a form whose description has about 200 disappears from GitHub's chooser without a word."""
RESERVED = frozenset({"none", "_no response_"})
"""GitHub's own words for no choice."""
_BOX = re.compile(r"[-*]\s?\[")
"""What begins like a box would be read as one."""
_ID = re.compile(r"[A-Za-z0-9_-]+\Z")
_REFUSED_WORDS = re.compile(r"password|passcode|secret key|mot de passe", re.IGNORECASE)
"""GitHub refuses labels that ask for credentials."""


class Sort(Enum):
    """How a question is answered; the values are GitHub's names."""

    INPUT = "input"
    TEXTAREA = "textarea"
    DROPDOWN = "dropdown"
    CHECKBOXES = "checkboxes"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice or a box: the value it stands for, and its words."""

    value: str
    text: str
    required: bool = False
    """Of a box: the form can not be sent without it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A question."""

    id: str
    sort: Sort
    label: str
    help: str
    example: str = ""
    options: tuple[Option, ...] = ()
    multiple: bool = False
    required: bool = False
    longest: int | None = None
    """Characters that an answer may have."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form in one language."""

    name: str
    language: str
    title: str
    summary: str
    introduction: str
    fields: tuple[Field, ...]
    personal: bool
    """Whether it asks about a person, which a repository that everybody can read may not."""

    def field(self, name: str) -> Field | None:
        """The question of an id."""
        return next((field for field in self.fields if field.id == name), None)


def problems(form: Form) -> Iterator[Say]:
    """Whatever would make GitHub drop a form without a word, or its answers doubtful.

    Sources: docs.github.com, "Common validation errors when creating issue forms", and what others met.
    """
    if not form.fields:
        yield say("the form {form} asks nothing", form=form.name)
    if len(form.summary) > LONGEST_SUMMARY:
        yield say("the description of the form {form} has more than 199 characters", form=form.name)
    seen: set[str] = set()
    for field in form.fields:
        short = slugify(field.label)
        for key in (f"id {field.id}", f"label {short}"):
            if key in seen:
                yield say("the form {form} asks `{label}` twice", form=form.name, label=field.label)
            seen.add(key)
        yield from _of_field(form, field, short)


def _of_field(form: Form, field: Field, short: str) -> Iterator[Say]:
    if not short or not _ID.match(field.id) or not _is_one_line(field.label):
        yield say(
            "the form {form} has a question without a name: `{label}`", form=form.name, label=field.label
        )
    if _REFUSED_WORDS.search(field.label):
        yield say("a form may not ask for a password: `{label}`", label=field.label)
    choice = field.sort in {Sort.DROPDOWN, Sort.CHECKBOXES}
    if choice != bool(field.options):
        yield say(
            "`{label}` of the form {form} has nothing to choose from", label=field.label, form=form.name
        )
    texts = [option.text for option in field.options]
    if len({text.casefold() for text in texts}) < len(texts):
        yield say("`{label}` of the form {form} offers the same twice", label=field.label, form=form.name)
    for text in texts:
        if text.casefold() in RESERVED or _BOX.match(text) or not _is_one_line(text):
            yield say(
                "`{label}` of the form {form} can not offer `{text}`",
                label=field.label,
                form=form.name,
                text=text,
            )


def _is_one_line(text: str) -> bool:
    return bool(text) and text == text.strip() and text.isprintable()
