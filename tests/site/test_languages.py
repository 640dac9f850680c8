"""The demonstration in two languages: whatever is shown in another one says so, to screen readers too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from ambassade.engines.preparation import read_content
from ambassade.model.catalog import Kind
from ambassade.model.translation import texts_of
from ambassade.publish.audience import AUDIENCES

ROOT = Path(__file__).parents[2]
SHORTEST = 25
"""Characters of a text that is looked for: shorter ones may be the same in both languages."""
BLOCKS = frozenset({"script", "style", "template"})
SPOKEN = frozenset({"en", "fr"})
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def spoken_texts() -> dict[str, str]:
    """The first words of every text of the content that is in one language, and that language."""
    catalog = read_content(ROOT, datetime.now(UTC), None).checked.catalog
    assert catalog.organisation is not None
    first = catalog.organisation.value.languages[0]
    found: dict[str, set[str]] = {}
    for kind in Kind:
        for item in catalog.items(kind).values():
            own = getattr(item.value, "language", None) or first
            for told in texts_of(item.value):
                if told.path[-1] == "address":
                    continue
                for language, text in told.text.versions:
                    opening = re.split(r"[\n*_`\[\]#<>&\"']", text.strip())[0].strip()
                    if len(opening) >= SHORTEST:
                        spoken = language or (own if kind in {Kind.POST, Kind.AMBASSADOR} else first)
                        found.setdefault(opening, set()).add(spoken.partition("-")[0])
    return {text: spoken.pop() for text, spoken in found.items() if len(spoken) == 1}


def told_in(element: ET.Element, language: str) -> Iterator[tuple[str, str]]:
    """Every piece of text below an element, with the language that it is said to be in."""
    if element.tag in BLOCKS:
        return
    language = element.get("lang", element.get(XML_LANG, language)) or language
    yield " ".join((element.text or "").split()), language.partition("-")[0]
    for child in element:
        yield from told_in(child, language)
        yield " ".join((child.tail or "").split()), language.partition("-")[0]


@dataclass(frozen=True)
class Heard:
    """A text of the content on a page: the language it is in, the one that is said, the page's own."""

    text: str
    spoken: str
    said: str
    page: str


def heard(page: Path, texts: dict[str, str]) -> Iterator[Heard]:
    """The texts of the content on a page."""
    by_opening = defaultdict(list)
    for text in texts:
        by_opening[text[:SHORTEST]].append(text)
    root = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    own = root.get("lang")
    assert own in SPOKEN
    body = root.find("body")
    assert body is not None
    for words, said in told_in(body, own):
        for text in by_opening.get(words[:SHORTEST], ()):
            if words.startswith(text):
                yield Heard(text, texts[text], said, own)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_in_another_language_says_so(demonstration: Path, audience: str) -> None:
    texts, site = spoken_texts(), demonstration / audience
    pages = [page for page in sorted(site.rglob("index.html")) if page.relative_to(site).parts[0] != "embed"]
    found = [(page, each) for page in pages for each in heard(page, texts)]
    assert [f"{page.relative_to(site)}: {each}" for page, each in found if each.spoken != each.said] == []
    for language in SPOKEN:
        marked = [each for _, each in found if each.page != each.spoken == language]
        assert len(marked) > 10, f"hardly anything is shown in {language} on pages in the other language"
