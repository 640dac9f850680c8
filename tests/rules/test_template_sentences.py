"""The sentences that a new file holds, wherever nobody wrote over them."""

from __future__ import annotations

from datetime import date

import pytest

from ambassade.editing.new_text import Wish, text_of
from ambassade.findings import Severity
from ambassade.model.catalog import Kind
from ambassade.words import words
from tests.rules.tree import CHARTER, NETWORK, check, edited

FILES = {
    Kind.ENTRY: "content/networks/aurora/calendar/new.yml",
    Kind.MESSAGE: "content/networks/aurora/messages/new.yml",
    Kind.POST: "content/networks/aurora/posts/new.md",
    Kind.COLLECTION: "content/networks/aurora/collections/new.yml",
    Kind.PAGE: "content/playbook/new.md",
    Kind.NETWORK: "content/networks/dawn/network.yml",
}
SENTENCES = {
    Kind.ENTRY: ["summary"],
    Kind.MESSAGE: ["variants.text"],
    Kind.POST: ["summary", "a paragraph"],
    Kind.COLLECTION: ["links.comment", "links.title", "summary"],
    Kind.PAGE: ["summary", "a paragraph"],
    Kind.NETWORK: [
        "basis.agenda",
        "description",
        *["launch_plan.first_members.asked"],
        *["launch_plan.weeks.content"] * 6,
        "tagline",
    ],
}
WITH_STATUS = [kind for kind in FILES if kind is not Kind.NETWORK]


def new(kind: Kind, language: str = "en", *changes: tuple[str, str]) -> dict[str, str]:
    """A file as `ambassade new` writes it, with texts replaced."""
    day = date(2026, 11, 23)
    wish = Wish("Lamp ten", language, day, day, owner="ana-silva", network="aurora", approver="ben-okoro")
    text = text_of(kind, wish, words(language))
    for old, new_text in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new_text)
    return {FILES[kind]: text}


def found(changes: dict[str, str]) -> list[tuple[str, Severity]]:
    """What the rule finds: the key, or that it is in the text below; and how bad it is."""
    return sorted(
        (str(one.message).split("`")[1] if "`" in str(one.message) else "a paragraph", one.severity)
        for one in check(changes)
        if one.rule == "placeholder-sentence"
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", WITH_STATUS)
@pytest.mark.parametrize(
    ("status", "severity"),
    [("draft", None), ("in_review", Severity.WARNING), ("approved", Severity.ERROR), ("archived", None)],
)
def test_every_sentence_of_every_template(
    kind: Kind, language: str, status: str, severity: Severity | None
) -> None:
    told = found(new(kind, language, ("status: draft", f"status: {status}")))
    assert told == ([] if severity is None else [(key, severity) for key in sorted(SENTENCES[kind])])


def test_an_entry_for_colleagues_is_read_too() -> None:
    assert found(new(Kind.ENTRY, "en", ("status: draft", "status: approved"))) == [
        ("summary", Severity.ERROR)
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_of_a_network_once_it_is_open(language: str) -> None:
    assert found(new(Kind.NETWORK, language)) == []
    told = found(new(Kind.NETWORK, language, ("access: closed", "access: open")))
    assert [key for key, _ in told] == sorted(SENTENCES[Kind.NETWORK])
    assert {severity for key, severity in told if key.startswith("launch_plan")} == {Severity.WARNING}
    assert {severity for key, severity in told if not key.startswith("launch_plan")} == {Severity.ERROR}


def test_one_language_of_several_is_enough() -> None:
    french = words("fr").say("Say in one sentence what brings you together")
    told = found(
        edited(NETWORK, ("tagline: Lamps for the long night", f'tagline: {{en: Lamps, fr: "{french}"}}'))
    )
    assert told == [("tagline.fr", Severity.ERROR)]


def test_the_place_in_a_text_and_in_its_translation() -> None:
    french = words("fr").say("Write here what to do first, what comes next, and whom to ask.")
    changes = {
        **edited(
            CHARTER,
            (
                "We write under our own names, and we say what we do not know.",
                "One.\n\nWrite here what to do first, what comes next, and whom to ask.\n\nThree.",
            ),
        ),
        CHARTER.replace(".md", ".fr.md"): f"Un.\n\nDeux.\n\n{french}\n",
    }
    told = [
        (one.location.path, one.location.span.start.line)
        for one in check(changes)
        if one.rule == "placeholder-sentence"
    ]
    assert told == [(CHARTER.replace(".md", ".fr.md"), 5), (CHARTER, 11)]


@pytest.mark.parametrize(
    "text", ["What it gathers, and for whom: write it here. Lamps.", "What the page is called matters."]
)
def test_a_sentence_that_was_changed_is_somebodys_own(text: str) -> None:
    changed = new(
        Kind.COLLECTION,
        "en",
        ("status: draft", "status: approved"),
        ("What it gathers, and for whom: write it here.", text),
    )
    assert "summary" not in [key for key, _ in found(changed)]
