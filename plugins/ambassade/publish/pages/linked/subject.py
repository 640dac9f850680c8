"""What a page is about, for those who describe it to machines."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["site", "person", "network", "post", "entry", "collection"]


class Subject(NamedTuple):
    """A person, network, post, entry or collection of an edition by its key, or the site itself."""

    kind: Kind
    key: str = ""


SITE = Subject("site")


class Item(NamedTuple):
    """Something that stands in a page's list: the path of its page, and its name."""

    path: str
    name: str
