"""The command `ambassade intake`: a filled form in, content files and a text for the pull request out."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ambassade.check import date_of
from ambassade.editing.files import SafeWriter
from ambassade.generate.form import Form
from ambassade.generate.forms import FORMS, LANGUAGES, first_language, make_forms
from ambassade.intake.answers import missing_labels, read_answers
from ambassade.intake.branch import propose
from ambassade.intake.draft import Case, Draft
from ambassade.intake.proof import prove
from ambassade.intake.proposal import event, message
from ambassade.intake.refusal import IntakeError, Reason, RefusedError, refuse
from ambassade.intake.result import Result, not_taken, render_json, render_terminal, taken
from ambassade.intake.submission import Submission, read_submission
from ambassade.intake.suggestion import suggest
from ambassade.intake.volunteer import volunteer
from ambassade.intake.withdrawal import report, withdraw
from ambassade.load.content import load_content
from ambassade.load.git import GitError, Repository
from ambassade.load.layout import CONTENT
from ambassade.load.schema import SchemaSet, load_schemas
from ambassade.load.tree import Tree, WorkTree
from ambassade.model.catalog import Catalog
from ambassade.model.content import Organisation
from ambassade.words import Words, say, words

WRITTEN, REFUSED, FAILED = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, besides those that every command has."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="the text of an issue or mail, a printed form as typed, or GitHub's event about an issue",
    )
    parser.add_argument("--form", choices=FORMS, metavar="NAME", help=f"which form it is: {', '.join(FORMS)}")
    parser.add_argument("--author", metavar="LOGIN", help="who filled it in, by their login on the forge")
    parser.add_argument("--number", type=int, metavar="N", help="the number of the issue")
    parser.add_argument(
        "--commit",
        action="store_true",
        help="make a branch with one commit of it, and leave the files here as they are",
    )
    parser.add_argument("--push", metavar="REMOTE", help="the same, and push the branch there")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument(
        "--format", choices=("terminal", "json"), default="terminal", help="how to report (default: terminal)"
    )


def run(args: argparse.Namespace, now: datetime) -> int:
    """Takes a form in: 0 written, 1 refused with reasons, 2 it can not be looked at."""
    tell = words(args.lang)
    submission: Submission | None = None
    try:
        submission = read_submission(args.file, args.author, args.number)
        result = _take(args, submission, now, tell)
    except RefusedError as fault:
        name = args.form or (submission.form if submission is not None else None) or ""
        result = not_taken(name, submission, fault.reasons, tell)
    except IntakeError as fault:
        sys.stderr.write(f"ambassade: {tell.text(fault.message)}\n")
        return FAILED
    except OSError as fault:
        reason = tell.say("a file can not be written: {why}", why=str(fault))
        sys.stderr.write(f"ambassade: {reason}\n")
        return FAILED
    shown = (
        render_json(result, tell)
        if args.format == "json"
        else render_terminal(result, tell, dry_run=args.dry_run)
    )
    sys.stdout.write(shown)
    return REFUSED if result.refused else WRITTEN


def _take(args: argparse.Namespace, submission: Submission, now: datetime, tell: Words) -> Result:
    """Everything is worked out and proved first; only then is anything written, or a branch made."""
    if not args.commit and args.push is None:
        draft, result, _ = _proved(args, WorkTree(args.root), submission, now, tell)
        if draft.files and not args.dry_run:
            with SafeWriter(args.root) as writer:
                for path, text in draft.files.items():
                    writer.write(path, text)
        return result
    try:
        with Repository(args.root) as repository:
            base = repository.commit("HEAD")
            draft, result, organisation = _proved(args, repository.tree(base), submission, now, tell)
            if not draft.files or args.dry_run:
                return result
            done = tuple(propose(repository, base, draft, result, args.push, organisation))
            return replace(result, steps=tuple(map(tell.text, done)))
    except GitError as fault:
        raise IntakeError(say("git can not do it: {why}", why=str(fault))) from fault


def _proved(
    args: argparse.Namespace, tree: Tree, submission: Submission, now: datetime, tell: Words
) -> tuple[Draft, Result, Organisation]:
    """What a form comes to over a tree, after the whole check."""
    schemas = load_schemas(args.root)
    catalog = load_content(tree, schemas).catalog
    if catalog.organisation is None:
        raise IntakeError(say("content/organisation.yml can not be read; `ambassade check` says why"))
    form = _form(catalog, schemas, submission, args.form)
    instant, _ = date_of(catalog, now, args.as_of)
    case = Case(form, read_answers(form, submission.text), submission, catalog, schemas, instant.date())
    draft = _draft(case, tree)
    if not draft.changes:
        _refuse_existing(tree, draft)
    remarks = prove(case, draft, tree, now, args.as_of)
    return draft, taken(case, draft, remarks, tell), catalog.organisation.value


def _form(catalog: Catalog, schemas: SchemaSet, submission: Submission, named: str | None) -> Form:
    """The form that was filled in: the one named or labelled, else the one whose headings are all there.

    RefusedError where none fits, IntakeError where the one named is not among this repository's forms.
    """
    assert catalog.organisation is not None, "looked at before"  # noqa: S101  # a promise between functions
    first = first_language(catalog.organisation.value)
    languages = sorted(LANGUAGES, key=lambda code: code != first)
    forms = [form for language in languages for form in make_forms(catalog, schemas, language)]
    name = named or submission.form
    if name is not None:
        forms = [form for form in forms if form.name == name]
        if not forms:
            raise IntakeError(say("there is no form `{name}` here", name=name[:80]))
    nearest = min(forms, key=lambda form: (missing_labels(form, submission.text), -len(form.fields)))
    if name is None and missing_labels(nearest, submission.text) == len(nearest.fields):
        raise refuse(None, say("this is none of the forms: it has none of their headings"))
    return nearest


def _draft(case: Case, tree: Tree) -> Draft:
    """What the form comes to."""
    match case.form.name:
        case "volunteer":
            return volunteer(case)
        case "propose-message":
            return message(case)
        case "propose-event":
            return event(case)
        case "suggest-link":
            return suggest(case, tree)
        case "withdraw-consent":
            return withdraw(case, tree)
        case _:
            return report(case)


def _refuse_existing(tree: Tree, draft: Draft) -> None:
    """RefusedError where a file that would be new is there already."""
    known = {file.path for file in tree.files(CONTENT)}
    there = [path for path in draft.files if path in known]
    if there:
        raise RefusedError([Reason(None, say("there is already a file {path}", path=path)) for path in there])
