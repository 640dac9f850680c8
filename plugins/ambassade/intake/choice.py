"""Several choices in one line, joined by commas, where a choice may have commas of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ambassade.generate.form import Option

JOINT = ", "
_MOST_WAYS = 2
"""More are not looked for: two are already one too many."""


def chosen(text: str, options: Sequence[Option], *, multiple: bool) -> list[tuple[str, ...]]:
    """The ways to read a line as choices, each taken once: one where it is clear, none, or two."""
    if not multiple:
        return [(option.value,) for option in options if option.text == text]
    by_length = sorted(options, key=lambda option: -len(option.text))
    found: list[tuple[str, ...]] = []
    pending: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while pending and len(found) < _MOST_WAYS:
        start, taken = pending.pop()
        for option in by_length:
            end = start + len(option.text)
            if option.value in taken or not text.startswith(option.text, start):
                continue
            if end == len(text):
                found.append((*taken, option.value))
            elif text.startswith(JOINT, end):
                pending.append((end + len(JOINT), (*taken, option.value)))
    return found[:_MOST_WAYS]
