from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import pytest

from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public

PARIS = ZoneInfo("Europe/Paris")
WEB = "https://people.talvenne.example"


class MakeEdition(Protocol):
    """Makes a public edition of what a test is about."""

    def __call__(self, **parts: Any) -> Edition: ...


def text(words: str | dict[str, str]) -> Text:
    return Text.of(words)


def network(slug: str = "aurora", **parts: Any) -> public.Network:
    given: dict[str, Any] = {
        "id": slug,
        "name": text(slug.title()),
        "basis": public.Basis(kind="theme", theme="light"),
        "stage": public.Stage(since=date(2024, 3, 1)),
    }
    return public.Network(**(given | parts))


def person(slug: str = "ana", **parts: Any) -> public.Ambassador:
    return public.Ambassador(**({"id": slug, "name": slug.title(), "kind": "internal"} | parts))


def entry(start: str, end: str | None = None, **parts: Any) -> public.Entry:
    given: dict[str, Any] = {
        "id": "walk",
        "network": "aurora",
        "title": text("Lamp walk"),
        "kind": "event",
        "start": Moment.parse(start),
        "end": None if end is None else Moment.parse(end),
    }
    return public.Entry(**(given | parts))


def post(slug: str = "lamp-nine", **parts: Any) -> public.Post:
    given: dict[str, Any] = {
        "id": slug,
        "network": "aurora",
        "title": text("Why lamp nine?"),
        "language": "en",
        "publish_at": Moment.parse("2026-11-20T09:00"),
    }
    return public.Post(**(given | parts))


def picked(url: str = "https://lamps.example/nine", **parts: Any) -> public.PickedLink:
    given: dict[str, Any] = {
        "url": url,
        "title": text("Nine lamps"),
        "comment": text("Read it for the drawings."),
        "on": date(2026, 11, 18),
    }
    return public.PickedLink(**(given | parts))


def collection(key: str = "aurora/lamps", **parts: Any) -> public.Collection:
    network = key.rpartition("/")[0] or None
    given = {"id": key, "network": network, "title": text("Lamps elsewhere"), "links": (picked(),)}
    return public.Collection(**(given | parts))


def organisation(**parts: Any) -> public.Organisation:
    given: dict[str, Any] = {
        "name": text("Talvenne"),
        "languages": ("en", "fr"),
        "time_zone": "Europe/Paris",
        "themes": (public.Theme(id="light", name=text({"en": "Light", "fr": "Lumière"})),),
        "url": WEB,
    }
    return public.Organisation(**(given | parts))


def _table(items: Mapping[str, Any] | tuple[Any, ...]) -> Mapping[str, Any]:
    return items if isinstance(items, Mapping) else {item.id: item for item in items}


@pytest.fixture
def make_edition() -> MakeEdition:
    def make(**parts: Any) -> Edition:
        given: dict[str, Any] = {
            "audience": "public",
            "language": "en",
            "default_language": "en",
            "as_of": datetime(2026, 11, 23, tzinfo=PARIS),
            "fixed": True,
            "zone": PARIS,
            "organisation": organisation(),
            "platforms": {"linkedin": "LinkedIn"},
        }
        tables = {
            name: _table(parts.pop(name, ()))
            for name in ("networks", "ambassadors", "entries", "posts", "collections", "pages")
        }
        return Edition(**(given | tables | parts))

    return make
