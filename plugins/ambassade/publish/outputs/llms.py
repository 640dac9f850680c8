"""llms.txt: what the site is and where its data are, in one page for language models (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ambassade.model.text import Text
from ambassade.names import fold
from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.shown import posts
from ambassade.publish.site import Asset, Site
from ambassade.words import words

MOST_NETWORKS = 60
MOST_POSTS = 10
PATH = "llms.txt"


def llms(edition: Edition, site: Site, addresses: Addresses, files: Iterable[Asset]) -> Iterator[Asset]:
    """The file, in the public edition; `files` are those of the site that it may name besides its pages."""
    if edition.audience == "public":
        paths = {page.path for page in site.pages} | {file.path for file in files}
        text = "\n\n".join(_Guide(edition, site, addresses, paths).parts())
        yield Asset(path=PATH, content=f"{text}\n".encode())


class _Guide:
    """The parts of the file."""

    def __init__(self, edition: Edition, site: Site, addresses: Addresses, paths: set[str]) -> None:
        self._edition = edition
        self._site = site
        self._addresses = addresses
        self._paths = paths
        self._words = words(edition.language)

    def parts(self) -> Iterator[str]:
        """Paragraphs and lists, in order."""
        say, organisation = self._words.say, self._edition.organisation
        yield f"# {_plain(self._site.name)}"
        headline = organisation.headline or organisation.introduction
        if headline:
            yield f"> {_plain(self._pick(headline))}"
        yield say(
            "People of {organisation} and its partners write and speak here under their own names, in "
            "networks. Each agreed to be shown and may end that on any day. {built}",
            organisation=_plain(self._pick(organisation.name)),
            built=" ".join(self._site.notes),
        )
        yield self._list(say("Pages"), self._pages())
        yield self._list(say("Networks"), self._networks())
        yield self._list(say("Latest posts"), self._posts())
        yield self._list(say("Data"), self._data())
        heading = say("How to cite")
        yield f"## {heading}"
        yield say(
            "Name the person who wrote or said it and link to the page. A person speaks in their own name, "
            "not for {organisation}, unless their page says on what they do. Ask for the page again before "
            "you repeat what it said: who leaves is taken off.",
            organisation=_plain(self._pick(organisation.name)),
        )

    def _pages(self) -> Iterator[tuple[str, str, str]]:
        for section in self._site.sections:
            yield section.path, section.title, ""
        yield "themes/", self._words.say("Themes"), ""
        yield "collections/", self._words.say("Collections of links"), ""
        yield "subscribe/", self._words.say("Subscribe: how to follow"), ""
        yield "sitemap.xml", self._words.say("Every page"), ""

    def _networks(self) -> Iterator[tuple[str, str, str]]:
        networks = self._edition.networks
        ordered = sorted(networks, key=lambda slug: (fold(self._pick(networks[slug].name)), slug))
        for slug in ordered[:MOST_NETWORKS]:
            tagline = networks[slug].tagline
            yield f"networks/{slug}/", self._pick(networks[slug].name), self._pick(tagline) if tagline else ""
        if len(ordered) > MOST_NETWORKS:
            more = self._words.say_n("{n} more", "{n} more", len(ordered) - MOST_NETWORKS)
            yield "api/v1/networks.json", more, ""

    def _posts(self) -> Iterator[tuple[str, str, str]]:
        edition = self._edition
        for slug, post in posts(edition)[:MOST_POSTS]:
            day = post.publish_at.starts(edition.zone).date()
            yield f"posts/{slug}/", post.title.pick(edition.language, post.language)[0], self._words.day(day)

    def _data(self) -> Iterator[tuple[str, str, str]]:
        say = self._words.say
        yield "api/v1/index.json", say("Everything as JSON: where to begin"), ""
        yield "api/v1/schema.json", say("Format of the data"), ""
        yield "feed.xml", say("Posts (Atom)"), ""
        yield "feed.json", say("Posts (JSON Feed)"), ""
        yield "collections/feed.xml", say("Collections of links (Atom)"), ""
        yield "calendar.ics", say("Calendar (.ics)"), ""
        yield "opml.xml", say("All our blogs (OPML)"), ""

    def _list(self, title: str, lines: Iterable[tuple[str, str, str]]) -> str:
        """A list of what there is of `lines`: path, name, and some words more."""
        found = [f"## {title}", ""]
        for path, name, more in lines:
            if path in self._paths:
                where = self._addresses.absolute(path) or path or "./"
                found.append(f"- [{_plain(name)}]({where})" + (f": {_plain(more)}" if more else ""))
        if len(found) == 2:
            found.append(self._words.say("None yet."))
        return "\n".join(found)

    def _pick(self, text: Text) -> str:
        return text.pick(self._edition.language, self._edition.default_language)[0]


def _plain(text: str) -> str:
    """Words of the content in one line, in which nothing is a sign of Markdown."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))
