"""From the files of the content to the pages of an edition."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from ambassade.publish.audience import Edition, MembersEdition
from ambassade.publish.collected import COLLECTIONS, collection_path
from ambassade.publish.path import entry_path, message_path, page_path

_NETWORK = re.compile(r"content/networks/([^/]+)(?:/(?:network\.ya?ml)?)?")
_IN_NETWORK = re.compile(
    r"content/networks/([^/]+)/(calendar|messages|posts|collections)/([^/]+)\.(?:ya?ml|md)"
)
_ENTRY = re.compile(r"content/calendar/([^/]+)\.ya?ml")
_COLLECTION = re.compile(r"content/collections/([^/]+)\.ya?ml")
_PERSON = re.compile(r"content/ambassadors/([^/]+)\.md")
_PAGE = re.compile(r"content/playbook/(.+)\.md")
_FOLDERS = {
    "content": "",
    "content/organisation.yml": "",
    "content/networks": "networks/",
    "content/ambassadors": "ambassadors/",
    "content/calendar": "calendar/",
}


class ContentPages:
    """Finds the page for a content file, if the edition has it."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def resolve(self, target: str, folder: str) -> str | None:
        """The page that a link to `target` in a file of `folder` leads to; None where there is none."""
        path = unquote(target.partition("#")[0].partition("?")[0])
        if not path or path.startswith("/"):
            return None
        file = posixpath.normpath(posixpath.join(folder, path))
        return self._find(file) or self._find(re.sub(r"\.[a-z]{2,3}(?:-[A-Za-z]+)*\.md$", ".md", file))

    def _find(self, file: str) -> str | None:
        edition = self._edition
        if file in _FOLDERS:
            return _FOLDERS[file]
        if match := _IN_NETWORK.fullmatch(file):
            return self._in_network(*match.groups())
        tables: tuple[tuple[re.Pattern[str], Mapping[str, object], Callable[[str], str]], ...] = (
            (_PERSON, edition.ambassadors, "ambassadors/{}/".format),
            (_NETWORK, edition.networks, "networks/{}/".format),
            (_ENTRY, edition.entries, entry_path),
            (_COLLECTION, edition.collections, collection_path),
            (_PAGE, edition.pages, page_path),
        )
        for pattern, table, path in tables:
            match = pattern.fullmatch(file)
            if match and match[1] in table:
                return path(match[1])
        if file == "content/collections":
            return COLLECTIONS if edition.collections else None
        return "playbook/" if file == "content/playbook" and edition.pages else None

    def _in_network(self, network: str, folder: str, name: str) -> str | None:
        edition, key = self._edition, f"{network}/{name}"
        if folder == "posts":
            return f"posts/{name}/" if name in edition.posts else None
        if folder == "collections":
            return collection_path(key) if key in edition.collections else None
        if folder == "calendar":
            return entry_path(key) if key in edition.entries else None
        return message_path(key) if isinstance(edition, MembersEdition) and key in edition.messages else None
