from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.language.typography import bound_html, bound_words, capital


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("décembre 2026", "Décembre 2026"),
        ("écrit en français", "Écrit en français"),
        ("LinkedIn", "LinkedIn"),
        ("mcDonald", "McDonald"),
        ("3 dates", "3 dates"),
        ("日本語", "日本語"),
        ("", ""),
    ],
)
def test_the_first_letter_is_made_a_capital_and_nothing_else(text: str, shown: str) -> None:
    assert capital(text) == shown


FRENCH = [
    ("Qui vient ?", "Qui vient_?"),
    ("« Bonjour » !", "«_Bonjour_»_!"),
    ("a : b ; c", "a_: b_; c"),
    ("rien à lier", "rien à lier"),
]


@pytest.mark.parametrize(("typed", "shown"), FRENCH)
@pytest.mark.parametrize("language", ["fr", "fr-CA"])
def test_french_breaks_no_line_at_the_spaces_of_its_punctuation(
    typed: str, shown: str, language: str
) -> None:
    bound = shown.replace("_", "\N{NO-BREAK SPACE}")
    assert bound_words(typed, language) == bound
    assert bound_html(f"<p>{typed}</p>", language) == f"<p>{bound}</p>"


@given(st.text(alphabet="ab «»:;!?\n"))
def test_words_and_html_are_bound_by_the_same_rule(text: str) -> None:
    assert bound_words(text, "fr") == bound_html(text, "fr")


@pytest.mark.parametrize("language", ["en", "de-CH", ""])
def test_no_other_language_is_bound(language: str) -> None:
    assert bound_words("Who comes ?", language) == "Who comes ?"
    assert bound_html("<p>Who comes ?</p>", language) == "<p>Who comes ?</p>"


def test_what_is_copied_stays_as_it_is() -> None:
    assert bound_words("`a ; b` : c", "fr") == "`a ; b`\N{NO-BREAK SPACE}: c"
    html = '<p title="a ; b"><code>a ; b</code> : c</p><pre>x\n ? y</pre>'
    assert bound_html(html, "fr") == html.replace("</code> :", "</code>\N{NO-BREAK SPACE}:")
