"""What the check finds to be corrected: by name for colleagues, for everybody by rule and number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from ambassade.findings import Finding, Severity
from ambassade.load.layout import place_of
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.text import Text
from ambassade.review.readable import is_known
from ambassade.review.review import Broken, Correction, Corrections
from ambassade.review.view import KINDS, View


def corrections(
    findings: Collection[Finding], catalogs: tuple[Catalog, Catalog], views: tuple[View, View] | None
) -> Corrections:
    """The errors of a proposal; `views` are the internal edition's, None for a review for everybody.

    A message may hold words of what nobody outside has read: everybody is told which rules speak, and how
    often. Colleagues are told no more of what no shared edition shows.
    """
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if views is None:
        return Corrections(rules=_rules(errors))
    hidden = _hidden(catalogs, views) if errors else None
    told: list[Finding] = []
    rest: list[Finding] = []
    for one in errors:
        (told if _may_tell(one, views, hidden) else rest).append(one)
    return Corrections(
        tuple(
            Correction(one.rule, one.message, one.location.path, one.location.span.start.line, one.hint)
            for one in told
        ),
        _rules(rest),
    )


def _rules(findings: Collection[Finding]) -> tuple[Broken, ...]:
    """The rules that are broken, by name, and how often."""
    return tuple(Broken(*pair) for pair in sorted(Counter(one.rule for one in findings).items()))


def _may_tell(finding: Finding, views: tuple[View, View], hidden: re.Pattern[str] | None) -> bool:
    """Whether colleagues know the thing, and the sentences name nothing else that they do not know."""
    place = place_of(finding.location.path)
    is_shown = place is None or any(view.has(place.kind, place.key) for view in views)
    # What is not shown is a file that can not be read, or of somebody or in a network that they do not know.
    if place is not None and not is_shown and not is_known(place, views):
        return False
    said = " ".join(map(str, (finding.location.path, finding.message, finding.hint or "")))
    return hidden is None or hidden.search(said) is None


def _hidden(catalogs: tuple[Catalog, Catalog], views: tuple[View, View]) -> re.Pattern[str] | None:
    """Finds the names and titles of everything that the internal edition does not show."""
    names: set[str] = set()
    for catalog, view in zip(catalogs, views, strict=True):
        for kind in KINDS:
            for key, item in catalog.items(kind).items():
                if not view.has(kind, key):
                    names.update(_called(kind, key, item))
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _called(kind: Kind, key: str, item: Item[Any]) -> Iterator[str]:
    """What something is called in sentences and paths."""
    if kind is not Kind.ORGANISATION:
        yield key
    for name in ("title", "idea", "name"):
        value = getattr(item.value, name, None)
        if isinstance(value, Text):
            yield from (words for _, words in value.versions if words.strip())
        elif isinstance(value, str) and value.strip():
            yield value
