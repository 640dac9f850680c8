"""Two editions of one date to what differs for their readers: what begins, ends, or reads otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.catalog import Kind
from ambassade.publish.agreement import Former
from ambassade.publish.path import THANKS
from ambassade.review.effect import Effect, Rewording, Thing, Told
from ambassade.review.label import Labels
from ambassade.review.property import Differ, Difference
from ambassade.review.view import KINDS, View
from ambassade.words import Words, say

Keys = frozenset[tuple[Kind, str]]
_IN_CALENDAR = frozenset({"start", "end", "time_zone", "recurrence", "cancelled"})
"""Properties of an entry that the part about the calendar tells."""


@dataclass(slots=True)
class Compared:
    """What differs between two editions; a thing stands in at most one of the lists for each of its parts."""

    gained: list[Effect] = field(default_factory=list)
    lost: list[Effect] = field(default_factory=list)
    changes: list[Rewording] = field(default_factory=list)
    touched: set[tuple[Kind, str]] = field(default_factory=set)
    """What is in one of the lists, or has other dates, by its key at the head (at the base where lost)."""
    told: set[tuple[Kind, str, tuple[str, ...]]] = field(default_factory=set)
    """Each property that is in `changes`."""
    redated: set[tuple[Kind, str]] = field(default_factory=set)
    """Entries with other dates, or cancelled, by their key at the head."""


class Comparison:
    """Compares two editions; `left_out` are keys that one side could not read: nothing is said of them."""

    def __init__(
        self,
        base: View,
        head: View,
        labels: Labels,
        changes: Collection[Change],
        left_out: Keys,
    ) -> None:
        self._base = base
        self._head = head
        self._words: Words = head.words
        self._differ = Differ(base, head, labels)
        self._left_out = left_out
        self._moves = {
            (change.kind, change.after.key): change.before.key
            for change in changes
            if change.is_move and change.before is not None and change.after is not None
        }
        self._pictures = {
            (change.kind, change.key): frozenset(change.pictures) for change in changes if change.pictures
        }

    def all(self) -> Compared:
        """Everything that differs, by kind, then by key."""
        found = Compared()
        for kind in KINDS:
            before, after = self._base.tables[kind], self._head.tables[kind]
            pairs = self._pairs(kind, before, after)
            for key, value in after.items():
                old_key = pairs.get(key)
                if (kind, key) in self._left_out:
                    continue
                if old_key is None:
                    self._gain(found, kind, key)
                elif before[old_key] != value or old_key != key or (kind, key) in self._pictures:
                    self._change(found, kind, key, (old_key, before[old_key], value))
            stays = set(pairs.values())
            for key in before:
                if key not in stays and (kind, key) not in self._left_out:
                    self._lose(found, kind, key)
        self._thank(found)
        return found

    def _thank(self, found: Compared) -> None:
        """Who left and begins or ends to be thanked by name; told once, of what everybody reads."""
        before, after = self._base.former, self._head.former
        found.gained += [self._thanked(self._head, one) for one in after if one not in before]
        found.lost += [self._thanked(self._base, one) for one in before if one not in after]

    def _thanked(self, view: View, one: Former) -> Effect:
        badges = tuple(view.text(badge.name) for badge in one.badges)
        thing = Thing(Kind.AMBASSADOR.value, view.hush(one.name), THANKS)
        return Effect(thing, (say("name, with thanks"), *badges), (say("the wall of thanks"),))

    def _pairs(self, kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
        """The key at the base of everything that both sides show."""
        pairs = {key: key for key in after if key in before}
        for (moved, new), old in self._moves.items():
            if moved is kind and new in after and old in before and new not in pairs:
                pairs[new] = old
        return pairs

    def _gain(self, found: Compared, kind: Kind, key: str) -> None:
        found.touched.add((kind, key))
        thing = self._head.thing(kind, key)
        if kind is not Kind.AMBASSADOR:
            found.gained.append(Effect(thing, (), places(self._head, kind, key)))
            return
        parts = pieces(self._head, key)
        photo = parts.pop("photo", None)
        where = places(self._head, kind, key)
        found.gained.append(Effect(thing, tuple(parts.values()), where))
        if photo is not None:
            found.gained.append(Effect(thing, (photo,), where))

    def _lose(self, found: Compared, kind: Kind, key: str) -> None:
        found.touched.add((kind, key))
        parts = tuple(pieces(self._base, key).values()) if kind is Kind.AMBASSADOR else ()
        found.lost.append(Effect(self._base.thing(kind, key), parts, places(self._base, kind, key)))

    def _change(self, found: Compared, kind: Kind, key: str, sides: tuple[str, Any, Any]) -> None:
        old_key, before, after = sides
        thing = self._head.thing(kind, key)
        if kind is Kind.AMBASSADOR:
            self._change_pieces(found, old_key, key)
        if old_key != key:
            was = self._base.thing(kind, old_key)
            self._tell(
                found,
                kind,
                key,
                Difference(("id",), self._words.say("address"), was.page or "", thing.page or ""),
            )
        for one in self._differ.differences(kind, before, after):
            if _is_told_elsewhere(kind, one):
                continue
            if kind is Kind.ENTRY and one.path[0] in _IN_CALENDAR:
                found.touched.add((kind, key))
                found.redated.add((kind, key))
            elif not (kind is Kind.AMBASSADOR and self._is_piece(key, old_key, one)):
                self._tell(found, kind, key, one)
        for label in self._new_pictures(kind, key, old_key):
            self._tell(
                found, kind, key, Difference(("picture",), label, "", self._words.say("another picture"))
            )

    def _tell(self, found: Compared, kind: Kind, key: str, one: Difference) -> None:
        found.touched.add((kind, key))
        found.told.add((kind, key, one.path))
        found.changes.append(Rewording(self._head.thing(kind, key), one.label, one.before, one.after))

    def _change_pieces(self, found: Compared, old_key: str, key: str) -> None:
        """What of a person begins or ends to be shown."""
        before, after = pieces(self._base, old_key), pieces(self._head, key)
        came = tuple(words for piece, words in after.items() if piece not in before)
        went = tuple(words for piece, words in before.items() if piece not in after)
        if came or went:
            found.touched.add((Kind.AMBASSADOR, key))
        if came:
            where = places(self._head, Kind.AMBASSADOR, key)
            found.gained.append(Effect(self._head.thing(Kind.AMBASSADOR, key), came, where))
        if went:
            where = places(self._base, Kind.AMBASSADOR, old_key)
            found.lost.append(Effect(self._base.thing(Kind.AMBASSADOR, old_key), went, where))

    def _is_piece(self, key: str, old_key: str, one: Difference) -> bool:
        """Whether a difference is a piece that came or went, which is told as such."""
        piece = ":".join({"accounts": "account", "blogs": "blog"}.get(step, step) for step in one.path[:2])
        if len(one.path) > 2 or piece.partition(":")[0] not in {"account", "blog", "photo"}:
            return False
        before, after = pieces(self._base, old_key), pieces(self._head, key)
        return (piece in before) != (piece in after)

    def _new_pictures(self, kind: Kind, key: str, old_key: str) -> Iterator[str]:
        """Each picture shown on both sides whose bytes differ."""
        paths = self._pictures.get((kind, key))
        if paths is None or self._base.edition is None or self._head.edition is None:
            return
        shown = self._head.edition.pictures
        for name, picture in shown.items():
            old = self._base.edition.pictures.get(name.replace(f"/{key}", f"/{old_key}", 1))
            mine = name == f"{kind.value}/{key}" or name.startswith(f"{kind.value}/{key}/")
            if mine and old is not None and old.source == picture.source and picture.source in paths:
                yield self._words.say("picture")


def _is_told_elsewhere(kind: Kind, one: Difference) -> bool:
    """Whether it changes nothing for readers, and another part tells it: approvals, and consents."""
    if kind is Kind.AMBASSADOR:
        return one.path[0] == "consent"
    return kind in STATUS_KINDS and one.path[0] == "approvals"


def pieces(view: View, slug: str) -> dict[str, Told]:
    """What a person agrees to one by one, as far as the edition shows it, by the name of the consent."""
    person = view.tables[Kind.AMBASSADOR][slug]
    found: dict[str, Told] = {"profile": say("profile")}
    if view.edition is not None and f"ambassador/{slug}" in view.edition.pictures:
        found["photo"] = say("photograph")
    for account in person.accounts:
        platform = view.platform(account.platform) if account.platform else account.url
        found[f"account:{account.id}"] = say("{platform} account", platform=platform)
    for blog in person.blogs:
        found[f"blog:{blog.id}"] = say("blog “{name}”", name=blog.name)
    return found


def places(view: View, kind: Kind, key: str) -> tuple[Told, ...]:
    """Where in the edition something is read."""
    value = view.tables[kind][key]
    if kind is Kind.AMBASSADOR:
        networks = dict.fromkeys(membership.network for membership in value.memberships)
        return (say("their page"), *(view.network(one) or one for one in networks), say("the directory"))
    if kind is Kind.NETWORK:
        return (say("its page"), say("the list of networks"))
    own: tuple[Told, ...] = ()
    if getattr(value, "network", None):
        own = (view.network(value.network) or value.network,)
    if kind in {Kind.POST, Kind.COLLECTION}:
        return (say("posts") if kind is Kind.POST else say("collections"), *own, say("the feeds"))
    if kind is Kind.ENTRY:
        return (say("calendar"), *own)
    if kind is Kind.MESSAGE:
        return (say("messages"), *own)
    return (say("playbook"),) if kind is Kind.PAGE else (say("every page"),)
