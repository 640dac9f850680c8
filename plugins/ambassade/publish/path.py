"""Where pages lie that other things than pages lead to as well."""

from __future__ import annotations

THANKS = "thanks/"
"""The wall of thanks."""


def entry_path(key: str) -> str:
    """The page of an entry: those of no network lie under `all`."""
    return f"calendar/{key}/" if "/" in key else f"calendar/all/{key}/"


def message_path(key: str) -> str:
    """The page of a message: those of no network lie under `all`."""
    return f"messages/{key}/" if "/" in key else f"messages/all/{key}/"


def page_path(key: str) -> str:
    """The page of a playbook page: `index` is the playbook's own."""
    return "playbook/" if key == "index" else f"playbook/{key}/"
