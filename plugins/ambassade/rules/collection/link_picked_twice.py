"""Rule `link-picked-twice`: an address stands once in a collection, and in one collection of a network."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Collection
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE)
def link_picked_twice(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A page that was picked before: in the same collection, or in another of the same network.

    Two networks may recommend the same page to different readers, each in its own words.
    """
    seen: dict[tuple[str, str], tuple[Item[Collection], int]] = {}
    for item in catalog.collections.values():
        if item.value.status == "archived":
            continue
        for number, link in enumerate(item.value.links):
            place = item.network or f"/{item.key}", page_of(link.url)
            first = seen.setdefault(place, (item, number))
            if first == (item, number):
                continue
            yield Fault(
                item=item,
                at=("links", number, "url"),
                message=say("this page was picked already")
                if first[0] is item
                else say("this page stands in another collection of this network already"),
                hint=say("keep the better comment, and take the other link out"),
                related=(
                    Label(
                        first[0].document.at(("links", first[1], "url")), say("picked here the first time")
                    ),
                ),
            )


def page_of(url: str) -> str:
    """What two spellings of the same page's address have in common."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    query = urlencode([pair for pair in asked if not pair[0].lower().startswith("utm_")])
    return f"{host}:{parts.port or ''}{parts.path.rstrip('/')}?{query}"
