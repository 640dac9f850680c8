from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ambassade.importers.csv_source import read_csv
from ambassade.importers.json_source import read_json
from ambassade.importers.problem import ImportStopError
from ambassade.importers.source import SourceOptions, read_source
from ambassade.importers.yaml_source import read_yaml
from tests.importers.conftest import SAMPLES, RunImport, files_of

MAPPING = SAMPLES / "people-mapping.yml"
WANTED = """\
---
name: Ana Sílva
kind: external
external_kind: partner
expertise:
  - open-source
  - python
tagline: Writes about ships, daily
accounts:
  - id: github
    platform: github
    handle: ana
    url: https://github.com/ana
standing: candidate
origin: imported
notes: "=HYPERLINK(\\"https://example.org\\")"
provenance:
"""


def as_xlsx(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "People"
    rows = read_csv((SAMPLES / "people.csv").read_text(encoding="utf-8"), "people.csv", None)
    for row in ([*rows[0]], *(list(row.values()) for row in rows)):
        sheet.append(row)
    sheet["B3"] = 2026
    sheet["F2"].data_type = "s"
    path = folder / "people.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("name", ["people.csv", "people.json", "people.yml", "people.xlsx"])
def test_every_format_gives_the_same_files(
    name: str, root: Path, run_import: RunImport, tmp_path: Path
) -> None:
    source = as_xlsx(tmp_path) if name.endswith("xlsx") else SAMPLES / name
    code, report = run_import(source, MAPPING)
    assert code == 0
    assert (report["read"], report["written"], report["unchanged"], report["refused"]) == (3, 3, 0, [])
    files = files_of(root)
    assert sorted(files) == [
        "content/ambassadors/ana.md",
        "content/ambassadors/null.md",
        "content/ambassadors/x.md",
        "content/organisation.yml",
    ]
    assert files["content/ambassadors/ana.md"].startswith(WANTED)
    assert '\nname: "2026"\n' in files["content/ambassadors/x.md"]
    assert '\ntagline: "no"\n' in files["content/ambassadors/x.md"]
    assert '\nname: "null"\n' in files["content/ambassadors/null.md"]
    assert "platform: hashnode" in files["content/ambassadors/null.md"]


def test_a_table_keeps_unnamed_cells_under_the_number_of_their_column() -> None:
    assert read_csv("a;b\n1;2;3\n\n;\n4\n", "t.csv", None) == [
        {"a": "1", "b": "2", "column 3": "3"},
        {"a": "4", "b": None},
    ]


def test_the_delimiter_of_the_mapping_comes_first() -> None:
    assert read_csv("a,b|c\n1,2|3\n", "t.csv", "|") == [{"a,b": "1,2", "c": "3"}]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no first row"),
        ("a,a\n1,2\n", "two columns named `a`"),
        ('a,b\n"1,2\n', "this is not CSV"),
    ],
)
def test_csv_faults_are_told(text: str, why: str) -> None:
    with pytest.raises(ImportStopError, match=why):
        read_csv(text, "t.csv", None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": }', "t.json:1:7: this is not JSON"),
        ("[NaN]", "NaN is no number"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_json_faults_are_told(text: str, why: str) -> None:
    with pytest.raises(ImportStopError, match=why):
        read_json(text, "t.json")


def test_a_key_that_stands_twice_in_json_is_remembered() -> None:
    value = read_json('{"a": 1, "a": 2}', "t.json")
    assert (value, value.repeated) == ({"a": 2}, ("a",))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1\n", {"a": 1}),
        ("- a: no\n- b\n", [{"a": "no"}, "b"]),
        ("---\n- a\n", ["a"]),
        ("# c\n- |\n  x\n\n  y\n", ["x\n\ny\n"]),
        ("[a,\nb]\n", ["a", "b"]),
    ],
)
def test_yaml_lists_and_mappings_are_read(text: str, value: Any) -> None:
    assert read_yaml(text, "t.yml") == value


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: *x\n", "- a: 1\n  a: 2\n", "just text", "a: [\n", "- !!python/x y\n"]
)
def test_yaml_faults_are_told_with_their_place(text: str) -> None:
    with pytest.raises(ImportStopError, match=r"^t\.yml:\d+:\d+: "):
        read_yaml(text, "t.yml")


def test_a_source_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportStopError, match="can not be read"):
        read_source(tmp_path / "none.json", SourceOptions())
    (tmp_path / "a.doc").write_text("x", encoding="utf-8")
    with pytest.raises(ImportStopError, match="none of the known formats"):
        read_source(tmp_path / "a.doc", SourceOptions())
    (tmp_path / "a.csv").write_bytes(b"name\n\xe9\n")
    with pytest.raises(ImportStopError, match="state its `encoding`"):
        read_source(tmp_path / "a.csv", SourceOptions())
    assert read_source(tmp_path / "a.csv", SourceOptions(encoding="latin-1")) == [{"name": "é"}]
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ImportStopError, match="can not be read as XLSX"):
        read_source(tmp_path / "a.xlsx", SourceOptions())


def test_spreadsheet_values_become_plain_ones(tmp_path: Path) -> None:
    from datetime import date, datetime, time

    book = Workbook()
    sheet = book.create_sheet("Data")
    sheet.append(["day", "moment", "hour", "whole", "half", "sum", "empty"])
    sheet.append([date(2026, 1, 2), datetime(2026, 1, 2, 9, 30), time(8, 5), 3.0, 2.5, "=1+1", None])  # noqa: DTZ001
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert read_source(path, SourceOptions(sheet="Data")) == [
        {
            "day": "2026-01-02",
            "moment": "2026-01-02T09:30",
            "hour": "08:05",
            "whole": 3,
            "half": 2.5,
            "sum": "=1+1",
            "empty": None,
        }
    ]
    with pytest.raises(ImportStopError, match="no sheet `Other`"):
        read_source(path, SourceOptions(sheet="Other"))
