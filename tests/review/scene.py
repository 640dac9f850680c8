"""A proposal that does a little of everything, as two commits of a real repository and the merge of them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from tests.history.trees import edited, start
from tests.rules.proposal import begin, git, lay

AURORA, BORA = "content/networks/aurora", "content/networks/bora"
PEOPLE = "content/ambassadors"


def picture(colour: tuple[int, int, int] = (20, 90, 140)) -> bytes:
    """A small picture."""
    data = io.BytesIO()
    Image.new("RGB", (480, 360), colour).save(data, "JPEG")
    return data.getvalue()


def entry(title: str, kind: str, start_: str, **more: str) -> bytes:
    """A calendar entry, public and approved unless `more` says otherwise."""
    values = {"title": title, "kind": kind, "start": start_, "themes": "[light]"}
    values |= {"audience": "public", "status": "approved", **more}
    return "".join(f"{key}: {value}\n" for key, value in values.items()).encode()


def before() -> dict[str, bytes]:
    """Two open networks with a closed and a secret one."""
    files = start()
    for name, access in (("cobalt", "closed"), ("dusk", "secret")):
        text = files[f"{BORA}/network.yml"].decode()
        text = text.replace("name: Bora", f"name: {name.capitalize()}").replace(
            "stage:", f"access: {access}\nstage:"
        )
        files[f"content/networks/{name}/network.yml"] = text.encode()
    files[f"{AURORA}/calendar/late-shift.yml"] = entry(
        "Late shift", "content", "2026-12-15T17:00", channels="[linkedin]", owner="dara-quinn"
    )
    files[f"{AURORA}/calendar/dry-dock.yml"] = entry("Dry dock", "event", "2026-12-08")
    files[f"{BORA}/calendar/storm-notes.yml"] = entry(
        "Storm notes", "content", "2026-12-09T17:00", channels="[linkedin, x]"
    )
    return files


def after() -> dict[str, bytes]:
    """What is proposed."""
    files = dict(before())
    eve = files[f"{PEOPLE}/eve-laurent.md"].decode()
    files[f"{PEOPLE}/zoe-lindqvist.md"] = (
        eve.replace("Eve Laurent", "Zoë Lindqvist")
        .replace("forge_login: elaurent\n", "")
        .replace("C-2026-724", "C-2026-901")
        .replace("- scopes: [profile]", '- scopes: [profile, "account:linkedin"]')
        .replace(
            "standing: active",
            "accounts:\n  - id: linkedin\n    platform: linkedin\n"
            "    url: https://www.linkedin.com/in/zoe-lindqvist\n"
            "photo:\n  file: zoe-lindqvist.jpg\n  alt: Zoë on the quay\nstanding: active",
        )
        .encode()
    )
    files[f"{PEOPLE}/zoe-lindqvist.jpg"] = picture()
    post = files[f"{AURORA}/posts/why-lamp-nine.md"].decode()
    files[f"{AURORA}/posts/seven-minutes.md"] = (
        post.replace("Why lamp nine went out", "Seven minutes slower")
        .replace("2026-11-02T09:00", "2026-11-25T09:00")
        .replace("authors: [ana-silva]", "authors: [ana-silva, zoe-lindqvist]")
        .encode()
    )
    files[f"{AURORA}/posts/lamp-nine-again.md"] = (
        post.replace("Why lamp nine went out", "Lamp nine | *again*")
        .replace("2026-11-02", "2026-11-20")
        .encode()
    )
    files = edited(files, f"{AURORA}/calendar/late-shift.yml", ("2026-12-15", "2026-12-09"))
    del files[f"{AURORA}/calendar/dry-dock.yml"]
    files[f"{AURORA}/calendar/committee.yml"] = entry(
        "What we cut", "meeting", "2026-12-01T10:00", audience="internal", status="in_review"
    )
    message = files[f"{AURORA}/messages/walk-with-us.yml"].decode()
    for number in ("two", "three"):
        files[f"{AURORA}/messages/walk-{number}.yml"] = message.replace("Forty", number.capitalize()).encode()
    files = edited(
        files,
        f"{PEOPLE}/ana-silva.md",
        ('scopes: [profile, "account:linkedin"]', "scopes: [profile]"),
        ("until: 2027-12-31", "until: 2026-12-10"),
        ("Keeps two thousand lamps alive", "Keeps three thousand lamps alight"),
    )
    files = edited(
        files,
        f"{PEOPLE}/dara-quinn.md",
        ("standing: active", "standing: alumni\nleft_on: 2026-11-20"),
    )
    files = edited(files, f"{AURORA}/network.yml", ("Lamps for the long night", "Lamps for longer nights"))
    files = edited(files, "content/networks/dusk/network.yml", ("tagline: Wind", "tagline: Gale"))
    files = edited(files, "content/networks/cobalt/network.yml", ("tagline: Wind", "tagline: Gale"))
    return edited(files, "content/playbook/charter.md", ("owner: ana-silva", "owner: cleo-marsh"))


def repository(root: Path) -> Path:
    """main, the branch `proposal`, and `merged`: the merge that Ben and Cleo looked at."""
    root.mkdir(parents=True, exist_ok=True)
    begin(root, before())
    git(root, "switch", "--quiet", "--create", "proposal")
    lay(root, after())
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Everything a little")
    git(root, "switch", "--quiet", "--create", "merged", "main")
    message = "Merge the proposal\n\nReviewed-by: Ben Okoro <1+bokoro@users.noreply.github.com>\n"
    git(root, "merge", "--quiet", "--no-ff", f"--message={message}", "proposal")
    return root
