"""What the schemas say of a property, and what the organisation calls its own things, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ambassade.generate.form import RESERVED, Field, Option, Sort
from ambassade.load.reference import referred
from ambassade.load.schema import SchemaSet
from ambassade.model.text import Text
from ambassade.words import Say, words

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What a schema says of one property."""

    title: str
    description: str
    example: str
    longest: int | None
    values: tuple[str, ...]


class Wording:
    """Questions made from the schemas."""

    def __init__(self, schemas: SchemaSet, language: str, default: str) -> None:
        """`language` is the form's, `default` the organisation's first."""
        self.language = language
        self._default = default
        self._schemas = schemas.schemas
        self._words = words(language)

    def say(self, sentence: Say) -> str:
        """A sentence of ours, with plain spaces: what comes back from a forge is compared with it."""
        return self._words.text(sentence).replace("\N{NO-BREAK SPACE}", " ")

    def pick(self, text: Text | str) -> str:
        """A name of the organisation's, on one line."""
        chosen = text if isinstance(text, str) else text.pick(self.language, self._default)[0]
        return " ".join(chosen.split())

    def language_name(self, code: str) -> str:
        """The name of a language."""
        return self._words.language_name(code)

    def said(self, kind: str, *path: str) -> Said:
        """What the schema of a kind says of the property at a path; the items of lists are stepped into."""
        home = kind
        prop: Schema = self._schemas[kind]
        for step in path:
            prop, home = self._inside(prop, home)
            prop = prop.get("properties", {}).get(step, {})
        target, _ = self._target(prop, home)
        own = {**target, **prop}
        french = own.get("x-fr", {}) if self.language == "fr" else {}
        values = own.get("enum") or (own.get("items") or {}).get("enum") or ()
        return Said(
            title=str(french.get("title", own.get("title", path[-1]))),
            description=str(french.get("description", own.get("description", ""))),
            example=_example(own.get("examples", ())),
            longest=_longest(own),
            values=tuple(map(str, values)),
        )

    def field(
        self,
        sort: Sort,
        kind: str,
        *path: str,
        name: str = "",
        label: str = "",
        options: Iterable[Option] = (),
        multiple: bool = False,
        required: bool = False,
    ) -> Field:
        """A question about a property, in the schema's own words; `name` is its id where the key is not."""
        said = self.said(kind, *path)
        return Field(
            id=name or path[-1],
            sort=sort,
            label=label or said.title,
            help=said.description,
            example="" if sort in {Sort.DROPDOWN, Sort.CHECKBOXES} else said.example,
            options=distinct(options),
            multiple=multiple,
            required=required,
            longest=said.longest,
        )

    def body(self, kind: str) -> str:
        """What the text below the front matter is called."""
        said = self._schemas[kind].get("x-body", {})
        french = said.get("x-fr", {}) if self.language == "fr" else {}
        return str(french.get("title", said.get("title", "")))

    def _inside(self, prop: Schema, home: str) -> tuple[Schema, str]:
        """What a property holds: the object it refers to, or that of its items."""
        target, home = self._target(prop, home)
        if target.get("type") == "array":
            return self._target(target.get("items", {}), home)
        return target, home

    def _target(self, prop: Schema, home: str) -> tuple[Schema, str]:
        """A property, or what it refers to, and the schema this stands in."""
        while "$ref" in prop:
            home, name = referred(str(prop["$ref"]), home)
            prop = self._schemas[home].get("$defs", {}).get(name, {})
        return prop, home


def distinct(options: Iterable[Option]) -> tuple[Option, ...]:
    """The options with words of their own: what two share, and GitHub's reserved word, gets the value too."""
    listed = list(options)
    count: dict[str, int] = {}
    for option in listed:
        count[option.text.casefold()] = count.get(option.text.casefold(), 0) + 1
    return tuple(
        option
        if option.text and count[option.text.casefold()] == 1 and option.text.casefold() not in RESERVED
        else Option(option.value, f"{option.text} ({option.value})".strip(), option.required)
        for option in listed
    )


def _longest(prop: Schema) -> int | None:
    """How many characters a value may have; of a text in one or more languages, one version."""
    found = prop.get("maxLength")
    if found is None and prop.get("oneOf"):
        found = prop["oneOf"][0].get("maxLength")
    return found if isinstance(found, int) else None


def _example(examples: Any) -> str:
    """The first example, as somebody would type it; none for an object."""
    first = next(iter(examples), "")
    if isinstance(first, list):
        return ", ".join(map(str, first)) if all(isinstance(item, str) for item in first) else ""
    return first if isinstance(first, str) else ""
