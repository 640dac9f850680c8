"""What the directory of many people is filtered by, as files that its script loads when it needs them.

`assets/people/index.json` has, of each person in the order of their names, no words but their facets: for
each facet the sets of values that occur, and the number of each person's set. The files in
`assets/people/<language>/` have the cards of `CARDS` people each, as they stand in the lists. So a filter
over ten thousand people costs one small file, and each page of what it finds no more than a few others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ambassade.publish.pages.finding.choice import MOST, counted, options_of
from ambassade.publish.pages.writer import Writer
from ambassade.publish.search import FACETS, columns
from ambassade.publish.site import Asset

MOST_ON_ONE_PAGE: Final = 200
"""More people than this do not stand on one page, where a script needs no index to filter them."""
CARDS: Final = 20
DIRECTORY: Final = "ambassadors/"
_FOLDER: Final = "assets/people/"
_EPOCH: Final = date(2000, 1, 1).toordinal()
_FOLDED: Final = ("network", "theme", "place")
"""The facets of which there may be more values than a page prints; what the others are called is printed."""


def has_index(writer: Writer) -> bool:
    """Whether there are too many people for one page."""
    return len(writer.index.people) > MOST_ON_ONE_PAGE


def index_file() -> str:
    """The path of the index."""
    return f"{_FOLDER}index.json"


def cards_folder(writer: Writer) -> str:
    """The path of the folder that has the cards in the language of `writer`."""
    return f"{_FOLDER}{writer.edition.language}/"


def people_files(writer: Writer) -> Iterator[Asset]:
    """The index and the cards, where the directory needs them."""
    if not has_index(writer):
        return
    if not writer.folder:
        yield Asset(path=index_file(), content=_dumped(_index(writer)))
    people = writer.index.people
    for number, first in enumerate(range(0, len(people), CARDS)):
        yield Asset(
            path=f"{cards_folder(writer)}{number}.json",
            content=_cards(writer, people[first : first + CARDS]),
        )


def _cards(writer: Writer, people: Sequence[str]) -> bytes:
    place = writer.place(DIRECTORY)
    return _dumped([str(writer.piece(place, "person", writer.cards.person(slug))).strip() for slug in people])


def _index(writer: Writer) -> Mapping[str, object]:
    people = [writer.cards.person(slug) for slug in writer.index.people]
    counts = counted(card.facets for card in people)
    return {
        "cards": CARDS,
        "joined": [card.joined.toordinal() - _EPOCH if card.joined else 0 for card in people],
        "facets": {name: columns([card.facets.get(name, ()) for card in people]) for name in FACETS},
        "names": {
            name: {
                each.value: _names(writer, name, each.value)
                for each in options_of(writer, name, counts[name])[MOST:]
            }
            for name in _FOLDED
        },
    }


def _names(writer: Writer, name: str, value: str) -> Mapping[str, str]:
    """What a value is called in each language of the site."""
    edition = writer.edition
    every: dict[str, Mapping[str, object]] = {
        "network": edition.networks,
        "theme": {each.id: each for each in edition.organisation.themes},
        "place": {each.id: each for each in edition.organisation.places},
    }
    text = every[name][value].name  # type: ignore[attr-defined]  # all three have one
    languages = dict.fromkeys((edition.default_language, *edition.organisation.languages))
    return {each: text.pick(each, edition.default_language)[0] for each in languages}


def _dumped(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
