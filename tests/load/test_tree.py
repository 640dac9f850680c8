"""Files that can not, or must not, be read: on disk, and where the disk can not show it, in a double."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ambassade.findings import Finding
from ambassade.load.content import LARGEST_PICTURE, load_content
from ambassade.load.schema import load_schemas
from ambassade.load.text_source import LARGEST
from ambassade.load.tree import MemoryTree, TreeFile, WorkTree
from tests.rules.example import Example

ENTRY = "content/networks/aurora/calendar/lamp-walk.yml"
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base tree on disk."""
    for path, data in Example("base").tree().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def found(tree: WorkTree | MemoryTree) -> list[tuple[str, str]]:
    return [place(finding) for finding in load_content(tree, load_schemas()).findings]


def place(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.location.path


def test_disk_and_memory_list_the_same(root: Path) -> None:
    on_disk = list(WorkTree(root).files("content"))
    assert on_disk == list(MemoryTree(Example("base").tree()).files("content"))
    assert [file.path for file in on_disk] == sorted(file.path for file in on_disk)
    assert found(WorkTree(root)) == []


def test_what_systems_leave_behind_is_not_there(root: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", ".gitkeep"):
        (root / "content" / "ambassadors" / name).write_bytes(b"\x00")
    assert found(WorkTree(root)) == []


def test_no_content_is_no_crash(tmp_path: Path) -> None:
    assert found(WorkTree(tmp_path)) == [("missing-organisation", "content/organisation.yml")]


def test_link_to_a_file_is_told_and_not_followed(root: Path) -> None:
    (root / "secret.md").write_text("secret")
    (root / "content/ambassadors/eve.md").symlink_to(root / "secret.md")
    assert found(WorkTree(root)) == [("symbolic-link", "content/ambassadors/eve.md")]


def test_link_to_a_folder_is_told_and_not_followed(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "post.md").write_text("secret")
    (root / "content/networks/aurora/more").symlink_to(root / "elsewhere")
    assert found(WorkTree(root)) == [("symbolic-link", "content/networks/aurora/more")]


def test_link_that_leads_nowhere(root: Path) -> None:
    (root / "content/ambassadors/eve.jpg").symlink_to(root / "nothing")
    loaded = load_content(WorkTree(root), load_schemas())
    assert [place(finding) for finding in loaded.findings] == [
        ("symbolic-link", "content/ambassadors/eve.jpg")
    ]
    assert loaded.catalog.assets == {}


def test_content_that_is_a_link_itself(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "content").symlink_to(root / "content")
    assert ("symbolic-link", "content") in found(WorkTree(other))
    assert load_content(WorkTree(other), load_schemas()).catalog.ambassadors == {}


def test_content_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("no folder")
    assert ("unreadable-file", "content") in found(WorkTree(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_pipe_does_not_stop_the_check(root: Path) -> None:
    os.mkfifo(root / "content/calendar-pipe.yml")
    os.mkfifo(root / "content/ambassadors/eve.md")
    assert found(WorkTree(root)) == [
        ("unreadable-file", "content/ambassadors/eve.md"),
        ("unreadable-file", "content/calendar-pipe.yml"),
    ]


@pytest.mark.skipif(AS_ROOT, reason="the superuser may read every file; the double below stands for one")
def test_file_without_permission(root: Path) -> None:
    (root / ENTRY).chmod(0)
    assert found(WorkTree(root)) == [("unreadable-file", ENTRY)]


@pytest.mark.skipif(AS_ROOT, reason="the superuser may open every folder")
def test_folder_without_permission(root: Path) -> None:
    folder = root / "content/playbook"
    folder.chmod(0)
    try:
        assert found(WorkTree(root)) == [("unreadable-file", "content/playbook")]
    finally:
        folder.chmod(0o755)


class Locked(MemoryTree):
    """A tree in which one file can not be read, and another folder can not be listed."""

    def files(self, folder: str) -> Iterator[TreeFile]:
        yield from super().files(folder)
        yield TreeFile("content/playbook/locked", 0, is_closed=True)

    def read(self, path: str) -> bytes:
        if path == ENTRY:
            raise PermissionError(path)
        return super().read(path)


def test_file_that_can_not_be_read_stays_known_as_broken() -> None:
    loaded = load_content(Locked(Example("base").tree()), load_schemas())
    assert [place(finding) for finding in loaded.findings] == [
        ("unreadable-file", "content/playbook/locked"),
        ("unreadable-file", ENTRY),
    ]
    assert "aurora/lamp-walk" not in loaded.catalog.entries
    assert any("aurora/lamp-walk" in keys for keys in loaded.catalog.broken.values())


class Endless(MemoryTree):
    """A tree whose files claim to be large and must not be read."""

    def files(self, folder: str) -> Iterator[TreeFile]:
        for file in super().files(folder):
            yield TreeFile(file.path, 10**12 if file.path == ENTRY else file.size)

    def read(self, path: str) -> bytes:
        assert path != ENTRY, "read a file that is too large"
        return super().read(path)


def test_large_text_is_not_even_read() -> None:
    assert found(Endless(Example("base").tree())) == [("file-too-large", ENTRY)]


@pytest.mark.parametrize(("size", "told"), [(LARGEST, False), (LARGEST + 1, True)])
def test_largest_text(size: int, told: bool) -> None:
    data = Example("base").tree()[ENTRY]
    padded = data + b"#" * (size - len(data) - 1) + b"\n"
    tree = MemoryTree(Example("large", {ENTRY: padded}).tree())
    assert found(tree) == ([("file-too-large", ENTRY)] if told else [])


@pytest.mark.parametrize(("size", "told"), [(LARGEST_PICTURE, False), (LARGEST_PICTURE + 1, True)])
def test_largest_picture(size: int, told: bool) -> None:
    picture = "content/ambassadors/ana-silva.jpg"
    tree = MemoryTree(Example("large", {picture: b"\xff" * size}).tree())
    assert found(tree) == ([("file-too-large", picture)] if told else [])


def test_names_that_no_file_should_have() -> None:
    names = [
        "content/ambassadors/a\nb.md",
        "content/ambassadors/a\udcff.md",
        "content/ambassadors/\x1b[2J.md",
    ]
    tree = MemoryTree(Example("names", dict.fromkeys(names, b"x")).tree())
    assert sorted(found(tree)) == sorted(("unexpected-file", name) for name in names)


def test_names_that_differ_by_case() -> None:
    names = ["content/ambassadors/ana-silva.jpg", "content/ambassadors/Ana-Silva.jpg"]
    tree = MemoryTree(Example("names", dict.fromkeys(names, b"x")).tree())
    assert found(tree) == [("name-differs-by-case", "content/ambassadors/ana-silva.jpg")]
