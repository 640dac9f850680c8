"""What a commit does to files: small edits, made in the work tree one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ambassade.history.changes import STATUS_KINDS
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.digest import digest

Edit = Callable[[Path], None]
TODAY = "2026-11-23"
AURORA, BORA = "content/networks/aurora", "content/networks/bora"
MESSAGE = f"{AURORA}/messages/walk-with-us.yml"
ENTRY = f"{AURORA}/calendar/lamp-walk.yml"
POST = f"{AURORA}/posts/why-lamp-nine.md"
FRENCH = f"{AURORA}/posts/why-lamp-nine.fr.md"
WIND = f"{BORA}/calendar/wind-day.yml"
CHARTER = "content/playbook/charter.md"
ORGANISATION = "content/organisation.yml"
COMMITTEE = f"{AURORA}/network.yml"
_SPLIT = re.compile(r"\A(---\n)(.*?\n)(---\n.*)\Z", re.DOTALL)


def profile(slug: str) -> str:
    """The path of a profile."""
    return f"content/ambassadors/{slug}.md"


def put(path: str, data: str | bytes) -> Edit:
    """Writes a whole file."""

    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data.encode() if isinstance(data, str) else data)

    return edit


def swap(path: str, old: str, new: str) -> Edit:
    """Puts other words in the place of some that stand once."""

    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1, (path, old, text.count(old))
        (root / path).write_text(text.replace(old, new), "utf-8")

    return edit


def drop(path: str) -> Edit:
    """Takes a file away."""
    return lambda root: (root / path).unlink()


def move(path: str, to: str) -> Edit:
    """Gives a file another path."""

    def edit(root: Path) -> None:
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / to)

    return edit


def link(path: str, to: str) -> Edit:
    """A symbolic link in the place of a file."""

    def edit(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(to)

    return edit


def add(path: str, text: str) -> Edit:
    """Writes lines at the end of a file's values."""

    def edit(root: Path) -> None:
        whole = (root / path).read_text("utf-8")
        if parts := _SPLIT.match(whole):
            (root / path).write_text(f"{parts[1]}{parts[2]}{text}{parts[3]}", "utf-8")
        else:
            (root / path).write_text(whole + text, "utf-8")

    return edit


def status(path: str, typed: str) -> Edit:
    """Types another status."""

    def edit(root: Path) -> None:
        text, count = re.subn(
            r"^status: \w+$", f"status: {typed}", (root / path).read_text("utf-8"), flags=re.MULTILINE
        )
        assert count == 1, path
        (root / path).write_text(text, "utf-8")

    return edit


def record(path: str, by: str, *, on: str = TODAY, urgent: bool = False, over: str | None = None) -> Edit:
    """Records an approval: of the text as it stands then, or with the fingerprint `over`."""

    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        lines = f"  - by: {by}\n    on: {on}\n    digest: {over or digest_of(root, path)}\n"
        lines += "    urgent: true\n" if urgent else ""
        if "\napprovals:\n" in text:
            head, _, rest = text.partition("\napprovals:\n")
            (root / path).write_text(f"{head}\napprovals:\n{lines}{rest}", "utf-8")
        else:
            add(path, f"approvals:\n{lines}")(root)

    return edit


def approve(path: str, *people: str, on: str = TODAY) -> tuple[Edit, ...]:
    """Types approved, and records who approved the text as it stands then."""
    return (status(path, "approved"), *(record(path, person, on=on) for person in people))


def unrecord(path: str) -> Edit:
    """Takes every recorded approval out."""

    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        (root / path).write_text(re.sub(r"^approvals:\n(?:  .*\n)+", "", text, flags=re.MULTILINE), "utf-8")

    return edit


def anew(path: str, *people: str) -> tuple[Edit, ...]:
    """Takes the recorded approvals out, and records others, of the text as it stands then."""
    return (unrecord(path), *(record(path, person) for person in people))


def digest_of(root: Path, path: str) -> str:
    """The fingerprint of the text at a path."""
    catalog = load_content(WorkTree(root), load_schemas()).catalog
    items = (item for kind in STATUS_KINDS for item in catalog.items(kind).values())
    (item,) = (item for item in items if item.path == path)
    return digest(item, catalog.read)
