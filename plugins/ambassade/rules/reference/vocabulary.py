"""What the rules about the organisation's lists share: who names something that a list does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambassade.model.catalog import Item, Path
from ambassade.rules.index import LISTS
from ambassade.rules.rule import Context
from ambassade.words import Say, say

SHORT = 8
"""A list of so many ids is told whole."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name that no item of a list has: where it stands, and what to say besides."""

    item: Item[object]
    path: Path
    key: str
    label: Say
    hint: Say


def unlisted(context: Context, ref: str) -> Iterator[Unlisted]:
    """Every reference of kind `ref` that the organisation's list of these does not hold."""
    label = say("not among the `{list}` of content/organisation.yml", list=LISTS[ref])
    for reference in context.index.unknown(ref):
        yield Unlisted(
            reference.item, reference.path, reference.key, label, _hint(context, ref, reference.key)
        )


def _hint(context: Context, ref: str, key: str) -> Say:
    near = context.index.nearest(ref, key)
    if near is not None:
        return say("did you mean `{name}`?", name=near)
    known = sorted(context.index.vocabulary(ref))
    if 0 < len(known) <= SHORT:
        return say(
            "the ids there are: {names}; add another one under `{list}`",
            names=", ".join(known),
            list=LISTS[ref],
        )
    return say("add it under `{list}` in content/organisation.yml, or leave it out", list=LISTS[ref])
