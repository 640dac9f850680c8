"""api/v1/…: the edition as JSON for other people's programs, in the same shapes in all editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import file_shape
from ambassade.publish.outputs.api.calendar import Calendar
from ambassade.publish.outputs.api.collection import Collections
from ambassade.publish.outputs.api.directory import Directory
from ambassade.publish.outputs.api.json_file import ROOT, file, whole
from ambassade.publish.outputs.api.said import Said
from ambassade.publish.outputs.prose import Prose
from ambassade.publish.site import Asset

__all__ = ["ROOT", "Api"]


class Api:
    """The API of one edition."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self.edition = edition
        self.stamp: file_shape.Stamp = {
            "version": 1,
            "audience": edition.audience,
            "as_of": edition.as_of.date().isoformat(),
        }
        self._said = Said(edition.default_language, addresses)
        self._directory = Directory(edition, self._said, Prose(edition, addresses), self.stamp)
        self._calendar = Calendar(edition, self._said, self.stamp)
        self._collections = Collections(edition, self._said, self.stamp)

    def files(self) -> Iterator[Asset]:
        """Every file of the API, and the schema that describes them."""
        edition = self.edition
        schema = resources.files("ambassade.publish.outputs").joinpath("api-v1.schema.json").read_bytes()
        yield Asset(path=f"{ROOT}schema.json", content=schema)
        yield file("index.json", self._index())
        networks: file_shape.NetworksFile = {
            **self.stamp,
            "kind": "networks",
            "networks": [self._directory.network_brief(network) for network in edition.networks.values()],
        }
        yield file("networks.json", networks)
        for slug, network in edition.networks.items():
            yield file(f"networks/{slug}.json", self._directory.network_file(network))
        people: file_shape.AmbassadorsFile = {
            **self.stamp,
            "kind": "ambassadors",
            "ambassadors": [
                self._directory.ambassador_brief(person) for person in edition.ambassadors.values()
            ],
        }
        yield file("ambassadors.json", people)
        for slug, person in edition.ambassadors.items():
            yield file(f"ambassadors/{slug}.json", self._directory.ambassador_file(person))
        yield file("calendar.json", self._calendar.file())
        yield file("collections.json", self._collections.file())

    def samples(self) -> Mapping[str, tuple[str, Mapping[str, Any]]]:
        """By kind, the path of one file and what it says, its list cut to the first.

        No other record is made. Without people, say, there is no file of a person.
        """
        networks = tuple(self.edition.networks.values())[:1]
        people = tuple(self.edition.ambassadors.values())[:1]
        briefs = [self._directory.network_brief(network) for network in networks]
        collections = self._collections.file()
        found: dict[str, tuple[str, Mapping[str, Any]]] = {
            "index": ("index.json", self._index()),
            "networks": ("networks.json", {**self.stamp, "kind": "networks", "networks": briefs}),
            "ambassadors": (
                "ambassadors.json",
                {
                    **self.stamp,
                    "kind": "ambassadors",
                    "ambassadors": [self._directory.ambassador_brief(one) for one in people],
                },
            ),
            "calendar": ("calendar.json", self._calendar.file(most=1)),
            "collections": (
                "collections.json",
                {**collections, "collections": collections["collections"][:1]},
            ),
        }
        for network in networks:
            found["network"] = f"networks/{network.id}.json", self._directory.network_file(network)
        for person in people:
            found["ambassador"] = f"ambassadors/{person.id}.json", self._directory.ambassador_file(person)
        return {kind: (f"{ROOT}{path}", whole(value)) for kind, (path, value) in found.items()}

    def _index(self) -> file_shape.IndexFile:
        return {
            **self.stamp,
            "kind": "index",
            "schema": self._said.address(f"{ROOT}schema.json"),
            "organisation": self._directory.organisation(),
            "networks": self._said.address(f"{ROOT}networks.json"),
            "ambassadors": self._said.address(f"{ROOT}ambassadors.json"),
            "calendar": self._said.address(f"{ROOT}calendar.json"),
            "collections": self._said.address(f"{ROOT}collections.json"),
        }
