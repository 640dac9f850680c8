"""Whatever somebody writes stands in the file as they wrote it, or the form is refused."""

from __future__ import annotations

import contextlib
import io
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generate.repository import build, take
from tests.intake.test_answers import TEXTS, trimmed
from tests.intake.trial import MESSAGE, VOLUNTEER, event_file, form, prepare
from tests.intake.writer import body_of

ANY = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60)


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        made = build(Path(folder) / "repository")
        prepare(made)
        yield made


def taken(root: Path, name: str, answers: dict[str, Any]) -> tuple[int, str | None]:
    """The exit code, and the new file's text, which is removed again."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        body = body_of(form(root, name), answers)
        code = take(root, event_file(root.parent, body), "--format", "json")
    files = json.loads(out.getvalue())["files"]
    if not files:
        return code, None
    path = root / files[0]
    text = path.read_text(encoding="utf-8")
    path.unlink()
    return code, text


@settings(max_examples=60, deadline=None)
@given(text=TEXTS | ANY)
def test_a_message_says_what_was_written(root: Path, text: str) -> None:
    code, written = taken(root, "propose-message", {**MESSAGE, "text": text})
    assert code in {0, 1}
    if written is None:
        assert code == 1
    else:
        read = yaml.load(written, yaml.BaseLoader)  # noqa: S506  # the base loader makes texts only
        assert read["variants"][0]["text"] == trimmed(text)
        assert read["idea"] == MESSAGE["idea"]


@settings(max_examples=60, deadline=None)
@given(text=TEXTS | ANY)
def test_a_biography_says_what_was_written(root: Path, text: str) -> None:
    code, written = taken(root, "volunteer", {**VOLUNTEER, "body": text, "why": text[:300]})
    assert code in {0, 1}
    if written is not None:
        _, front, body = re.split(r"(?m)^---\n", written, maxsplit=2)
        read = yaml.load(front, yaml.BaseLoader)  # noqa: S506  # the base loader makes texts only
        assert body.removeprefix("\n").removesuffix("\n") == trimmed(text)
        assert read.get("why", "") == trimmed(text[:300])
        assert read["consent"][0]["scopes"] == ["profile", "blog:high-up"]
