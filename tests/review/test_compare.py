"""What a review says of changes for readers: old and new words, moves, choices."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ambassade.cli import main
from ambassade.load.schema import load_schemas, packaged_folder
from tests.history.trees import edited
from tests.review.scene import AURORA
from tests.review.told import review_of
from tests.review.tree import ANA, POST, START, told
from tests.rules.proposal import begin


def test_old_and_new_words_side_by_side() -> None:
    after = edited(START, POST, ("a gull and three", "two gulls and four"))
    (one,) = told(after)["changes"]
    assert (one["property"], one["before"], one["after"]) == (
        "Summary",
        "A cable, a gull and three weeks of dark.",
        "A cable, two gulls and four weeks of dark.",
    )
    french = review_of(START, after, language="fr")
    assert french.changes[0].label == "Chapeau"


def test_of_a_long_text_the_places_that_differ() -> None:
    long = " ".join(f"word{number}" for number in range(400))
    before = edited(
        START, POST, ("Lamp nine went out on a Tuesday.", f"Lamp nine went out on a Tuesday. {long}")
    )
    after = edited(before, POST, ("word200 ", "another "), ("word300 ", ""))
    (one,) = told(after, before=before)["changes"]
    assert one["property"] == "Text"
    assert (
        one["before"] == "…word197 word198 word199 word200 word201 word202 word203… "
        "…word297 word298 word299 word300 word301 word302 word303…"
    )
    assert "another" in one["after"]
    assert "word300" not in one["after"]


def test_choices_and_references_have_their_words() -> None:
    after = edited(
        START, ANA, ("role: contributor", "role: curator"), ("expertise: [light]", "expertise: [safety]")
    )
    found = {one["property"]: (one["before"], one["after"]) for one in told(after)["changes"]}
    assert ("Light", "Safety") in found.values()
    assert any("contributor" in before and "curator" in after for before, after in found.values())
    assert not any("aurora" in part for values in found.values() for part in values)


def test_a_move_is_one_change() -> None:
    new = f"{AURORA}/posts/the-gull.md"
    after = {path: data for path, data in START.items() if path != POST} | {new: START[POST]}
    found = told(after, moves={POST: new})
    assert (found["public"], found["invisible"]) == ([], [])
    (one,) = found["changes"]
    assert (one["property"], one["before"], one["after"]) == (
        "address",
        "posts/why-lamp-nine/",
        "posts/the-gull/",
    )


def test_schemas_that_hide_more_are_heeded(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    for path in packaged_folder().glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        if path.name == "post.schema.json":
            data["properties"]["summary"]["x-audience"] = "internal"
        (folder / path.name).write_text(json.dumps(data), encoding="utf-8")
    after = edited(START, POST, ("a gull and three", "two gulls and four"))
    found = told(after, schemas=load_schemas(tmp_path))
    assert found["changes"] == []
    assert "gulls" not in json.dumps(found)


def test_schemas_that_hide_the_organisation_are_a_fault_of_the_set_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path, START)
    shutil.copytree(packaged_folder(), tmp_path / "schemas")
    path = tmp_path / "schemas/organisation.schema.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["properties"]["name"]["x-audience"] = "internal"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert main(["review", "--root", str(tmp_path), "--base", "main", "--approvals", "none"]) == 2
    assert "the schemas hide what every edition says" in capsys.readouterr().err
