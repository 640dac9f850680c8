"""The answers in a filled form: its text is split at the form's own headings, and at nothing else.

An answer may hold a heading, a fence, or the very words of another question. So a text is only split where
there is one way to do it: the headings, in the form's order, from the top as early as can be and from the
bottom as late as can be, have to be the same lines. Whatever can be read in two ways is refused.

Source of the format: GitHub's issues from forms, `### Label`, an empty line, the answer, an empty line; CRLF;
`_No response_`; choices joined by a comma; boxes `- [X] ` and `- [ ] `. Headings come without their ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ambassade.generate.files import MARK
from ambassade.generate.form import Field, Form, Sort
from ambassade.generate.text_form import HEADING, is_help, is_help_of
from ambassade.intake.choice import chosen
from ambassade.intake.refusal import Reason, RefusedError
from ambassade.words import say

NO_RESPONSE = "_No response_"
NO_CHOICE = "None"
_BOX = re.compile(r"\s*[-*]\s?\[\s*(?P<mark>[xX✓✗]?)\s*\]\s*(?P<text>.*?)\s*\Z")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question: a text, or the values chosen; both empty where there is none."""

    line: int
    """Of the heading, from 1."""
    text: str = ""
    values: tuple[str, ...] = ()
    begins: int = 0
    """The line of a text's first line, from 1."""


Answers = Mapping[str, Answer]


def read_answers(form: Form, text: str) -> Answers:
    """The answers by the ids of the questions; RefusedError with every reason where they can not be told."""
    lines = text.split("\n")
    places = _headings(form, lines)
    reasons = list(_before(form, lines, places[0]))
    ends = [*places[1:], len(lines)]
    from_template = any(MARK in line for line in lines[: places[0]])
    found: dict[str, Answer] = {}
    for field, start, end in zip(form.fields, places, ends, strict=True):
        body = lines[start + 1 : end]
        first = start + 1
        if from_template:
            while body and (is_help_of(form, field, body[0].rstrip()) or not body[0].strip()):
                body, first = body[1:], first + 1
        answer, wrong = _answer(field, body, first, start + 1)
        found[field.id] = answer
        reasons += wrong
    if reasons:
        raise RefusedError(sorted(reasons, key=lambda reason: reason.line or 0))
    return found


def missing_labels(form: Form, text: str) -> int:
    """How many of a form's headings a text lacks."""
    lines = {line.rstrip() for line in text.split("\n")}
    return sum(f"{HEADING}{field.label}" not in lines for field in form.fields)


def _headings(form: Form, lines: Sequence[str]) -> list[int]:
    """The line of each heading, from 0; RefusedError where one is missing or could be in two places."""
    wanted = {f"{HEADING}{field.label}": field.id for field in form.fields}
    places: dict[str, list[int]] = {field.id: [] for field in form.fields}
    for number, line in enumerate(lines):
        name = wanted.get(line.rstrip())
        if name is not None:
            places[name].append(number)
    absent = [
        Reason(None, say("the heading `{label}` is missing", label=field.label))
        for field in form.fields
        if not places[field.id]
    ]
    if absent:
        raise RefusedError(absent)
    early = _run([places[field.id] for field in form.fields])
    late = _run([[-place for place in reversed(places[field.id])] for field in reversed(form.fields)])
    if len(early) < len(form.fields):
        field = form.fields[len(early)]
        raise RefusedError(
            [
                Reason(
                    places[field.id][-1] + 1,
                    say(
                        "the heading `{label}` does not stand where it belongs in the form", label=field.label
                    ),
                )
            ]
        )
    latest = [-place for place in reversed(late)]
    twice = [
        Reason(last + 1, say("the heading `{label}` comes twice where one is awaited", label=field.label))
        for field, first, last in zip(form.fields, early, latest, strict=True)
        if first != last
    ]
    if twice:
        raise RefusedError(twice)
    return early


def _run(places: Sequence[Sequence[int]]) -> list[int]:
    """From each list the first number after the one before; as far as there is any."""
    taken: list[int] = []
    for choices in places:
        after = next((place for place in choices if not taken or place > taken[-1]), None)
        if after is None:
            break
        taken.append(after)
    return taken


def _before(form: Form, lines: Sequence[str], first: int) -> Iterator[Reason]:
    """Text above the first heading, which belongs to no question."""
    for number, line in enumerate(lines[:first], start=1):
        if line.strip() and not is_help(form, line.rstrip()):
            yield Reason(number, say("this stands above the first heading, so it belongs to no question"))
            return


def _answer(field: Field, body: Sequence[str], first: int, heading: int) -> tuple[Answer, list[Reason]]:
    """One answer; `first` is the line of `body`'s first, from 0, and `heading` the heading's, from 1."""
    kept = [(first + offset + 1, line) for offset, line in enumerate(body)]
    while kept and not kept[0][1].strip():
        kept.pop(0)
    while kept and not kept[-1][1].strip():
        kept.pop()
    text = "\n".join(line for _, line in kept).rstrip()
    if text == NO_RESPONSE or (field.sort is Sort.DROPDOWN and text == NO_CHOICE):
        kept, text = [], ""
    if field.sort in {Sort.INPUT, Sort.TEXTAREA}:
        return _written(field, text, heading, kept[0][0] if kept else heading)
    if field.sort is Sort.CHECKBOXES or (kept and all(_BOX.match(line) for _, line in kept if line.strip())):
        return _ticked(field, kept, heading)
    return _picked(field, text.strip(), heading)


def _written(field: Field, text: str, heading: int, begins: int) -> tuple[Answer, list[Reason]]:
    """A text."""
    reasons: list[Reason] = []
    if field.sort is Sort.INPUT:
        text = text.strip()
        if "\n" in text:
            reasons.append(Reason(heading, say("`{label}` takes one line", label=field.label)))
    if field.longest is not None and len(text) > field.longest:
        reasons.append(
            Reason(
                heading,
                say(
                    "`{label}` has {count} characters; the most is {most}",
                    label=field.label,
                    count=len(text),
                    most=field.longest,
                ),
            )
        )
    if field.required and not text:
        reasons.append(_unanswered(field, heading))
    return Answer(heading, text, begins=begins), reasons


def _ticked(field: Field, kept: Sequence[tuple[int, str]], heading: int) -> tuple[Answer, list[Reason]]:
    """Boxes: each one known and at most once; what is not there was not ticked."""
    known = {" ".join(option.text.split()): option.value for option in field.options}
    reasons: list[Reason] = []
    marks: dict[str, bool] = {}
    for number, line in kept:
        if not line.strip():
            continue
        match = _BOX.match(line)
        value = None if match is None else known.get(" ".join(match["text"].split()))
        if match is None or value is None:
            reasons.append(Reason(number, say("`{label}` has no such box", label=field.label)))
        elif value in marks:
            reasons.append(Reason(number, say("`{label}` has this box once, not twice", label=field.label)))
        else:
            marks[value] = bool(match["mark"])
    values = tuple(value for value, mark in marks.items() if mark)
    if field.sort is Sort.DROPDOWN:
        reasons += _count(field, values, heading)
    for option in field.options:
        if option.required and option.value not in values:
            reasons.append(Reason(heading, say("the box `{text}` has to be ticked", text=option.text)))
    return Answer(heading, values=values), reasons


def _picked(field: Field, text: str, heading: int) -> tuple[Answer, list[Reason]]:
    """Choices by their words."""
    if not text:
        return Answer(heading), [_unanswered(field, heading)] if field.required else []
    ways = chosen(text, field.options, multiple=field.multiple)
    if len(ways) == 1:
        return Answer(heading, values=ways[0]), list(_count(field, ways[0], heading))
    message = (
        say("`{label}` can be read in two ways; choose again", label=field.label)
        if ways
        else say("`{label}` does not offer what was chosen", label=field.label)
    )
    return Answer(heading), [Reason(heading, message)]


def _count(field: Field, values: tuple[str, ...], heading: int) -> Iterator[Reason]:
    if not field.multiple and len(values) > 1:
        yield Reason(heading, say("`{label}` takes one choice", label=field.label))
    if field.required and not values:
        yield _unanswered(field, heading)


def _unanswered(field: Field, heading: int) -> Reason:
    return Reason(heading, say("`{label}` has to be answered", label=field.label))
