"""What feeds tell of a post, whatever their format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.prose import Prose
from ambassade.publish.outputs.shown import posts

MOST = 50
"""The newest posts that a feed holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One post as a feed tells it; `published` and `changed` are aware, in the organisation's zone."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One feed: the page it lies beside, what it is called, its articles, the newest first."""

    page: str
    title: str
    articles: tuple[Article, ...]
    changed: datetime
    """When the newest change was; without articles, the day of the edition."""


class Channels:
    """The feeds of one edition: of all posts, and of each network's."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self.edition = edition
        self.addresses = addresses
        self._prose = Prose(edition, addresses)
        self._themes = {theme.id: theme.name for theme in edition.organisation.themes}

    def all(self) -> tuple[Channel, ...]:
        """Every feed, that of all posts first."""
        organisation = self.edition.organisation
        found = [self._channel("", organisation.site_name or organisation.name, None)]
        found += [
            self._channel(f"networks/{slug}/", network.name, slug)
            for slug, network in self.edition.networks.items()
        ]
        return tuple(found)

    def _channel(self, page: str, name: Text, network: str | None) -> Channel:
        newest = posts(self.edition, network)[:MOST]
        articles = tuple(self._article(page, slug, post) for slug, post in newest)
        today = datetime.combine(self.edition.as_of.date(), time(), self.edition.zone)
        changed = max((each.changed for each in articles), default=today, key=lambda at: at.astimezone(UTC))
        return Channel(page=page, title=self.text(name), articles=articles, changed=changed)

    def _article(self, page: str, slug: str, post: public.Post) -> Article:
        edition = self.edition
        published = post.publish_at.starts(edition.zone)
        changed = published
        if post.updated_on is not None:
            day = datetime.combine(post.updated_on, time(), edition.zone)
            changed = max(published, day, key=lambda at: at.astimezone(UTC))
        html = None
        if post.body is not None:
            markdown, _ = post.body.pick(post.language, edition.default_language)
            html = self._prose.html(markdown, f"content/networks/{post.network}/posts", page)
        people = edition.ambassadors
        return Article(
            # The name of a post must not change when the site moves: no address, but a tag (RFC 4151).
            id=f"tag:{self.addresses.host},{post.publish_at.day.isoformat()}:posts/{slug}",
            path=f"posts/{slug}/",
            title=self.text(post.title),
            language=post.language,
            published=published,
            changed=changed,
            authors=tuple(
                (people[author].name, f"ambassadors/{author}/") for author in post.authors if author in people
            ),
            themes=tuple(
                (theme, self.text(self._themes[theme])) for theme in post.themes if theme in self._themes
            ),
            summary=None if post.summary is None else self.text(post.summary),
            html=html,
        )

    def text(self, text: Text) -> str:
        """The words in the edition's language, else in the one that there is."""
        return text.pick(self.edition.language, self.edition.default_language)[0].strip()
