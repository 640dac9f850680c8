"""What the workflow files say: jobs, schedules, pinned actions, the version of Python. Nothing is run.

Sources: docs.github.com, "Workflow syntax for GitHub Actions"; docs.gitlab.com, "CI/CD YAML syntax".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

WORKFLOWS = ".github/workflows"
GITLAB = ".gitlab-ci.yml"
LARGEST = 1_000_000
"""Bytes; no workflow is as long."""
_COMMIT = re.compile(r"[^@\s]+@[0-9a-f]{40}")
_DIGEST = re.compile(r"docker://[^@\s]+@sha256:[0-9a-f]{64}")
_VERSION = re.compile(r"(\d{1,3})\.(\d{1,3})(?:\.\S*)?")
_SCHEDULED = re.compile(r"CI_PIPELINE_SOURCE\s*(?:==|=~)\s*['\"/^]*schedule")
_IMAGE = re.compile(r"(?:\S*/)?python:(\d{1,3})\.(\d{1,3})\b")
_ALWAYS = re.compile(r"\balways\s*\(\s*\)")


@dataclass(frozen=True, slots=True)
class Workflows:
    """The files of a root, by path, as plain values with every scalar a text; and those not readable."""

    files: dict[str, object] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()

    def named(self, name: str) -> object:
        """What a workflow of GitHub's says, by its file name with either ending; None where there is none."""
        stem = f"{WORKFLOWS}/{name}"
        return self.files.get(f"{stem}.yml", self.files.get(f"{stem}.yaml"))


def read_workflows(root: Path) -> Workflows:
    """Every workflow below a root, its own actions, and GitLab's file."""
    paths = [path for pattern in ("*.yml", "*.yaml") for path in sorted((root / WORKFLOWS).glob(pattern))]
    paths += sorted((root / ".github/actions").glob("*/action.y*ml"))
    paths += [path for name in ("action.yml", GITLAB) if (path := root / name).is_file()]
    files: dict[str, object] = {}
    unreadable = []
    for path in paths:
        name = path.relative_to(root).as_posix()
        try:
            files[name] = _load(path)
        except (OSError, ValueError, RecursionError, yaml.YAMLError):
            unreadable.append(name)
    return Workflows(files, tuple(unreadable))


def _load(path: Path) -> object:
    """A file's values; ValueError where it is too large or no UTF-8."""
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise ValueError(path.name)
    # GitLab's own tags (!reference) are kept as what they stand on; BaseLoader makes texts, lists, maps only.
    return yaml.load(data.decode(), Loader=_Plain)  # noqa: S506 - a loader that makes no objects


class _Plain(yaml.BaseLoader):
    """Texts, lists and mappings, whatever the tag: `on` stays `on` and `3.10` stays `3.10`."""


def _any_tag(loader: _Plain, _suffix: str, node: yaml.Node) -> object:
    """The plain value of a node with a tag of its own."""
    match node:
        case yaml.MappingNode():
            return loader.construct_mapping(node, deep=True)
        case yaml.SequenceNode():
            return loader.construct_sequence(node, deep=True)
        case yaml.ScalarNode():
            return loader.construct_scalar(node)
    return None


_Plain.add_multi_constructor("!", _any_tag)


def unpinned(workflows: Workflows) -> list[tuple[str, str]]:
    """Every `(file, action)` that is not held at one commit or one image: its owner could change it."""
    return [
        (name, used)
        for name, values in workflows.files.items()
        for used in _values(values, "uses")
        if not used.startswith("./") and not _COMMIT.fullmatch(used) and not _DIGEST.fullmatch(used)
    ]


def old_pythons(workflows: Workflows, least: tuple[int, int]) -> list[tuple[str, str]]:
    """Every `(file, version)` of Python that is older than `least`."""
    found = []
    for name, values in workflows.files.items():
        asked = [*_values(values, "python-version"), *_values(values, "image")]
        for text in (text.strip() for text in asked):
            version = _VERSION.fullmatch(text) or _IMAGE.match(text)
            if version and (int(version[1]), int(version[2])) < least:
                found.append((name, text))
    return found


def has_schedule(workflows: Workflows, forge: str) -> bool:
    """Whether the publishing job is set up to run every day: by GitHub's file, GitLab's, or either."""
    return (forge != "gitlab" and _github_schedule(workflows)) or (
        forge != "github" and _gitlab_schedule(workflows)
    )


def _github_schedule(workflows: Workflows) -> bool:
    publish = workflows.named("publish")
    triggers = publish.get("on") if isinstance(publish, dict) else None
    times = triggers.get("schedule") if isinstance(triggers, dict) else None
    return isinstance(times, list) and any(isinstance(time, dict) and time.get("cron") for time in times)


def _gitlab_schedule(workflows: Workflows) -> bool:
    """Whether some job is meant for a schedule; the times themselves are kept in GitLab's settings."""
    conditions = _values(workflows.files.get(GITLAB), "if")
    return any(_SCHEDULED.search(text) for text in conditions)


def summary_jobs(workflows: Workflows) -> frozenset[str]:
    """The names under which the summary of `check.yml` is reported: jobs that always run after others.

    Where there is none, those of all its jobs.
    """
    check = workflows.named("check")
    jobs = check.get("jobs") if isinstance(check, dict) else None
    if not isinstance(jobs, dict):
        return frozenset()
    named = {key: job for key, job in jobs.items() if isinstance(key, str) and isinstance(job, dict)}
    always = {
        key: job for key, job in named.items() if job.get("needs") and _ALWAYS.search(str(job.get("if", "")))
    }
    return frozenset(
        name if isinstance(name := job.get("name"), str) and name else key
        for key, job in (always or named).items()
    )


def _values(value: object, key: str) -> Iterator[str]:
    """Every text, or text of a list, that stands under a key, however deep; each shared part once."""
    pending, seen = [value], set()
    while pending:
        here = pending.pop()
        if not isinstance(here, dict | list) or id(here) in seen:
            continue
        seen.add(id(here))
        if isinstance(here, list):
            pending += here
            continue
        found = here.get(key)
        yield from (text for text in (found if isinstance(found, list) else [found]) if isinstance(text, str))
        pending += here.values()
