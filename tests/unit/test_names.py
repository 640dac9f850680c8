from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.names import LONGEST, did_you_mean, fold, initials, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Nathalie Çelik", "nathalie-celik"),
        ("Siobhán Ní Dhomhnaill", "siobhan-ni-dhomhnaill"),
        ("Łukasz Wiśniewski", "lukasz-wisniewski"),
        ("Jørgen Brækhus", "jorgen-braekhus"),
        ("Cœur & Œuvre", "coeur-oeuvre"),
        ("Straße 9", "strasse-9"),
        ("  --a--b--  ", "a-b"),
        ("王雨桐", ""),
        ("", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_slug_is_a_slug_or_empty(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
    assert slugify(slug) == slug


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("ana-sliva", ["ana-silva", "ben-okoro"], "ana-silva"),
        ("LinkedIn", ["linkedin", "mastodon"], "linkedin"),
        ("reseaux", ["réseaux", "ports"], "réseaux"),
        ("quite-other", ["ana", "ben"], None),
        ("x" * 100_000, ["ana"], None),
        ("anything", [], None),
    ],
)
def test_did_you_mean(word: str, known: list[str], near: str | None) -> None:
    assert did_you_mean(word, known) == near


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nathalie Çelik", "NÇ"),
        ("Ελένη Παπαδάκη", "ΕΠ"),
        ("王雨桐", "王"),
        ("يوسف بن علي", "يع"),
        ("Madonna", "M"),
        ("Nguyễn Thị Lan", "NL"),
        ("Jean-Luc O’Brien", "JO"),
        ("42", "4"),
        ("_void", "V"),
        ("__", "_"),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
