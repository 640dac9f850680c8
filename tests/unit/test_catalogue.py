"""Every sentence is said in every language, with the same values in it."""

from __future__ import annotations

import ast

import pytest
from babel.messages.catalog import Message

from tools import catalogue


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_everything_that_is_said_is_translated(language: str) -> None:
    sentences = catalogue.said()
    assert len(sentences) > 1000
    assert list(catalogue.faults(catalogue.read(language), sentences)) == []


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    assert catalogue.obsolete(catalogue.read(language), catalogue.said()) == []


def test_no_sentence_is_said_where_the_catalogue_misses_it() -> None:
    """On Python 3.11 nothing inside an f-string is found: say it before."""
    inside = [
        f"{path.relative_to(catalogue.PACKAGE).as_posix()}:{call.lineno}"
        for path in sorted(catalogue.PACKAGE.rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in {"say", "say_n"}
    ]
    assert inside == []


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_translations_name_the_same_values(language: str) -> None:
    for message in catalogue.read(language):
        if message.id and all(catalogue.forms(message)):
            assert catalogue.same_values(message), message.id


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_file_is_as_the_command_writes_it(language: str) -> None:
    path = catalogue.PACKAGE / "language" / f"{language}.po"
    assert path.read_text(encoding="utf-8") == catalogue.written(catalogue.read(language))


def test_new_sentences_are_added_and_translations_kept() -> None:
    old = catalogue.read("fr")
    count = len(old)
    kept = old["error"].string
    catalogue.add_missing(old, ["error", "a sentence that nobody says", ("{n} lamp", "{n} lamps")])
    assert len(old) == count + 2
    assert old["error"].string == kept
    faults = list(
        catalogue.faults(old, ["a sentence that nobody says", ("{n} lamp", "{n} lamps"), "another"])
    )
    assert faults == [
        "not translated: {n} lamp",
        "not translated: a sentence that nobody says",
        "not translated: another",
    ]


def test_what_nobody_says_any_more_is_dropped() -> None:
    old = catalogue.read("fr")
    sentences = catalogue.obsolete(old, [])
    catalogue.add_missing(old, ["a sentence that nobody says", ("{n} lamp", "{n} lamps")])
    assert catalogue.obsolete(old, sentences) == [("{n} lamp", "{n} lamps"), "a sentence that nobody says"]
    catalogue.prune(old, sentences)
    assert catalogue.obsolete(old, []) == sentences


@pytest.mark.parametrize(
    ("sentence", "translation", "same"),
    [
        ("`{key}` is empty", "`{key}` est vide", True),
        ("`{key}` is empty", "`{cle}` est vide", False),
        ("`{key}` is empty", "vide", False),
        (("{n} lamp", "{n} lamps"), ("{n} lampe", "{n} lampes"), True),
        (("{n} lamp", "{n} lamps"), ("une lampe", "{n} lampes"), True),
        (("{n} lamp", "{n} lamps"), ("une lampe", "des lampes"), False),
    ],
)
def test_values(sentence: catalogue.Sentence, translation: str | tuple[str, str], same: bool) -> None:
    assert catalogue.same_values(Message(sentence, translation)) is same
