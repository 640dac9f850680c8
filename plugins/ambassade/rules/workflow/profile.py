"""What the rules about profiles share: what differs besides endings, and new numbers of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ambassade.history.changes import Change
from ambassade.model.catalog import Catalog, Path

_BESIDE = frozenset({"notes", "provenance", "contact_owner", "external_ref"})
"""Keys by which the committee keeps its own records; they say nothing of the person to readers."""
_ENDED_BY = {"memberships": "until", "consent": "withdrawn_on"}
_ENDING_LISTS = frozenset({"accounts", "blogs", "badges", "spokesperson_for", "languages", "expertise"})


def beyond_ending(change: Change) -> list[Path]:
    """The places of a profile that differ by more than an ending or the committee's own records."""
    before, after = change.before, change.after
    if before is None:
        return []
    if after is None:
        return [()]
    old, new = before.document.values, after.document.values
    places: list[Path] = [
        (key,)
        for key in dict.fromkeys([*new, *old])
        if key not in _BESIDE and old.get(key) != new.get(key) and not _ends(key, old.get(key), new.get(key))
    ]
    if before.value.body != after.value.body or before.key != after.key:
        places.append(())
    if change.pictures and after.value.photo is not None and ("photo",) not in places:
        places.append(("photo",))
    return places


def new_evidence(change: Change, base: Catalog) -> frozenset[str]:
    """The numbers of evidence that a change brings, and that stood in no profile of the base."""
    if change.after is None:
        return frozenset()
    brought = {consent.evidence for consent in change.after.value.consent}
    if change.before is not None:
        brought -= {consent.evidence for consent in change.before.value.consent}
    if not brought:
        return frozenset()
    known = {consent.evidence for item in base.ambassadors.values() for consent in item.value.consent}
    return frozenset(brought - known)


def _ends(key: str, old: Any, new: Any) -> bool:
    """Whether a difference only ends or takes out something."""
    if key == "left_on":
        return new is not None and (old is None or new < old)
    if key in _ENDING_LISTS:
        return all(one in (old or []) for one in new or [])
    if key in _ENDED_BY:
        return _only_end(old or [], new or [], _ENDED_BY[key])
    return (key == "standing" and new == "alumni") or (key == "photo" and new is None)


def _only_end(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]], name: str) -> bool:
    """Whether each item is as it was, but for an earlier or first day under `name`."""
    if len(old) != len(new):
        return False
    for was, will_be in zip(old, new, strict=True):
        same = {k: v for k, v in was.items() if k != name} == {k: v for k, v in will_be.items() if k != name}
        first, last = will_be.get(name), was.get(name)
        if not same or (last is not None and (first is None or str(first) > str(last))):
            return False
    return True
