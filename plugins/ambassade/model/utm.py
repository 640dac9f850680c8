"""UTM parameters, which tell whoever measures visits where a link was posted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_IN_FRAGMENT = re.compile(r"[?&;!/#]")
"""What a parameter stands behind in a fragment, as in `#!/path?utm_source=x`."""


def tagged(address: str, parameters: Mapping[str, str]) -> str:
    """An address of the web with those `parameters` that have a value and that it does not have itself.

    They stand behind its query and before its fragment; nothing else of it is touched, so that it is the same
    address without them, byte for byte. Other addresses than http and https come back as they are. A name
    that stands in the query or in the fragment, encoded or not, is the author's own and is left alone.
    """
    if not _WEB.match(address):
        return address
    before, sign, fragment = address.partition("#")
    own = {unquote(name).casefold() for name in _names(before.partition("?")[2], fragment) if name}
    added = "&".join(
        f"{name}={_encoded(value)}"
        for name, value in parameters.items()
        if value and name.casefold() not in own
    )
    if not added:
        return address
    return f"{before}{'&' if '?' in before else '?'}{added}{sign}{fragment}"


@lru_cache(maxsize=4096)
def _encoded(value: str) -> str:
    """A value as it stands in an address."""
    return quote(value, safe="")


def _names(query: str, fragment: str) -> Iterator[str]:
    """The names of an address's parameters, as they stand there: in its query, and in its fragment."""
    for each in (*query.split("&"), *_IN_FRAGMENT.split(fragment)):
        yield each.partition("=")[0]
