"""Every sentence is said in every language, with the same values in it."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Message

from tools import catalogue

UNTRANSLATED = {
    "editing": "commands for maintainers, still being written",
    "engines": "settings for maintainers, still being written",
    "forge": "commands for maintainers, still being written",
    "importers": "commands for maintainers, still being written",
}


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_nothing_is_untranslated(language: str) -> None:
    sentences = [
        sentence
        for sentence, file in catalogue.said().items()
        if file.partition("/")[0].removesuffix(".py") not in UNTRANSLATED
    ]
    assert len(sentences) > 600
    assert list(catalogue.faults(catalogue.read(language), sentences)) == []


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
