"""A language more begins with a catalogue of every sentence; what is not translated is said in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade import words
from tools import catalogue


def test_a_new_catalogue_has_every_sentence_and_the_plurals_of_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = catalogue.begun("pl")
    catalogue.add_missing(made, catalogue.said())
    text = catalogue.written(made)
    assert text.startswith("# Polish sentences")
    assert "nplurals=3" in text
    ids = {message.id if isinstance(message.id, str) else message.id[0] for message in made if message.id}
    assert ids == {each if isinstance(each, str) else each[0] for each in catalogue.said()}
    text = text.replace('msgid "Networks"\nmsgstr ""', 'msgid "Networks"\nmsgstr "Sieci"')
    (tmp_path / "pl.po").write_text(text, encoding="utf-8")
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    words._catalogue.cache_clear()
    polish = words.Words("pl")
    words._catalogue.cache_clear()
    assert polish.say("Networks") == "Sieci"
    assert polish.say("People") == "People"
    assert polish.say_n("{n} person", "{n} people", 2) == "2 people"


def test_a_catalogue_is_begun_once() -> None:
    with pytest.raises(FileExistsError):
        catalogue.begun("fr")
