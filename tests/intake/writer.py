"""GitHub's answer to a form, written from what GitHub does and from the form's file, not from our code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

Given = Mapping[str, Any]
"""By id: a text, a list of chosen words, or the set of ticked boxes; absent where nothing was answered."""


def body_of(form: Path, answers: Given) -> str:
    """The issue's body, with line breaks as the web sends them."""
    parts: list[str] = []
    for one in yaml.safe_load(form.read_text(encoding="utf-8"))["body"]:
        if one["type"] == "markdown":
            continue
        given = answers.get(one["id"])
        if one["type"] == "checkboxes":
            ticked = given or ()
            labels = [option["label"] for option in one["attributes"]["options"]]
            assert set(ticked) <= set(labels), "the test ticks a box that the form has"
            shown = "\n".join(f"- [{'X' if label in ticked else ' '}] {label}" for label in labels)
        elif isinstance(given, (list, tuple)):
            assert set(given) <= set(one["attributes"]["options"]), "the test chooses what the form offers"
            shown = ", ".join(given)
        else:
            shown = given or ""
        parts.append(f"### {one['attributes']['label']}\n\n{shown or '_No response_'}\n")
    return "\n".join(parts).replace("\n", "\r\n")
