"""The form `suggest-link`: a page that somebody found becomes a link of a collection."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ambassade.editing.front_matter import EditError, YamlText
from ambassade.editing.reading import read_text
from ambassade.intake.draft import Case, Draft
from ambassade.intake.refusal import refuse
from ambassade.load.tree import Tree
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Collection
from ambassade.names import fold
from ambassade.words import Say, say

_FOLDER = "collections"


def suggest(case: Case, tree: Tree) -> Draft:
    """The collection with the link behind those it has; every other byte stays.

    RefusedError where no collection is meant, or it can not take a link.
    """
    item = _collection(case)
    text, _, _, _ = read_text(item.path, tree.read(item.path), Kind.COLLECTION)
    edited = YamlText(text, tuple(case.schemas.schemas[Kind.COLLECTION.value]["properties"]))
    try:
        edited.append(("links",), _link(case, item.value))
    except EditError as fault:
        raise refuse(
            case.line("collection"), say("{path} can not be edited: {why}", path=item.path, why=str(fault))
        ) from fault
    return Draft(
        {item.path: edited.text},
        item.key,
        {"links": "url"},
        tuple(_notes(item.value)),
        tuple(text for text in [case.text("suggested_by")] if text),
        changes=True,
    )


def _link(case: Case, collection: Collection) -> dict[str, object]:
    """The link, picked today; by whoever filled the form in where that is one of several curators."""
    language, author = case.value("language"), case.author()
    values: dict[str, object] = {
        "url": case.text("url"),
        "title": case.told("title", language),
        "language": language,
        "comment": case.told("comment"),
        "on": case.today.isoformat(),
        "by": author if len(collection.curators) > 1 and author in collection.curators else "",
    }
    return {key: value for key, value in values.items() if value}


def _notes(collection: Collection) -> Iterator[Say]:
    yield say("open the page and read it before you approve: nobody looked at where the address leads")
    if collection.status == "approved":
        yield say("the collection is approved as it was; with the new link it needs an approval again")


def _collection(case: Case) -> Item[Collection]:
    """The one that is meant: by short name, by its page's address, or by its title; RefusedError else."""
    said = case.text("collection")
    collections = case.catalog.collections
    key = _key(said)
    if case.catalog.is_broken(Kind.COLLECTION, key):
        raise refuse(
            case.line("collection"), say("that collection can not be read; `ambassade check` says why")
        )
    wanted = fold(" ".join(said.split()))
    found = (
        [collections[key]]
        if key in collections
        else [
            item
            for item in collections.values()
            if wanted in {fold(" ".join(title.split())) for _, title in item.value.title.versions}
        ]
    )
    open_ones = [item for item in found if item.value.status != "archived"]
    if len(open_ones) == 1:
        return open_ones[0]
    if open_ones:
        raise refuse(
            case.line("collection"),
            say("several collections have this title: give the address of the collection's page"),
        )
    raise refuse(
        case.line("collection"),
        say("this collection is archived and takes no link any more")
        if found
        else say("no collection here has this title or address"),
    )


def _key(said: str) -> str:
    """The short name in a page's address, in a file's path, or as it was written."""
    parts = [part for part in urlsplit(said).path.split("/") if part]
    if _FOLDER in parts[:-1]:
        place = parts.index(_FOLDER)
        inside = parts[place - 1 : place] if parts[max(place - 2, 0) : place - 1] == ["networks"] else []
        parts = inside + parts[place + 1 :]
        if "page" in parts[1:]:
            parts = parts[: parts.index("page", 1)]
    return "/".join(parts).removesuffix(".yml")
