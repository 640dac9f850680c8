"""A review in parts: headings, sentences, lists and tables, the same for a comment and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from itertools import chain

from ambassade.review.block import DASH, Block, Line, Points, Rows, Section, Sentence
from ambassade.review.duty import correct, second_looks
from ambassade.review.effect import Count, Effect, NotNamed, Rewording, Told
from ambassade.review.points import calendar, needed, people
from ambassade.review.review import Review
from ambassade.review.telling import Cell
from ambassade.words import Say, say, say_n

NOTHING = say("Merging this changes nothing that readers see, in any edition.")


def outline(review: Review) -> Iterator[Section]:
    """The parts that have something to tell, in order."""
    unreadable = tuple(_unreadable(review))
    if unreadable:
        yield Section(None, unreadable)
    is_idle = _changes_nothing(review)
    if not review.unreadable.no_head:
        if is_idle:
            yield Section(None, (Sentence(NOTHING),))
        else:
            yield Section(_title(review), tuple(_public(review)))
            yield from _section(say("Changes for readers"), _changes(review.changes))
            yield from _section(say("Calendar"), calendar(review))
        yield from _section(say("People"), people(review))
    yield from _section(
        say("Before it can be merged"), chain(needed(review, is_idle=is_idle), correct(review))
    )
    yield from _section(say("Second look"), second_looks(review))


def date_of(review: Review) -> date:
    """The date that a review holds for, without its hour where that is the first of the day."""
    return review.as_of.date() if review.as_of.time() == time() else review.as_of


def _section(title: Say, blocks: Iterator[Block]) -> Iterator[Section]:
    found = tuple(blocks)
    if found:
        yield Section(title, found)


def _changes_nothing(review: Review) -> bool:
    inside = review.inside
    parts = (
        review.not_named,
        review.public,
        review.later,
        review.later_counts,
        review.invisible,
        review.changes,
        inside.members,
        inside.colleagues,
        inside.unseen,
        inside.removed,
        inside.hidden,
        inside.things,
    )
    return not any(parts) and not inside.apart and review.calendar.is_empty


def _title(review: Review) -> Say:
    """One sentence that counts all that the public site shows otherwise."""
    apart = review.not_named
    public = len(review.public) + apart.shown
    later = len(review.later) + sum(count.number for count in review.later_counts)
    changed = review.changed + apart.changed
    gone = len(review.invisible) + apart.gone + apart.less
    parts: list[Told] = []
    if public:
        parts.append(say_n("makes {n} thing public", "makes {n} things public", public))
    if later:
        parts.append(
            say_n("lets {n} thing become public later", "lets {n} things become public later", later)
        )
    if changed:
        parts.append(
            say_n("changes {n} thing that readers see", "changes {n} things that readers see", changed)
        )
    if gone:
        parts.append(
            say_n("takes {n} thing off the public site", "takes {n} things off the public site", gone)
        )
    if not parts:
        return say("Merging this makes nothing public")
    return say("Merging this {does}", does=tuple(parts))


def _unreadable(review: Review) -> Iterator[Block]:
    """What could not be read, said first."""
    found = review.unreadable
    label = say("Not everything could be read.")
    if found.no_head:
        yield Sentence(
            say("The organisation file can not be read, so nothing can be said of what this shows."),
            label,
        )
    elif found.head:
        said: Cell = say_n(
            "{n} file of this proposal is not in this review. The check says what is wrong with it.",
            "{n} files of this proposal are not in this review. The check says what is wrong with them.",
            found.head,
        )
        yield Sentence(said, label)
        if found.paths:
            yield Points(tuple(Line(path) for path in found.paths), _more_files)
    if found.base:
        yield Sentence(
            say_n(
                "{n} file could not be read before this proposal either; nothing is said of what it held.",
                "{n} files could not be read before this proposal either; nothing is said of what they held.",
                found.base,
            ),
            None if found.head else label,
        )
    if found.no_base and not found.no_head:
        yield Sentence(say("There was no organisation file before that can be read: all counts as new."))


def _public(review: Review) -> Iterator[Block]:
    """What becomes public, what does not, what goes away."""
    if review.public:
        yield Rows(
            (say("What"), say("Where it will be read"), say("Agreed?")),
            tuple((_what(one), one.where, one.agreed or DASH) for one in review.public),
            _more_things,
        )
    yield from _not_named(review.not_named)
    if review.later_counts:
        yield Sentence(_counts(review.later_counts), say("Becomes public later, by date alone:"))
    if review.later:
        yield Rows(
            (say("What"), say("Where it will be read"), say("From"), say("Agreed?")),
            tuple((_what(one), one.where, _from(one), one.agreed or DASH) for one in review.later),
            _more_things,
            say("Becomes public later, by date alone"),
        )
    yield from _inside(review)
    if review.invisible:
        is_split = any(one.still is not None for one in review.invisible)
        heads = (say("What"), say("Where it was read"), *((say("Who still reads it"),) if is_split else ()))
        yield Rows(
            heads,
            tuple((_what(one), one.where, one.still or DASH)[: len(heads)] for one in review.invisible),
            _more_things,
            say("No longer public") if is_split else say("Becomes invisible"),
        )
    elif not (review.not_named.gone or review.not_named.less):
        yield Sentence(say("nothing."), say("Becomes invisible:"))


def _not_named(found: NotNamed) -> Iterator[Block]:
    """People who are counted: a comment stays, and they leave or take something back."""
    numbers = (
        (found.shown, say_n("{n} person becomes public", "{n} people become public", found.shown)),
        (found.gone, say_n("{n} person is no longer shown", "{n} people are no longer shown", found.gone)),
        (
            found.less,
            say_n("{n} person shows less of themselves", "{n} people show less of themselves", found.less),
        ),
        (found.changed, say_n("{n} profile reads otherwise", "{n} profiles read otherwise", found.changed)),
    )
    said = tuple(words for number, words in numbers if number)
    if said:
        yield Sentence(_ended(said), say("Not named, because they leave or withdrew:"))


def _inside(review: Review) -> Iterator[Block]:
    """What stays inside, in numbers; then by name, where readers may know."""
    inside = review.inside
    if inside.members:
        yield Sentence(_counts(inside.members), say("For members, not public:"))
    said: list[Told] = [count.words for count in inside.colleagues]
    if inside.apart:
        said.append(
            say_n(
                "{n} change that no shared edition shows",
                "{n} changes that no shared edition shows",
                inside.apart,
            )
        )
    if said:
        yield Sentence(_ended(tuple(said)), say("Stays internal:"))
    if inside.unseen:
        yield Sentence(_counts(inside.unseen), say("Changes in nothing that the public site shows:"))
    if inside.hidden:
        yield Sentence(_counts(inside.hidden), say("Members see no longer:"))
    if inside.removed:
        yield Sentence(_counts(inside.removed), say("Goes, and was for colleagues alone:"))
    for effects, label in (
        (inside.things, say("What stays inside, by name")),
        (inside.gone, say("What goes from inside, by name")),
    ):
        if effects:
            yield Rows(
                (say("What"), say("Who reads it"), say("Where it is read"), say("From")),
                tuple((_what(one), one.agreed or DASH, one.where, _from(one)) for one in effects),
                _more_things,
                label,
                folded=True,
            )


def _counts(counts: tuple[Count, ...]) -> Say:
    return _ended(tuple(count.words for count in counts))


def _ended(parts: tuple[Told, ...]) -> Say:
    return say("{things}.", things=parts)


def _what(effect: Effect) -> Say | str:
    """A thing and its parts."""
    if not effect.parts:
        return effect.thing.words
    return say("{thing}: {parts}", thing=effect.thing.words, parts=effect.parts)


def _from(effect: Effect) -> Cell:
    if effect.starts is None:
        return say("at once")
    zone = str(effect.starts.tzinfo)
    return say("{instant} ({zone})", instant=effect.starts, zone=zone)


def _changes(changes: tuple[Rewording, ...]) -> Iterator[Block]:
    """Old and new words side by side."""
    readers = {"members": say("members"), "internal": say("colleagues")}
    if changes:
        yield Rows(
            (say("What"), say("Before"), say("After")),
            tuple(
                (
                    say("{thing}: {property}", thing=one.thing.words, property=one.label)
                    if one.readers == "public"
                    else say(
                        "{thing}: {property} (for {readers})",
                        thing=one.thing.words,
                        property=one.label,
                        readers=readers[one.readers],
                    ),
                    one.before or DASH,
                    one.after or DASH,
                )
                for one in changes
            ),
            lambda n: say_n("… and {n} more change", "… and {n} more changes", n),
        )


def _more_things(n: int) -> Say:
    return say_n("… and {n} more thing", "… and {n} more things", n)


def _more_files(n: int) -> Say:
    return say_n("… and {n} more file", "… and {n} more files", n)
