"""Long lists on several pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ambassade.words import Words

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T_co]):
    """One page of a list: where it lies, its number, what stands on it."""

    path: str
    title: str
    number: int
    items: tuple[T_co, ...]


def numbered(text: Words, title: str, number: int) -> str:
    """A title, with the page's number from the second page on."""
    return title if number == 1 else text.say("{title}, page {n}", title=title, n=number)


def leaves(base: str, items: Sequence[T_co], most: int, *, folder: str = "") -> tuple[Leaf[T_co], ...]:
    """The pages of a list, at least one: the first at `base`, the others at `<base><folder><number>/`."""
    count = max(1, -(-len(items) // most))
    return tuple(
        Leaf(
            base if number == 1 else f"{base}{folder}{number}/",
            str(number),
            number,
            tuple(items[(number - 1) * most : number * most]),
        )
        for number in range(1, count + 1)
    )
