"""What readers inside learn besides: by name what is only counted for the public."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from ambassade.history.changes import Change
from ambassade.model.catalog import Kind
from ambassade.model.moment import before
from ambassade.review.compare import Compared, pieces, places
from ambassade.review.effect import Effect, Inside, Rewording, Told
from ambassade.review.inside import Sorted
from ambassade.review.view import View
from ambassade.words import say


class Within:
    """The internal edition of both sides (`views`), and what differs in it (`compared`)."""

    def __init__(
        self,
        views: tuple[View, View],
        members: tuple[View, View],
        public: tuple[View, View],
        compared: Compared,
    ) -> None:
        """`members` and `public` are the two sides of those editions."""
        self._views = views
        self._members = members
        self._public = public
        self._compared = compared

    def later(self, found: Sorted) -> Iterator[Effect]:
        """What becomes public by the date alone, the first first."""
        head = self._views[1]
        for change, starts in sorted(found.later, key=lambda one: (one[1].timestamp(), one[0].item.path)):
            if head.has(change.kind, change.key):
                where = places(head, change.kind, change.key)
                yield Effect(head.thing(change.kind, change.key), (), where, None, starts)

    def inside(self, numbers: Inside, found: Sorted, outer: Compared, here: datetime) -> Inside:
        """The numbers, and what they count by name: what changes, and what comes or goes for members with it.

        `outer` is what differs for members, `here` the date in the organisation's zone.
        """
        saw, seen = (
            {kind: frozenset(table) for kind, table in view.tables.items()} for view in self._members
        )
        for change in found.members:
            seen[change.kind] |= {change.key}
        things = self._named([*found.members, *found.colleagues], seen, here)
        return replace(
            numbers,
            things=(*things, *self._also(outer.gained, self._public[1], found.members), *self._pieces()),
            gone=(*self._named(found.removed, saw, here), *self._also(outer.lost, self._public[0], ())),
        )

    def changes(self, public: Collection[Rewording], members: Collection[Rewording]) -> Iterator[Rewording]:
        """What reads otherwise inside and was not told of the public edition; `members` is what they see."""
        told, for_members = set(public), set(members)
        for one in self._compared.changes:
            if one not in told:
                yield replace(one, readers="members" if one in for_members else "internal")

    def _named(
        self, changes: Collection[Change], readers: Mapping[Kind, frozenset[str]], here: datetime
    ) -> Iterator[Effect]:
        """Changes by name, with who reads what they bring: members where `readers` has it."""
        base, head = self._views
        for change in changes:
            view, item = (head, change.after) if change.after is not None else (base, change.before)
            if item is None or not view.has(change.kind, item.key):
                continue
            who: Told = say("members") if item.key in readers[change.kind] else say("colleagues")
            starts = None
            if change.after is not None and change.kind is Kind.MESSAGE and item.value.status == "approved":
                first = item.value.window.from_.starts(here.tzinfo)
                starts = first if before(here, first) else None
            parts = tuple(_channels(view, change.kind, item.key))
            where = places(view, change.kind, item.key)
            yield Effect(view.thing(change.kind, item.key), parts, where, who, starts)

    def _also(
        self, effects: Collection[Effect], public: View, changes: Collection[Change]
    ) -> Iterator[Effect]:
        """What comes or goes for members without being public or one of the changes."""
        own = {(change.kind.value, change.key) for change in changes}
        for one in effects:
            kind, key = one.thing.kind, one.thing.key
            if (kind, key) not in own and not public.has(Kind(kind), key):
                yield replace(one, agreed=say("members"))

    def _pieces(self) -> Iterator[Effect]:
        """What comes to the profile of somebody public, and is not agreed to: colleagues alone see it."""
        for one in self._compared.gained:
            if one.thing.kind != Kind.AMBASSADOR.value:
                continue
            if not self._public[1].has(Kind.AMBASSADOR, one.thing.key):
                continue
            agreed = pieces(self._public[1], one.thing.key).values()
            parts = tuple(part for part in one.parts if part not in agreed)
            if parts:
                yield replace(one, parts=parts, agreed=say("colleagues alone: not agreed to"))


def still_read(
    effects: Iterable[Effect], members: tuple[View, View], changes: Collection[Change]
) -> Iterator[Effect]:
    """What ends to be public, each with whether members read it still; `members` are their two editions."""
    base, head = members
    moved = {
        (one.kind.value, one.before.key): one.after.key
        for one in changes
        if one.before is not None and one.after is not None
    }
    for one in effects:
        kind, was = Kind(one.thing.kind), one.thing.key
        key = moved.get((one.thing.kind, was), was)
        stays = base.has(kind, was) and head.has(kind, key)
        if stays and kind is Kind.AMBASSADOR:
            stays = set(one.parts) <= set(pieces(head, key).values())
        yield replace(one, still=say("members") if stays else None)


def _channels(view: View, kind: Kind, key: str) -> Iterator[Told]:
    """The variants of a message: the platform, and the languages on it."""
    if kind is not Kind.MESSAGE:
        return
    languages: dict[str, list[str]] = {}
    for variant in view.tables[kind][key].variants:
        platform = view.platform(variant.platform) if variant.platform else ""
        languages.setdefault(platform, []).append(view.language(variant.language))
    for platform, spoken in languages.items():
        yield say("{platform} ({languages})", platform=platform, languages=", ".join(dict.fromkeys(spoken)))
