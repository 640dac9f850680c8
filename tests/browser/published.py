"""A built public edition as its readers' tasks need it: what it holds and where it is published."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Asked:
    """Who can talk about a theme, in French, in a place: somebody can."""

    theme: str
    place: str


@dataclass(frozen=True)
class Coming:
    """A person, a network of theirs, and its next event that can be taken into a calendar."""

    person: str
    network: str
    entry: str
    title: str


@dataclass(frozen=True)
class Read:
    """A post, and the blog of somebody who wrote it."""

    post: str
    blog: str


class Published:
    """What a folder with a public edition holds, found in its own data: the tests name nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def data(self, path: str) -> Any:
        """A file of the API."""
        return json.loads((self.folder / "api/v1" / path).read_text(encoding="utf-8"))

    @cached_property
    def address(self) -> str:
        """Where it is published, with a slash at the end."""
        page = (self.folder / "index.html").read_text(encoding="utf-8")
        found = re.search(r'<link rel="canonical" href="([^"]+)"', page)
        assert found
        return found[1]

    def file(self, url: str) -> Path:
        """The file that is published at an address."""
        assert url.startswith(self.address), url
        path = self.folder / url.removeprefix(self.address).split("?")[0].split("#")[0]
        return path / "index.html" if path.is_dir() else path

    @cached_property
    def people(self) -> list[dict[str, Any]]:
        """Everybody."""
        return list(self.data("ambassadors.json")["ambassadors"])

    @cached_property
    def asked(self) -> Asked:
        """The first theme and place that somebody who speaks French has."""
        for person in self.people:
            if "fr" in person["languages"] and person.get("place") and person["expertise"]:
                return Asked(person["expertise"][0], person["place"])
        raise AssertionError("nobody here speaks French, on a theme, in a place")

    @cached_property
    def coming(self) -> Coming:
        """The next event of a network and the first of its people."""
        calendar = self.data("calendar.json")
        ahead = sorted(
            (date["start"], entry["id"])
            for entry in calendar["entries"]
            for date in entry["occurrences"]
            if entry.get("network") and date["start"] >= calendar["as_of"] and entry["kind"] == "event"
        )
        for _, key in ahead:
            network = key.split("/")[0]
            people = self.data(f"networks/{network}.json")["network"]["people"]
            page = (self.folder / "networks" / network / "index.html").read_text(encoding="utf-8")
            if people and f"calendar/{key}/" in page:
                entry = next(one for one in calendar["entries"] if one["id"] == key)
                title = entry["title"]
                return Coming(people[0], network, key, title if isinstance(title, str) else title["en"])
        raise AssertionError("no network has an event ahead")

    @cached_property
    def read(self) -> Read:
        """The newest post on the list of posts whose author has a blog."""
        listed = (self.folder / "posts/index.html").read_text(encoding="utf-8")
        for slug in dict.fromkeys(re.findall(r'href="\.\./posts/([^/"#]+)/"', listed)):
            page = self.folder / "posts" / slug / "index.html"
            text = page.read_text(encoding="utf-8")
            for author in dict.fromkeys(re.findall(r'href="\.\./\.\./ambassadors/([^/"#]+)/"', text)):
                for blog in self.data(f"ambassadors/{author}.json")["ambassador"].get("blogs", ()):
                    if f'href="{blog["url"]}"' in text:
                        return Read(slug, blog["url"])
        raise AssertionError("no author of a post has a blog")

    def host(self) -> str:
        """The name of its host."""
        return urlsplit(self.address).netloc
