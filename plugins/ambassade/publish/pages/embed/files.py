"""The files of the widget: its script and styles, and of each network its data and its page for an iframe."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.embed.view import Day, Human, View, Views
from ambassade.publish.pages.environment import environment
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.place import Place
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Asset
from ambassade.words import words

ROOT = "embed/"
VERSION = 1
_HERE = Path(__file__).parent


def embed_files(writer: Writer, addresses: Addresses) -> Iterator[Asset]:
    """Every file below `embed/` but the page that says how; nothing in editions for fewer than everybody.

    The pages for an iframe are files, not pages: neither search nor sitemap lists them, no frame is theirs.
    """
    if writer.edition.audience != "public":
        return
    views = Views(writer)
    yield Asset(path=f"{ROOT}v1.js", content=_script(views))
    yield Asset(path=f"{ROOT}v1.css", source=_HERE / "v1.css")
    yield Asset(path=f"{ROOT}alone.js", source=_HERE / "alone.js")
    yield Asset(path=f"{ROOT}v1.schema.json", source=_HERE / "v1.schema.json")
    for network in writer.index.networks:
        made = [views.view(network, language) for language in views.languages]
        data = {
            "version": VERSION,
            "network": network,
            "languages": {view.language: _view(view) for view in made},
        }
        yield Asset(path=f"{ROOT}{network}.json", content=_json(data) + b"\n")
        for view in made:
            path = alone_path(network, None if view is made[0] else view.language)
            yield Asset(path=f"{path}index.html", content=_alone(addresses, path, view, network))


def alone_path(network: str, language: str | None = None) -> str:
    """The page of a network for an iframe, in a language other than the site's where one is given."""
    return f"{ROOT}{network}/" if language is None else f"{ROOT}{network}/{language}/"


def _script(views: Views) -> bytes:
    """The script with what it says where there is nothing to show, in every language, the site's first."""
    said = {}
    for language in views.languages:
        text, site = words(language), views.site_name(language)
        said[language] = {
            "home": views.home(language),
            "missing": text.say("There is no network “{network}” here.", network="{network}"),
            "failed": text.say("This network can not be shown here."),
            "open": text.say("Open its page"),
            "title": text.say("A network of {site}", site=site),
            "source": views.source(language),
        }
    script = (_HERE / "v1.js").read_text(encoding="utf-8").rstrip().removesuffix(";")
    return f"{script}({_json(said).decode()});\n".encode()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def _alone(addresses: Addresses, path: str, view: View, network: str) -> bytes:
    html = (
        environment(view.language)
        .get_template("embed_alone.html")
        .render(
            p=Place.of(path),
            view=view,
            network=network,
            canonical=addresses.absolute(view.href),
        )
    )
    return f"{html.strip()}\n".encode()


def _view(view: View) -> Mapping[str, object]:
    return {
        "home": view.home,
        "name": _phrase(view.name),
        "say": _phrase(view.say),
        "flag": view.flag,
        "href": view.href,
        "people_title": view.people_title,
        "people": [_human(each) for each in view.people],
        "all_people": view.all_people,
        "nobody": view.nobody,
        "dates_title": view.dates_title,
        "dates": [_day(each) for each in view.dates],
        "no_date": view.no_date,
        "source": view.source,
    }


def _human(one: Human) -> Mapping[str, object]:
    return {
        "name": _phrase(one.name),
        "latin": one.latin,
        "say": _phrase(one.say),
        "picture": one.picture,
        "href": one.href,
    }


def _day(one: Day) -> Mapping[str, object]:
    return {
        "date": one.iso,
        "weekday": one.weekday,
        "day": one.day,
        "month": one.month,
        "title": _phrase(one.title),
        "when": one.when,
        "where": _phrase(one.where),
        "href": one.href,
    }


def _phrase(phrase: Phrase | None) -> Mapping[str, str] | None:
    """Words, and their language where it is another than the rest's."""
    if phrase is None:
        return None
    return {"text": phrase.text} | ({"lang": phrase.language} if phrase.language else {})
