from __future__ import annotations

import re

import pytest

from ambassade.findings import Severity
from ambassade.report import FORMATS, render
from ambassade.report.terminal import printable, render_finding, render_terminal, summary
from ambassade.spans import span
from ambassade.words import words
from tests.unit.report.reported import EMPTY, HOSTILE, elsewhere, finding, lines_of

ENGLISH = words("en")


def carets(line: str, column: int, end: int) -> list[str]:
    """The excerpt of a line with carets under some columns of it."""
    found = finding(place=span(1, column, 1, end))
    return render_finding(found, ENGLISH, lambda _: [line]).split("\n")[1:]


def test_a_finding() -> None:
    found = finding(label="no such key", hint="add it", related=(elsewhere(2, "first here"),))
    text = render_finding(found, ENGLISH, lambda _: lines_of("\n" * 6 + "    - person: x\n"))
    assert text.split("\n") == [
        "content/networks/aurora/network.yml:7:5: error: `lead` is missing [missing-key]",
        "7 |     - person: x",
        "  |     ^^^^^^^^^ no such key",
        "  = see content/networks/aurora/network.yml:2: first here",
        "  = hint: add it",
    ]


def test_the_margin_follows_the_number_of_the_line() -> None:
    found = finding(place=span(1000, 1, 1000, 2), hint="add it")
    text = render_finding(found, ENGLISH, lambda _: ["x"] * 1000)
    assert text.split("\n")[1:] == ["1000 | x", "     | ^", "     = hint: add it"]


@pytest.mark.parametrize("source", ["", "\n\n\n\n\n\n   \n", "one line only"])
def test_no_excerpt_where_there_is_nothing_to_show(source: str) -> None:
    text = render_finding(finding(), ENGLISH, lambda _: lines_of(source))
    assert "\n" not in text


@pytest.mark.parametrize(
    ("line", "column", "end", "marks"),
    [
        ("key: value", 6, 11, "     ^^^^^"),
        ("key:", 5, 5, "    ^"),
        ("key: value", 6, 99, "     ^^^^^"),
        ("図書: x", 5, 6, "      ^"),
        ("図書: x", 1, 3, "^^^^"),
        ("e\u0301te\u0301: x", 8, 9, "     ^"),
        ("e\u0301te\u0301: x", 1, 6, "^^^"),
        ("🌙: x", 4, 5, "    ^"),
        ("\tkey: x", 2, 5, "    ^^^"),
        ("a\x1bb: x", 6, 7, " " * 12 + "^"),
        ("a\u202eb: x", 2, 3, " ^^^^^^^^"),
        ("a\u00a0b: x", 5, 6, "     ^"[1:]),
    ],
)
def test_carets_stand_under_the_place(line: str, column: int, end: int, marks: str) -> None:
    _, below = carets(line, column, end)
    assert below == f"  | {marks}"


def test_windows_line_ends_are_not_shown() -> None:
    shown, _ = carets("key: value\r", 1, 4)
    assert shown == "1 | key: value"


def test_long_lines_are_cut_around_the_place() -> None:
    shown, below = carets("x" * 500 + "HERE" + "y" * 500, 501, 505)
    assert len(shown) < 180
    assert shown.index("HERE") == below.index("^^^^")


def test_several_lines_are_marked_to_the_end_of_the_first() -> None:
    found = finding(place=span(1, 6, 3, 2))
    text = render_finding(found, ENGLISH, lambda _: ["key: >-  ", "  one", "  two"])
    assert text.split("\n")[2] == "  |      ^^"


@pytest.mark.parametrize("text", HOSTILE)
def test_content_moves_no_cursor(text: str) -> None:
    found = finding(text, path=f"content/{text}.yml", label=text, hint=text, related=(elsewhere(),))
    rendered = render_finding(found, ENGLISH, lambda _: [text] * 9)
    assert not set(rendered) & set("\x00\x07\x1b\r\u202e\u2028\ud83d\u200d")
    assert len(rendered.split("\n")) == 5
    rendered.encode("utf-8")


def test_colour_is_only_added() -> None:
    found = finding(hint="add it")
    plain = render_finding(found, ENGLISH, lambda _: [])
    coloured = render_finding(found, ENGLISH, lambda _: [], colour=True)
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_printable_keeps_letters_of_every_script() -> None:
    for text in ("été", "Ελλάδα", "图书馆", "مرحبا", "🌙", "a\u00a0:\u202f1"):
        assert printable(text) == text


def test_summary() -> None:
    nothing = summary([], EMPTY, ENGLISH)
    assert nothing == (
        "Nothing to correct in 0 networks, 0 people, 0 entries, 0 messages, 0 posts, and 0 playbook pages."
    )
    found = [finding(), finding(severity=Severity.WARNING), finding(severity=Severity.NOTICE)]
    text = summary(found, EMPTY, ENGLISH)
    assert text.startswith("1 error, 1 warning, and 1 notice in ")
    assert text.endswith("\nThe error has to be corrected before this can be published.")
    assert "corrected" not in summary(found[1:], EMPTY, ENGLISH)


def test_everything_then_the_summary() -> None:
    text = render_terminal([finding(), finding(path="b.yml")], EMPTY, ENGLISH, lambda _: [])
    first, second, last = text.split("\n\n")
    assert first.startswith("content/")
    assert second.startswith("b.yml:")
    assert last.startswith("2 errors in ")
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_rendered(form: str) -> None:
    for language in ("en", "fr"):
        text = render(form, [finding()], EMPTY, words(language), lambda _: [])
        assert "missing-key" in text
        assert text.endswith("\n")
