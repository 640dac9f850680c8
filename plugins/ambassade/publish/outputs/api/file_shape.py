"""The shapes of the files of the JSON API, version 1; `record_shape` says what they hold."""

from __future__ import annotations

from typing import Literal, TypedDict

from ambassade.publish.outputs.api import record_shape


class Stamp(TypedDict):
    """What every file says of itself."""

    version: Literal[1]
    audience: Literal["public", "members", "internal"]
    as_of: str


class IndexFile(Stamp):
    """api/v1/index.json."""

    kind: Literal["index"]
    schema: str
    organisation: record_shape.Organisation
    networks: str
    ambassadors: str
    calendar: str
    collections: str


class NetworksFile(Stamp):
    """api/v1/networks.json."""

    kind: Literal["networks"]
    networks: list[record_shape.NetworkBrief]


class NetworkFile(Stamp):
    """api/v1/networks/<slug>.json."""

    kind: Literal["network"]
    network: record_shape.NetworkFull


class AmbassadorsFile(Stamp):
    """api/v1/ambassadors.json."""

    kind: Literal["ambassadors"]
    ambassadors: list[record_shape.AmbassadorBrief]


class AmbassadorFile(Stamp):
    """api/v1/ambassadors/<slug>.json."""

    kind: Literal["ambassador"]
    ambassador: record_shape.AmbassadorFull


class CalendarFile(Stamp):
    """api/v1/calendar.json: the entries with a date from `first` to `last`."""

    kind: Literal["calendar"]
    first: str
    last: str
    entries: list[record_shape.Entry]


class CollectionsFile(Stamp):
    """api/v1/collections.json."""

    kind: Literal["collections"]
    collections: list[record_shape.Collection]
