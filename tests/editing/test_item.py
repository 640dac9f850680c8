"""What people type finds the file that they mean, or says what it may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.editing.agreement import UsageSayError
from ambassade.editing.item import Items
from ambassade.load.tree import MemoryTree

PATHS = (
    "content/networks/a/messages/hello.yml",
    "content/networks/a/calendar/day.yml",
    "content/networks/b/messages/day.yml",
    "content/networks/b/calendar/twice.yml",
    "content/networks/b/messages/twice.yml",
    "content/networks/a/posts/a-story.md",
    "content/networks/a/posts/a-story.fr.md",
    "content/networks/a/network.yml",
    "content/calendar/winter.yml",
    "content/playbook/charter.md",
    "content/playbook/guides/plain.md",
    "content/ambassadors/zoe.md",
)


@pytest.fixture
def items() -> Items:
    return Items.of(MemoryTree(dict.fromkeys(PATHS, "x")))


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("content/networks/a/messages/hello.yml", "content/networks/a/messages/hello.yml"),
        ("./content/networks/a/messages/hello.yml", "content/networks/a/messages/hello.yml"),
        ("networks/a/messages/hello", "content/networks/a/messages/hello.yml"),
        ("a/hello", "content/networks/a/messages/hello.yml"),
        ("hello", "content/networks/a/messages/hello.yml"),
        ("a/day", "content/networks/a/calendar/day.yml"),
        ("a-story", "content/networks/a/posts/a-story.md"),
        ("a/a-story", "content/networks/a/posts/a-story.md"),
        ("winter", "content/calendar/winter.yml"),
        ("charter", "content/playbook/charter.md"),
        ("playbook/guides/plain.md", "content/playbook/guides/plain.md"),
        ("guides/plain", "content/playbook/guides/plain.md"),
        ("plain", "content/playbook/guides/plain.md"),
    ],
)
def test_names_find_files(items: Items, tmp_path: Path, typed: str, path: str) -> None:
    assert items.find(typed, tmp_path, tmp_path).path == path


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "day",
            "`day` may be several things: content/networks/a/calendar/day.yml, content/networks/b/m",
        ),
        ("b/twice", "content/networks/b/calendar/twice.yml, content/networks/b/messages/twice.yml"),
        ("a/helo", "nothing is called `a/helo`; did you mean `a/hello`?"),
        ("zzzzzz", "nothing is called `zzzzzz`; type the path of the file"),
        ("a\0b", "type the path of the file"),
    ],
)
def test_what_is_unclear_or_unknown_is_told(items: Items, tmp_path: Path, typed: str, told: str) -> None:
    with pytest.raises(UsageSayError) as caught:
        items.find(typed, tmp_path, tmp_path)
    assert told in str(caught.value)


def test_paths_on_disk_are_found_from_where_somebody_stands(items: Items, tmp_path: Path) -> None:
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    here = tmp_path / "content/networks/a/posts"
    story = "content/networks/a/posts/a-story.md"
    assert items.find("a-story.md", tmp_path, here).path == story
    assert items.find("a-story.fr.md", tmp_path, here).path == story
    assert items.find("../messages/hello.yml", tmp_path, here).path == PATHS[0]
    assert items.find(str(tmp_path / story), tmp_path, tmp_path).path == story
    with pytest.raises(UsageSayError, match="has no status"):
        items.find("content/ambassadors/zoe.md", tmp_path, here)


def test_the_shortest_name_is_one_that_finds_it(items: Items, tmp_path: Path) -> None:
    shown = [items.short(path) for path in PATHS if path in items._by_rank[0]]
    assert shown == [
        "a/hello",
        "a/day",
        "b/day",
        "content/networks/b/calendar/twice.yml",
        "content/networks/b/messages/twice.yml",
        "a-story",
        "winter",
        "charter",
        "guides/plain",
    ]
    for path, name in zip([path for path in PATHS if path in items._by_rank[0]], shown, strict=True):
        assert items.find(name, tmp_path, tmp_path).path == path
