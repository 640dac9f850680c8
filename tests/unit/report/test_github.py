from __future__ import annotations

import pytest

from ambassade.findings import Severity
from ambassade.report.github import render_github
from ambassade.spans import span
from ambassade.words import words
from tests.unit.report.reported import EMPTY, HOSTILE, finding

ENGLISH = words("en")


def commands(text: str) -> list[str]:
    """What GitHub would take for a command: a line that begins, after blanks, with two colons."""
    return [line for line in text.replace("\r", "\n").split("\n") if line.strip().startswith("::")]


def test_a_finding_is_one_command() -> None:
    text = render_github([finding(hint="add it", label="here")], EMPTY, ENGLISH)
    assert text.splitlines()[0] == (
        "::error file=content/networks/aurora/network.yml,line=7,endLine=7,col=5,endColumn=14,"
        "title=missing-key::`lead` is missing (here)%0Ahint: add it"
    )


@pytest.mark.parametrize("severity", list(Severity))
def test_severities_have_the_names_that_github_knows(severity: Severity) -> None:
    text = render_github([finding(severity=severity)], EMPTY, ENGLISH)
    assert text.startswith(f"::{severity.value} file=")


def test_several_lines_have_no_columns() -> None:
    text = render_github([finding(place=span(3, 9, 5, 2))], EMPTY, ENGLISH)
    assert text.startswith(f"::error file={finding().location.path},line=3,endLine=5,title=missing-key::")


def test_the_summary_is_no_command() -> None:
    text = render_github([], EMPTY, ENGLISH)
    assert text.startswith("Nothing to correct in ")
    assert commands(text) == []


def test_properties_and_texts_are_escaped() -> None:
    found = finding("100 %: a, b\nc", path="content/a,b:c%d\n.yml")
    command = render_github([found], EMPTY, ENGLISH).splitlines()[0]
    properties, _, text = command.removeprefix("::").partition("::")
    assert "file=content/a%2Cb%3Ac%25d<U+000A>.yml," in properties
    assert text == "100 %25: a, b<U+000A>c"


@pytest.mark.parametrize("text", HOSTILE)
def test_content_starts_no_command(text: str) -> None:
    found = finding(text, path=f"content/{text}.yml", label=text, hint=text)
    rendered = render_github([found, finding(text)], EMPTY, ENGLISH)
    assert len(commands(rendered)) == 2
    assert len(rendered.splitlines()) == 4  # two commands, and the two lines of the summary
    assert not set(rendered) & set("\x00\x07\x1b\r\u202e\u2028\ud83d")
    rendered.encode("utf-8")


def test_in_french() -> None:
    text = render_github([finding(hint="ici")], EMPTY, words("fr"))
    assert "%0Aconseil: ici" in text
    assert "1 erreur" in text
