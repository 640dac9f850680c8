"""What generated files may know: the organisation, its networks, and the logins of those who hold an office.

Nothing else is read, so no other person, entry, message or post can make a generated file stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambassade.findings import Severity
from ambassade.load.content import Loaded, load_content
from ambassade.load.layout import CONTENT, Place, place_of
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree, TreeFile
from ambassade.model.catalog import Catalog, Kind
from ambassade.model.content import Network, Organisation
from ambassade.words import SayError, say

_FOUNDATION = frozenset({Kind.ORGANISATION, Kind.NETWORK})


class GenerateError(SayError):
    """The files can not be generated; the message says why."""


class _Part:
    """The files of a tree that a question lets through."""

    def __init__(self, tree: Tree, wanted: Callable[[Place], bool]) -> None:
        self._tree = tree
        self._wanted = wanted

    def files(self, folder: str) -> Iterator[TreeFile]:
        """Those below `folder`, sorted by path."""
        for file in self._tree.files(folder):
            place = place_of(file.path)
            if place is not None and place.language is None and self._wanted(place):
                yield file

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._tree.read(path)


def load_offices(tree: Tree, schemas: SchemaSet) -> Catalog:
    """The organisation, the networks, and the profiles of those who hold an office in them.

    GenerateError where the organisation or a network can not be read; a profile that can not be read is left
    out, as if its login were not known.
    """
    foundation = load_content(_Part(tree, lambda place: place.kind in _FOUNDATION), schemas)
    organisation = _organisation(foundation)
    people = set(_of_organisation(organisation))
    for item in foundation.catalog.networks.values():
        people.update(_of_network(item.value))
    return load_content(
        _Part(
            tree,
            lambda place: (
                place.kind in _FOUNDATION or (place.kind is Kind.AMBASSADOR and place.key in people)
            ),
        ),
        schemas,
    ).catalog


def holders(catalog: Catalog) -> list[str]:
    """The slugs of everybody who holds an office, sorted."""
    found: set[str] = set()
    if catalog.organisation is not None:
        found.update(_of_organisation(catalog.organisation.value))
    for item in catalog.networks.values():
        found.update(_of_network(item.value))
    return sorted(found)


def _organisation(loaded: Loaded) -> Organisation:
    """The organisation; GenerateError with the first file that can not be read."""
    wrong = next((f for f in loaded.findings if f.severity is Severity.ERROR), None)
    if wrong is not None:
        raise GenerateError(
            say(
                "{path}, line {line}: {fault}; `ambassade check` says more",
                path=wrong.location.path,
                line=str(wrong.location.span.start.line),
                fault=wrong.message,
            )
        )
    if loaded.catalog.organisation is None:
        raise GenerateError(say("there is no {path}", path=f"{CONTENT}/organisation.yml"))
    return loaded.catalog.organisation.value


def _of_organisation(organisation: Organisation) -> Iterator[str]:
    yield from organisation.maintainers
    yield from organisation.on_call
    yield from (member.person for member in organisation.core_team)
    yield from (sponsor.person for sponsor in organisation.sponsors)


def _of_network(network: Network) -> Iterator[str]:
    for member in network.committee:
        yield member.person
        if member.deputy is not None:
            yield member.deputy
    if network.sponsor is not None:
        yield network.sponsor.person
