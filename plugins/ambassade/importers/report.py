"""What an import did, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ambassade.importers.vocabulary import UnknownTheme
from ambassade.words import Say, Words

_MOST_SHOWN = 12
"""Records named in the terminal for one kind of note; the JSON report names all."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about one record."""

    kind: str
    record: str
    message: Say


@dataclass(slots=True)
class ImportReport:
    """The outcome: `read` is `written` plus `unchanged` plus the refused records, always."""

    source: str
    dry_run: bool
    read: int = 0
    written: int = 0
    unchanged: int = 0
    refused: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    themes: tuple[UnknownTheme, ...] = ()
    kinds: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, kind: str, what: str) -> None:
        """Counts one record of a kind as `read`, `written`, `unchanged` or `refused`."""
        self.kinds.setdefault(kind, Counter())[what] += 1
        if what in {"read", "written", "unchanged"}:
            setattr(self, what, getattr(self, what) + 1)


def render_json(report: ImportReport, words: Words) -> str:
    """The report as JSON; `read`, `written`, `unchanged` and `refused` are promised, the rest is extra."""
    shown = {
        "read": report.read,
        "written": report.written,
        "unchanged": report.unchanged,
        "refused": [
            {"record": told.record, "reason": words.text(told.message), "kind": told.kind}
            for told in report.refused
        ],
        "notes": [
            {"record": told.record, "note": words.text(told.message), "kind": told.kind}
            for told in report.notes
        ],
        "left_out": [
            {"key": key, "reason": reason, "count": count}
            for (key, reason), count in sorted(report.left_out.items())
        ],
        "unknown_themes": [
            {"theme": theme.word, "records": theme.records, "near": theme.near} for theme in report.themes
        ],
        "kinds": {
            kind: {what: counts[what] for what in ("read", "written", "unchanged", "refused")}
            for kind, counts in report.kinds.items()
        },
        "source": report.source,
        "dry_run": report.dry_run,
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def render_terminal(report: ImportReport, words: Words) -> str:
    """The report for people: refusals one by one, notes by what they say."""
    return "\n".join(_lines(report, words)) + "\n"


def _lines(report: ImportReport, words: Words) -> Iterator[str]:
    if report.refused:
        yield words.say_n("{n} record was refused:", "{n} records were refused:", len(report.refused))
        for told in report.refused:
            yield f"  {told.kind} {told.record}: {words.text(told.message)}"
        yield ""
    groups: dict[str, list[Told]] = {}
    for told in report.notes:
        groups.setdefault(told.message.text, []).append(told)
    for group in groups.values():
        yield from _group(group, words)
    if report.left_out:
        yield words.say("Left out by the mapping:")
        for (key, reason), count in sorted(report.left_out.items()):
            yield f"  {key} ({words.number(count)}): {reason}"
        yield ""
    if report.themes:
        yield words.say_n(
            "{n} word is in no theme; add it to the aliases of one, or leave it out:",
            "{n} words are in no theme; add them to the aliases of one, or leave them out:",
            len(report.themes),
        )
        for theme in report.themes[:_MOST_SHOWN]:
            near = " " + words.say("(like {near}?)", near=theme.near) if theme.near else ""
            yield f"  {theme.word} ({words.number(theme.records)}){near}"
        if len(report.themes) > _MOST_SHOWN:
            yield "  " + words.say("and {n} more, in the JSON report", n=len(report.themes) - _MOST_SHOWN)
        yield ""
    for kind, counts in report.kinds.items():
        yield words.say(
            "{kind}: {read} read, {written} written, {unchanged} unchanged, {refused} refused",
            kind=kind,
            **{what: counts[what] for what in ("read", "written", "unchanged", "refused")},
        )
    total = words.say(
        "{read} read, {written} written, {unchanged} unchanged, {refused} refused, {notes} notes",
        read=report.read,
        written=report.written,
        unchanged=report.unchanged,
        refused=len(report.refused),
        notes=len(report.notes),
    )
    yield total + (" " + words.say("(dry run: nothing was written)") if report.dry_run else "")


def _group(group: list[Told], words: Words) -> Iterator[str]:
    """Notes of one wording: a few in full, the number of the others."""
    for told in group[:_MOST_SHOWN]:
        yield f"{told.kind} {told.record}: {words.text(told.message)}"
    if len(group) > _MOST_SHOWN:
        yield words.say("  … and {n} more like these, in the JSON report", n=len(group) - _MOST_SHOWN)
    yield ""
