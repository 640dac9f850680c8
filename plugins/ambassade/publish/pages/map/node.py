"""The nodes of the map's pictures: what each thing is called there, how it is drawn, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import escape

from ambassade.publish.drawing.face import draw_face, ink_of
from ambassade.publish.drawing.loom import Node
from ambassade.publish.pages.environment import external
from ambassade.publish.pages.facet import NO_NETWORK
from ambassade.publish.pages.map.facts import Row
from ambassade.publish.pages.map.gap import Gap
from ambassade.publish.pages.map.phrase import Phrases
from ambassade.publish.pages.place import Place
from ambassade.publish.pages.writer import Writer

_COLOURS: Final = 6
PLAIN: Final = _COLOURS
"""The colour of what belongs to no network."""


class Nodes:
    """Makes the nodes of one edition. With `unfolding`, networks lead to their own page of the map."""

    def __init__(self, writer: Writer, *, unfolding: bool) -> None:
        self._writer = writer
        self._unfolding = unfolding
        self.say = Phrases(writer)
        self._colours = {slug: number % _COLOURS + 1 for number, slug in enumerate(writer.index.networks)}

    def colour(self, network: str | None) -> int:
        """The colour of a network's threads."""
        return PLAIN if network is None else self._colours[network]

    def network(self, place: Place, network: str | None, people: int, gaps: int = 0) -> Node:
        """A network with so many people (None: those of no network), and how many gaps it has."""
        name = None if network is None else self._writer.cards.network(network).name
        folder = "map" if self._unfolding else "networks"
        return Node(
            key=network_key(network),
            shape="network" if network else "theme",
            name=name.text if name else self._writer.words.say("No network"),
            language=name.language if name else None,
            note=self.say.people(people),
            mark=self.say.gaps(gaps) if gaps else "",
            href=place.link(f"{folder}/{network or NO_NETWORK}/"),
            colour=self.colour(network),
            flags=(network,) if network else (),
        )

    def theme(
        self, place: Place, theme: str, people: int, *, under: str | None = None, lone: bool = False
    ) -> Node:
        """A theme with so many people, below a network or not; `lone`: nobody and no network has it."""
        name = self._writer.cards.themes[theme]
        known = theme in self._writer.index.themes
        return Node(
            key=f"theme-{theme}",
            shape="theme",
            name=name.text,
            language=name.language,
            note="" if lone else self._writer.words.number(people),
            mark=self.say.nobody if lone else "",
            href=place.link(f"themes/{theme}/" if known else "themes/"),
            colour=self.colour(under),
            step=under is not None,
        )

    def platform(self, platform: str, people: int, things: int) -> Node:
        """A platform with so many people and, for want of them, so many groups, blogs and accounts."""
        return Node(
            key=f"platform-{platform}",
            shape="platform",
            name=self.say.platform(platform),
            note=self.say.presence(people, things),
            mark="" if people or things else self.say.nobody,
            href=f"#platform-{platform}",
        )

    def missing(self, gap: Gap) -> Node:
        """What a network has nobody for."""
        network = "" if gap.network is None else self._writer.cards.network_name(gap.network)
        name, colour = self.say.missing(gap), self.colour(gap.network)
        return Node(key=gap.key, shape="gap", name=name, note=network, href=f"#{gap.key}", colour=colour)

    def row(self, place: Place, row: Row, network: str | None, alone: Sequence[Gap]) -> Node:
        """A person, group or blog of a network; `alone` is what the person carries alone."""
        if row.kind == "person":
            return self._person(place, row, network, alone)
        page = f"ambassadors/{row.subject}/" if row.owner else f"networks/{row.subject}/"
        return Node(
            key=row.key,
            shape=row.kind,
            name=row.name,
            language=row.language,
            note=self.say.kind(row),
            href=external(row.url or "") or place.link(page),
            colour=self.colour(network),
            flags=(row.subject,) if row.kind == "account" else (),
            step=row.owner is not None,
        )

    def _person(self, place: Place, row: Row, network: str | None, alone: Sequence[Gap]) -> Node:
        cards = self._writer.cards
        return Node(
            key=row.key,
            shape="person",
            name=row.name,
            language=row.language,
            note=", ".join(cards.places[key].text for key in row.places),
            mark=self.say.alone(alone),
            href=place.link(cards.person(row.subject).path),
            colour=self.colour(network),
            picture=self._face(place, row.subject),
            flags=row.networks,
        )

    def _face(self, place: Place, slug: str) -> str:
        """What stands for a person, 96 by 96: the photograph, or the drawing without a file of its own."""
        face = self._writer.pictures.face(slug)
        if face.small:
            address = escape(place.file(face.small.webp))
            return f'<image href="{address}" width="96" height="96" preserveAspectRatio="xMidYMid slice"/>'
        drawn = draw_face(slug, self._writer.edition.ambassadors[slug].name)
        # The styles of drawings in a page colour every letter; these take theirs from around them.
        return f'<g fill="{ink_of(slug)}">{drawn.partition(">")[2].removesuffix("</svg>")}</g>'


def network_key(network: str | None) -> str:
    """The key of a network's node."""
    return f"network-{network or NO_NETWORK}"
