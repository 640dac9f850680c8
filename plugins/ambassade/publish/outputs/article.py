"""What feeds tell of a post, whatever their format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.correction import corrected_on
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.prose import Prose
from ambassade.publish.outputs.shown import posts, said
from ambassade.publish.post_series import listed_series, parts_of_series
from ambassade.words import words

MOST = 50
"""The newest posts that a feed holds."""
_Post = tuple[str, public.Post]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One post, or one link of a collection, as a feed tells it.

    `published` and `changed` are aware, in the organisation's zone.
    """

    id: str
    path: str
    title: str
    language: str
    published: datetime
    changed: datetime
    authors: tuple[tuple[str, str], ...]
    """The names of those that the edition shows, each with the path of their page."""
    themes: tuple[tuple[str, str], ...]
    """The id and the name of each."""
    summary: str | None
    html: str | None
    """Safe; its links lead from the feed's own place."""
    outside: str | None = None
    """The address elsewhere that it recommends: readers are led there, and to `path` besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One feed: the page it lies beside, what it is called, its articles, the newest first."""

    page: str
    title: str
    articles: tuple[Article, ...]
    changed: datetime
    """When the newest change was; without articles, the day of the edition."""


class Channels:
    """The feeds of one edition: of all posts, of each network's and author's, and of each series."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self.edition = edition
        self.addresses = addresses
        self._prose = Prose(edition, addresses)
        self._themes = {theme.id: theme.name for theme in edition.organisation.themes}

    def all(self) -> tuple[Channel, ...]:
        """Every feed, that of all posts first."""
        edition, text = self.edition, words(self.edition.language)
        organisation, people = edition.organisation, edition.ambassadors
        newest = posts(edition)
        found = [self._channel("", self.text(organisation.site_name or organisation.name), newest)]
        by_network: defaultdict[str | None, list[_Post]] = defaultdict(list)
        by_author: defaultdict[str, list[_Post]] = defaultdict(list)
        for one in newest:
            by_network[one[1].network].append(one)
            for author in one[1].authors:
                by_author[author].append(one)
        found += [
            self._channel(f"networks/{slug}/", self.text(network.name), by_network[slug])
            for slug, network in edition.networks.items()
        ]
        found += [
            self._channel(
                f"ambassadors/{slug}/",
                text.say("Posts by {name}", name=people[slug].latin_name or people[slug].name),
                by_author[slug],
            )
            for slug in sorted(by_author)
            if slug in people
        ]
        return (*found, *self._series(newest))

    def _series(self, newest: list[_Post]) -> Iterator[Channel]:
        """A feed for each series that has a part, the last part first, as feed readers show them."""
        listed, found = listed_series(self.edition), dict(newest)
        for key, parts in parts_of_series(self.edition, found).items():
            told = [(slug, found[slug]) for slug in reversed(parts)]
            yield self._channel(key.path, self.text(listed[key].title), told)

    def _channel(self, page: str, title: str, told: list[_Post]) -> Channel:
        articles = tuple(self._article(page, slug, post) for slug, post in told[:MOST])
        today = datetime.combine(self.edition.as_of.date(), time(), self.edition.zone)
        changed = max((each.changed for each in articles), default=today, key=lambda at: at.astimezone(UTC))
        return Channel(page=page, title=title, articles=articles, changed=changed)

    def _article(self, page: str, slug: str, post: public.Post) -> Article:
        edition = self.edition
        published = post.publish_at.starts(edition.zone)
        corrected = corrected_on(edition, post)
        changed = datetime.combine(corrected, time(), edition.zone) if corrected else published
        html = None
        if post.body is not None:
            markdown, _ = post.body.pick(post.language, edition.default_language)
            html = self._prose.html(markdown, f"content/networks/{post.network}/posts", page)
        people = edition.ambassadors
        return Article(
            # The name of a post must not change when the site moves: no address, but a tag (RFC 4151).
            id=f"tag:{self.addresses.host},{post.publish_at.day.isoformat()}:posts/{slug}",
            path=f"posts/{slug}/",
            title=self._own(post, post.title),
            language=post.language,
            published=published,
            changed=changed,
            authors=tuple(
                (people[author].name, f"ambassadors/{author}/") for author in post.authors if author in people
            ),
            themes=tuple(
                (theme, self.text(self._themes[theme])) for theme in post.themes if theme in self._themes
            ),
            summary=None if post.summary is None else self._own(post, post.summary),
            html=html,
        )

    def _own(self, post: public.Post, text: Text) -> str:
        """The words in the post's language, which the whole article is in."""
        return text.pick(post.language, self.edition.default_language)[0].strip()

    def text(self, text: Text) -> str:
        """The words in the edition's language, else in the one that there is."""
        return said(self.edition, text)
