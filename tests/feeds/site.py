"""A small repository whose people and network have blogs with feeds."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from ambassade.feeds.command import run
from ambassade.model.moment import Moment
from tests.feeds.loopback import Unencrypted

BASE = Path(__file__).resolve().parents[1] / "rules" / "base"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def make(
    root: Path, ana: dict[str, str], ben: dict[str, str] | None = None, network: str | None = None
) -> Path:
    """The repository: Ana agreed to show her blogs, Ben to show himself, not his; feeds by blog."""
    shutil.copytree(BASE, root)
    change(root, "organisation.yml", "preset: small\n", "preset: small\nfeeds:\n  on: true\n")
    for slug, feeds in (("ana-silva", ana), ("ben-okoro", ben or {})):
        if feeds:
            change(root, f"ambassadors/{slug}.md", "standing: active\n", f"{blogs(feeds)}standing: active\n")
    scopes = "".join(f', "blog:{name}"' for name in ana)
    change(root, "ambassadors/ana-silva.md", '"account:linkedin"]', f'"account:linkedin"{scopes}]')
    if network:
        change(root, "networks/aurora/network.yml", "stage:\n", f"{blogs({'lamps': network})}stage:\n")
    return root


def blogs(feeds: dict[str, str]) -> str:
    """The lines of some blogs."""
    return "blogs:\n" + "".join(
        f"  - id: {name}\n    name: Blog {name}\n    url: https://{name}.example\n"
        f"    feed: {feed}\n    language: en\n"
        for name, feed in feeds.items()
    )


def change(root: Path, name: str, old: str, new: str) -> None:
    """Changes a file of the content in one place."""
    path = root / "content" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def refreshed(
    root: Path,
    *,
    form: str = "terminal",
    as_of: str | None = None,
    accept: tuple[str, ...] = (),
    kept: Path | None = None,
    endless: Collection[str] = (),
) -> int:
    """The command, as it is typed, with a fetcher that may ask this machine.

    `endless` are the addresses whose answers never come to an end.
    """
    args = Namespace(
        root=root,
        lang="en",
        as_of=Moment.parse(as_of) if as_of else None,
        format=form,
        timeout=2,
        accept=list(accept),
        kept=kept,
        here=root,
        action="refresh",
        file=None,
    )
    return run(args, NOW, lambda agent, _: Unencrypted(agent, endless))
