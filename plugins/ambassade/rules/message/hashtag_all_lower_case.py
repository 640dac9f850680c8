"""Rule `hashtag-all-lower-case`: each word of a hashtag begins with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

from ambassade.findings import Severity
from ambassade.language.typography import capital
from ambassade.model.catalog import Catalog, Item, Path
from ambassade.model.content import Message
from ambassade.model.counting import hashtags
from ambassade.names import fold
from ambassade.rules.index import names_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_WORDS = re.compile(r"[^\W_]+")
_Words = tuple[str, ...]


@rule(Severity.NOTICE)
def hashtag_all_lower_case(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A hashtag without any capital where there are capitals, or a name of several words run into one."""
    names = _names(catalog)
    for item in catalog.messages.values():
        if item.value.status == "archived":
            continue
        for tag, at in _tags(item).items():
            words = names.get(fold(tag).replace("_", ""))
            if words is not None:
                if not _is_parted(tag, words):
                    yield Fault(
                        item=item,
                        at=at,
                        message=say("a screen reader does not find the words in `{tag}`", tag=tag),
                        hint=say("write `{name}`", name="".join(map(capital, words))),
                    )
            elif tag == tag.lower() != tag.upper():
                yield Fault(
                    item=item,
                    at=at,
                    message=say("`{tag}` has no capital: a screen reader reads it as one word", tag=tag),
                    hint=say("begin each of its words with a capital, as in `ShorePower`"),
                )


def _tags(item: Item[Message]) -> Mapping[str, Path]:
    """The hashtags of a message, in its list and in its texts, each where it first stands."""
    found: dict[str, Path] = {}
    for index, tag in enumerate(item.value.hashtags):
        found.setdefault(tag, ("hashtags", index))
    for index, variant in enumerate(item.value.variants):
        for tag in hashtags(variant.text) if "#" in variant.text else ():
            found.setdefault(tag, ("variants", index, "text"))
    return found


def _names(catalog: Catalog) -> Mapping[str, _Words]:
    """The names of several words (themes, brands, places, networks), each by its letters alone."""
    if catalog.organisation is None:
        return {}
    own = catalog.organisation.value
    named = [*own.themes, *own.brands, *own.places, *(item.value for item in catalog.networks.values())]
    names = (tuple(_WORDS.findall(name)) for each in named for name in names_of(each))
    return {fold("".join(words)): words for words in names if len(words) > 1}


def _is_parted(tag: str, words: _Words) -> bool:
    """Whether a hashtag shows where each of its words begins: by a capital, or a line before it."""
    if "_" in tag:
        return True
    starts = [0, *accumulate(len(word) for word in words[:-1])]
    if len(tag) != sum(map(len, words)):
        return sum(letter != letter.lower() for letter in tag) >= len(words)
    return not tag.isupper() and all(tag[at] == tag[at].upper() for at in starts)
