"""An edit touches the status and the approvals, or nothing; line ends stay; nobody's work is written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ambassade.editing.front_matter import YamlText
from ambassade.editing.line_ends import with_line_ends
from ambassade.editing.step import RefusedError, edit_item, listed, write_all
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree, WorkTree
from ambassade.model.catalog import Kind
from ambassade.words import say, words
from tests.editing.conftest import read, write

PATH = "content/calendar/day.yml"
ENTRY = "title: Day\nkind: topic\nstart: 2026-12-01\naudience: internal\nstatus: draft\n"
Change = Callable[[YamlText], None]


def archive(text: YamlText) -> None:
    text.set(("status",), "archived")


@pytest.mark.parametrize(
    ("text", "change", "told"),
    [
        ("title: [\n", archive, "can not be read; `ambassade check content/calendar/day.yml` says why"),
        (ENTRY, lambda text: text.set(("title",), "Night"), "without changing more than its status"),
        (ENTRY, lambda text: text.set(("status",), "soon"), "would not be as it has to be"),
        (
            ENTRY,
            lambda text: text.set(("approvals", 0, "by"), "ana"),
            "can not be edited: there is no item 1",
        ),
    ],
)
def test_what_an_edit_may_not_do_is_refused(text: str, change: Change, told: str) -> None:
    with pytest.raises(RefusedError) as caught:
        edit_item(MemoryTree({PATH: text}), load_schemas(), Kind.ENTRY, PATH, change)
    assert told in str(caught.value)


def test_what_somebody_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path, PATH, ENTRY)
    tree = WorkTree(tmp_path)
    edited = edit_item(tree, load_schemas(), Kind.ENTRY, PATH, archive)
    write(tmp_path, PATH, ENTRY + "notes: Wait\n")
    with pytest.raises(RefusedError, match="was changed by somebody meanwhile"):
        write_all(tmp_path, tree, [edited])
    assert read(tmp_path, PATH) == ENTRY + "notes: Wait\n"


def test_a_list_of_sentences_is_said_in_the_language_of_the_reader() -> None:
    day = say("{name} ({role})", name="{Ana}", role=say("error"))
    assert words("fr").text(listed([day, "`bo`"])) == "{Ana} (erreur), `bo`"


@pytest.mark.parametrize(
    ("original", "after", "wanted"),
    [
        ("a\nb\n", "a\nc\nb\n", "a\nc\nb\n"),
        ("a\r\nb\r\n", "a\nc\nb\n", "a\r\nc\r\nb\r\n"),
        ("a\r\nb\nc\r\n", "a\nb\nd\nc\n", "a\r\nb\nd\r\nc\r\n"),
        ("a\r\nb\r\nc", "a\nc", "a\r\nc"),
        ("a\r\nb", "a\nb\nc", "a\r\nb\r\nc"),
        ("a\r\n\r\na\r\n", "\na\n", "\r\na\r\n"),
    ],
)
def test_line_ends_stay(original: str, after: str, wanted: str) -> None:
    assert with_line_ends(original, original.replace("\r\n", "\n"), after) == wanted
