"""Importing again: what the source changed comes in, what a person edited stays, and it is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import RunImport, files_of

MAPPING = """\
source: crm
ambassador:
  records: people
  id: id
  constants: {kind: external, external_kind: partner, standing: active}
  fields:
    name: name
    tagline: line
    expertise: themes(themes)
    body: bio
  lists:
    accounts:
      items: accounts
      unique_by: url
      id: platform_of(null, @)
      fields: {platform: "platform_of(null, @)", url: link(@)}
"""
ANA: dict[str, Any] = {
    "id": "a1",
    "name": "Ana Silva",
    "line": "Writes",
    "themes": ["OSS"],
    "bio": "Lives by the sea.",
    "accounts": ["https://github.com/ana", "https://x.com/ana"],
}
PATH = "content/ambassadors/a1.md"

Again = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def again(tmp_path: Path, run_import: RunImport) -> Again:
    """Imports these people."""
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(MAPPING, encoding="utf-8")

    def run(*people: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        source = tmp_path / "crm.json"
        source.write_text(json.dumps({"people": people}), encoding="utf-8")
        return run_import(source, mapping)

    return run


def edit(root: Path, before: str, after: str) -> None:
    path = root / PATH
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def notes(report: dict[str, Any]) -> list[str]:
    return [note["note"] for note in report["notes"]]


def test_the_same_source_again_changes_nothing(root: Path, again: Again) -> None:
    again(ANA)
    before = files_of(root)
    code, report = again(ANA)
    assert (code, report["read"], report["written"], report["unchanged"]) == (0, 1, 0, 1)
    assert files_of(root) == before


def test_a_changed_record_updates_and_comments_stay(root: Path, again: Again) -> None:
    again(ANA)
    edit(root, "name: Ana Silva\n", "name: Ana Silva  # as she writes it\n")
    edit(root, "standing: active\n", "# asked her in May\nstanding: active\n")
    code, report = again({**ANA, "name": "Ana da Silva", "line": "Writes and draws", "bio": "Moved."})
    assert (code, report["written"], notes(report)) == (0, 1, [])
    text = files_of(root)[PATH]
    assert "name: Ana da Silva  # as she writes it\n" in text
    assert "# asked her in May\nstanding: active\n" in text
    assert "tagline: Writes and draws\n" in text
    assert text.endswith("---\n\nMoved.\n")
    assert (
        again({**ANA, "name": "Ana da Silva", "line": "Writes and draws", "bio": "Moved."})[1]["unchanged"]
        == 1
    )


def test_an_edited_field_is_kept_and_said_once(root: Path, again: Again) -> None:
    again(ANA)
    edit(root, "tagline: Writes\n", "tagline: Paints\n")
    edit(root, "\nLives by the sea.\n", "\nLives on a ship.\n")
    code, report = again({**ANA, "line": "Writes and draws", "bio": "Moved."})
    assert code == 0
    assert notes(report) == [
        "`tagline` was kept: edited since the last import",
        "`body` was kept: edited since the last import",
    ]
    text = files_of(root)[PATH]
    assert "\ntagline: Paints\n" in text
    assert text.endswith("\nLives on a ship.\n")
    code, report = again({**ANA, "line": "Writes and draws", "bio": "Moved."})
    assert (report["unchanged"], notes(report)) == (1, [])
    assert files_of(root)[PATH] == text


def test_an_edit_without_a_change_of_the_source_stays_in_silence(root: Path, again: Again) -> None:
    again(ANA)
    edit(root, "tagline: Writes\n", "tagline: Paints\n")
    edit(root, "expertise:\n  - open-source\n", "")
    before = files_of(root)
    _, report = again(ANA)
    assert (report["unchanged"], notes(report), files_of(root)) == (1, [], before)


def test_lists_are_merged_item_by_item(root: Path, again: Again) -> None:
    again(ANA)
    own = "  - id: blog\n    platform: blog\n    url: https://ana.example\n"
    edit(root, "accounts:\n", "accounts:\n" + own)
    edit(root, "  - open-source\n", "  - open-source\n  - python\n")
    again({**ANA, "themes": ["C++"], "accounts": ["https://x.com/ana", "https://www.linkedin.com/in/ana"]})
    text = files_of(root)[PATH].split("provenance:")[0]
    assert own in text
    assert "github" not in text
    assert "  - id: linkedin\n" in text
    assert "expertise:\n  - python\n  - c-and-c-plus-plus\n" in text


def test_an_id_never_passes_on_to_another_address(root: Path, again: Again) -> None:
    again(ANA)
    edit(
        root,
        "origin: imported\n",
        "origin: imported\ninformed_on: 2026-01-01\nconsent:\n  - scopes: [profile, account:github]\n"
        "    given_on: 2026-01-02\n    until: 2026-12-31\n    evidence: C-1\n",
    )
    _, report = again({**ANA, "accounts": ["https://github.com/ana-two", "https://x.com/ana"]})
    assert notes(report) == [
        "the consent no longer names `account:github`, which is gone; ask again for a new address"
    ]
    text = files_of(root)[PATH].split("provenance:")[0]
    assert "  - id: github-2\n    platform: github\n    url: https://github.com/ana-two\n" in text
    assert "id: github\n" not in text
    assert "account:github" not in text
    assert "    given_on: 2026-01-02\n" in text


def test_a_vanished_record_is_told_and_stays(root: Path, again: Again) -> None:
    again(ANA, {**ANA, "id": "b2", "name": "Bo Berg", "accounts": []})
    before = files_of(root)
    code, report = again(ANA)
    assert (code, files_of(root)) == (0, before)
    assert notes(report) == ["the source no longer has this record; content/ambassadors/b2.md stays"]


def test_a_taken_name_gets_a_number_and_keeps_it(root: Path, again: Again) -> None:
    (root / "content/ambassadors").mkdir()
    (root / PATH).write_text(
        "---\nname: Somebody\nkind: external\nstanding: active\norigin: own_form\n---\n", encoding="utf-8"
    )
    _, report = again(ANA)
    assert "the name `a1` is taken; the file is called `a1-2`" in notes(report)
    before = files_of(root)
    assert again(ANA)[1]["unchanged"] == 1
    (root / PATH).unlink()
    again(ANA)
    assert files_of(root) == {path: text for path, text in before.items() if path != PATH}


def test_a_renamed_file_is_found_by_its_record(root: Path, again: Again) -> None:
    again(ANA)
    (root / PATH).rename(root / "content/ambassadors/ana-silva.md")
    _, report = again({**ANA, "name": "Ana da Silva"})
    assert (report["written"], [path for path in files_of(root) if "ambassadors" in path]) == (
        1,
        ["content/ambassadors/ana-silva.md"],
    )


def test_a_file_that_can_not_be_read_is_not_written_over(root: Path, again: Again) -> None:
    again(ANA)
    (root / PATH).write_text("---\nname: [\n---\n", encoding="utf-8")
    before = files_of(root)
    code, report = again({**ANA, "name": "New"})
    assert (code, report["refused"][0]["record"], files_of(root)) == (1, "a1", before)
    assert "repair it first" in report["refused"][0]["reason"]


def test_two_records_with_one_id_are_told(again: Again) -> None:
    code, report = again(ANA, ANA)
    assert (code, report["read"], report["written"]) == (1, 2, 1)
    assert report["refused"] == [
        {"record": "a1", "reason": "another record has the same id", "kind": "ambassador"}
    ]


def test_a_dry_run_reports_and_writes_nothing(
    root: Path, run_import: RunImport, again: Again, tmp_path: Path
) -> None:
    again(ANA)
    before = files_of(root)
    (tmp_path / "crm.json").write_text(json.dumps({"people": [{**ANA, "name": "New"}]}), encoding="utf-8")
    code, report = run_import(tmp_path / "crm.json", tmp_path / "mapping.yml", "--dry-run")
    assert (code, report["written"], report["dry_run"], files_of(root)) == (0, 1, True, before)


def test_imported_people_are_neither_told_nor_asked(root: Path, again: Again) -> None:
    again(ANA)
    text = files_of(root)[PATH]
    assert "\norigin: imported\n" in text
    assert "informed_on" not in text
    assert "consent" not in text
