"""The French catalogue: it has every sentence of the pages, and nothing is left of English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import ambassade.publish.pages
from ambassade.publish.pages.build import build_pages
from tests.unit.publish.pages.editions import edition, network, pages_of, parsed, person, text, words_of

PAGES = Path(ambassade.publish.pages.__file__).parent
Sentence = str | tuple[str, str]


def catalogue() -> Catalog:
    with resources.files("ambassade").joinpath("language", "fr.po").open("rb") as file:
        return read_po(file, locale="fr")


def sentences() -> Iterator[Sentence]:
    """Every sentence that templates and modules say."""
    for template in (PAGES / "templates").glob("*.html"):
        for call in Environment(autoescape=True).parse(template.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name):
                yield from sentence(call.node.name, [getattr(each, "value", None) for each in call.args])
    for module in PAGES.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                yield from sentence(name, [getattr(each, "value", None) for each in node.args])


def sentence(function: str, arguments: list[object]) -> Iterator[Sentence]:
    texts = [each for each in arguments if isinstance(each, str)]
    if function in {"t", "tm", "say"} and texts:
        yield texts[0]
    if function in {"tn", "say_n"} and len(texts) == 2:
        yield texts[0], texts[1]


def test_every_sentence_has_its_french() -> None:
    known = {message.id: message.string for message in catalogue() if message.id}
    missing = {each for each in sentences() if not all(known.get(each) or ("",))}
    assert missing == set()


def test_every_translation_has_the_names_of_its_sentence() -> None:
    for message in catalogue():
        if isinstance(message.id, str) and message.id:
            assert names(str(message.string)) == names(message.id), message.id
        elif message.id:
            forms = [names(str(form)) for form in message.string or ()]
            assert all(form <= names(" ".join(message.id)) for form in forms), message.id


def names(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def test_a_french_page_is_french() -> None:
    said = words_of(parsed(pages_of(build_pages(edition(language="fr")))["ambassadors/ana/"].html))
    assert "Ana s’exprime en son nom." in said
    assert "Avec ses propres mots" not in said


def test_words_of_a_person_in_another_language_say_in_which() -> None:
    people = {"ana": person("ana", body=text("I measure quays."))}
    pages = {
        language: words_of(parsed(pages_of(build_pages(made))["ambassadors/ana/"].html))
        for language in ("en", "fr")
        for made in [edition(language=language, ambassadors=people, posts={}, entries={})]
    }
    assert "en anglais I measure quays." in pages["fr"]
    assert "in English" not in pages["en"]


def test_a_line_breaks_at_no_space_of_french_punctuation() -> None:
    said, bound = "Du calme : « et vous » ?", "Du calme\xa0: «\xa0et vous\xa0»\xa0?"
    networks = {"aurora": network("aurora", tagline=text({"fr": said, "en": said}))}
    for language, found in (("fr", bound), ("en", said)):
        page = pages_of(build_pages(edition(language=language, networks=networks)))["networks/"]
        assert found in page.html
