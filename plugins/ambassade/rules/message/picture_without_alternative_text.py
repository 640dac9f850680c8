"""Rule `picture-without-alternative-text`: who does not see a picture can read what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ambassade.findings import Severity
from ambassade.language.code import without_region
from ambassade.model.catalog import Item, Kind, Path
from ambassade.model.content import Asset, Photo
from ambassade.names import fold
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_FILE = re.compile(r"[\w .()-]+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:img|dsc[nf]?|pxl|p|screenshot|photo|image|picture)[ _-]?[\d _.-]+", re.IGNORECASE)
_NOTHING: Final = frozenset(
    {
        "alt",
        "alternative text",
        "bild",
        "banner",
        "cover",
        "foto",
        "graphic",
        "illustration",
        "image",
        "img",
        "logo",
        "n/a",
        "none",
        "photo",
        "photograph",
        "photographie",
        "pic",
        "picture",
        "portrait",
        "screenshot",
        "tbd",
        "texte alternatif",
        "todo",
        "visual",
        "visuel",
        "visuals",
    }
)
"""Words that say that there is a picture, and not what it shows, without accents."""


@rule(Severity.WARNING, Kind.MESSAGE, Kind.POST, Kind.AMBASSADOR)
def picture_without_alternative_text(item: Item[Any], context: Context) -> Iterator[Fault]:
    """An alternative text that is the file's name or says only "picture", or none in a variant's language."""
    if getattr(item.value, "status", None) == "archived" or context.index.is_over(item):
        return
    for at, picture in _pictures(item):
        empty = False
        for language, text in picture.alt.versions:
            if _says_nothing(text, picture.file):
                empty = True
                yield Fault(
                    item=item,
                    at=(*at, "alt", language) if language else (*at, "alt"),
                    message=say("“{text}” does not tell what the picture shows", text=text.strip()),
                    hint=say("say what is to be seen, in one sentence, for somebody who does not see it"),
                )
        if item.kind is Kind.MESSAGE and not empty:
            yield from _missing(item, at, picture, context)


def _pictures(item: Item[Any]) -> Iterator[tuple[Path, Asset | Photo]]:
    """The pictures of an item."""
    if item.kind is Kind.MESSAGE:
        for index, asset in enumerate(item.value.assets):
            yield ("assets", index), asset
    elif item.kind is Kind.POST and item.value.cover is not None:
        yield ("cover",), item.value.cover
    elif item.kind is Kind.AMBASSADOR and item.value.photo is not None:
        yield ("photo",), item.value.photo


def _says_nothing(text: str, file: str) -> bool:
    """Whether an alternative text is none."""
    plain = " ".join(fold(text).split()).strip(" .!?:…\"'«»“”")
    name = fold(file.rpartition("/")[2])
    if not plain or plain in _NOTHING or plain in {name, name.rpartition(".")[0]}:
        return True
    return _FILE.fullmatch(plain) is not None or _CAMERA.fullmatch(plain) is not None


def _missing(item: Item[Any], at: Path, picture: Asset | Photo, context: Context) -> Iterator[Fault]:
    """The languages in which a message is posted and its picture has no words."""
    asked = list(dict.fromkeys(variant.language for variant in item.value.variants))
    organisation = context.catalog.organisation
    default = organisation.value.languages[0] if organisation and organisation.value.languages else ""
    there = {without_region(language) or default for language, _ in picture.alt.versions}
    if len(asked) == 1 and "" in dict(picture.alt.versions):
        return
    for language in asked:
        if without_region(language) not in there:
            yield Fault(
                item=item,
                at=(*at, "alt"),
                message=say("the picture has no alternative text in `{language}`", language=language),
                hint=say("write it in each language that the message is posted in"),
            )
