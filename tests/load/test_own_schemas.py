"""A repository's own schemas: they may ask for more and hide more, else they are refused in one sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ambassade.load.content import load_content
from ambassade.load.schema import SchemaError, load_schemas, packaged_folder
from ambassade.load.tree import MemoryTree
from tests.rules.example import Example

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a copy of the packaged schemas."""
    shutil.copytree(packaged_folder(), tmp_path / "schemas")
    return tmp_path


def change(root: Path, name: str, how: Change) -> None:
    path = root / "schemas" / f"{name}.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    how(schema)
    path.write_text(json.dumps(schema), encoding="utf-8")


def found(root: Path, files: dict[str, bytes | None] | None = None) -> list[tuple[str, str]]:
    loaded = load_content(MemoryTree(Example("own", files or {}).tree()), load_schemas(root))
    return [(finding.rule, str(finding.message)) for finding in loaded.findings]


def refusal(root: Path) -> str:
    with pytest.raises(SchemaError) as raised:
        load_schemas(root)
    message = str(raised.value)
    assert "\n" not in message
    return message


def test_without_a_folder_the_packaged_ones_hold(tmp_path: Path) -> None:
    assert load_schemas(tmp_path) is load_schemas()


def test_a_copy_is_as_good(root: Path) -> None:
    assert load_schemas(root).schemas == load_schemas().schemas
    assert found(root) == []


def test_more_may_be_required(root: Path) -> None:
    change(root, "ambassador", lambda schema: schema["required"].append("photo"))
    assert [rule for rule, _ in found(root)] == ["missing-key", "missing-key"]


def test_more_may_be_hidden(root: Path) -> None:
    def narrow(schema: dict[str, Any]) -> None:
        schema["properties"]["job_title"]["x-audience"] = "internal"

    change(root, "ambassador", narrow)
    assert ("ambassador", "job_title") in load_schemas(root).hidden("public")
    assert ("ambassador", "job_title") not in load_schemas().hidden("public")


def test_no_more_readers(root: Path) -> None:
    def widen(schema: dict[str, Any]) -> None:
        schema["properties"]["notes"]["x-audience"] = "public"

    change(root, "network", widen)
    message = refusal(root)
    assert "notes" in message
    assert "public" in message
    assert "internal" in message


def test_no_readers_of_a_property_that_is_new(root: Path) -> None:
    def add(schema: dict[str, Any]) -> None:
        schema["properties"]["shoe_size"] = {"type": "integer", "x-audience": "members"}

    change(root, "ambassador", add)
    assert "shoe_size" in refusal(root)


def test_a_missing_file(root: Path) -> None:
    (root / "schemas" / "post.schema.json").unlink()
    (root / "schemas" / "common.schema.json").unlink()
    assert refusal(root) == "schemas: common.schema.json, post.schema.json missing"


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    assert refusal(tmp_path).endswith("missing")


def test_broken_json(root: Path) -> None:
    (root / "schemas" / "post.schema.json").write_text("{,}")
    assert refusal(root).startswith("schemas/post.schema.json is not JSON: ")


def test_json_that_is_no_utf_8(root: Path) -> None:
    (root / "schemas" / "post.schema.json").write_bytes(b"\xff\xfe{}")
    assert refusal(root).startswith("schemas/post.schema.json is not JSON: ")


@pytest.mark.parametrize("text", ["[]", '"text"', "null", "3"])
def test_json_that_is_no_schema(root: Path, text: str) -> None:
    (root / "schemas" / "post.schema.json").write_text(text)
    assert "post.schema.json" in refusal(root)


def test_a_reference_that_leads_nowhere(root: Path) -> None:
    def lose(schema: dict[str, Any]) -> None:
        schema["properties"]["title"]["$ref"] = "common.schema.json#/$defs/headline"

    change(root, "post", lose)
    assert refusal(root).startswith("schemas: ")


@pytest.mark.parametrize("address", ["https://127.0.0.1:9/a.json", "file:///etc/hostname"])
def test_a_reference_out_of_the_folder_is_not_followed(root: Path, address: str) -> None:
    change(root, "post", lambda schema: schema["properties"].update(title={"$ref": address}))
    assert "is not in the folder schemas" in refusal(root)


def test_a_keyword_of_the_wrong_type(root: Path) -> None:
    change(root, "post", lambda schema: schema.update(required="title"))
    assert refusal(root).startswith("schemas: ")


@pytest.mark.parametrize(
    "keyword",
    [
        {"not": {}},
        {"const": "another"},
        {"anyOf": [{"type": "integer"}, {"type": "boolean"}]},
        {"oneOf": [{"type": "integer"}, {"type": "boolean"}]},
        {"if": {"type": "string"}, "then": {"minLength": 1000}},
        {"allOf": [{"contains": {}}, False]},
    ],
)
def test_a_keyword_without_words_is_told_all_the_same(root: Path, keyword: dict[str, Any]) -> None:
    def add(schema: dict[str, Any]) -> None:
        schema["properties"]["job_title"] = {**schema["properties"]["job_title"], **keyword}

    change(root, "ambassador", add)
    told = found(root)
    assert len(told) == 2
    assert {rule for rule, _ in told} <= {"wrong-shape", "text-too-long", "empty-text", "wrong-type"}


def test_false_as_a_schema(root: Path) -> None:
    change(root, "entry", lambda schema: schema["properties"].update(owner=False))
    assert refusal(root) == "schemas/entry.schema.json: the property `owner` is not an object"


def test_false_deeper_in_a_schema(root: Path) -> None:
    def forbid(schema: dict[str, Any]) -> None:
        schema["properties"]["themes"]["items"] = False

    change(root, "entry", forbid)
    assert [rule for rule, _ in found(root)] == ["wrong-shape"]


def test_a_file_that_can_not_be_read(root: Path) -> None:
    path = root / "schemas" / "post.schema.json"
    path.unlink()
    path.mkdir()
    assert refusal(root).startswith("schemas/post.schema.json can not be read: ")


def test_what_fits_the_own_schemas_and_not_the_program(root: Path) -> None:
    change(root, "entry", lambda schema: schema.update(required=[]))
    entry = b"title: Open day\n"
    told = found(root, {"content/calendar/open-day.yml": entry})
    assert told == [
        ("wrong-shape", "the file fits the schemas of this repository, but not what the pages need")
    ]


def test_a_property_of_another_type_than_the_program_has(root: Path) -> None:
    def free(schema: dict[str, Any]) -> None:
        schema["properties"]["start"] = {"type": "string", "x-audience": "public"}

    change(root, "entry", free)
    entry = b"title: Open day\nkind: event\nstart: some day\naudience: public\nstatus: draft\n"
    assert [rule for rule, _ in found(root, {"content/calendar/open-day.yml": entry})] == ["wrong-shape"]
