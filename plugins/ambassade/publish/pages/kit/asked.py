"""What a person is asked for: invitations, launch plans, consent that ends soon; nobody is late with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.kit.kits import Kits
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.kit.part import Agreement, Asked, Invited
from ambassade.publish.pages.kit.take import anchor_of
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.message import message_of
from ambassade.publish.pages.person_consent import scope_words
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path, message_path
from ambassade.publish.relay import Invitation

ENDS_SOON: Final = timedelta(days=60)
MOST: Final = 6
_PLAN_WEEKS: Final = 8


def invited(writer: Writer, kits: Kits, slug: str, anchors: Collection[str]) -> tuple[Invited, ...]:
    """The invitations of a person; `anchors` are the texts on the page."""
    return tuple(_invited(writer, kits, slug, one, anchors) for one in kits.invitations(slug)[:MOST])


def _invited(writer: Writer, kits: Kits, slug: str, one: Invitation, anchors: Collection[str]) -> Invited:
    cards, words, edition = writer.cards, writer.words, writer.edition
    as_deputy = one.is_deputy(slug)
    where = edition.platforms[one.platform]
    if one.language:
        where = words.say(
            "{platform}, in {language}", platform=where, language=language_name(one.language, words)
        )
    anchor = anchor_of(one.message, one.platform) if one.message else None
    text = None
    if one.message is not None and kits.texts.may_offer(slug, one.message):
        idea = cards.phrase(message_of(writer, one.message).idea)
        text = TitleLink(idea, f"{message_path(one.message)}#{one.platform}")
    return Invited(
        title=cards.phrase(edition.entries[one.entry].title),
        path=entry_path(one.entry),
        where=where,
        icon=platform_icon(one.platform),
        when=_days(writer, one.first, one.last),
        asked=cards.maybe(one.asked),
        text=text,
        anchor=anchor if anchor in anchors else None,
        instead=one.people if as_deputy else one.deputies,
        as_deputy=as_deputy,
    )


def _days(writer: Writer, first: date, last: date) -> str:
    """From when to when."""
    words = writer.words
    if first == last:
        return words.date(first, "EEEE d MMMM")
    return words.say(
        "{first} to {last}", first=words.date(first, "EEE d MMMM"), last=words.date(last, "EEE d MMMM")
    )


def asked_by_person(writer: Writer) -> Mapping[str, tuple[Asked, ...]]:
    """What launch plans ask of their first members while they run; only the internal edition knows them."""
    edition = writer.edition
    if not isinstance(edition, InternalEdition):
        return {}
    today = edition.as_of.date()
    found: defaultdict[str, list[Asked]] = defaultdict(list)
    for slug, network in edition.networks.items():
        plan = network.launch_plan
        if plan is None:
            continue
        ends = plan.starts_on + timedelta(weeks=max(len(plan.weeks), _PLAN_WEEKS))
        for member in plan.first_members if plan.starts_on - timedelta(weeks=1) <= today < ends else ():
            if member.asked is not None:
                words = writer.cards.phrase(member.asked)
                found[member.person].append(Asked(writer.cards.network(slug), words))
    return {person: tuple(each) for person, each in found.items()}


def agreements(writer: Writer, slug: str) -> tuple[Agreement, ...]:
    """What a person agreed to that ends soon, and that no other consent goes on with; by the day it ends."""
    person = writer.edition.ambassadors[slug]
    if not isinstance(person, internal.Ambassador):
        return ()
    today = writer.edition.as_of.date()
    holding = [
        each for each in person.consent if each.until >= today and not _withdrawn(each.withdrawn_on, today)
    ]
    ends = _ends(holding)
    groups: defaultdict[date, list[str]] = defaultdict(list)
    for scope, until in ends.items():
        if until <= today + ENDS_SOON:
            groups[until].append(scope_words(writer.words, scope))
    return tuple(Agreement(writer.words.list(scopes), until) for until, scopes in sorted(groups.items()))


def _ends(consent: Iterable[internal.Consent]) -> dict[str, date]:
    """The last day on which each scope holds."""
    found: dict[str, date] = {}
    for scope, until in _scopes(consent):
        found[scope] = max(until, found.get(scope, until))
    return found


def _scopes(consent: Iterable[internal.Consent]) -> Iterator[tuple[str, date]]:
    for each in consent:
        yield from ((scope, each.until) for scope in each.scopes)


def _withdrawn(day: date | None, today: date) -> bool:
    return day is not None and day <= today
