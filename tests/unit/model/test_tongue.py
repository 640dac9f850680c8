"""Texts in another language than they are said to be in."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.tongue import other_language

TEXTS = {
    "en": "Since this morning our boarding announcement can be read as well as heard, in four languages.",
    "fr": "Depuis ce matin, l’annonce se lit autant qu’elle s’entend, et c’est dans quatre langues.",
    "de": "Seit heute Morgen ist die Ansage nicht nur zu hören, sondern auch zu lesen.",
    "es": "Desde esta mañana el anuncio se puede leer y no solo oír, en los cuatro idiomas de la línea.",
    "it": "Da questa mattina l’annuncio non solo si sente ma si legge anche, nelle lingue della linea.",
    "pt": "Desde esta manhã o anúncio não só se ouve mas também se lê, nas línguas da linha.",
    "nl": "Vanaf vanmorgen is het omroepbericht niet alleen te horen maar ook te lezen, voor wie dat wil.",
    "pl": "Od dziś rana zapowiedź nie tylko słychać, ale można ją też przeczytać, i to po polsku.",
    "uk": "Від сьогодні оголошення про посадку не тільки чути, але й видно, і це на кожній палубі.",
    "el": "Από σήμερα το πρωί η ανακοίνωση επιβίβασης διαβάζεται όσο και ακούγεται, σε τέσσερις γλώσσες.",
    "ar": "منذ هذا الصباح يمكن قراءة إعلان الصعود إلى السفينة كما يمكن سماعه بأربع لغات.",
    "zh": "从今天早上开始，登船通知不仅可以听到，也可以用四种语言阅读，从第三十排都看得见。",
}
NEAR = {
    ("es", "pt"),
    ("pt", "es"),
    ("es", "it"),
    ("it", "es"),
    ("pt", "it"),
    ("it", "pt"),
    ("fr", "es"),
    ("es", "fr"),
}
"""Languages whose small words are partly the same: nothing, or the truth."""


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_in_its_language(language: str) -> None:
    assert other_language(TEXTS[language], language) is None
    assert other_language(TEXTS[language], f"{language}-XX") is None


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("said", ["en", "fr", "de", "es", "pl"])
def test_a_text_in_another_language_is_known(language: str, said: str) -> None:
    if said != language:
        found = other_language(TEXTS[language], said)
        assert found == language or (found is None and (said, language) in NEAR)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "fr"),
        ("🙂", "fr"),
        ("OK", "fr"),
        ("Bravo !", "en"),
        ("Meeting demain à 9h", "fr"),
        ("Meeting demain à 9h", "en"),
        ("Talvenne Open Hulls Shore Power Bergen Kiel Nantes", "fr"),
        ("The of and to in is", "eu"),
        (TEXTS["en"], "eo"),
        ("Nous lançons notre newsletter, le best of de la Tech week, avec the place to be", "fr"),
        ("Двадцять слів", "fr"),
    ],
)
def test_nothing_is_said_of_what_does_not_tell(text: str, said: str) -> None:
    assert other_language(text, said) is None


def test_near_languages_are_left_alone() -> None:
    text = "To kryssinger i desember, og batteriet holdt. Det var ikke flaks, det var fordi vi ventet."
    for said in ("nb", "no", "nn", "da"):
        assert other_language(text, said) is None


def test_letters_tell_within_a_script_too() -> None:
    assert other_language("今日から、乗船のお知らせは聞くだけでなく、読むこともできます。", "en") == "ja"
    assert other_language(TEXTS["zh"], "ja") is None
    assert other_language(TEXTS["el"], "uk") == "el"


@given(st.text(), st.sampled_from([*TEXTS, "eo", "", "zh-Hans"]))
def test_any_text_has_an_answer(text: str, said: str) -> None:
    assert other_language(text, said) != said


@pytest.mark.parametrize("text", ["a" * 1_000_000, "le " * 400_000, "й" * 1_000_000])
def test_a_long_text_takes_no_longer(text: str) -> None:
    began = time.process_time()
    other_language(text, "fr")
    assert time.process_time() - began < 1
