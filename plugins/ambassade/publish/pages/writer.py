"""Turns templates and values into pages. One environment a language, compiled once in a process."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ambassade.publish.audience import Edition
from ambassade.publish.markdown import Converter
from ambassade.publish.pages.address import Addresses
from ambassade.publish.pages.card import Cards
from ambassade.publish.pages.index import Index
from ambassade.publish.pages.picture import Pictures
from ambassade.publish.pages.vocabulary import AUDIENCE, AUDIENCE_ICON, STATE
from ambassade.publish.site import Page, relative
from ambassade.words import Say, Words, words

TEMPLATES = Path(__file__).with_name("templates")
STATIC = "assets/ambassade/"
LONGEST_DESCRIPTION = 200
_ICON_FILES = Path(__file__).parents[1] / "static" / "icons"
_IN_THE_STYLESHEET = ("blog", "bluesky", "instagram", "linkedin", "mastodon", "x", "youtube")
_ICONS = {
    **{path.stem: path.stem for path in _ICON_FILES.glob("*.svg")},
    **{name: name for name in _IN_THE_STYLESHEET},
    "email": "mail",
}
"""The glyphs of those platforms that have one of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page that a template is writing: turns the site's paths into links."""

    path: str
    root: str
    """What leads from the page to the site's root."""

    def link(self, path: str) -> str:
        """The address of a page or file of the site."""
        return self.root + path


_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a page is called and where it lies.

    `scripts` are names of static scripts, `head` is finished HTML for the frame's `<head>`.
    """

    path: str
    title: str
    description: str
    section: str
    scripts: tuple[str, ...] = ()
    head: Markup = _NOTHING
    updated: date | None = None
    indexed: bool = True


class Writer:
    """What every page of one edition is written with."""

    def __init__(self, edition: Edition, root: Path | None) -> None:
        self.edition = edition
        self.words: Words = words(edition.language)
        self.index = Index(edition)
        self.pictures = Pictures(edition, root)
        self.cards = Cards(edition, self.index, self.pictures, self.words)
        self.addresses = Addresses(edition)
        self._converter = Converter()
        self._environment = _environment(edition.language)

    def page(self, template: str, about: About, **values: object) -> Page:
        """A page from `template`, which sees `values`, the edition and `p`, the page's `Place`."""
        place = self.place(about.path)
        html = self._environment.get_template(template).render(
            p=place, edition=self.edition, person_link=self.person_link, **values
        )
        script = Markup('<script src="{}{}{}.js" defer></script>')
        scripts = (script.format(place.root, STATIC, name) for name in about.scripts)
        return Page(
            path=about.path,
            title=about.title,
            description=_shortened(about.description),
            html=html.strip() + "\n",
            section=about.section,
            updated=about.updated,
            indexed=about.indexed,
            head=str(about.head + Markup("").join(scripts)),
        )

    def place(self, path: str) -> Place:
        """The page at `path` as a place to link from."""
        return Place(path, relative("", path))

    def feed_link(self, feed: str, title: str, *, page: str) -> Markup:
        """What tells a browser of a page's feed."""
        link = Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">')
        return link.format(title, relative(feed, page))

    def person_link(self, place: Place, slug: str) -> Markup:
        """A person's name, as a link to their page."""
        card = self.cards.person(slug)
        return Markup('<a href="{}">{}</a>').format(place.link(card.path), card.name_html)

    def prose(self, text: str, *, page: str, source: str, level: int = 2) -> Markup:
        """Markdown as HTML whose topmost heading is an `<h{level}>`.

        Links to content files count from the folder `source`; those to nothing of this edition are dropped.
        """

        def resolve(target: str) -> str | None:
            path = self.addresses.resolve(target, source)
            return None if path is None else relative(path, page)

        return self._converter.convert(text, level=level, resolve=resolve)


def _shortened(text: str) -> str:
    """The text in one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_DESCRIPTION:
        return line
    return line[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def sentence(text: Words) -> Callable[..., Markup]:
    """A function for sentences whose values are HTML: `tm("By {name}", name=link)`."""

    def tm(pattern: str, /, **values: object) -> Markup:
        said = text.say(pattern, **{name: f"{{{name}}}" for name in values})
        return Markup(escape(said)).format(**values)  # noqa: S704 - escaped just here

    return tm


@cache
def _environment(language: str) -> Environment:
    text = words(language)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.do"],
    )

    @lru_cache(maxsize=4096)
    def day(value: date) -> str:
        return text.day(value)

    @lru_cache(maxsize=4096)
    def part(value: date, pattern: str) -> str:
        return text.date(value, pattern)

    def tell(sentence: Say) -> str:
        return text.text(sentence)

    environment.globals.update(
        t=text.say,
        tn=text.say_n,
        tm=sentence(text),
        tell=tell,
        day=day,
        date=part,
        time=text.time,
        number=text.number,
        listed=text.list,
        icon=platform_icon,
        out=external,
        states=STATE,
        audiences=AUDIENCE,
        audience_icons=AUDIENCE_ICON,
    )
    environment.filters["iso"] = _iso
    environment.filters["words"] = _plain
    return environment


def external(url: str) -> str:
    """An address that may stand in a link out of the site; nothing where it is another scheme's."""
    return url if re.match(r"(?i)(?:https?://|mailto:)", url) else ""


def platform_icon(platform: str) -> str:
    """The name of a platform's glyph."""
    return _ICONS.get(platform, "earth")


def _iso(value: date | datetime) -> str:
    """A day or an instant as machines read it."""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


def _plain(value: str) -> str:
    """A text in one line."""
    return re.sub(r"\s+", " ", value).strip()
