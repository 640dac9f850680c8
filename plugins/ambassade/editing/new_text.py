"""What a new file says before anybody has written it: the least that is valid, and what to write where.

The texts are in the language of the organisation, where there is a catalogue for it, else in English.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ambassade.editing.emit import emit_key
from ambassade.editing.front_matter import FENCE
from ambassade.model import placeholder
from ambassade.model.catalog import Kind
from ambassade.words import Say, Words, say

_WINDOW = timedelta(days=14)
_YEAR = timedelta(days=365)
Line = tuple[str, object, Say | None]
"""A key, its value, and what is to be written there."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a new file to say."""

    title: str
    language: str
    start: date
    today: date
    owner: str | None = None
    network: str | None = None
    platform: str = "linkedin"
    unit: str | None = None
    external_kind: str | None = None
    approver: str | None = None
    audience: str = "internal"


@dataclass(frozen=True, slots=True)
class _Teller:
    """Words in the language of the content."""

    words: Words

    def lines(self, lines: list[Line | None]) -> str:
        """The keys in their order, each below its comment."""
        return "".join(self._line(line) for line in lines if line is not None)

    def _line(self, line: Line) -> str:
        key, value, advice = line
        comment = f"# {self.words.text(advice)}\n" if advice is not None else ""
        return comment + emit_key(key, value, 0)


def text_of(kind: Kind, wish: Wish, words: Words) -> str:
    """The whole file, ended by a line break."""
    teller = _Teller(words)
    return _WRITERS[kind](wish, teller)


def _status(wish: Wish) -> list[Line | None]:
    return [
        ("audience", wish.audience, say("Who may read it: public, members or internal.")),
        ("status", "draft", say("When it is ready: ambassade move ITEM in_review")),
    ]


def _owner(wish: Wish) -> Line | None:
    return None if wish.owner is None else ("owner", wish.owner, say("Who looks after it."))


def _entry(wish: Wish, teller: _Teller) -> str:
    return teller.lines(
        [
            ("title", wish.title, say("What it is called, in a few words.")),
            (
                "summary",
                teller.words.text(placeholder.ENTRY_SUMMARY),
                say("One or two sentences for the calendar."),
            ),
            (
                "kind",
                "topic",
                say("event, topic, campaign, content, meeting or information_meeting; an event says where."),
            ),
            ("start", wish.start.isoformat(), say("The day, or the day and hour: 2026-11-26T18:00.")),
            ("languages", [wish.language], None),
            _owner(wish),
            *_status(wish),
        ]
    )


def _message(wish: Wish, teller: _Teller) -> str:
    variant = {
        "platform": wish.platform,
        "language": wish.language,
        "text": teller.words.text(placeholder.MESSAGE_TEXT),
    }
    return teller.lines(
        [
            ("idea", wish.title, say("What it says, in one sentence.")),
            ("variants", [variant], say("One text for each platform and language.")),
            (
                "window",
                {"from": wish.start.isoformat(), "until": (wish.start + _WINDOW).isoformat()},
                say("The first and the last day on which it may be posted."),
            ),
            _owner(wish),
            *_status(wish),
        ]
    )


def _post(wish: Wish, teller: _Teller) -> str:
    front = teller.lines(
        [
            ("title", wish.title, say("What it is called.")),
            (
                "summary",
                teller.words.text(placeholder.POST_SUMMARY),
                say("One or two sentences for lists and feeds."),
            ),
            ("authors", [wish.owner], say("Who wrote it: the names of files in content/ambassadors.")),
            ("language", wish.language, None),
            ("publish_at", wish.start.isoformat(), say("It appears on this day, once it is approved.")),
            *_status(wish),
        ]
    )
    return _markdown(front, teller.words.text(placeholder.POST_BODY))


def _collection(wish: Wish, teller: _Teller) -> str:
    text = teller.words.text
    link = {
        "url": placeholder.ADDRESS,
        "title": text(placeholder.LINK_TITLE),
        "language": wish.language,
        "comment": text(placeholder.LINK_COMMENT),
        "on": wish.today.isoformat(),
    }
    return teller.lines(
        [
            ("title", wish.title, say("What it is called.")),
            (
                "summary",
                text(placeholder.COLLECTION_SUMMARY),
                say("One or two sentences for lists."),
            ),
            (
                "curators",
                [wish.owner],
                say("Who picks the links and answers for them: the names of files in content/ambassadors."),
            ),
            (
                "links",
                [link],
                say("One for each page worth reading; with several curators, `by` says who picked it."),
            ),
            *_status(wish),
        ]
    )


def _page(wish: Wish, teller: _Teller) -> str:
    front = teller.lines(
        [
            ("title", wish.title, say("What it is called.")),
            (
                "summary",
                teller.words.text(placeholder.PAGE_SUMMARY),
                say("One or two sentences for lists."),
            ),
            ("language", wish.language, None),
            ("kind", "guide", say("charter, governance, process, training, crisis or guide.")),
            ("owner", wish.owner, say("Who looks after it.")),
            (
                "review_by",
                (wish.start + _YEAR).isoformat(),
                say("The day by which somebody reads it again."),
            ),
            *_status(wish),
        ]
    )
    return _markdown(front, teller.words.text(placeholder.PAGE_BODY))


def _ambassador(wish: Wish, teller: _Teller) -> str:
    inside = wish.external_kind is None
    membership = {"network": wish.network, "role": "contributor"}
    front = teller.lines(
        [
            ("name", wish.title, say("As the person writes it.")),
            ("kind", "internal" if inside else "external", None),
            None if inside else ("external_kind", wish.external_kind, None),
            None if wish.unit is None else ("unit", wish.unit, None),
            ("languages", [wish.language], say("The languages that they write or speak in.")),
            None
            if wish.network is None
            else (
                "memberships",
                [membership],
                say("Roles: relay, contributor, curator, monitor, producer, follower."),
            ),
            (
                "standing",
                "candidate",
                say(
                    "Write active when they have agreed to take part, told and asked: nobody is shown before."
                ),
            ),
            ("origin", "nominated", say("own_form, if they filled in the form themselves.")),
            None
            if inside or wish.owner is None
            else ("contact_owner", wish.owner, say("The colleague who keeps in touch.")),
        ]
    )
    return f"{FENCE}\n{front}{FENCE}\n"


def _network(wish: Wish, teller: _Teller) -> str:
    text = teller.words.text
    committee = [{"person": wish.owner, "role": "lead", "since": wish.today.isoformat()}]
    if wish.approver is not None:
        committee.append({"person": wish.approver, "role": "approver", "since": wish.today.isoformat()})
    plan: dict[str, Any] = {
        "starts_on": wish.start.isoformat(),
        "weeks": [{"content": text(placeholder.week(number))} for number in range(1, placeholder.WEEKS + 1)],
        "first_members": [{"person": wish.owner, "asked": text(placeholder.FIRST_TEXT)}],
    }
    return teller.lines(
        [
            ("name", wish.title, say("What it is called.")),
            (
                "tagline",
                text(placeholder.NETWORK_TAGLINE),
                say("One sentence for lists and cards."),
            ),
            (
                "description",
                text(placeholder.NETWORK_DESCRIPTION),
                say("A paragraph for its own page."),
            ),
            (
                "basis",
                {"kind": "agenda", "agenda": text(placeholder.NETWORK_AGENDA)},
                say("What holds it together: an agenda, a theme or a brand."),
            ),
            ("languages", [wish.language], None),
            ("access", "closed", say("Write open when everybody may see it.")),
            ("committee", committee, say("Who decides: lead, editor, approver, community_manager, legal.")),
            ("stage", {"state": "launching", "since": wish.today.isoformat()}, None),
            (
                "launch_plan",
                plan,
                say("Six to eight weeks: what appears in each, and what the first members are asked for."),
            ),
        ]
    )


def _markdown(front: str, body: str) -> str:
    return f"{FENCE}\n{front}{FENCE}\n\n{body}\n"


_WRITERS: dict[Kind, Callable[[Wish, _Teller], str]] = {
    Kind.ENTRY: _entry,
    Kind.MESSAGE: _message,
    Kind.POST: _post,
    Kind.COLLECTION: _collection,
    Kind.PAGE: _page,
    Kind.AMBASSADOR: _ambassador,
    Kind.NETWORK: _network,
}
