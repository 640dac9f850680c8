"""What became of a filled form: for the workflow that opens the pull request, and for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ambassade.findings import Finding
from ambassade.intake.draft import Case, Draft
from ambassade.intake.markdown import code, fenced
from ambassade.intake.refusal import Reason
from ambassade.intake.submission import Submission
from ambassade.report.terminal import printable
from ambassade.words import Words


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome; nothing in `branch`, `title` and `commit_message` is a stranger's own words."""

    form: str
    branch: str
    title: str
    body: str
    commit_message: str
    files: tuple[str, ...] = ()
    refused: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    """What was done with it and what comes next, where it became a branch."""


def taken(case: Case, draft: Draft, remarks: list[Finding], tell: Words) -> Result:
    """A form that became content, or a note."""
    name, files = case.form.name, tuple(sorted(draft.files))
    notes = tuple(tell.text(note) for note in (*draft.notes, *(finding.message for finding in remarks)))
    title = tell.say("{form}: {subject}", form=_titles(case, tell), subject=draft.subject)
    return Result(
        form=name,
        branch=_branch(case.submission, f"{name}-{draft.subject.replace('/', '-')}"),
        title=title,
        body="\n".join(_body(case, draft, notes, tell)) + "\n",
        commit_message=_commit(title, case.submission, tell),
        files=files,
        notes=notes,
    )


def not_taken(form: str, submission: Submission | None, reasons: tuple[Reason, ...], tell: Words) -> Result:
    """A form that was refused: the body says why, for a comment below it."""
    lines = [tell.say("This form could not be taken, and nothing was written:"), ""]
    lines += [f"- {code(_reason(reason, tell))}" for reason in reasons]
    lines += ["", tell.say("Correct your answers, and ask for the form to be looked at again.")]
    branch = "" if submission is None else _branch(submission, form or "form")
    return Result(form, branch, "", "\n".join(lines) + "\n", "", refused=reasons)


def render_json(result: Result, tell: Words) -> str:
    """The outcome for the workflow; a reason that is about the whole form stands at its first line."""
    shown = {
        "form": result.form,
        "branch": result.branch,
        "title": result.title,
        "body": result.body,
        "commit_message": result.commit_message,
        "files": list(result.files),
        "refused": [{"line": one.line or 1, "reason": tell.text(one.message)} for one in result.refused],
        "notes": list(result.notes),
        "steps": list(result.steps),
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def render_terminal(result: Result, tell: Words, *, dry_run: bool) -> str:
    """The outcome for people."""
    lines = [printable(_reason(reason, tell)) for reason in result.refused]
    lines += [printable(note) for note in result.notes]
    if result.refused:
        lines.append(tell.say("refused; nothing was written"))
    elif not result.files:
        lines += ["", *(printable(line) for line in result.body.split("\n")[:-1])]
        lines.append(tell.say("nothing is to be written: this is a note for the committee"))
    elif dry_run:
        lines += [tell.say("{path}: would be written (dry run)", path=path) for path in result.files]
    elif result.steps:
        lines += [tell.say("{path}: on the branch", path=path) for path in result.files]
        lines += [printable(step) for step in result.steps]
    else:
        lines += [tell.say("{path}: written", path=path) for path in result.files]
    return "\n".join(lines) + "\n"


def _reason(reason: Reason, tell: Words) -> str:
    if reason.line is None:
        return tell.text(reason.message)
    return tell.say("line {line}: {reason}", line=str(reason.line), reason=reason.message)


def _titles(case: Case, tell: Words) -> str:
    """What the form is called, in the language of the messages."""
    return tell.say("Form `{name}`", name=case.form.name)


def _branch(submission: Submission, fallback: str) -> str:
    """The branch: by the issue's number, which holds nothing that anybody wrote."""
    return f"intake/issue-{submission.number}" if submission.number is not None else f"intake/{fallback}"


def _commit(title: str, submission: Submission, tell: Words) -> str:
    """A commit's message; its last lines say who filled the form in, which counts as the change's author."""
    parts = [title]
    if submission.number is not None:
        parts.append(tell.say("From issue {number}.", number=str(submission.number)))
    if submission.author is not None:
        parts.append(f"Filled-in-by: @{submission.author}")
    return "\n\n".join(parts) + "\n"


def _body(case: Case, draft: Draft, notes: tuple[str, ...], tell: Words) -> Iterator[str]:
    """The pull request's text."""
    submission = case.submission
    form = code(case.form.title)
    if submission.author is not None:
        yield tell.say("The form {form} was filled in by {login}.", form=form, login=code(submission.author))
    else:
        yield tell.say("The form {form} was filled in.", form=form)
    yield ""
    for path in sorted(draft.files):
        yield (
            tell.say("- changes {path}", path=code(path))
            if draft.changes
            else tell.say("- adds {path}", path=code(path))
        )
    if not draft.files:
        yield tell.say("Nothing in the content changes by itself: the committee decides what is right.")
    if notes:
        yield ""
        yield tell.say("To look at:")
        yield ""
        yield from (f"- {code(note)}" for note in notes)
    for text in draft.quoted:
        yield ""
        yield fenced(text)
    if submission.number is not None and draft.files:
        yield ""
        yield f"Closes #{submission.number}"
