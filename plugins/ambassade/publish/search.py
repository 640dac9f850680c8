"""What the search finds an edition's pages by, as values: nothing but what stands on those pages.

People are by far the most pages, and what all of them say is paid for by each reader's first query: of a
person, a network or a date only what is said of them alone is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from ambassade.language.code import without_region
from ambassade.names import fold
from ambassade.publish.site import Page, Site, absolute

PERSON = "person"
KINDS = (PERSON, "network", "post", "entry", "message", "collection", "page")
"""The groups that results are shown in, in this order."""
LIST = "list"
"""The kind of pages that the search leaves out: parts of a list whose things are found themselves."""
FACETS = ("network", "theme", "language", "place", "platform", "role")
"""What results and people are narrowed by, in the order of the forms; they stand in addresses and stay."""
NAMES = 20_000
"""As many words of names are kept to mend a mistyped one by; at 3 bytes a word, 60 KB compressed."""
STEMMED = frozenset({"en", "fr"})
"""Languages whose pages have an index and stems of their own; pages in others are found with the site's."""
LONGEST = 60_000
"""Characters of a page that the search reads."""

_TOKEN = re.compile(
    r"""<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^"'>]++)*+)>|(?P<text>[^<]+|<)"""
)
_CLASS = re.compile(r'\sclass="([^"]*)"')
_LANG = re.compile(r'\slang="([^"]*)"')
_FACE = re.compile(r'class="am-face am-face--l" src="([^"]+)"')
_FLAG = re.compile(r'class="am-flag[^"]*" src="([^"]+)"')
_SIZE = re.compile(r"-\d+\.(?=[a-z]+$)")
_WORD = re.compile(r"[^\W_]+")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "area"})
_INLINE = frozenset({"abbr", "code", "em", "i", "mark", "strong", "sub", "sup"})
"""Elements that may be part of a word."""
_TAGS = frozenset({"script", "style", "svg", "button", "select", "nav", "caption", "template", "form", "h1"})
_WRITTEN = frozenset({"post", "collection", "page"})
"""Kinds of pages whose headings their author wrote; what stands beside them is not theirs."""
_CLASSES = frozenset({"am-crumb", "am-button", "am-vh", "am-i", "am-person", "am-event", "am-post"})
"""What leads on, what is not seen, and the cards of other pages, which are found themselves."""
_LEADS_ON = frozenset({"am-row", "am-after"})
"""Of people and networks: the line of links below a part of their page; the head of a part has one too."""
_OF_MESSAGES = frozenset({"am-as__who", "am-field", "am-fold", "am-linkcard", "am-meter"})
"""What stands around each text of a message: who posts it, its card, itself to be changed, its count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page as the search has it; plain text.

    `also` are words of it as somebody types them who has no ligatures. `picture` is a file of the site. Both
    paths count from the home page of the language. `facets` are the values that results are narrowed by, of
    those in `FACETS`.
    """

    path: str
    language: str
    kind: str
    title: str
    text: str
    also: str
    picture: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def records(site: Site, whole: Site | None = None) -> tuple[Record, ...]:
    """All pages of an edition in one language that are to be found, in the site's order.

    `whole` is the site with all languages, which has the files. Paths count from the language's own folder.
    """
    files = {asset.path for asset in (whole or site).assets}
    pages = (
        page for page in site.pages if page.indexed and page.kind != LIST and not page.path.endswith(".html")
    )
    return tuple(_record(page, site, files) for page in pages)


def name_words(found: Iterable[Record]) -> str:
    """The words of people's and networks' names, folded, the most frequent `NAMES`, in order: a line each."""
    counts = Counter(
        word
        for record in found
        if record.kind in {PERSON, "network"}
        for word in set(_WORD.findall(fold(record.title)))
        if len(word) > 3 and not word.isdigit()
    )
    kept = sorted(counts, key=lambda word: (-counts[word], word))[:NAMES]
    return "".join(f"{word}\n" for word in sorted(kept))


def columns(values: Sequence[Sequence[str]]) -> Mapping[str, object]:
    """The sets of values that occur, and for each thing the number of its set.

    A reader tells at once which sets a filter keeps; and a number for each thing is compressed well.
    """
    sets: dict[tuple[str, ...], int] = {}
    of = [sets.setdefault(tuple(sorted(each)), len(sets)) for each in values]
    return {"sets": [" ".join(each) for each in sets], "of": of}


def _record(page: Page, site: Site, files: set[str]) -> Record:
    language = site.language
    kind = page.kind if page.kind in KINDS else "page"
    # A list's words are those of what it lists, which is found itself.
    whole = bool(page.kind) and page.kind != "site"
    html = page.html if whole else ""
    text, spoken = _text(html, kind, page.language or language) if whole else ("", language)
    picture = _picture(page.path, html, kind, files)
    text = text or " ".join(page.description.split()) or page.title  # a page without words is left out
    return Record(
        path=page.path.removeprefix(site.folder),
        language=_index_language(spoken, language),
        kind=kind,
        title=page.title,
        text=text[:LONGEST],
        also=" ".join(_also(f"{page.title} {text}")),
        picture="../" * (site.folder.count("/") if picture else 0) + picture,
        facets={name: page.facets[name] for name in FACETS if page.facets.get(name)},
    )


def _index_language(spoken: str, language: str) -> str:
    own = without_region(spoken)
    return own if own in STEMMED else without_region(language)


def _text(html: str, kind: str, language: str) -> tuple[str, str]:
    """The words of a page's own, and the language that most of them are in."""
    parts: list[str] = []
    lengths: Counter[str] = Counter()
    stack: list[tuple[str, bool, str]] = [("", False, language)]
    for close, tag, rest, words in _TOKEN.findall(html):
        _, skipped, spoken = stack[-1]
        if not tag:
            if not skipped:
                parts.append(words)
                lengths[spoken] += len(words.strip())
        elif close:
            place = next((n for n in range(len(stack) - 1, 0, -1) if stack[n][0] == tag), None)
            if place is not None:
                del stack[place:]
            parts.append("" if tag in _INLINE else " ")
        elif tag == "br":
            parts.append(" ")
        elif tag not in _VOID:
            parts.append("" if tag in _INLINE else " ")
            said = _LANG.search(rest)
            skip = skipped or _is_frame(tag, rest, kind, stack)
            stack.append((tag, skip, said[1] if said else spoken))
    most = max(lengths, key=lambda each: (lengths[each], each == language)) if lengths else language
    return " ".join(unescape("".join(parts)).split()), most


def _is_frame(tag: str, rest: str, kind: str, stack: Sequence[tuple[str, bool, str]]) -> bool:
    """Whether an element, within those of `stack`, says what every page of its kind says."""
    if tag in _TAGS:
        return True
    named = _CLASS.search(rest)
    classes = frozenset(named[1].split()) if named else frozenset()
    if classes & _CLASSES or (kind == "message" and classes & _OF_MESSAGES):
        return True
    if kind in _WRITTEN:
        return tag == "aside" or "am-code" in classes
    if tag == "p" and "am-note" in classes:
        return all(inside != "header" for inside, _, _ in stack)
    leads_on = "am-section__head" in classes or (tag == "p" and classes >= _LEADS_ON)
    return tag in {"h2", "summary"} or leads_on


def _picture(page: str, html: str, kind: str, files: set[str]) -> str:
    """The face of a person, the flag of a network or of what is a network's; `page` is the page's path."""
    found = (_FACE if kind == PERSON else _FLAG).search(html)
    if found is None:
        return ""
    path = absolute(unescape(found[1]), page)
    small = _SIZE.sub("-120.", path)
    return next((each for each in (small, path) if each in files), "")


def _also(text: str) -> Iterator[str]:
    """The words that losing their accents does not make what a reader types: `oeuvre` for `œuvre`."""
    if text.isascii():
        return
    seen = set()
    for word in _WORD.findall(text):
        if word.isascii() or word in seen:
            continue
        seen.add(word)
        folded = fold(word)
        if folded != _without_accents(word) and folded.isascii():
            yield folded


def _without_accents(word: str) -> str:
    """What Pagefind itself makes of a word."""
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in plain if not unicodedata.combining(char))
