from __future__ import annotations

import os
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassade.forge.message import claims, trailers

LINES = st.sampled_from(
    [
        "",
        "",
        " ",
        "Title of it",
        "Some words, and more",
        "Reviewed-by: Lena <lena@example.org>",
        "Acked-by:Kofi",
        "acked-by : Kofi",
        "Reviewed by: nobody",
        "Re viewed-by",
        "Signed-off-by: Ines <ines@example.org>",
        "(cherry picked from commit 1234567)",
        " continued",
        "\tcontinued too",
        "# a comment",
        "---",
        ": no key",
        "Clé: valeur",
        "https://example.org/a",
        "Key: ",
        "Key:\r",
        "\r",
        "Conflicts:",
        "\tcontent/a.md",
        "# ------------------------ >8 ------------------------",
    ]
)
MESSAGES = st.lists(LINES, max_size=14).map("\n".join) | st.lists(LINES, max_size=14).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


def by_git(message: str) -> list[tuple[str, str]]:
    """What git itself reads."""
    done = subprocess.run(
        ["git", "interpret-trailers", "--parse", "--no-divider"],
        input=message.encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    pairs = [line.partition(":") for line in done.stdout.decode().split("\n")[:-1]]
    return [(key, value.strip(" ")) for key, _, value in pairs]


@settings(max_examples=300, deadline=None)
@given(MESSAGES)
def test_trailers_are_what_git_reads(message: str) -> None:
    assert trailers(message) == by_git(message)


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("", []),
        ("Reviewed-by: Lena", []),
        ("Merge\n\nReviewed-by: Lena", [("Reviewed-by", "Lena")]),
        ("Merge\n\nReviewed-by: Lena\n\nand then words", []),
        ("Merge\n\nReviewed-by: Lena\nand then words", []),
        ("Merge\n\nReviewed-by: Lena\nwords", []),
        (
            "Merge\n\nsee\n\nReviewed-by: Lena\n  <lena@example.org>\n\n\n",
            [("Reviewed-by", "Lena <lena@example.org>")],
        ),
        ("Merge\r\n\r\nReviewed-by: Lena\r\n", [("Reviewed-by", "Lena")]),
        (
            "Merge\n\nwords\nmore\nSigned-off-by: I\nReviewed-by: L",
            [("Signed-off-by", "I"), ("Reviewed-by", "L")],
        ),
    ],
)
def test_trailers(message: str, found: list[tuple[str, str]]) -> None:
    assert trailers(message) == found


def test_claims_count_wherever_they_stand() -> None:
    message = "Title\n\nCo-authored-by: A\nwords\n\n  CO-AUTHORED-BY : B \r\nReviewed-by: C\n\nlast words"
    assert list(claims(message, frozenset({"co-authored-by"}))) == ["A", "B"]
