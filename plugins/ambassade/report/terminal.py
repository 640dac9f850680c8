"""Findings for people at a terminal: the place, the line, a caret, the cure, and a summary."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from ambassade.findings import Finding, Severity
from ambassade.model.catalog import Catalog
from ambassade.words import Say, Words, say, say_n

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its path; empty where it can not be read."""
_COLOURS = {Severity.ERROR: "\x1b[31;1m", Severity.WARNING: "\x1b[33;1m", Severity.NOTICE: "\x1b[36;1m"}
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_WIDEST = 160
SEVERITIES: dict[Severity, Say] = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.NOTICE: say("notice"),
}

HINT = say("hint")
_SEE = say("see")
_NO_BREAK = "\u00a0\u202f"
"""Spaces that French puts before colons and into numbers."""


def headline(finding: Finding, words: Words) -> str:
    """`path:line:column: error: message [rule]`."""
    start = finding.location.span.start
    severity = words.text(SEVERITIES[finding.severity])
    place = f"{finding.location.path}:{start.line}:{start.column}"
    return f"{place}: {severity}: {words.text(finding.message)} [{finding.rule}]"


def render_finding(finding: Finding, words: Words, lines: Lines, *, colour: bool = False) -> str:
    """One finding, several lines, without a last line break."""
    text = printable(headline(finding, words))
    if colour:
        place, _, rest = text.partition(": ")
        severity, _, message = rest.partition(": ")
        text = f"{_BOLD}{place}:{_RESET} {_COLOURS[finding.severity]}{severity}:{_RESET} {message}"
    parts = [text, *_excerpt(finding, words, lines)]
    margin = " " * len(str(finding.location.span.start.line)) + " ="
    for label in finding.related:
        place = f"{label.location.path}:{label.location.span.start.line}"
        note = f": {words.text(label.text)}" if label.text else ""
        parts.append(printable(f"{margin} {words.text(_SEE)} {place}{note}"))
    if finding.hint is not None:
        parts.append(printable(f"{margin} {words.text(HINT)}: {words.text(finding.hint)}"))
    return "\n".join(parts)


def _excerpt(finding: Finding, words: Words, lines: Lines) -> list[str]:
    """The line of the place, and carets under it."""
    place = finding.location.span
    source = lines(finding.location.path)
    if not 1 <= place.start.line <= len(source):
        return []
    line = source[place.start.line - 1].removesuffix("\r")
    if not line.strip():
        return []
    end = place.end.column if place.end.line == place.start.line else len(line.rstrip()) + 1
    first = max(0, place.start.column - 1 - _WIDEST // 2)
    shown = line[first : first + _WIDEST]
    before = width(printable(line[first : place.start.column - 1]))
    carets = max(1, width(printable(line[place.start.column - 1 : min(end - 1, first + _WIDEST)])))
    number = str(place.start.line)
    label = f" {words.text(finding.label.text)}" if finding.label.text else ""
    return [
        f"{number} | {printable(shown)}",
        f"{' ' * len(number)} | {' ' * before}{'^' * carets}{printable(label)}",
    ]


def printable(text: str) -> str:
    """The text with everything that could move the cursor or hide shown as its code."""
    return "".join(
        char
        if char == " " or unicodedata.category(char)[0] not in "CZ" or char in _NO_BREAK
        else f"<U+{ord(char):04X}>"
        for char in text.replace("\t", "    ")
    )


def width(text: str) -> int:
    """How many columns a terminal gives the text."""
    return sum(
        0
        if unicodedata.category(char) in {"Mn", "Me"}
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def summary(findings: Sequence[Finding], catalog: Catalog, words: Words) -> str:
    """How many findings in how much content, in one or two sentences."""
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    found = [
        words.text(part)
        for severity, part in (
            (Severity.ERROR, say_n("{n} error", "{n} errors", counts[Severity.ERROR])),
            (Severity.WARNING, say_n("{n} warning", "{n} warnings", counts[Severity.WARNING])),
            (Severity.NOTICE, say_n("{n} notice", "{n} notices", counts[Severity.NOTICE])),
        )
        if counts[severity]
    ]
    content = [
        words.text(part)
        for part in (
            say_n("{n} network", "{n} networks", len(catalog.networks)),
            say_n("{n} person", "{n} people", len(catalog.ambassadors)),
            say_n("{n} entry", "{n} entries", len(catalog.entries)),
            say_n("{n} message", "{n} messages", len(catalog.messages)),
            say_n("{n} post", "{n} posts", len(catalog.posts)),
            say_n("{n} collection", "{n} collections", len(catalog.collections))
            if catalog.collections
            else None,
            say_n("{n} playbook page", "{n} playbook pages", len(catalog.pages)),
        )
        if part is not None
    ]
    if not found:
        return words.say("Nothing to correct in {content}.", content=words.list(content))
    text = words.say("{found} in {content}.", found=words.list(found), content=words.list(content))
    if counts[Severity.ERROR]:
        text += "\n" + words.say_n(
            "The error has to be corrected before this can be published.",
            "The errors have to be corrected before this can be published.",
            counts[Severity.ERROR],
        )
    return text


def render_terminal(
    findings: Sequence[Finding], catalog: Catalog, words: Words, lines: Lines, *, colour: bool = False
) -> str:
    """All findings, then the summary."""
    parts = [render_finding(finding, words, lines, colour=colour) for finding in findings]
    return "\n\n".join([*parts, summary(findings, catalog, words)]) + "\n"
