"""Whether the files of the workflow are as they should be: made anew, pinned, and with a daily build."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ambassade.doctor.job import Workflows, has_schedule, old_pythons, unpinned
from ambassade.doctor.people import named
from ambassade.doctor.verdict import Check, Protection
from ambassade.generate.files import generate, obsolete, text_of
from ambassade.generate.office import GenerateError
from ambassade.load.schema import load_schemas
from ambassade.model.catalog import Item
from ambassade.model.content import Organisation
from ambassade.words import Say, say, say_n

LEAST_PYTHON = (3, 11)
_BREAKS = re.compile(r"\s+")


def generated_files(root: Path, now: datetime) -> Check:
    """Whether CODEOWNERS and the forms follow from the content as it is; `now` is aware."""
    protection = Protection(
        "generated-files",
        say("CODEOWNERS and the forms are as the content wants them"),
        say("CODEOWNERS or the forms are not as the content wants them"),
        say("run `ambassade generate`, and commit what it writes"),
    )
    try:
        made = generate(root, load_schemas(root), now)
    except GenerateError as fault:
        return protection.unseen(fault.message)
    stale = [path for path, text in made.files.items() if text_of(root / path) != text] + obsolete(root, made)
    lacks = say_n(
        "a file is not as the content wants it: {files}",
        "{n} files are not as the content wants them: {files}",
        len(stale),
        files=named(stale),
    )
    return replace(protection, lacks=lacks).of(not stale)


def fixed_date(organisation: Item[Organisation]) -> Check:
    """Whether the sites follow the calendar."""
    line = organisation.document.at(("as_of",), key=True).span.start.line
    return Protection(
        "fixed-date",
        say("the sites are built for the real day"),
        say(
            "content/organisation.yml fixes the day of all builds: `as_of` on line {line}; "
            "no embargo and no consent ends any more",
            line=str(line),
        ),
        say("take out the line `as_of`"),
    ).of(organisation.value.as_of is None)


def daily_build(workflows: Workflows, forge: str) -> Check:
    """Whether a build is set up that runs every day without anybody."""
    cure: dict[str, Say] = {
        "github": say("add `schedule:` with a `cron:` line under `on:` in .github/workflows/publish.yml"),
        "gitlab": say(
            'add `- if: $CI_PIPELINE_SOURCE == "schedule"` to the rules of the job in .gitlab-ci.yml, and a '
            "time under Build, Pipeline schedules"
        ),
    }
    return _as_far_as_read(
        Protection(
            "daily-build",
            say("a daily build is set up"),
            say(
                "no build runs by itself: an embargo or a consent that ends changes no page until "
                "somebody merges"
            ),
            cure.get(forge, say("add a daily run to .github/workflows/publish.yml, or to .gitlab-ci.yml")),
        ),
        workflows,
        good=has_schedule(workflows, forge),
    )


def pinned_actions(workflows: Workflows) -> Check:
    """Whether whoever owns an action could change what runs here."""
    loose = unpinned(workflows)
    return _as_far_as_read(
        Protection(
            "pinned-actions",
            say("every action of the workflows is pinned to one commit"),
            say_n(
                "an action is not pinned to a commit: {actions}",
                "{n} actions are not pinned to a commit: {actions}",
                len(loose),
                actions=named([_short(f"{path}: {used}") for path, used in loose]),
            ),
            say("write the commit's 40 signs after the @, and the version as a comment behind it"),
        ),
        workflows,
        good=not loose,
    )


def python_version(workflows: Workflows) -> Check:
    """Whether the workflows ask for a Python that the tool runs on."""
    old = old_pythons(workflows, LEAST_PYTHON)
    return _as_far_as_read(
        Protection(
            "python-version",
            say("no workflow asks for a Python that is too old"),
            say(
                "a workflow asks for a Python that is too old: {versions}",
                versions=named([_short(f"{path}: {version}") for path, version in old]),
            ),
            say('write `python-version: "{least}"` there', least=".".join(map(str, LEAST_PYTHON))),
        ),
        workflows,
        good=not old,
    )


def _as_far_as_read(protection: Protection, workflows: Workflows, *, good: bool) -> Check:
    """The check; where a workflow cannot be read, what was not found may stand in it."""
    if workflows.unreadable and (good or protection.id == "daily-build"):
        files = named([_short(path) for path in workflows.unreadable])
        return protection.unseen(say("{files} cannot be read", files=files))
    return protection.of(good)


def _short(text: str) -> str:
    """A text on one line, cut."""
    line = _BREAKS.sub(" ", text)
    return line if len(line) <= 100 else line[:99] + "…"
