"""Runs a job of `.gitlab-ci.yml` here, and decides as GitLab would whether it runs at all.

Conditions and variables as docs.gitlab.com has them ("Job rules", "CI/CD variables"), as far as the file uses
them; anything else is an error.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.pipeline.files import GITLAB, load
from tests.pipeline.machine import LONGEST, put_command

TERM = re.compile(r"\$(\w+)(?: == (?:\"([^\"]*)\"|\$(\w+)))?")
GLOBAL = {"workflow", "stages", "variables", "default"}


def jobs() -> dict[str, dict[str, Any]]:
    """Every job by its name."""
    return {name: job for name, job in load(GITLAB).items() if name not in GLOBAL}


def holds(condition: str, variables: Mapping[str, str]) -> bool:
    """Whether a condition is met: terms joined by `&&`, each a variable alone or compared."""
    return all(_term(term, variables) for term in condition.split(" && "))


def _term(term: str, variables: Mapping[str, str]) -> bool:
    match = TERM.fullmatch(term)
    if match is None:
        raise ValueError(term)
    value = variables.get(match[1])
    if match[2] is not None:
        return value == match[2]
    if match[3] is not None:
        return value is not None and value == variables.get(match[3])
    return bool(value)


def started(variables: Mapping[str, str]) -> set[str]:
    """The jobs of the pipeline that these variables describe; none where there is no pipeline."""
    if not _any(load(GITLAB)["workflow"], variables):
        return set()
    return {name for name, job in jobs().items() if _any(job, variables)}


def _any(described: Mapping[str, Any], variables: Mapping[str, str]) -> bool:
    return any(holds(rule["if"], variables) for rule in described["rules"])


def hand_on(job: str, source: Path, target: Path) -> list[str]:
    """Puts what a job keeps into the folder of a job of a later stage, as GitLab does by itself.

    Returns the paths of what there was to keep.
    """
    found = [path for path in jobs()[job]["artifacts"]["paths"] if (source / path).exists()]
    for path in found:
        shutil.copy(source / path, target / path)
    return found


def earlier(job: str, than: str) -> bool:
    """Whether a job belongs to an earlier stage, and nothing keeps what it hands on from the other one."""
    stages, both = load(GITLAB)["stages"], (jobs()[job], jobs()[than])
    first, then = (stages.index(each["stage"]) for each in both)
    return first < then and not {"needs", "dependencies"} & both[1].keys()


def run(job: str, work: Path, tools: Path, variables: Mapping[str, str], *stand_in: str) -> tuple[int, str]:
    """Runs a job's script in a checked out repository: how it ends, and what it prints.

    With lines of a script to stand in for it, the command is not the real one.
    """
    definition = load(GITLAB)
    given = {name: str(value) for name, value in definition["variables"].items()}
    given |= {"TOOLS": str(tools), "CI": "true", "CI_PROJECT_DIR": str(work)}
    if stand_in:
        put_command(tools, *stand_in)
    else:
        tools.mkdir()
        (tools / "bin").symlink_to(Path(sys.executable).parent)
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(definition[job]["script"])],
        cwd=work,
        env={
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(work),
            "GIT_CONFIG_NOSYSTEM": "1",
            **given,
            **variables,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=LONGEST,
    )
    return done.returncode, done.stdout
