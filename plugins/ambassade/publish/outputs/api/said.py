"""How the JSON says things: texts by language, addresses, days, and where somebody is present."""

from __future__ import annotations

from datetime import date

from ambassade.model.text import Text
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import record_shape


class Said:
    """The texts and addresses of one edition. `language` is that of words of no stated one."""

    def __init__(self, language: str, addresses: Addresses) -> None:
        self._language = language
        self._addresses = addresses

    def words(self, text: Text, own: str | None = None) -> record_shape.Words:
        """By language; words of no stated one are in `own`, else in the site's first."""
        default = own or self._language
        return {language or default: words for language, words in text.versions}

    def maybe(self, text: Text | None) -> record_shape.Words | None:
        """The same; nothing where there is no text."""
        return None if text is None else self.words(text)

    def address(self, path: str) -> str:
        """Absolute where the site's address is known, else from the site's root."""
        return self._addresses.absolute(path) or path


def account(value: public.Account) -> record_shape.Account:
    """Where a person or a network is present."""
    size = value.audience_size
    return {
        "id": value.id,
        "platform": value.platform,
        "handle": value.handle,
        "url": value.url,
        "languages": list(value.languages),
        "audience_size": {"count": size.count, "measured_on": size.measured_on.isoformat()} if size else None,
    }


def blog(value: public.Blog) -> record_shape.Blog:
    """A blog, and its feed."""
    return {
        "id": value.id,
        "name": value.name,
        "url": value.url,
        "feed": value.feed,
        "language": value.language,
    }


def day(value: date | None) -> str | None:
    """A day as programs read it."""
    return None if value is None else value.isoformat()
