"""Where a network is: its blogs, groups and accounts, and the platforms that it recommends."""

from __future__ import annotations

from collections.abc import Iterable

from ambassade.publish.edition import members, public
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.network_parts import Recommended, Spot
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.vocabulary import OPEN_TO, PLATFORM_STATE, SPACE_KIND
from ambassade.publish.pages.writer import Writer


class Presence:
    """Where one network is."""

    def __init__(self, writer: Writer, network: public.Network) -> None:
        self._writer = writer
        self._cards = writer.cards
        self._text = writer.words
        self._network = network

    def places(self) -> Iterable[Spot]:
        """Blogs, groups and accounts, in that order, as the committee lists them."""
        cards, platforms = self._cards, self._writer.edition.platforms
        for blog in self._network.blogs:
            yield Spot(
                name=Phrase(blog.name, self._foreign(blog.language)),
                url=blog.url,
                kind=self._text.say("Blog"),
                icon="blog",
                languages=cards.languages((blog.language,)) if blog.language else "",
                audience=None,
                measured_on=None,
            )
        for space in self._network.spaces:
            size = space.audience_size
            yield Spot(
                name=cards.phrase(space.name),
                url=space.url,
                kind=self._kind(space),
                icon=platform_icon(space.platform) if space.platform else "people",
                languages=cards.languages(space.languages),
                audience=size.count if size else None,
                measured_on=size.measured_on if size else None,
                how=cards.maybe(space.how_to_join),
                host=space.host if isinstance(space, members.Space) else None,
            )
        for account in self._network.accounts:
            size = account.audience_size
            name = platforms[account.platform] if account.platform else account.id
            yield Spot(
                name=Phrase(account.handle or name),
                url=account.url,
                kind=name,
                icon=platform_icon(account.platform or ""),
                languages=cards.languages(account.languages),
                audience=size.count if size else None,
                measured_on=size.measured_on if size else None,
            )

    def _kind(self, space: public.Space) -> str:
        """`Group on LinkedIn, open to everybody`."""
        kind = self._text.text(SPACE_KIND[space.kind])
        if space.platform:
            platform = self._writer.edition.platforms[space.platform]
            kind = self._text.say("{kind} on {platform}", kind=kind, platform=platform)
        return f"{kind}, {self._text.text(OPEN_TO[space.open_to])}" if space.open_to else kind

    def platforms(self) -> Iterable[Recommended]:
        """Where the network speaks, and why there."""
        edition = self._writer.edition
        states = {platform.id: platform.state for platform in edition.organisation.platforms}
        for each in self._network.platforms:
            if each.platform is None:
                continue
            state = PLATFORM_STATE.get(states.get(each.platform, "active"))
            yield Recommended(
                id=each.platform,
                name=edition.platforms[each.platform],
                why=self._cards.maybe(each.why),
                languages=self._cards.languages(each.languages),
                state=self._text.text(state) if state else None,
            )

    def _foreign(self, language: str | None) -> str | None:
        """The language, where it is not the page's."""
        return None if language == self._writer.edition.language else language
