"""Rule `link-to-nothing`: a link from a text to the content finds what it names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt

from ambassade.findings import Severity
from ambassade.load.layout import place_of
from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_CIRCLES: Final = ("public", "members", "internal")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")
_PERHAPS = re.compile(r"\]\(\s*<?(?!\s|[A-Za-z][A-Za-z0-9+.-]*:|//|#)|^ {0,3}\[.*\]:", re.MULTILINE)
"""What a relative link may be: only then a text is parsed, which takes a thousand times longer."""
_LISTS = frozenset(
    {
        "content",
        "content/organisation.yml",
        "content/networks",
        "content/ambassadors",
        "content/calendar",
        "content/collections",
        "content/playbook",
    }
)
"""What leads to a page that lists."""
_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table"])


@rule(Severity.ERROR, Kind.AMBASSADOR, Kind.POST, Kind.PAGE)
def link_to_nothing(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A relative link in a text to a file that is not there, or that readers of the text can not see."""
    body = item.value.body
    if body is None:
        return
    told: set[str] = set()
    for _, text in body.versions:
        for target in relative_links(text):
            if target in told:
                continue
            told.add(target)
            file = _file(target, item.path)
            if file is None or not _exists(file, context.catalog):
                yield _fault(item, say("the text links to `{target}`, where there is nothing", target=target))
            elif _hidden(file, item, context.catalog):
                yield _fault(
                    item,
                    say("the text links to `{target}`, which not all of its readers can see", target=target),
                    Severity.WARNING,
                )


def relative_links(text: str) -> Iterator[str]:
    """Where the links of a Markdown text lead that stay in the content."""
    if not _PERHAPS.search(text):
        return
    for token in _PARSER.parse(text):
        for child in token.children or ():
            target = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if target and not _ELSEWHERE.match(target):
                yield unquote(target)


def _file(target: str, path: str) -> str | None:
    """The content file that a link in the file at `path` means; None where it can be none."""
    plain = target.partition("#")[0].partition("?")[0]
    if not plain or plain.startswith("/"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), plain))


def _exists(file: str, catalog: Catalog) -> bool:
    if file in _LISTS:
        return True
    place = place_of(_network_file(file))
    if place is None:
        return False
    return place.key in catalog.items(place.kind) or catalog.is_broken(place.kind, place.key)


def _network_file(file: str) -> str:
    """A network's folder stands for its file."""
    return f"{file}/network.yml" if re.fullmatch(r"content/networks/[^/]+", file) else file


def _hidden(file: str, item: Item[Any], catalog: Catalog) -> bool:
    """Whether an edition shows the text and not what it links to."""
    place = place_of(_network_file(file))
    if place is None:
        return False
    if place.network is not None and place.network != item.network:
        network = catalog.networks.get(place.network)
        if network is not None and network.value.access != "open":
            return True
    target = catalog.items(place.kind).get(place.key)
    return target is not None and _circle(target.value) > _circle(item.value)


def _circle(value: object) -> int:
    """How far from everybody something lies; a message has no public page."""
    circle = _CIRCLES.index(getattr(value, "audience", "public"))
    return max(1, circle) if isinstance(value, content.Message) else circle


def _fault(item: Item[Any], message: Say, severity: Severity | None = None) -> Fault:
    return Fault(
        item=item,
        at=("name",) if item.kind is Kind.AMBASSADOR else ("title",),
        message=message,
        hint=say("correct the link, or keep its words alone: pages leave such a link out"),
        severity=severity,
    )
