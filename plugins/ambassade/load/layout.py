"""Where files lie: what a path says of the file there, and what a misnamed one was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ambassade.load.meant import meant_language
from ambassade.model.catalog import Kind
from ambassade.names import LONGEST, did_you_mean, slugify

CONTENT = "content"
_SLUG = rf"(?![a-z0-9-]{{{LONGEST + 1}}})[a-z0-9]+(?:-[a-z0-9]+)*"
"""No longer than references may be, and pages' own files, which have two such names in theirs."""
LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
"""How the code of a language looks in a file's name."""
_NETWORK = rf"content/networks/(?P<network>{_SLUG})"
_TEXT = rf"(?:\.(?P<language>{LANGUAGE}))?\.md\Z"
_LAYOUT: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.ORGANISATION, re.compile(r"content/(?P<id>organisation)\.yml\Z")),
    (Kind.NETWORK, re.compile(rf"{_NETWORK}/(?P<id>network)\.yml\Z")),
    (Kind.ENTRY, re.compile(rf"{_NETWORK}/calendar/(?P<id>{_SLUG})\.yml\Z")),
    (Kind.MESSAGE, re.compile(rf"{_NETWORK}/messages/(?P<id>{_SLUG})\.yml\Z")),
    (Kind.POST, re.compile(rf"{_NETWORK}/posts/(?P<id>{_SLUG}){_TEXT}")),
    (Kind.COLLECTION, re.compile(rf"{_NETWORK}/collections/(?P<id>{_SLUG})\.yml\Z")),
    (Kind.ENTRY, re.compile(rf"content/calendar/(?P<id>{_SLUG})\.yml\Z")),
    (Kind.COLLECTION, re.compile(rf"content/collections/(?P<id>{_SLUG})\.yml\Z")),
    (Kind.AMBASSADOR, re.compile(rf"content/ambassadors/(?P<id>{_SLUG}){_TEXT}")),
    (Kind.PAGE, re.compile(rf"content/playbook/(?P<id>(?:{_SLUG}/)*{_SLUG}){_TEXT}")),
)
_PICTURES = r"jpe?g|png|webp|avif"
_PICTURE = re.compile(
    rf"(?:content/ambassadors|{_NETWORK}/(?:messages|posts))/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:{_PICTURES})\Z"
)
_FOLDERS = ("networks", "ambassadors", "calendar", "collections", "playbook")
_NETWORK_FOLDERS = ("calendar", "messages", "posts", "collections")


@dataclass(frozen=True, slots=True)
class Place:
    """What a path says of a file."""

    kind: Kind
    key: str
    network: str | None
    language: str | None
    """Of a translation; the main file has none."""
    main: str
    """The path of the main file: the path itself, unless it is a translation."""


def place_of(path: str) -> Place | None:
    """What lies at a path, by the layout; None where nothing should."""
    for kind, pattern in _LAYOUT:
        match = pattern.match(path)
        if match is not None:
            groups = match.groupdict()
            network, language = groups.get("network"), groups.get("language")
            key = match["id"]
            if kind is Kind.NETWORK:
                key = str(network)
            elif kind in {Kind.ENTRY, Kind.MESSAGE, Kind.COLLECTION} and network:
                key = f"{network}/{key}"
            main = path if language is None else path.removesuffix(f".{language}.md") + ".md"
            return Place(kind, key, network, language, main)
    return None


def is_picture(path: str) -> bool:
    """Whether a picture may lie at a path."""
    return _PICTURE.match(path) is not None


def meant_path(path: str) -> str | None:
    """The path that a file in a wrong place, or under a wrong name, probably should have."""
    for candidate in _candidates(path):
        if place_of(candidate) is not None or is_picture(candidate):
            return candidate
    return None


def _candidates(path: str) -> Iterator[str]:
    """The path with its folders corrected and its name made short, under each ending a file can have."""
    _, *folders, name = path.split("/")
    if not folders:
        if did_you_mean(name.partition(".")[0], ("organisation",)):
            yield f"{CONTENT}/organisation.yml"
        return
    folders[0] = did_you_mean(folders[0], _FOLDERS) or folders[0]
    if folders[0] == "networks" and len(folders) == 3:
        folders[2] = did_you_mean(folders[2], _NETWORK_FOLDERS) or folders[2]
    folders = [slugify(folder) for folder in folders]
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = ending, ""
    before = "/".join([CONTENT, *folders])
    if re.fullmatch(_PICTURES, ending.lower()):
        yield f"{before}/{slugify(stem)}.{ending.lower()}"
        return
    stem, _, language = stem.partition(".")
    code = language if re.fullmatch(LANGUAGE, language) else meant_language(language) if language else None
    suffix = f".{code}" if code else ""
    short = slugify(stem if suffix or not language else f"{stem}.{language}")
    for known in (".yml", f"{suffix}.md"):
        yield f"{before}/{short}{known}"
    if folders[0] == "networks" and len(folders) == 2:
        yield f"{before}/network.yml"
