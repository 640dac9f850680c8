from __future__ import annotations

from dataclasses import dataclass

import pytest

from ambassade.model.text import Text
from ambassade.model.translation import Told, lacking, present, texts_of, wanted


@dataclass(frozen=True)
class Part:
    name: Text
    word: Text | None = None


@dataclass(frozen=True)
class Thing:
    title: Text
    parts: tuple[Part, ...] = ()
    from_: Text | None = None
    notes: Text | None = None
    plain: str = "no text"
    languages: tuple[str, ...] = ()


def text(value: str | dict[str, str]) -> Text:
    return Text.of(value)


def test_every_text_is_found_with_its_place_but_notes() -> None:
    thing = Thing(
        text("A"),
        (Part(text("B")), Part(text("C"), text({"en": "D"}))),
        from_=text("E"),
        notes=text({"en": "for us"}),
    )
    found = [(told.path, str(told.text), told.field) for told in texts_of(thing)]
    assert found == [
        (("title",), "A", "title"),
        (("parts", 0, "name"), "B", "parts.name"),
        (("parts", 1, "name"), "C", "parts.name"),
        (("parts", 1, "word"), "D", "parts.word"),
        (("from",), "E", "from"),
    ]


@pytest.mark.parametrize(
    ("path", "value", "missing"),
    [
        (("title",), "Lamps", ("fr", "de")),  # says no language: it is in the first
        (("title",), {"en": "Lamps"}, ("fr", "de")),
        (("title",), {"fr": "Lampes"}, ("en", "de")),
        (("title",), {"fr-CA": "Lampes", "en-GB": "Lamps"}, ("de",)),
        (("title",), {"en": "Lamps", "fr": "Lampes", "de": "Lampen"}, ()),
        (("name",), "Aurora", ()),  # a name
        (("where", "address"), "12 quai de la Fosse", ()),
        (("name",), {"en": "Dawn"}, ("fr", "de")),  # a name that is translated
    ],
)
def test_what_a_text_lacks(
    path: tuple[str, ...], value: str | dict[str, str], missing: tuple[str, ...]
) -> None:
    assert lacking(Told(path, text(value)), "en", ("en", "fr", "de")) == missing


def test_only_what_says_every_language_is_by_language() -> None:
    assert Told(("title",), text({"en": "A"})).by_language
    assert not Told(("title",), text("A")).by_language
    assert not Told(("body",), Text((("", "A"), ("fr", "B")))).by_language
    assert present(Told(("body",), Text((("", "A"), ("fr-CA", "B")))), "en-GB") == {"en", "fr"}


@pytest.mark.parametrize(
    ("own", "needed"),
    [((), ("en", "fr")), (("fr",), ("fr",)), (("fr-CA", "de"), ("fr",)), (("de",), ("en", "fr"))],
)
def test_an_item_needs_its_own_languages_of_those_of_the_organisation(
    own: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    assert wanted(Thing(text("A"), languages=own), ("en", "fr")) == needed
    assert wanted(Part(text("A")), ("en", "fr")) == ("en", "fr")
