"""The page itself: every file with its address, a first record as it is now, and its properties in tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ambassade.language.code import without_region
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import ROOT, Api
from ambassade.publish.pages.data.shape import Shape, shape, stamp
from ambassade.publish.pages.subscribe import SUBSCRIBE
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page
from ambassade.words import Say, say

DATA: Final = "api/"
UNKNOWN: Final = "https://site.example/"
"""Stands in the lines to copy for the site's address where that is not known; the page then says so."""
LONGEST: Final = 120
"""Longer texts are cut in examples."""
_FEW_LANGUAGES: Final = 2
_FEW_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file: what its path is called, what it holds, and the shapes that are told with it."""

    kind: str
    pattern: str
    holds: Say
    shapes: tuple[str, ...]


_KINDS: Final = (
    _Kind(
        "index",
        "index.json",
        say("Who publishes, the lists that ids lead to, and where the other files are. Begin here."),
        ("Organisation", "Term", "Place", "Platform"),
    ),
    _Kind("networks", "networks.json", say("All networks, each in a few lines."), ("NetworkBrief",)),
    _Kind(
        "network",
        "networks/<id>.json",
        say("One network with its people, its committee and where it is present."),
        ("NetworkFull", "CommitteeMember", "Account", "AudienceSize", "Blog", "Space", "Link"),
    ),
    _Kind(
        "ambassadors",
        "ambassadors.json",
        say("All people, each in a few lines."),
        ("AmbassadorBrief", "Membership"),
    ),
    _Kind(
        "ambassador",
        "ambassadors/<id>.json",
        say("One person with what their page shows and no more."),
        ("AmbassadorFull", "Badge"),
    ),
    _Kind(
        "calendar",
        "calendar.json",
        say("Every date from three months ago to twelve months ahead, series worked out."),
        ("Entry", "Occurrence"),
    ),
    _Kind(
        "collections",
        "collections.json",
        say("Links that people picked by hand, with why."),
        ("Collection", "PickedLink"),
    ),
)


@dataclass(frozen=True, slots=True)
class File:
    """A kind of file as the page tells of it; `path` is one that there is, None where there is none yet."""

    kind: str
    name: str
    holds: str
    path: str | None
    whole: str | None
    example: str
    shapes: tuple[Shape, ...]


def data_pages(writer: Writer, addresses: Addresses) -> Iterator[Page]:
    """One page in every edition, each of which has the files."""
    text, base = writer.words, addresses.base or UNKNOWN
    samples = Api(writer.edition, addresses).samples()
    title = text.say("Open data")
    about = About(
        path=DATA,
        title=title,
        description=text.say("What this site tells programs: files, examples, and what each property means"),
        section=DATA,
        scripts=("copy",),
        styles=("data",),
        kind="page",
    )
    organisation = writer.edition.organisation
    yield writer.page(
        "data.html",
        about,
        heading=title,
        known=addresses.base is not None,
        source=base,
        root=ROOT,
        files=tuple(_file(writer, addresses, each, samples) for each in _KINDS),
        every=stamp(text),
        organisation=writer.cards.phrase(organisation.name),
        language=writer.edition.language,
        subscribe=SUBSCRIBE,
        public=writer.edition.audience == "public",
        contact=_first(writer, "ambassadors/{}/contact.vcf"),
        network=next(iter(writer.index.networks), None),
    )


def _first(writer: Writer, pattern: str) -> str | None:
    slug = next(iter(writer.edition.ambassadors), None)
    return None if slug is None else pattern.format(slug)


def _file(
    writer: Writer, addresses: Addresses, kind: _Kind, samples: Mapping[str, tuple[str, Mapping[str, Any]]]
) -> File:
    path, value = samples.get(kind.kind, (None, {}))
    return File(
        kind=kind.kind,
        name=kind.pattern,
        holds=writer.words.text(kind.holds),
        path=path,
        whole=addresses.absolute(path) if path else None,
        example=json.dumps(shortened(value), ensure_ascii=False, indent=2) if path else "",
        shapes=tuple(shape(name, writer.words) for name in kind.shapes),
    )


def shortened(value: Any) -> Any:
    """A value with the first of each list, two languages of each text, and long texts cut at a word."""
    match value:
        case str() if len(value) > LONGEST:
            return f"{value[:LONGEST].rpartition(' ')[0] or value[:LONGEST]}…"
        case list():
            few = 1 if any(isinstance(each, dict) for each in value) else _FEW_WORDS
            return [shortened(each) for each in value[:few]]
        case dict():
            most = _FEW_LANGUAGES if _is_text(value) else len(value)
            return {key: shortened(each) for key, each in list(value.items())[:most]}
        case _:
            return value


def _is_text(value: Mapping[str, Any]) -> bool:
    """Whether an object is a text by language: its keys are the codes of languages, its values words."""
    return all(len(without_region(key)) in {2, 3} for key in value) and all(
        isinstance(each, str) for each in value.values()
    )
