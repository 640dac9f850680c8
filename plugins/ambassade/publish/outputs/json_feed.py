"""feed.json and networks/<slug>/feed.json: the posts as JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import Article, Channel
from ambassade.publish.outputs.shown import said
from ambassade.publish.site import Asset

VERSION = "https://jsonfeed.org/version/1.1"


def json_feeds(edition: Edition, addresses: Addresses, channels: Iterable[Channel]) -> Iterator[Asset]:
    """Each channel as a file beside its page."""
    for channel in channels:
        yield Asset(path=f"{channel.page}feed.json", content=json_feed(edition, addresses, channel))


def json_feed(edition: Edition, addresses: Addresses, channel: Channel) -> bytes:
    """What stands in such a file.

    The format takes whole addresses only: where the site's own is not known, they are left out.
    """
    organisation = edition.organisation
    name = said(edition, organisation.name)
    feed = _known(
        {
            "version": VERSION,
            "title": channel.title,
            "home_page_url": addresses.absolute(channel.page),
            "feed_url": addresses.absolute(f"{channel.page}feed.json"),
            "language": edition.language,
            "authors": [_known({"name": name, "url": organisation.home_page})],
            "items": [_item(article, addresses) for article in channel.articles],
        }
    )
    text = json.dumps(feed, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _item(article: Article, addresses: Addresses) -> Mapping[str, object]:
    """An article as an item; one without a text tells its summary, else its title, as the format asks."""
    text = None if article.html is not None else article.summary or article.title
    return _known(
        {
            "id": article.id,
            "url": addresses.absolute(article.path),
            "external_url": article.outside,
            "title": article.title,
            "content_html": article.html,
            "content_text": text,
            "summary": article.summary,
            "date_published": article.published.isoformat(),
            "date_modified": article.changed.isoformat(),
            "authors": [
                _known({"name": name, "url": addresses.absolute(path)}) for name, path in article.authors
            ],
            "tags": [label for _, label in article.themes],
            "language": article.language,
        }
    )


def _known(value: Mapping[str, object]) -> Mapping[str, object]:
    """The object without what is not known and without empty lists, but for the feed's items."""
    return {key: each for key, each in value.items() if each is not None and (each != [] or key == "items")}
