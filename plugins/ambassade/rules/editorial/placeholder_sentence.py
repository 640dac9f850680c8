"""Rule `placeholder-sentence`: what readers see was written by somebody, not by the template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ambassade.findings import Severity
from ambassade.model import content
from ambassade.model.catalog import Item, Kind, Path
from ambassade.model.placeholder import placeholders
from ambassade.rules.message.passage import Passage
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_UNREAD: Final = frozenset({"draft", "archived"})
_PLAN: Final = "launch_plan"
"""Of a network: what only colleagues see."""


@rule(Severity.ERROR, *Kind)
def placeholder_sentence(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A sentence of the template in what is read, approved or open; drafts and closed networks are free."""
    if not _is_free(item.value):
        yield from _in_keys(item)
        yield from _in_body(item, context)


def _in_keys(item: Item[Any]) -> Iterator[Fault]:
    for path, text in _texts(item.document.values):
        if placeholders(text):
            field = ".".join(step for step in path if isinstance(step, str))
            yield Fault(
                item=item,
                at=path,
                message=say("`{key}` is what the template says, not your text", key=field),
                hint=say("write what is meant there, or take the line out"),
                severity=_severity(item.value, path),
            )


def _in_body(item: Item[Any], context: Context) -> Iterator[Fault]:
    body = getattr(item.value, "body", None)
    for language, text in () if body is None else body.versions:
        for found in placeholders(text):
            passage = Passage(item, None, language, text, is_own=False, read=context.catalog.read)
            yield Fault(
                item=passage.spot(found.strip()),
                at=(),
                message=say("a paragraph of the text is what the template says, not your text"),
                hint=say("write what is meant there, or take it out"),
                severity=_severity(item.value, ()),
            )


def _texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a file's keys, and where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))


def _is_free(value: object) -> bool:
    """Whether nobody reads it yet, or only the few who write it."""
    if isinstance(value, content.Network):
        return value.access != "open"
    return getattr(value, "standing", "") == "candidate" or getattr(value, "status", "") in _UNREAD


def _severity(value: object, path: Path) -> Severity | None:
    """A warning of what is being read, and of the launch plan of an open network; None is the rule's own."""
    waits = getattr(value, "status", "") == "in_review" or path[:1] == (_PLAN,)
    return Severity.WARNING if waits else None
