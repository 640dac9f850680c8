"""What the map says in words: names, counts, gaps with the step that would close each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ambassade.language.typography import capital
from ambassade.publish.pages.map.facts import Row
from ambassade.publish.pages.map.gap import Gap, What
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.vocabulary import SPACE_KIND
from ambassade.publish.pages.writer import Writer
from ambassade.words import Say, say

_NOBODY: Final[Mapping[What, Callable[[str, str], Say]]] = {
    "theme": lambda network, what: say(
        "{network} has nobody who can talk about {theme}.", network=network, theme=what
    ),
    "platform": lambda network, what: say(
        "{network} recommends {platform} and has nobody there.", network=network, platform=what
    ),
    "language": lambda network, what: say(
        "{network} promises {language} and has nobody who speaks it.", network=network, language=what
    ),
}


class Phrases:
    """The sentences of one edition's map."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._text = writer.words
        self.nobody = writer.words.say("nobody")

    def platform(self, platform: str) -> str:
        """A platform's name."""
        names = self._writer.edition.platforms
        return names[platform] if platform in names else self._text.say("Blog")

    def people(self, count: int) -> str:
        """How many people."""
        return self._text.say_n("{n} person", "{n} people", count)

    def presence(self, people: int, things: int) -> str:
        """How many people are on a platform; where none is, how many groups and accounts of networks."""
        if people or not things:
            return self.people(people) if people else ""
        return self._text.say_n("{n} group or account", "{n} groups or accounts", things)

    def gaps(self, count: int) -> str:
        """How many gaps."""
        return self._text.say_n("{n} gap", "{n} gaps", count)

    def kind(self, row: Row) -> str:
        """What something is that is not a person."""
        text = self._text
        if row.kind == "account":
            return text.say("own accounts")
        if row.kind == "blog":
            return text.say("blog")
        return text.text(SPACE_KIND[row.group]).lower()

    def what(self, gap: Gap) -> str:
        """The theme, platform or language that a gap is about."""
        if gap.what == "theme":
            return self._writer.cards.themes[gap.value].text
        if gap.what == "platform":
            return self.platform(gap.value)
        if gap.what == "people":
            return self._text.say("the network")
        return capital(language_name(gap.value, self._text))

    def missing(self, gap: Gap) -> str:
        """What nobody carries, in a few words."""
        if gap.what == "people":
            return self._text.say("Nobody yet")
        return self._text.say("Nobody: {what}", what=self.what(gap))

    def alone(self, gaps: Sequence[Gap]) -> str:
        """What one person carries alone, in a few words."""
        if not gaps:
            return ""
        names = dict.fromkeys(self.what(gap) for gap in gaps)
        return self._text.say("alone: {what}", what=", ".join(names))

    def described(self, rows: Sequence[Row], networks: Sequence[str], platforms: int) -> str:
        """What the whole picture shows."""
        kinds = Counter(row.kind for row in rows)
        text = self._text
        told = text.say(
            "Threads run from {networks} and their themes to {people}, {groups} and {blogs}, and on to "
            "{platforms}.",
            networks=text.say_n("{n} network", "{n} networks", len(networks)),
            people=self.people(kinds["person"]),
            groups=text.say_n("{n} group", "{n} groups", kinds["group"]),
            blogs=text.say_n("{n} blog", "{n} blogs", kinds["blog"]),
            platforms=text.say_n("{n} platform", "{n} platforms", platforms),
        )
        same = text.say("The table below says the same.")
        return f"{told} {same}"

    def folded(self, sizes: Mapping[str | None, int], themes: int, platforms: int) -> str:
        """What the picture of a large edition shows."""
        text = self._text
        told = text.say(
            "Threads run from {themes} to {networks}, and on to {platforms} where their people are.",
            themes=text.say_n("{n} theme", "{n} themes", themes),
            networks=text.say_n(
                "{n} network", "{n} networks", len([one for one in sizes if one is not None])
            ),
            platforms=text.say_n("{n} platform", "{n} platforms", platforms),
        )
        same = text.say("The table below says the same.")
        return f"{told} {same}"

    def gap(self, gap: Gap) -> str:
        """A gap as a sentence."""
        text, what = self._text, self.what(gap)
        if gap.network is None:
            return text.say("Nobody can talk about {theme}, and no network has it.", theme=what)
        network = self._writer.cards.network_name(gap.network)
        if gap.what == "people":
            nobody = text.say("{network} has nobody who is active.", network=network)
            return (
                nobody if gap.alone is None else text.say("{network} hangs on one person.", network=network)
            )
        if gap.alone is not None:
            return text.say("{network}: {what} hangs on one person.", network=network, what=what)
        return text.text(_NOBODY[gap.what](network, what))

    def step(self, gap: Gap) -> tuple[str, str]:
        """The one step that would close a gap, and the page where it begins."""
        text = self._text
        if gap.network is None:
            return text.say("Find who could, or take it off the list of themes"), "ambassadors/"
        page = f"networks/{gap.network}/"
        if gap.what == "people":
            return text.say("Invite the first members"), page
        if gap.helper is not None:
            person = self._writer.edition.ambassadors[gap.helper]
            name = person.latin_name or person.name
            return text.say(
                "Ask {name} of another network to join in", name=name
            ), f"ambassadors/{gap.helper}/"
        if gap.alone is not None:
            return text.say("Look for a second voice in the network"), page
        if gap.what == "platform":
            return text.say("Open an account with the committee, or stop recommending it"), page
        return text.say("Invite somebody who can, or stop promising it"), page
