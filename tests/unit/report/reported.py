"""Findings to report, from harmless to hostile."""

from __future__ import annotations

from collections.abc import Sequence

from ambassade.findings import Finding, Label, Severity
from ambassade.model.catalog import Catalog
from ambassade.spans import Location, Span, span
from ambassade.words import Say, say

PATH = "content/networks/aurora/network.yml"
HOSTILE = (
    "::error file=a::b",
    "a\n::error::b",
    "a\r\n::set-output name=x::y",
    "%0A::error::b",
    "\x1b[31mred\x1b[0m",
    "a\x00b\x07",
    "\u202eevil",
    "line\u2028end",
    "half \ud83d of a pair",
    "👩\u200d🔬 e\u0301 図書館",
    '"quoted" \\ <b> & {braces} {0} %s',
    "a, b: c",
)


def finding(
    message: str | Say = "`lead` is missing",
    *,
    rule: str = "missing-key",
    severity: Severity = Severity.ERROR,
    path: str = PATH,
    place: Span | None = None,
    label: str | None = None,
    hint: str | None = None,
    related: tuple[Label, ...] = (),
) -> Finding:
    """A finding with what a test wants of it."""
    return Finding(
        rule,
        severity,
        message if isinstance(message, Say) else say("{text}", text=message),
        Label(
            Location(path, place or span(7, 5, 7, 14)), None if label is None else say("{text}", text=label)
        ),
        related,
        None if hint is None else say("{text}", text=hint),
    )


def elsewhere(line: int = 2, text: str | None = None) -> Label:
    """Another place."""
    return Label(Location(PATH, span(line, 1)), None if text is None else say(text))


def lines_of(text: str) -> Sequence[str]:
    """The lines of a file."""
    return text.split("\n")


EMPTY = Catalog()
