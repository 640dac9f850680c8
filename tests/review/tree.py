"""The tree that most reviews begin with, its files by name, and what a review tells of another."""

from __future__ import annotations

from typing import Any

from tests.history.trees import Files, start
from tests.review.scene import AURORA, PEOPLE
from tests.review.told import machine, review_of

ANA, BEN, EVE = (f"{PEOPLE}/{slug}.md" for slug in ("ana-silva", "ben-okoro", "eve-laurent"))
POST = f"{AURORA}/posts/why-lamp-nine.md"
WALK = f"{AURORA}/calendar/lamp-walk.yml"
MESSAGE = f"{AURORA}/messages/walk-with-us.yml"
CHARTER = "content/playbook/charter.md"
ORGANISATION = "content/organisation.yml"
START = start()
Change = tuple[str, str]


def told(after: Files, audience: str = "public", before: Files = START, **options: Any) -> dict[str, Any]:
    return machine(review_of(before, after, audience, **options))


def titles(effects: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    return [(one["title"], one["parts"]) for one in effects]


def with_network(name: str, access: str, files: Files = START) -> dict[str, bytes]:
    """Aurora's content once more in another network."""
    found = dict(files)
    for path, data in files.items():
        if path.startswith(AURORA):
            text = data.decode().replace("aurora/", f"{name}/").replace("name: Aurora", f"name: Hidden{name}")
            text = text.replace("stage:", f"access: {access}\nstage:")
            found[path.replace("aurora", name).replace("why-lamp", f"{name}-lamp")] = text.encode()
    return found
