"""Two states of one thing in an edition to the properties that differ, each in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from ambassade.model.catalog import Kind
from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.review.label import Labels, Node
from ambassade.review.view import View
from ambassade.review.wording import side_by_side

_SKIPPED = frozenset({"id", "digest", "provenance"})
"""Fields that say nothing to a reader."""
_LANGUAGES = frozenset({"language", "languages", "name_language"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One property that differs: the way to it, what it is called, and the old and new words."""

    path: tuple[str, ...]
    label: str
    before: str
    after: str


class Differ:
    """Compares things of two editions, each side's names taken from its own edition."""

    def __init__(self, base: View, head: View, labels: Labels) -> None:
        self._base = base
        self._head = head
        self._labels = labels
        self._words = head.words

    def differences(self, kind: Kind, before: object, after: object) -> Iterator[Difference]:
        """Every property that differs, in the order of the schema."""
        yield from self._objects(self._labels.top(kind), (), (), before, after)

    def _objects(
        self, node: Node, path: tuple[str, ...], labels: tuple[str, ...], before: Any, after: Any
    ) -> Iterator[Difference]:
        for field in fields(after):
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old == new or field.name in _SKIPPED:
                continue
            name = field.name.rstrip("_")
            here, called = (*path, name), (*labels, node.label(name))
            if isinstance(old, Text | None) and isinstance(new, Text | None):
                yield from self._texts(here, called, old, new)
            elif _is_object(old) and _is_object(new):
                yield from self._objects(node.inner(name), here, called, old, new)
            elif isinstance(new, tuple) and any(hasattr(one, "id") for one in (*old, *new)):
                yield from self._by_id(node.inner(name), here, called, old, new)
            elif isinstance(new, tuple):
                yield self._lists(here, called, (after, field), (old, new))
            else:
                was = self._said(self._base, after, field, old)
                yield self._difference(here, called, was, self._said(self._head, after, field, new))

    def _texts(
        self, path: tuple[str, ...], labels: tuple[str, ...], old: Text | None, new: Text | None
    ) -> Iterator[Difference]:
        """A text, language by language."""
        before, after = _versions(self._base, old), _versions(self._head, new)
        for language in dict.fromkeys([*before, *after]):
            was, will_be = before.get(language, ""), after.get(language, "")
            if was != will_be:
                called = labels
                if language and len({*before, *after}) > 1:
                    called = (*labels[:-1], f"{labels[-1]} ({self._head.language(language)})")
                yield self._difference(path, called, was, will_be)

    def _by_id(
        self,
        node: Node,
        path: tuple[str, ...],
        labels: tuple[str, ...],
        old: tuple[Any, ...],
        new: tuple[Any, ...],
    ) -> Iterator[Difference]:
        """A list whose items have names: what came, what went, what differs in those that stay."""
        before, after = {one.id: one for one in old}, {one.id: one for one in new}
        found = False
        for key in dict.fromkeys([*before, *after]):
            was, will_be = before.get(key), after.get(key)
            if was == will_be:
                continue
            found = True
            if was is not None and will_be is not None:
                called = (*labels, self.summary(self._head, will_be, short=True))
                yield from self._objects(node, (*path, str(key)), called, was, will_be)
            else:
                yield self._difference(
                    (*path, str(key)),
                    labels,
                    self.summary(self._base, was),
                    self.summary(self._head, will_be),
                )
        if not found:
            yield Difference(path, " › ".join(labels), "", self._words.say("in another order"))

    def _lists(
        self,
        path: tuple[str, ...],
        labels: tuple[str, ...],
        owner: tuple[Any, Any],
        sides: tuple[tuple[Any, ...], tuple[Any, ...]],
    ) -> Difference:
        """Any other list: what went beside what came."""
        old, new = sides
        went = [one for one in old if one not in new]
        came = [one for one in new if one not in old]
        if not went and not came:
            return Difference(path, " › ".join(labels), "", self._words.say("in another order"))
        was = self._words.clauses(self._said(self._base, *owner, one) for one in went)
        will_be = self._words.clauses(self._said(self._head, *owner, one) for one in came)
        return self._difference(path, labels, was, will_be)

    def _difference(
        self, path: tuple[str, ...], labels: tuple[str, ...], before: str, after: str
    ) -> Difference:
        sides = side_by_side(self._head.hush(before), self._head.hush(after), self._words)
        return Difference(path, " › ".join(labels), *sides)

    def summary(self, view: View, value: Any, *, short: bool = False) -> str:
        """An object on one line: what it is called, else all that it says."""
        if value is None:
            return ""
        said = [
            self._said(view, value, field, getattr(value, field.name))
            for field in fields(value)
            if field.name not in _SKIPPED
        ]
        said = [one for one in said if one]
        return said[0] if short and said else ", ".join(said)

    def _said(self, view: View, owner: Any, field: Any, value: Any) -> str:
        """A value in words; `owner` is the object it stands in."""
        if value is None or value == ():
            return ""
        if isinstance(value, tuple):
            return ", ".join(self._said(view, owner, field, one) for one in value)
        if _is_object(value):
            return self.summary(view, value)
        return self._plain(view, owner, field, value)

    def _plain(self, view: View, owner: Any, field: Any, value: Any) -> str:
        """A single value in words."""
        said = str(value)
        if isinstance(value, Text):
            said = view.text(value)
        elif isinstance(value, bool):
            said = self._labels.truth(value=value)
        elif isinstance(value, int | float):
            said = self._words.number(value)
        elif isinstance(value, Moment | date):
            said = view.moment(value)
        elif field.metadata.get("ref") is not None:
            said = view.referred(str(field.metadata["ref"]), said)
        elif field.name in _LANGUAGES:
            said = view.language(said)
        elif isinstance(value, str):
            said = self._labels.choice(type(owner).__name__, field.name, value)
        return said


def _versions(view: View, text: Text | None) -> dict[str, str]:
    """A text by language; without a stated one it is in the edition's first."""
    default = view.edition.default_language if view.edition is not None else ""
    return {language or default: words for language, words in (text.versions if text else ())}


def _is_object(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type | Text | Moment)
