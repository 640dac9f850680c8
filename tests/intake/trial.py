"""Filling in the forms of a small repository, and taking them in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.generate.repository import change, generate, take
from tests.intake.writer import Given, body_of

VOLUNTEER: dict[str, Any] = {
    "name": "Mara Quill",
    "kind": ["A colleague"],
    "unit": ["Quay"],
    "job_title": "Crane driver",
    "place": ["Nantes"],
    "languages": ["English", "French"],
    "networks": ["Aurora", "Northern, and lights"],
    "role": ["contributor"],
    "expertise": ["Shore power", "Night, and work at night"],
    "tagline": "Lifts things",
    "body": "I lift *things*.\n\nAt night too.",
    "accounts": "https://www.linkedin.com/in/mara-quill\nOur forum: https://forum.example.org/u/mara",
    "blogs": "High up https://high.example.org",
    "consent": {
        "I fill this in for myself",
        "I was told what is kept about me, why, and how to have it changed or erased",
        "My name and my profile may be shown",
        "The blogs named above may be shown",
    },
}
MESSAGE: dict[str, Any] = {
    "network": ["Aurora"],
    "idea": "The glass no longer rattles",
    "intent": ["Shows people"],
    "platform": ["LinkedIn"],
    "language": ["English"],
    "text": "We borrowed a glass. {link}\n\n#1 in the street",
    "link": "https://harbour.example.org/glass",
    "hashtags": "#ShorePower, Quiet",
    "addressed_to": ["Neighbours"],
    "themes": ["Shore power"],
    "from": "2026-12-01",
    "until": "2026-12-20",
    "audience": ["Members"],
}
EVENT: dict[str, Any] = {
    "network": ["Northern, and lights"],
    "title": "Open deck",
    "kind": ["Event"],
    "start": "2026-12-05T18:00",
    "end": "2026-12-05T20:00",
    "place": ["Nantes"],
    "address": "Quai de la Fosse",
    "channels": ["LinkedIn", "Our forum"],
    "audience": ["Public"],
}


def prepare(root: Path) -> None:
    """Makes the repository private, and its forms."""
    change(root, "content/organisation.yml", "forge: github", "forge: github\n  visibility: private")
    assert generate(root) == 0


def form(root: Path, name: str) -> Path:
    """A form's file."""
    return root / f".github/ISSUE_TEMPLATE/{name}.yml"


def event_file(tmp_path: Path, body: object, **issue: object) -> Path:
    """GitHub's event about an issue."""
    made = {
        "number": 41,
        "user": {"login": "Mara-Quill"},
        "labels": [{"name": "bug"}, {"name": "intake"}],
        "body": body,
        **issue,
    }
    path = tmp_path / "event.json"
    path.write_text(json.dumps({"action": "labeled", "issue": made}), encoding="utf-8")
    return path


class Trial:
    """A repository with its forms, and what `ambassade intake` says to a filled one."""

    def __init__(self, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._tmp, self._capsys = root, tmp_path, capsys
        prepare(root)
        capsys.readouterr()

    def fill(self, name: str, answers: Given, *options: str, **issue: object) -> tuple[int, dict[str, Any]]:
        """Fills in a form on the forge and takes it in."""
        return self.event(body_of(form(self.root, name), answers), *options, **issue)

    def event(self, body: object, *options: str, **issue: object) -> tuple[int, dict[str, Any]]:
        """Takes an issue of any text in."""
        return self._run(event_file(self._tmp, body, **issue), options)

    def text(self, text: str, *options: str) -> tuple[int, dict[str, Any]]:
        """Takes a text in."""
        path = self._tmp / "answers.txt"
        path.write_bytes(text.encode("utf-8"))
        return self._run(path, options)

    def _run(self, path: Path, options: tuple[str, ...]) -> tuple[int, dict[str, Any]]:
        code = take(self.root, path, "--format", "json", *options)
        told = self._capsys.readouterr()
        return code, json.loads(told.out) if told.out else {"err": told.err}
