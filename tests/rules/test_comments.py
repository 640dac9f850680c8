"""Texts that are nothing but a comment: wherever a page would show them, and nowhere else."""

from __future__ import annotations

import pytest

from tests.rules.tree import (
    ANA,
    CHARTER,
    ENTRY,
    MESSAGE,
    NETWORK,
    ORGANISATION,
    POST,
    base,
    check,
    edited,
)

TITLE = "title: Lamp walk on the north quay"


def found(*changes: dict[str, str]) -> list[tuple[str, int, str]]:
    """Where the rule is broken: the file, the line, the message."""
    return [
        (one.location.path, one.location.span.start.line, str(one.message))
        for one in check(*changes)
        if one.rule == "only-a-comment"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- to do -->",
        "  <!-- a --> <!-- b -->  ",
        "<!-- never closed",
        "<!---->",
        "[//]: # (to do)",
        "[comment]: # (to do)",
    ],
)
def test_nothing_but_comments(text: str) -> None:
    ((path, line, message),) = found(edited(ENTRY, (TITLE, f'title: "{text}"')))
    assert (path, line) == (ENTRY, 1)
    assert message == "`title` is nothing but a comment, which no page shows"


@pytest.mark.parametrize(
    "text",
    ["`<!-- to do -->`", "Lamps <!-- which? -->", "To do: <b>", "&lt;!-- to do --&gt;", "[//] is a sign"],
)
def test_something_is_left(text: str) -> None:
    assert found(edited(ENTRY, (TITLE, f'title: "{text}"'))) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "field"),
    [
        (ORGANISATION, "    name: Harbour\n", '    name: "<!-- ? -->"\n', "units.name"),
        (NETWORK, "tagline: Lamps for the long night", 'tagline: {en: Lamps, fr: "<!-- ? -->"}', "tagline"),
        (ANA, "tagline: Keeps two thousand lamps alive", 'tagline: "<!-- ? -->"', "tagline"),
        (MESSAGE, "idea: Come and see how the quay is lit", 'idea: "<!-- ? -->"', "idea"),
        (POST, "title: Why lamp nine went out", 'title: "<!-- ? -->"', "title"),
        (CHARTER, "title: Charter", 'title: "<!-- ? -->"', "title"),
    ],
)
def test_in_every_kind_of_file(path: str, old: str, new: str, field: str) -> None:
    line = base(path).partition(old)[0].count("\n") + 1
    ((where, at, message),) = found(edited(path, (old, new)))
    assert (where, at) == (path, line)
    assert message.startswith(f"`{field}`")


@pytest.mark.parametrize("status", ["draft", "in_review", "approved"])
def test_in_a_collection_whatever_its_status(status: str) -> None:
    path = "content/networks/aurora/collections/lamps.yml"
    link = "  - url: https://lamps.example/nine\n    title: '<!-- ? -->'\n    comment: Read it.\n"
    link += "    on: 2026-11-01\n"
    text = f"title: Lamps\ncurators: [ana-silva]\nlinks:\n{link}audience: public\nstatus: {status}\n"
    ((where, line, message),) = found({path: text})
    assert (where, line) == (path, 5)
    assert message.startswith("`links.title`")


def test_the_long_text_below_may_be_one() -> None:
    """Then there is none yet."""
    text = base(ANA)
    head, fence, _ = text.rpartition("\n---\n")
    assert found({ANA: f"{head}{fence}<!-- to do -->\n"}) == []
