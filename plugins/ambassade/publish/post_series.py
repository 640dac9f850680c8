"""Series of posts: which there are in an edition, and what they consist of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public


class SeriesKey(NamedTuple):
    """A series: ids are those of its network, so two networks may use the same one."""

    network: str
    id: str

    @classmethod
    def of(cls, post: public.Post) -> SeriesKey | None:
        """The one that a post says it is part of; its network need not list it."""
        return None if post.series is None or post.network is None else cls(post.network, post.series.id)

    @property
    def path(self) -> str:
        """Its page, beside which its feeds lie."""
        return f"networks/{self.network}/series/{self.id}/"


def listed_series(edition: Edition) -> Mapping[SeriesKey, public.Series]:
    """What the networks of an edition list, in their order."""
    return {
        SeriesKey(slug, series.id): series
        for slug, network in edition.networks.items()
        for series in network.series
    }


def parts_of_series(edition: Edition, posts: Iterable[str]) -> Mapping[SeriesKey, tuple[str, ...]]:
    """The parts of each series that has one among `posts`, in their places; of one place, the older first.

    What is told of a part's place follows from these alone: an edition does not say how many parts it hides.
    """
    listed, zone = listed_series(edition), edition.zone
    found: defaultdict[SeriesKey, list[tuple[int, float, str]]] = defaultdict(list)
    for slug in posts:
        post = edition.posts[slug]
        key = SeriesKey.of(post)
        if key is not None and post.series is not None and key in listed:
            found[key].append((post.series.part, post.publish_at.starts(zone).timestamp(), slug))
    return {key: tuple(slug for _, _, slug in sorted(parts)) for key, parts in found.items()}
