"""The page on the JSON: every property has words, every example holds, in every edition and language."""

from __future__ import annotations

import json
import typing
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import Api, file_shape, record_shape
from ambassade.publish.pages.data import data_pages
from ambassade.publish.pages.data.meaning import SHAPES, meaning
from ambassade.publish.pages.data.page import LONGEST, shortened
from ambassade.publish.pages.data.shape import schema
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page
from ambassade.words import words
from tests.unit.publish.pages.editions import (
    edition,
    internal_edition,
    members_edition,
    organisation,
    parsed,
    person,
    text,
    words_of,
)


def page(shown: Edition, address: str | None = "https://people.talvenne.example") -> Page:
    [made] = data_pages(Writer(shown, None), Addresses.of(shown, address))
    return made


def examples(html: str) -> list[Any]:
    return [
        json.loads("".join(code.itertext()))
        for code in parsed(html).iter("code")
        if str(code.get("id")).startswith("example-")
    ]


def shapes() -> list[tuple[str, type]]:
    """Every object of the API."""
    known = {**vars(record_shape), **vars(file_shape)}
    return [(name, each) for name, each in known.items() if typing.is_typeddict(each)]


@pytest.mark.parametrize(("name", "shape"), shapes(), ids=[name for name, _ in shapes()])
def test_every_property_of_every_shape_has_words(name: str, shape: type) -> None:
    if not name.endswith("File"):
        assert name in SHAPES
    for property_name in shape.__annotations__:
        assert words("en").text(meaning(name, property_name))


def test_nothing_is_explained_that_is_not_there() -> None:
    assert set(SHAPES) <= {name for name, _ in shapes()}


def test_every_shape_is_told_of_once() -> None:
    html = page(edition()).html
    ids = [str(one.get("id")) for one in parsed(html).iter("table")]
    told = [name for name in ids if name.startswith("shape-")]
    assert sorted(told) == sorted(f"shape-{name.lower()}" for name in SHAPES)
    links = {str(link.get("href")) for link in parsed(html).iter("a")}
    assert {f"#{name}" for name in told} >= {link for link in links if link.startswith("#shape-")}


@pytest.mark.parametrize("shown", [edition(), members_edition(), internal_edition()])
def test_the_examples_are_this_edition_s_own_and_hold(shown: Edition) -> None:
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    found = examples(page(shown).html)
    assert {one["kind"] for one in found} >= {"index", "networks", "network", "ambassadors", "ambassador"}
    for one in found:
        assert [error.message for error in validator.iter_errors(one)] == []
        assert one["audience"] == shown.audience


def test_the_samples_are_what_the_files_say() -> None:
    shown = edition()
    api = Api(shown, Addresses.of(shown))
    files = {asset.path: json.loads(asset.read()) for asset in api.files()}
    for path, value in api.samples().values():
        whole = files[path]
        assert set(value) == set(whole)
        for key, part in value.items():
            assert part == (whole[key][: len(part)] if isinstance(part, list) else whole[key])


def test_long_texts_and_lists_are_cut_and_languages_few() -> None:
    told = shortened(
        {
            "say": {"en": "word " * 60, "fr": "mot", "de": "Wort"},
            "all": [{"a": 1}, {"a": 2}],
            "ids": list("abcd"),
            "day": "2026-11-23",
        }
    )
    assert list(told["say"]) == ["en", "fr"]
    assert len(told["say"]["en"]) <= LONGEST + 1
    assert told["say"]["en"].endswith("word…")
    assert (told["all"], told["ids"], told["day"]) == ([{"a": 1}], ["a", "b", "c"], "2026-11-23")


def test_an_empty_edition_says_what_is_not_there_yet() -> None:
    shown = edition(networks={}, ambassadors={}, entries={}, posts={})
    html = page(shown).html
    assert words_of(parsed(html)).count("There is none yet.") == 2
    assert "contact.vcf" not in html


def test_without_an_address_the_lines_say_so() -> None:
    shown = edition(organisation=organisation(url=None))
    told = words_of(parsed(page(shown, None).html))
    assert "This site does not know its own address yet" in told
    assert (
        "https://site.example/api/v1/networks.json" not in told
    )  # the address in the list is the file's own
    assert "curl -s https://site.example/api/v1/ambassadors.json" in told


def test_other_editions_have_the_files_and_nothing_for_other_sites() -> None:
    assert "embed/" in page(edition()).html
    for shown in (members_edition(), internal_edition()):
        html = page(shown).html
        assert "embed/" not in html
        assert "llms.txt" not in html
        assert "These addresses are for readers of this edition only." in words_of(parsed(html))


def test_what_somebody_wrote_is_text_in_the_examples() -> None:
    hostile = person("ana", name="</code><script>hit()</script>", tagline=text("<b>"))
    html = page(edition(ambassadors={"ana": hostile})).html
    assert "<script>hit()" not in html


def test_the_page_speaks_the_reader_s_language() -> None:
    made = page(replace(edition(), language="fr"))
    assert made.path == "api/"
    assert "name.fr ??" in made.html


def test_the_people_of_the_public_edition_alone_are_shown() -> None:
    shown = edition(ambassadors={"ana": person("ana"), "ben": person("ben")})
    blog = public.Blog(id="b", name="B", url="https://b.example")
    with_blog = edition(ambassadors={"ana": person("ana", blogs=(blog,))})
    assert "https://b.example" not in page(shown).html
    assert "https://b.example" in page(with_blog).html


@pytest.mark.parametrize(("language", "said"), [("en", "name.en ??"), ("en-GB", 'name["en-GB"] ??')])
def test_the_lines_to_copy_are_right_in_the_language_of_any_region(language: str, said: str) -> None:
    html = parsed(page(replace(edition(), language=language)).html)
    (lines,) = ("".join(code.itertext()) for code in html.iter("code") if code.get("id") == "use-fetch")
    assert said in lines
