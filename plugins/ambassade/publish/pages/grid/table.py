"""Rows as a table that a page can show: its platforms, its rows with their words, its filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from ambassade.language.typography import capital
from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.facet import NO_NETWORK, Values, narrows
from ambassade.publish.pages.filtering import Facet, Filter, Option, filter_of
from ambassade.publish.pages.grid.cell import EXPIRED, MISSING, READY, WAITING, Cell, Counts
from ambassade.publish.pages.grid.row import Row
from ambassade.publish.pages.message import message_of
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import Writer
from ambassade.words import Say, Words, say

STATES: Final[dict[str, tuple[Say, str]]] = {
    READY: (say("Ready"), "check"),
    WAITING: (say("Waiting"), "review"),
    MISSING: (say("Missing"), "missing"),
    EXPIRED: (say("Expired"), "archive"),
}
"""What a text can be: the word and its icon."""
_WEEKS: Final = (
    (1, say("The next seven days")),
    (2, say("The next two weeks")),
    (8, say("The next eight weeks")),
)
_OVER: Final = "over"
_OF_ROW: Final = ("network", "owner", "theme", "campaign")
"""What all texts of a row have in common; platform, state and language are each one's own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A platform of the grid."""

    id: str
    icon: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words: `cells` in the order of the columns; `attributes`: what its texts have in common."""

    title: Phrase
    path: str
    flag: str
    note: str
    owner: Markup | None
    cells: tuple[Cell, ...]
    attributes: Markup


@dataclass(frozen=True, slots=True)
class Tally:
    """So many texts of a kind; `style` and `icon` are those of its pill."""

    count: int
    words: str
    style: str
    icon: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its counts and its filter."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    counts: tuple[Tally, ...]
    item: Callable[..., Markup]
    """Gives the attributes of a text, from what it is and its languages."""
    filter: Filter | None


def tallies(writer: Writer, counts: Counts) -> tuple[Tally, ...]:
    """The counts in words; what only committees know is left out elsewhere."""
    shown = STATES if isinstance(writer.edition, InternalEdition) else (READY, EXPIRED)
    return tuple(
        Tally(count, _counted(state, count, writer.words), state, STATES[state][1])
        for state in shown
        for count in (getattr(counts, state),)
    )


def _counted(state: str, count: int, text: Words) -> str:
    """What so many texts are, in the number that the language wants: one is “prêt”, two are “prêts”."""
    if state == READY:
        words = text.say_n("ready", "ready", count)
    elif state == EXPIRED:
        words = text.say_n("expired", "expired", count)
    else:
        words = text.text(STATES[state][0])
    return capital(words)


def grid_of(writer: Writer, rows: Sequence[Row], part: str = "", *, one_network: bool = False) -> Grid:
    """A table of rows; `part` says of what it is one page, `one_network` that nobody has to choose one."""
    used = {platform for row in rows for platform in row.cells}
    platforms = [platform for platform in writer.edition.platforms if platform in used]
    values = [_values(writer, row) for row in rows]
    return Grid(
        tuple(Column(each, platform_icon(each), writer.edition.platforms[each]) for each in platforms),
        tuple(_line(writer, row, each, platforms) for row, each in zip(rows, values, strict=True)),
        tallies(writer, Counts.sum(row.counts for row in rows)),
        item,
        _filter(writer, rows, values, part, one_network=one_network) if len(rows) > 1 else None,
    )


def _line(writer: Writer, row: Row, values: Values, platforms: Iterable[str]) -> Line:
    absent = _absent(writer, row)
    own = {name: values.get(name, ()) for name in _OF_ROW} | {"weeks": _weeks(writer, row)}
    return Line(
        row.title,
        row.path,
        writer.pictures.flag(row.network) if row.network else "",
        _note(writer, row),
        writer.cards.person(row.owner).own_html if row.owner else None,
        tuple(row.cells.get(platform, absent) for platform in platforms),
        _attributes("data-am-group", own),
    )


@lru_cache(maxsize=4096)
def item(state: str = "", languages: tuple[str, ...] = ()) -> Markup:
    """What the filter knows of one text of a row, or of a gap; its row and its column say the rest."""
    return _attributes("data-am-item", {"status": (state,), "language": languages})


def _attributes(mark: str, values: Values) -> Markup:
    told = "".join(f' data-{name}="{escape(" ".join(each))}"' for name, each in values.items() if any(each))
    return Markup(f" {mark}{told}")  # noqa: S704 - the names are ours, the values are escaped


def _absent(writer: Writer, row: Row) -> Cell:
    """What stands where a row has nothing for a platform."""
    edition = writer.edition
    if isinstance(edition, InternalEdition) and row.entry is not None and not row.over:
        return Cell(note=writer.words.say("Not planned"))
    return Cell()


def _note(writer: Writer, row: Row) -> str:
    """When a row's entry takes place, or from when to when its message may be posted."""
    cards, text = writer.cards, writer.words
    if row.over:
        when = text.say("until {day}", day=cards.day(row.end))
    elif row.entry is None:
        when = text.say("{first} to {last}", first=cards.day(row.start), last=cards.day(row.end))
    else:
        when = cards.day(row.start)
    return when


def _values(writer: Writer, row: Row) -> Values:
    """What the filter knows of a row, besides its states and its weeks."""
    messages = [message_of(writer, key) for key in row.keys]
    entry = writer.index.facets.of(row.entry) if row.entry else {}
    found = {
        "network": tuple(network or NO_NETWORK for network in row.networks),
        "platform": tuple(row.cells),
        "owner": (row.owner,) if row.owner else (),
        "theme": tuple(
            dict.fromkeys([*entry.get("theme", ()), *(theme for one in messages for theme in one.themes)])
        ),
        "language": tuple(dict.fromkeys(each for cell in row.cells.values() for each in cell.languages)),
        "campaign": entry.get("campaign", ()),
    }
    return {name: values for name, values in found.items() if values}


def _states(row: Row) -> tuple[str, ...]:
    return tuple(state for state in STATES if getattr(row.counts, state))


def _weeks(writer: Writer, row: Row) -> tuple[str, ...]:
    if row.over:
        return (_OVER,)
    today: date = writer.edition.as_of.date()
    return tuple(
        str(weeks) for weeks, _ in _WEEKS if row.start < today + timedelta(weeks=weeks) and row.end >= today
    )


def _filter(
    writer: Writer, rows: Sequence[Row], values: Sequence[Values], part: str, *, one_network: bool
) -> Filter:
    """The form: that of the calendar's lists, with the states of texts instead of those of entries."""
    text = writer.words
    form = filter_of(writer, values, part)
    states = Counter(state for row in rows for state in set(_states(row)))
    weeks = Counter(each for row in rows for each in set(_weeks(writer, row)))
    state = Facet(
        "status",
        text.say("State"),
        tuple(Option(each, text.text(STATES[each][0])) for each in STATES if each in states),
        narrows(states, len(rows)),
    )
    options = [Option(str(number), text.text(words)) for number, words in _WEEKS if str(number) in weeks]
    if _OVER in weeks:
        options.append(Option(_OVER, text.say("Over")))
    without = {state.name, "network"} if one_network else {state.name}
    facets = [facet for facet in form.facets if facet.name not in without]
    place = next((at for at, facet in enumerate(facets) if facet.name == "platform"), 0) + 1
    facets[place:place] = [state]
    facets.append(Facet("weeks", text.say("Weeks"), tuple(options), narrows(weeks, len(rows))))
    return replace(form, facets=tuple(facets), networks=())
