"""The lists of a review: the calendar, people, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambassade.review.block import DASH, Block, Line, Points, Sentence
from ambassade.review.effect import Asked, Calendar, Deed, Name, Told
from ambassade.review.review import Review
from ambassade.review.telling import Cell
from ambassade.words import Say, say, say_n


def calendar(review: Review) -> Iterator[Block]:
    """The points of the calendar, one kind after the other."""
    lines = tuple(Line(cell) for cell in _calendar_lines(review.calendar))
    if lines:
        yield Points(lines, lambda n: say_n("… and {n} more date", "… and {n} more dates", n))


def _calendar_lines(calendar: Calendar) -> Iterator[Cell]:
    for move in calendar.moved:
        yield say(
            "moved: “{title}”, from {before} to {after}",
            title=Name(move.thing.title),
            before=move.before or DASH,
            after=move.after or DASH,
        )
    for told, dates in (
        (say("added"), calendar.added),
        (say("cancelled"), calendar.cancelled),
        (say("no longer shown"), calendar.removed),
    ):
        for one in dates:
            yield say("{what}: “{title}”, {when}", what=told, title=Name(one.thing.title), when=one.when)
    for hit in calendar.collisions:
        values = {
            "day": hit.day,
            "first": hit.networks[0],
            "second": hit.networks[1],
            "platform": hit.platform,
            "one": Name(hit.first.title),
            "other": Name(hit.second.title),
        }
        said = (
            say(
                "collision: on {day} {first} and {second} both speak on {platform}: “{one}” and “{other}”",
                **values,
            )
            if hit.hour is None
            else say(
                "collision: on {day} at {hour} {first} and {second} both speak on {platform}: "
                "“{one}” and “{other}”",
                hour=hit.hour,
                **values,
            )
        )
        yield (
            say_n(
                "{collision}; and on {n} later day",
                "{collision}; and on {n} later days",
                hit.more,
                collision=said,
            )
            if hit.more
            else said
        )
    for week in calendar.empty:
        yield say(
            "empty: the week of {day} has nothing left in {network}", day=week.monday, network=week.network
        )
    for left in calendar.left:
        yield say(
            "owner left: {person} has left, and owns “{title}”",
            person=left.owner,
            title=Name(left.thing.title),
        )
    rest = calendar.left_count - len(calendar.left)
    if rest:
        yield say_n(
            "owner left: {n} entry to come is in the hands of somebody who has left",
            "owner left: {n} entries to come are in the hands of people who have left",
            rest,
        )


_DEEDS: dict[Deed, Callable[..., Say]] = {
    Deed.GIVEN: lambda **values: say("{name} agrees to {scopes}, until {day}", **values),
    Deed.CHANGED: lambda **values: say(
        "the consent of {name} becomes one to {scopes}, until {day}", **values
    ),
    Deed.WITHDRAWN: lambda **values: say("{name} withdraws their consent to {scopes}, from {day}", **values),
    Deed.REVIVED: lambda **values: say(
        "the withdrawal by {name} of their consent to {scopes}, from {day}, is taken out", **values
    ),
    Deed.REMOVED: lambda **values: say(
        "the record that {name} agrees to {scopes}, until {day}, is taken out", **values
    ),
}


def people(review: Review) -> Iterator[Block]:
    """Consents that change, and those that end soon."""
    found = review.people
    said = [
        _DEEDS[one.deed](name=Name(one.person), scopes=one.scopes, day=one.day) for one in found.agreements
    ]
    said += [
        say(
            "the consent of {name} to {scopes} ends on {until}",
            name=Name(one.person),
            scopes=one.scopes,
            until=one.until,
        )
        for one in found.endings
    ]
    if said:
        yield Points(tuple(map(Line, said)), _more_consents)
    elif found.count:
        yield Sentence(
            say_n(
                "A consent of {n} person in this proposal ends within 30 days.",
                "Consents of {n} people in this proposal end within 30 days.",
                found.count,
            )
        )


def _more_consents(n: int) -> Say:
    return say_n("… and {n} more consent", "… and {n} more consents", n)


def needed(review: Review, *, is_idle: bool) -> Iterator[Block]:
    """What is asked for, what was given, what nobody can vouch for, and what the check says."""
    found = review.needed
    if found.unverified is not None and not (is_idle and not found.asked) and not review.unreadable.no_head:
        yield Sentence(say("{reason}.", reason=found.unverified), say("Unverified:"))
    lines = [_asked(one) for one in found.asked]
    if found.refused:
        names = found.refusers
        lines.append(
            Line(
                say_n("{names} asks for changes", "{names} ask for changes", len(names), names=names),
                done=False,
            )
            if names and len(names) == found.refused
            else Line(
                say_n("{n} person asks for changes", "{n} people ask for changes", found.refused), done=False
            )
        )
    errors, warnings, notices = review.findings
    if errors:
        lines.append(
            Line(
                say_n(
                    "{n} error has to be corrected: see the annotations, or type `ambassade check`",
                    "{n} errors have to be corrected: see the annotations, or type `ambassade check`",
                    errors,
                ),
                done=False,
            )
        )
    remarks = found.remarks
    if found.silent:
        remarks += (
            say_n(
                "{n} approval is left out, of an account that is not named here",
                "{n} approvals are left out, of accounts that are not named here",
                found.silent,
            ),
        )
    if remarks:
        yield Sentence(say("{remarks}.", remarks=remarks), say("About the approvals:"))
    if lines:
        yield Points(tuple(lines), lambda n: say_n("… and {n} more point", "… and {n} more points", n))
    rest: list[Told] = []
    if warnings:
        rest.append(say_n("{n} warning", "{n} warnings", warnings))
    if notices:
        rest.append(say_n("{n} notice", "{n} notices", notices))
    if rest:
        yield Sentence(say("The check has besides: {found}.", found=tuple(rest)))
    if review.other_files:
        yield Sentence(
            say_n("{n} changed file is no content.", "{n} changed files are no content.", review.other_files)
        )


def _asked(asked: Asked) -> Line:
    """One point of the list of approvals."""
    about = tuple(_about(asked))
    if asked.done:
        by: Told = say_n(
            "{n} approval by {whom} is given",
            "{n} approvals by {whom} are given",
            asked.number,
            whom=asked.by,
        )
        if asked.names:
            others: Told = say("others")
            by = say("approved by {names}", names=(*asked.names, others) if asked.others else asked.names)
        return Line(say("{what} ({things})", what=by, things=about) if about else by, done=True)
    what: Told = say_n(
        "{n} approval by {whom} is missing",
        "{n} approvals by {whom} are missing",
        asked.number,
        whom=asked.by,
    )
    if about:
        what = say("{what} ({things})", what=what, things=about)
    if asked.names and asked.others:
        what = say("{what}; {names} and others may give it", what=what, names=", ".join(asked.names))
    elif asked.names:
        what = say("{what}; who may give it: {names}", what=what, names=", ".join(asked.names))
    elif not asked.others:
        what = say("{what}; nobody can give it: look at the committee, and at the tiers of review", what=what)
    return Line(what, done=False)


_MOST_THINGS = 5


def _about(asked: Asked) -> Iterator[Told]:
    """What an approval is about, the first few by name."""
    yield from (Name(thing.title) for thing in asked.things[:_MOST_THINGS])
    more = len(asked.things) - _MOST_THINGS
    if more > 0:
        yield say_n("{n} more thing", "{n} more things", more)
    if asked.hidden:
        yield say_n("{n} thing that is not named here", "{n} things that are not named here", asked.hidden)
    if asked.tooling:
        yield say("files that run")
