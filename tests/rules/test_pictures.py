"""Pictures that can not be read, and names that do not fit them."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from ambassade.check import check_tree
from ambassade.findings import Finding, Severity
from ambassade.load.content import LARGEST_PICTURE
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.words import words
from tests.rules.example import BASE, files_of
from tests.rules.tree import ANA, with_keys

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def drawn(form: str, size: tuple[int, int] = (20, 20), mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, form)
    return file.getvalue()


def found(name: str, content: bytes) -> list[Finding]:
    """What is told of Ana's photograph."""
    files: dict[str, bytes] = files_of(BASE)
    photo = with_keys(ANA, f"photo:\n  file: {name}\n  alt: Ana under a lamp\n")
    files |= {path: text.encode() for path, text in photo.items()}
    files[f"content/ambassadors/{name}"] = content
    checked = check_tree(MemoryTree(files), load_schemas(), NOW)
    return [one for one in checked.findings if one.rule in {"unreadable-picture", "file-too-large"}]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "`ana.jpg` is empty"),
        (b"version https://git-lfs.github.com/spec/v1\n", "`ana.jpg` is only a note by Git LFS"),
        (drawn("JPEG", (400, 400))[:-300], "`ana.jpg` is cut off"),
        (drawn("PNG")[:-20] + b"!" * 20, "`ana.jpg` is "),
        (drawn("PNG", (8000, 5001), "1"), "`ana.jpg` has 8,000 × 5,001 pixels; the most is 40 million"),
    ],
)
def test_a_photograph_in_whose_place_initials_are_drawn_is_told_where_it_is_named(
    content: bytes, sentence: str
) -> None:
    (finding,) = found("ana.jpg", content)
    english = words("en")
    assert english.text(finding.message).startswith(sentence)
    assert finding.severity is Severity.ERROR
    assert (finding.location.path, finding.rule) == (ANA, "unreadable-picture")
    lines = with_keys(ANA, "photo:\n  file: ana.jpg\n")[ANA].split("\n")
    assert lines[finding.location.span.start.line - 1] == "  file: ana.jpg"
    assert finding.label.text is not None
    assert english.text(finding.label.text) == "initials are drawn in its place"
    assert finding.hint is not None


def test_one_that_is_too_large_is_told_once() -> None:
    assert [one.rule for one in found("ana.jpg", bytes(LARGEST_PICTURE + 1))] == ["file-too-large"]


@pytest.mark.parametrize(
    ("name", "form", "hint"),
    [
        ("ana.png", "JPEG", "call it `ana.jpg`, here and in its folder"),
        ("ana.jpg", "WEBP", "call it `ana.webp`, here and in its folder"),
        ("ana.jpg", "GIF", "open it, save it as .jpg, .png, .webp or .avif, and put that file here"),
    ],
)
def test_a_name_that_does_not_fit_is_a_notice(name: str, form: str, hint: str) -> None:
    (finding,) = found(name, drawn(form))
    assert finding.severity is Severity.NOTICE
    assert finding.hint is not None
    assert words("en").text(finding.hint) == hint


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")],
)
def test_a_sound_picture_is_told_of_by_nobody(name: str, form: str) -> None:
    assert found(name, drawn(form)) == []
