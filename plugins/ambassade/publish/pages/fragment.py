"""Small pieces of HTML that stand on almost every page, made without a template's overhead.

`Markup.format` costs ten times what an f-string does, and these run a million times in a large edition: every
value is escaped where it is put in.
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape

from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Face, Shot
from ambassade.publish.pages.place import Place


@cache
def glyph(name: str) -> Markup:
    """An icon of the stylesheet; the words beside it say the same."""
    return _html(f'<span class="am-i am-i--{escape(name)}" aria-hidden="true"></span>')


def flag(place: Place, path: str, size: str = "", alt: str = "", side: int = 48) -> Markup:
    """A network's flag; `alt` is empty where the name stands beside it."""
    return _image(f"am-flag{size}", place.root + path, (side, side), alt, lazy=False)


def face(place: Place, shown: Face, style: str = "am-face", side: int = 48, *, lazy: bool = True) -> Markup:
    """A person's face beside their name."""
    if shown.small:
        return picture(place, shown.small, style, (side, side), "", lazy=lazy)
    return _image(style, f"{place.root}{shown.drawn}", (side, side), "", lazy=lazy)


def picture(
    place: Place, shot: Shot, style: str, size: tuple[int, int] | None, alt: str, *, lazy: bool = True
) -> Markup:
    """A photograph in both formats, at `size` or its own."""
    image = _image(style, place.root + shot.jpeg, size or (shot.width, shot.height), alt, lazy=lazy)
    webp = escape(place.root + shot.webp)
    return _html(f'<picture><source type="image/webp" srcset="{webp}">{image}</picture>')


def head(name: str, title: str | Phrase, href: str = "", words: str = "", level: str = "h2") -> Markup:
    """A section's heading, whose id is `name`, and a link beside it."""
    link = f'<a href="{escape(href)}">{escape(words)}</a>' if href else ""
    heading = f'<{level} id="{escape(name)}">{escape(title)}</{level}>'
    return _html(f'<div class="am-section__head">{heading}{link}</div>')


def _image(style: str, address: str, size: tuple[int, int], alt: str, *, lazy: bool) -> Markup:
    loading = ' loading="lazy"' if lazy else ""
    source = f'src="{escape(address)}" width="{size[0]}" height="{size[1]}"'
    return _html(f'<img class="{style}" {source} alt="{escape(alt)}"{loading}>')


def _html(text: str) -> Markup:
    """Text whose every value was escaped."""
    return Markup(text)  # noqa: S704 - see above
