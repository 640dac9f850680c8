"""The networks of an edition, by name and by theme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ambassade.names import fold
from ambassade.publish.edition import public
from ambassade.publish.pages.index.relation import Groups, Relations, grouped, places


def theme_of(network: public.Network) -> str | None:
    """The theme under which a network is listed: that of its basis, else its first."""
    return network.basis.theme or (network.themes[0] if network.themes else None)


class Networks(Relations):
    """Which networks there are."""

    @cached_property
    def networks(self) -> tuple[str, ...]:
        """All networks, by name."""
        language, default = self.edition.language, self.edition.default_language
        return tuple(
            sorted(
                self.edition.networks,
                key=lambda slug: (fold(self.edition.networks[slug].name.pick(language, default)[0]), slug),
            )
        )

    @cached_property
    def place_of_network(self) -> Mapping[str, int]:
        """The place of each network among all, from 0."""
        return places((self.networks,))

    @cached_property
    def networks_by_theme(self) -> Groups:
        """The networks of each theme, those that stand on it first."""
        networks = self.edition.networks
        on_it = [(theme, slug) for slug in self.networks if (theme := theme_of(networks[slug]))]
        beside = [(theme, slug) for slug in self.networks for theme in networks[slug].themes]
        return grouped((*on_it, *beside))

    @cached_property
    def networks_by_main_theme(self) -> Mapping[str | None, tuple[str, ...]]:
        """Each network once, under the theme it stands on (None: no theme), in the organisation's order."""
        groups: dict[str | None, list[str]] = {theme.id: [] for theme in self.edition.organisation.themes}
        groups[None] = []
        for slug in self.networks:
            groups.setdefault(theme_of(self.edition.networks[slug]), []).append(slug)
        return {theme: tuple(slugs) for theme, slugs in groups.items() if slugs}
