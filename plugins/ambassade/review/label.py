"""What a property is called: the titles of the schemas, and the words of the pages for choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ambassade.load.reference import referred
from ambassade.load.schema import SchemaSet
from ambassade.load.violation import title
from ambassade.model.catalog import Kind
from ambassade.publish.pages import vocabulary
from ambassade.words import Say, Words, say

Schema = Mapping[str, Any]
_BODY = say("Text")
_YES, _NO = say("yes"), say("no")
_CHOICES: Final[Mapping[tuple[str, str], Mapping[str, Say]]] = {
    ("Entry", "kind"): vocabulary.ENTRY_KIND,
    ("Entry", "mode"): vocabulary.MODE,
    ("PlaybookPage", "kind"): vocabulary.PAGE_KIND,
    ("Membership", "role"): vocabulary.MEMBER_ROLE,
    ("CommitteeMember", "role"): vocabulary.COMMITTEE_ROLE,
    ("Space", "kind"): vocabulary.SPACE_KIND,
    ("Space", "open_to"): vocabulary.OPEN_TO,
    ("Platform", "state"): vocabulary.PLATFORM_STATE,
    ("Cycle", "phase"): vocabulary.PHASE,
    ("Stage", "state"): vocabulary.STAGE,
    ("Audit", "decision"): vocabulary.DECISION,
    ("Ambassador", "standing"): vocabulary.STANDING,
    ("Ambassador", "origin"): vocabulary.ORIGIN,
    ("Message", "intent"): vocabulary.INTENT,
    ("PickedLink", "kind"): vocabulary.LINK_KIND,
}
_STATUS: Final[Mapping[str, Say]] = {
    "draft": say("Draft"),
    "in_review": say("In review"),
    "approved": say("Approved"),
    "archived": say("Archived"),
}


class Labels:
    """The names of properties in one language."""

    def __init__(self, schemas: SchemaSet, words: Words) -> None:
        self._schemas = schemas.schemas
        self._words = words

    def top(self, kind: Kind) -> Node:
        """The schema of a kind."""
        return Node(self, kind.value, self._schemas[kind.value])

    def resolve(self, home: str, schema: Schema) -> tuple[str, Schema]:
        """What stands behind a reference, and the schema file it is in."""
        while "$ref" in schema:
            home, name = referred(str(schema["$ref"]), home)
            schema = self._schemas[home]["$defs"][name]
        return home, schema

    def named(self, *schemas: Schema) -> str | None:
        """The first title that one of the schemas has."""
        for schema in schemas:
            found = title(schema)
            if found is not None:
                return found.french if self._words.locale.language == "fr" else found.english
        return None

    def choice(self, owner: str, name: str, value: str) -> str:
        """A choice among a few, as the pages call it; what has no other word is its own."""
        if name == "status":
            return self._words.text(_STATUS[value])
        if name == "audience":
            return self._words.text(vocabulary.AUDIENCE[value])
        known = _CHOICES.get((owner, name), {}).get(value)
        return value if known is None else self._words.text(known)

    def truth(self, *, value: bool) -> str:
        """Yes or no."""
        return self._words.text(_YES if value else _NO)

    @property
    def body(self) -> str:
        """What the text below a file's front matter is called."""
        return self._words.text(_BODY)


class Node:
    """One object's schema: finds the names of its properties, and the schemas of what is in them."""

    def __init__(self, labels: Labels, home: str, schema: Schema) -> None:
        self._labels = labels
        self._home = home
        self._schema = schema

    def label(self, name: str) -> str:
        """A property in plain words."""
        prop = self._schema.get("properties", {}).get(name)
        if prop is None:
            return self._labels.body if name == "body" else name.replace("_", " ")
        return self._labels.named(prop, self._labels.resolve(self._home, prop)[1]) or name.replace("_", " ")

    def inner(self, name: str) -> Node:
        """The object in a property, or each object of its list."""
        prop = self._schema.get("properties", {}).get(name, {})
        home, schema = self._labels.resolve(self._home, prop)
        if "items" in schema:
            home, schema = self._labels.resolve(home, schema["items"])
        return Node(self._labels, home, schema)
