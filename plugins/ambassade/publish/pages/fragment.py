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

_SMALL = 96
"""Pictures less wide are given up to four times as fine, others twice: that is enough on every screen."""
_LAZY = ' loading="lazy" decoding="async"'
_FIRST = ' fetchpriority="high"'


@cache
def glyph(name: str) -> Markup:
    """An icon of the stylesheet; the words beside it say the same."""
    return _html(f'<span class="am-i am-i--{escape(name)}" aria-hidden="true"></span>')


def flag(place: Place, path: str, size: str = "", alt: str = "", side: int = 48) -> Markup:
    """A network's flag; `alt` is empty where the name stands beside it."""
    return _image(f"am-flag{size}", place.base + path, (side, side), alt)


def face(
    place: Place, shown: Face, style: str = "am-face", side: int = 48, *, lazy: bool = True, seen: str = ""
) -> Markup:
    """A person's face beside their name; `seen` says how wide it is where that depends on the window."""
    if shown.small:
        return _photograph(place, shown.small, style, (side, side), "", (_LAZY if lazy else "", seen))
    return _image(style, f"{place.base}{shown.drawn}", (side, side), "", _LAZY if lazy else "")


def picture(
    place: Place, shot: Shot, style: str, size: tuple[int, int] | None, alt: str, *, lazy: bool = True
) -> Markup:
    """A photograph in both formats, at `size` or its own; one not `lazy` is what a page opens with."""
    return _photograph(place, shot, style, size, alt, (_LAZY if lazy else _FIRST, ""))


def _photograph(
    place: Place, shot: Shot, style: str, size: tuple[int, int] | None, alt: str, how: tuple[str, str]
) -> Markup:
    """Of its sizes a browser takes what its screen needs, from those that can be of use there."""
    width, height = size or (shot.width, shot.height)
    loading, seen = how
    least, most = (width * 0.9, width * (4 if width < _SMALL else 2)) if size else (0, width * 2)
    fits = [(wide, path) for wide, path in shot.copies if least <= wide <= most]
    base = escape(place.base)
    sources = ", ".join(f"{base}{escape(path)} {wide}w" for wide, path in fits or ((shot.width, shot.webp),))
    sizes = seen or (f"{width}px" if size else f"(min-width: {width}px) {width}px, 100vw")
    image = _image(style, place.base + shot.jpeg, (width, height), alt, loading)
    return _html(f'<picture><source type="image/webp" srcset="{sources}" sizes="{sizes}">{image}</picture>')


def head(name: str, title: str | Phrase, href: str = "", words: str = "", level: str = "h2") -> Markup:
    """A section's heading, whose id is `name`, and a link beside it."""
    link = f'<a href="{escape(href)}">{escape(words)}</a>' if href else ""
    heading = f'<{level} id="{escape(name)}">{escape(title)}</{level}>'
    return _html(f'<div class="am-section__head">{heading}{link}</div>')


def _image(style: str, address: str, size: tuple[int, int], alt: str, loading: str = "") -> Markup:
    source = f'src="{escape(address)}" width="{size[0]}" height="{size[1]}"'
    return _html(f'<img class="{style}" {source} alt="{escape(alt)}"{loading}>')


def _html(text: str) -> Markup:
    """Text whose every value was escaped."""
    return Markup(text)  # noqa: S704 - see above
