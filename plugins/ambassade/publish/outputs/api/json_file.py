"""A value as a file of the API."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from ambassade.publish.site import Asset

ROOT: Final = "api/v1/"


def file(name: str, value: Mapping[str, object]) -> Asset:
    """A file of the API: the value without what is None, in an order that stays."""
    text = json.dumps(_known(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Asset(path=f"{ROOT}{name}", content=f"{text}\n".encode())


def whole(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A file's value as it is written."""
    found: Mapping[str, Any] = json.loads(json.dumps(_known(value), sort_keys=True))
    return found


def _known(value: object) -> object:
    """The value without what is None."""
    if isinstance(value, Mapping):
        return {key: _known(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_known(each) for each in value]
    return value
