"""The fingerprint of what was approved: a text with its translations, links, pictures, window and audience.

It covers every value of the file, the body and its translations, and the bytes of the pictures it names. It
does not cover what says nothing to a reader: who works on it and what became of it (`_BESIDE`). The order of
keys, comments, quotes and line breaks of the file do not matter.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from ambassade.model.catalog import Item
from ambassade.model.picture import pictures_of

_BESIDE = frozenset({"status", "approvals", "owner", "notes", "provenance"})
"""Keys that may change without a new approval."""


def digest(item: Item[Any], read: Callable[[str], bytes]) -> str:
    """`sha256:` and 64 hexadecimal digits, over an entry, a message, a post, a collection or a playbook page.

    `read` gives a picture's bytes by its path (`Catalog.read`); a picture that is not there counts as its
    name.
    """
    return "sha256:" + hashlib.sha256(_canonical(item, read).encode()).hexdigest()


def approved_values(item: Item[Any]) -> dict[str, object]:
    """What an approval is about: the values of the file without those beside it, and the body by language."""
    values = {key: value for key, value in item.document.values.items() if key not in _BESIDE}
    body = getattr(item.value, "body", None)
    if body is not None:
        values["body"] = dict(body.versions)
    return values


def _canonical(item: Item[Any], read: Callable[[str], bytes]) -> str:
    """The same text for the same meaning, whatever the file looks like."""
    content = {
        "kind": item.kind.value,
        "values": approved_values(item),
        "pictures": {path.rpartition("/")[2]: _fingerprint(path, read) for _, path in pictures_of(item)},
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _fingerprint(path: str, read: Callable[[str], bytes]) -> str | None:
    """The fingerprint of a picture; None where there is nothing to read."""
    try:
        return hashlib.sha256(read(path)).hexdigest()
    except (OSError, KeyError):
        return None
