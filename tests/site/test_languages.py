"""The demonstration in two languages: whatever is shown in another one says so, to screen readers too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

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
VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
ENDS_A_PARAGRAPH = re.compile(
    "address|article|aside|blockquote|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header"
    "|hr|main|menu|nav|ol|p|pre|search|section|table|ul"
)

HOLDS_WORDS_ALONE = re.compile("abbr|b|button|cite|code|em|h[1-6]|i|label|p|pre|small|span|strong")


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


class Spoken(HTMLParser):
    """Every piece of text in the body of a page, with the language that it is said to be in.

    An element has to be closed within the one it was opened in, and what holds words alone before a list, a
    table or another paragraph begins: so what lies in what is not for a browser to guess.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.own = ""
        self.told: list[tuple[str, str]] = []
        self._open = [("", "", True)]
        self.feed(page)
        self.close()
        assert self._open == [("", "", True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ENDS_A_PARAGRAPH.fullmatch(tag):
            assert not [name for name, _, _ in self._open if HOLDS_WORDS_ALONE.fullmatch(name)]
        if VOID.fullmatch(tag):
            return
        _, language, silent = self._open[-1]
        language = dict(attrs).get("lang") or dict(attrs).get("xml:lang") or language
        if tag == "html":
            self.own = language
        self._open.append((tag, language, tag in BLOCKS or (silent and tag != "body")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert VOID.fullmatch(tag) or any(name == "svg" for name, _, _ in self._open)

    def handle_endtag(self, tag: str) -> None:
        name, _, _ = self._open.pop()
        assert name == tag

    def handle_data(self, data: str) -> None:
        _, language, silent = self._open[-1]
        if not silent:
            self.told.append((" ".join(data.split()), language.partition("-")[0]))


@dataclass(frozen=True)
class Heard:
    """A text of the content on a page: the language it is in, the one that is said, the page's own."""

    text: str
    spoken: str
    said: str
    page: str


def heard(page: Path, texts: dict[str, list[tuple[str, str]]]) -> Iterator[Heard]:
    """The texts of the content on a page."""
    spoken = Spoken(page.read_text(encoding="utf-8"))
    assert spoken.own in SPOKEN
    for words, said in spoken.told:
        for text, language in texts.get(words[:SHORTEST], ()):
            if words.startswith(text):
                yield Heard(text, language, said, spoken.own)


@pytest.fixture(scope="module")
def texts() -> dict[str, list[tuple[str, str]]]:
    """The texts of the content and the language of each, by how they begin."""
    by_opening = defaultdict(list)
    for text, language in spoken_texts().items():
        by_opening[text[:SHORTEST]].append((text, language))
    return by_opening


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_in_another_language_says_so(
    demonstration: Path, texts: dict[str, list[tuple[str, str]]], audience: str
) -> None:
    site = demonstration / audience
    pages = [page for page in sorted(site.rglob("index.html")) if page.relative_to(site).parts[0] != "embed"]
    found = [(page, each) for page in pages for each in heard(page, texts)]
    assert [f"{page.relative_to(site)}: {each}" for page, each in found if each.spoken != each.said] == []
    for language in SPOKEN:
        marked = [each for _, each in found if each.page != each.spoken == language]
        assert len(marked) > 10, f"hardly anything is shown in {language} on pages in the other language"
