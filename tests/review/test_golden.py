"""A proposal that does a little of everything, told to everybody and to colleagues, in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.cli import main
from tests.review.scene import repository
from tests.site.acceptance import differences, write

GOLDEN = Path(__file__).with_name("golden")
FORMS = {"markdown": "md", "json": "json", "terminal": "txt"}


def told(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["review", "--root", str(root), "--base", "main", "--head", "merged", *options]) == 0
    return capsys.readouterr().out


def test_what_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, accept: bool
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    root = repository(tmp_path)
    made = {}
    for readers in ("public", "private"):
        for language in ("en", "fr"):
            for form, ending in FORMS.items():
                options = ("--for", readers, "--lang", language, "--format", form, "--approvals", "trailers")
                made[f"{readers}.{language}.{ending}"] = told(root, capsys, *options).encode()
    if accept:
        write(GOLDEN, made)
    assert differences(GOLDEN, made) == []


def test_the_same_every_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = repository(tmp_path)
    options = ("--for", "private", "--format", "json", "--approvals", "none")
    assert told(root, capsys, *options) == told(root, capsys, *options)
