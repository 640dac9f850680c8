"""The files of the forges, as they are in this repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


def load(path: Path) -> dict[str, Any]:
    """A YAML file; its key `on` is the text, as GitHub takes it, and not the truth value of YAML 1.1."""
    data: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    if True in data:
        data["on"] = data.pop(True)
    return data


def workflow(name: str) -> dict[str, Any]:
    """A workflow by the name of its file, without `.yml`."""
    return load(ROOT / ".github" / "workflows" / f"{name}.yml")


def step(name: str, job: str, called: str) -> dict[str, Any]:
    """One step of a workflow's job, by what it is called."""
    found: dict[str, Any] = next(
        step for step in workflow(name)["jobs"][job]["steps"] if step["name"] == called
    )
    return found
