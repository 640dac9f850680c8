"""What an edition hides leaves no trace in it: with and without it, every byte of the site is the same.

The leak test searches for words. This one also finds what has none: a number that is one too high, an order,
a name that says how many come before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ambassade.publish.audience import Audience
from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.pages.build import build_site
from ambassade.publish.projection import project
from ambassade.publish.search import records
from tests.unit.publish.content_tree import AS_OF, Files, catalog_of, entry, network, person, post

SCOPES = ("profile", "photo", "badge", "account:open", "blog:diary")
HIDDEN: Mapping[str, Mapping[str, Any]] = {
    "never-asked": {"consent": None},
    "expired": {"until": "2026-11-22"},
    "withdrew": {"withdrawn_on": "2026-11-23"},
    "agrees-later": {"given_on": "2026-11-24"},
    "without-profile": {"scopes": SCOPES[1:]},
    "not-told": {"informed_on": None},
    "told-later": {"informed_on": "2026-11-24"},
    "candidate": {"standing": "candidate"},
    "gone": {"standing": "alumni", "left_on": "2026-06-01"},
    "gone-today": {"left_on": "2026-11-23"},
}
NOT_OUT: Mapping[str, Mapping[str, Any]] = {
    "draft": {"status": "draft"},
    "in-review": {"status": "in_review"},
    "archived": {"status": "archived"},
    "internal": {"audience": "internal"},
}
EVERYWHERE: Mapping[str, Any] = {
    "languages": ["eu", "en"],
    "expertise": ["light", "safety"],
    "place": "porto",
    "unit": "harbour",
    "joined_on": "2026-11-10",
    "accounts": [{"id": "open", "platform": "bluesky", "url": "https://bsky.app/profile/a.example"}],
    "blogs": [{"id": "diary", "url": "https://diary.example/", "name": "Diary"}],
    "badges": [{"name": "Thanks", "on": "2026-02-01"}],
    "memberships": [{"network": "aurora", "role": "relay", "since": "2026-11-10"}],
}


def collection(*links: tuple[str, str], **values: Any) -> dict[str, Any]:
    """A public collection of links picked by Abe on days."""
    picked = [
        {"url": f"https://lamps.example/{name}", "title": name, "comment": "Read it.", "on": on, "by": "abe"}
        for name, on in links
    ]
    return {"title": "Lamps", "audience": "public", "status": "approved", "links": picked, **values}


def shown(*others: str) -> dict[str, Any]:
    """What readers have; `others` have a part in all of it."""
    seats = [{"person": who, "role": "editor"} for who in ("abe", "zoe", *others)]
    days = [("one", "2026-11-01"), *([("later", "2026-11-24")] if others else [])]
    host = {"kind": "address", "place": "porto", "host": "abe"}
    return {
        "content/networks/aurora/network.yml": network(committee=seats),
        "content/networks/aurora/posts/lamps.md": post(authors=[*others[:3], "abe", *others[3:], "zoe"]),
        "content/networks/aurora/calendar/dark.yml": entry(where=host),
        "content/collections/lamps.yml": collection(*days, curators=["abe", "zoe", *others]),
        **{
            f"content/ambassadors/{who}.md": person(who, scopes=SCOPES, **EVERYWHERE)
            for who in ("abe", "zoe")
        },
    }


def hidden() -> Iterator[tuple[str, Any]]:
    """People who are not shown, and things that are not out."""
    for name, values in HIDDEN.items():
        told: dict[str, Any] = {"scopes": SCOPES, **EVERYWHERE, **values}
        one = person(name, **told)
        yield f"content/ambassadors/{name}.md", {**one, **values} if "consent" in values else one
    for name, values in NOT_OUT.items():
        at = "content/networks/aurora"
        host = {"kind": "address", "place": "porto", "host": "abe"}
        yield f"{at}/posts/{name}.md", post(authors=["abe"], themes=["safety"], **values)
        yield f"{at}/calendar/{name}.yml", entry(where=host, themes=["safety"], **values)
        yield f"{at}/collections/{name}.yml", collection(("two", "2026-11-02"), curators=["abe"], **values)
    yield (
        "content/calendar/embargoed.yml",
        entry(embargo="2026-11-24", where={"kind": "online", "host": "zoe"}),
    )
    yield "content/networks/secret/network.yml", network(access="secret")
    yield "content/networks/secret/posts/secret.md", post(authors=["abe"])


def built(files: Files, audience: Audience) -> Mapping[str, object]:
    """Everything of a site: pages, files, and what the search is given."""
    edition = project(catalog_of(files), audience=audience, as_of=AS_OF)
    site = build_site(edition)
    pages = {page.path: (page.title, page.description, page.head, page.html) for page in site.every_page}
    files_of = {asset.path: asset.read() for asset in (*site.assets, *build_outputs(edition, site))}
    return {
        **pages,
        **files_of,
        "search": [record for each in site.every_language for record in records(each)],
    }


@pytest.mark.parametrize("audience", ["public", "members"])
def test_what_is_hidden_changes_no_byte(audience: Audience) -> None:
    plain = built(shown(), audience)
    found = built({**shown(*HIDDEN), **dict(hidden())}, audience)
    assert set(found) == set(plain)
    assert [path for path in plain if plain[path] != found[path]] == []


def test_colleagues_have_it() -> None:
    plain = built(shown(), "internal")
    found = built({**shown(*HIDDEN), **dict(hidden())}, "internal")
    assert {"ambassadors/candidate/", "posts/draft/", "calendar/all/embargoed/"} <= set(found) - set(plain)
