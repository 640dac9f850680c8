"""Small content trees for the tests of the projection: the base tree with files laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import yaml

from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.catalog import Catalog
from tests.rules.example import Example

AS_OF = datetime(2026, 11, 23, tzinfo=UTC)
Files = Mapping[str, Mapping[str, Any] | str | bytes | None]


def catalog_of(files: Files, organisation: Mapping[str, Any] | None = None) -> Catalog:
    """The base tree with `files` laid over it (None: taken away), some keys of the organisation changed."""
    tree: dict[str, str | bytes] = dict(Example("base").tree())
    for path, value in files.items():
        if value is None:
            del tree[path]
        else:
            tree[path] = value if isinstance(value, str | bytes) else write(path, value)
    if organisation is not None:
        path = "content/organisation.yml"
        values = {**yaml.safe_load(tree[path]), **organisation}
        values["as_of"] = str(values["as_of"]) if values["as_of"] is not None else None
        tree[path] = write(path, values)
    loaded = load_content(MemoryTree(tree), load_schemas())
    assert [str(finding) for finding in loaded.findings] == []
    return loaded.catalog


def write(path: str, values: Mapping[str, Any]) -> str:
    """A file's text from its values; those that are None are left out."""
    kept = {key: value for key, value in values.items() if value is not None and key != "body"}
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)
    return f"---\n{text}---\n{values.get('body', 'A few words.')}\n" if path.endswith(".md") else text


def person(
    name: str,
    *,
    scopes: Iterable[str] = ("profile",),
    given_on: str = "2026-01-10",
    until: str = "2027-12-31",
    withdrawn_on: str | None = None,
    **values: Any,
) -> dict[str, Any]:
    """Somebody who agreed."""
    consent = {"scopes": list(scopes), "given_on": given_on, "until": until, "evidence": "C-9"}
    if withdrawn_on is not None:
        consent["withdrawn_on"] = withdrawn_on
    return {
        "name": name,
        "kind": "internal",
        "standing": "active",
        "origin": "own_form",
        "informed_on": "2025-12-01",
        "consent": [consent],
        **values,
    }


def entry(**values: Any) -> dict[str, Any]:
    """A public entry."""
    usual = {"title": "Walk", "kind": "event", "start": "2026-12-03T18:00"}
    return {**usual, "audience": "public", "status": "approved", **values}


def message(**values: Any) -> dict[str, Any]:
    """A message that anybody who sees messages may see."""
    return {
        "idea": "Come and see",
        "variants": [{"platform": "linkedin", "language": "en", "text": "Come."}],
        "window": {"from": "2026-11-01", "until": "2026-12-31"},
        "audience": "members",
        "status": "approved",
        **values,
    }


def post(**values: Any) -> dict[str, Any]:
    """A public post."""
    usual = {"title": "Lamps", "authors": ["ana-silva"], "language": "en", "publish_at": "2026-11-02"}
    return {**usual, "audience": "public", "status": "approved", **values}


def page(**values: Any) -> dict[str, Any]:
    """A public playbook page."""
    usual = {"title": "Guide", "kind": "guide", "owner": "ana-silva", "review_by": "2027-06-01"}
    return {**usual, "audience": "public", "status": "approved", **values}


def network(**values: Any) -> dict[str, Any]:
    """An open network."""
    return {
        "name": "Beacon",
        "basis": {"kind": "theme", "theme": "light"},
        "themes": ["light"],
        "languages": ["en"],
        "committee": [{"person": "ana-silva", "role": "lead"}],
        "stage": {"state": "established", "since": "2024-03-01"},
        **values,
    }
