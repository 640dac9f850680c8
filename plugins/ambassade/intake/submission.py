"""A filled form as it came: the text of an issue, mail or typed paper, or GitHub's event about an issue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ambassade.forge.author import LOGIN
from ambassade.generate.form import LONGEST_ANSWER
from ambassade.generate.github_form import LABEL_PREFIX
from ambassade.history.approvals import login
from ambassade.intake.refusal import IntakeError, Reason, RefusedError, refuse
from ambassade.load.fault import Reading
from ambassade.load.text_source import decode
from ambassade.words import say

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes; GitHub's events are far smaller, and reading has to stay bounded."""
LARGEST_NUMBER = 10**9


@dataclass(frozen=True, slots=True)
class Submission:
    """A filled form, before anything in it is understood."""

    text: str
    author: str | None = None
    """The login of who filled it in."""
    number: int | None = None
    """The issue's."""
    form: str | None = None
    """The form's name, where the forge's label tells it."""
    signed: bool = False
    """Whether the forge itself says who the author is."""


def read_submission(path: Path, author: str | None, number: int | None) -> Submission:
    """A file, with what was typed about it.

    IntakeError where it can not be read or contradicts what was typed; RefusedError where its text is too
    long or holds characters that hide something.
    """
    if author is not None and not LOGIN.fullmatch(author.removeprefix("@")):
        raise IntakeError(say("--author: `{author}` is no login", author=author[:80]))
    if number is not None and not 0 < number <= LARGEST_NUMBER:
        raise IntakeError(say("--number: {number} is no number of an issue", number=str(number)[:20]))
    data = _bytes(path)
    event = _event(data)
    if event is None:
        typed = None if author is None else author.removeprefix("@")
        return Submission(_text(data), typed, number)
    return _of_event(event, author, number)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise IntakeError(
            say("{file} can not be read: {why}", file=path.name, why=str(fault.strerror))
        ) from fault
    if len(data) > LARGEST_FILE:
        raise IntakeError(say("{file} is larger than any form", file=path.name))
    return data


def _event(data: bytes) -> Mapping[str, Any] | None:
    """A forge's event; None where the file is text."""
    if not data.lstrip().startswith(b"{"):
        return None
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _of_event(event: Mapping[str, Any], author: str | None, number: int | None) -> Submission:
    """The issue that an event is about."""
    issue = event.get("issue")
    user = issue.get("user") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or not isinstance(user, dict):
        raise IntakeError(say("the file is JSON, but no event about an issue"))
    told, its_number, body = user.get("login"), issue.get("number"), issue.get("body")
    if not isinstance(told, str) or not LOGIN.fullmatch(told):
        raise IntakeError(say("the event does not say who opened the issue"))
    if type(its_number) is not int or not 0 < its_number <= LARGEST_NUMBER:
        raise IntakeError(say("the event does not say which issue it is about"))
    if author is not None and login(author) != login(told):
        raise IntakeError(
            say("--author says {typed}, the event says {told}", typed=author.removeprefix("@"), told=told)
        )
    if number is not None and number != its_number:
        raise IntakeError(
            say("--number says {typed}, the event says {told}", typed=str(number), told=str(its_number))
        )
    if "pull_request" in issue:
        raise IntakeError(say("the event is about a pull request, not about a form"))
    text = _text(body.encode("utf-8", "surrogatepass") if isinstance(body, str) else b"")
    return Submission(text, told, its_number, _labelled(issue.get("labels")), signed=True)


def _labelled(labels: object) -> str | None:
    """The form that a label names; None where none or several do."""
    names = (
        [label.get("name") for label in labels if isinstance(label, dict)] if isinstance(labels, list) else []
    )
    forms = {
        name.removeprefix(LABEL_PREFIX)
        for name in names
        if isinstance(name, str) and name.startswith(LABEL_PREFIX)
    }
    return forms.pop() if len(forms) == 1 else None


def _text(data: bytes) -> str:
    r"""The text with `\n` line ends; RefusedError where it is too long, empty, or hides something."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if len(data) > 4 * LONGEST_ANSWER:
        raise _too_long()
    reading = Reading("form")
    text = decode(data, reading)
    if text is None:
        raise RefusedError(
            [Reason(finding.location.span.start.line, finding.message) for finding in reading.findings]
        )
    if len(text) > LONGEST_ANSWER:
        raise _too_long()
    return text


def _too_long() -> RefusedError:
    return refuse(None, say("the text has more than {n} characters", n=LONGEST_ANSWER))
