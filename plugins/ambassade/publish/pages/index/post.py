"""The posts of an edition and their series: by network, person and theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import public
from ambassade.publish.pages.index.relation import Groups, Relations, grouped, places
from ambassade.publish.post_series import SeriesKey, listed_series, parts_of_series


class Posts(Relations):
    """What was written."""

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """All posts: those that readers have, the latest first; after them those in the works."""
        posts, zone = self.edition.posts, self.edition.zone
        days = {slug: (post.publish_at.starts(zone), slug) for slug, post in posts.items()}
        ordered = sorted(posts, key=days.__getitem__, reverse=True)
        return (
            *(slug for slug in ordered if self.is_out(slug)),
            *(slug for slug in reversed(ordered) if not self.is_out(slug)),
        )

    def is_out(self, post: str) -> bool:
        """Whether readers have a post; every one of an edition that tells no status is."""
        edition = self.edition
        return (
            not isinstance(edition, InternalEdition) or edition.states.get(f"post/{post}") is State.PUBLISHED
        )

    def is_told(self, posts: Iterable[str]) -> bool:
        """Whether feeds tell of any of these posts: of those that readers have."""
        return any(self.is_out(slug) for slug in posts)

    @cached_property
    def posts_by_network(self) -> Groups:
        """The posts of each network."""
        posts = self.edition.posts
        return grouped((network, slug) for slug in self.posts if (network := posts[slug].network))

    @cached_property
    def place_of_post(self) -> Mapping[str, int]:
        """The place of each post, from 0, among those of its network; of one without, among all posts."""
        return {**places((self.posts,)), **places(self.posts_by_network.values())}

    @cached_property
    def listed_series(self) -> Mapping[SeriesKey, public.Series]:
        """The series that networks list."""
        return listed_series(self.edition)

    @cached_property
    def series(self) -> Mapping[SeriesKey, tuple[str, ...]]:
        """The posts of each series that has any, part by part."""
        return parts_of_series(self.edition, self.posts)

    @cached_property
    def place_in_series(self) -> Mapping[str, int]:
        """The place, from 0, of each post that is a part of a series."""
        return places(self.series.values())

    @cached_property
    def series_by_network(self) -> Mapping[str, tuple[SeriesKey, ...]]:
        """The series of each network that have a post, as its file lists them."""
        groups: defaultdict[str, list[SeriesKey]] = defaultdict(list)
        for key in self.listed_series:
            if key in self.series:
                groups[key.network].append(key)
        return {network: tuple(found) for network, found in groups.items()}

    @cached_property
    def posts_by_person(self) -> Groups:
        """The posts of each author."""
        return grouped((author, slug) for slug in self.posts for author in self.edition.posts[slug].authors)

    @cached_property
    def posts_by_theme(self) -> Groups:
        """The posts on each theme."""
        return grouped((theme, slug) for slug in self.posts for theme in self.edition.posts[slug].themes)
