"""Mapping files: their faults are told with line and column, and what they say is done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ambassade.importers.mapping import load_mapping
from ambassade.importers.problem import ImportStopError
from tests.importers.conftest import RunImport, files_of

GOOD = 'source: s\nambassador:\n  records: "@"\n  id: id\n'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "m.yml:1:1: the file is empty"),
        ("- a\n", "m.yml:1:1: "),
        ("source: s\n", "no section"),
        ("source: 3\n" + GOOD[10:], "`source` is the name"),
        (GOOD + "  idd: x\n", "m.yml:5:3: `idd` is no key of a mapping file here; did you mean `id`"),
        ("source: s\nambassador:\n  id: id\n", "`records` is missing here"),
        (GOOD + "  fields: {name: '[['}\n", "m.yml:5:18: this is no JMESPath expression"),
        (GOOD + "  fields: {name: 3}\n", "an expression is a text"),
        (GOOD + "  fields: [name]\n", "keys are awaited here"),
        (GOOD + "  each: records\n", "`each` is a list"),
        (GOOD + "  skip_when: [{when: x}]\n", "`reason` says why"),
        (GOOD + "anchor_date: soon\n", "`anchor_date` is a day"),
        (GOOD + "time_zones: {PT: Pacific}\n", "`time_zones` gives a zone"),
        (GOOD + "never: x\n", "`never` is a list"),
        (GOOD + "delimiter: ab\n", "`delimiter` is a text"),
        (GOOD + "  fields: {informed_on: day}\n", "an import can not say that"),
        (GOOD + "  constants: {consent: []}\n", "an import can not say that"),
    ],
)
def test_faults_are_told_with_their_place(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ImportStopError) as fault:
        load_mapping(tmp_path / "m.yml")
    assert why in str(fault.value)


def test_a_mapping_that_is_not_there_is_told(tmp_path: Path, run_import: RunImport) -> None:
    (tmp_path / "s.json").write_text("[]", encoding="utf-8")
    assert run_import(tmp_path / "s.json", tmp_path / "none.yml") == (2, {})


def run(
    tmp_path: Path, run_import: RunImport, mapping: str, source: object, *options: str
) -> tuple[int, dict[str, Any]]:
    (tmp_path / "m.yml").write_text(mapping, encoding="utf-8")
    (tmp_path / "s.json").write_text(json.dumps(source), encoding="utf-8")
    return run_import(tmp_path / "s.json", tmp_path / "m.yml", *options)


def test_a_kind_without_a_section_is_told(tmp_path: Path, run_import: RunImport) -> None:
    assert run(tmp_path, run_import, GOOD, [], "--kind", "entry") == (2, {})


def test_a_source_of_another_shape_is_told(tmp_path: Path, run_import: RunImport) -> None:
    assert run(tmp_path, run_import, GOOD.replace('"@"', "people"), {"persons": []}) == (2, {})


def test_records_may_be_skipped_and_never_imported(tmp_path: Path, run_import: RunImport) -> None:
    mapping = GOOD + (
        "  constants: {kind: external, standing: active}\n  fields: {name: id}\n"
        "  skip_when:\n    - when: matches(id, '^bot')\n      reason: it is a program\nnever: [gone]\n"
    )
    code, report = run(tmp_path, run_import, mapping, [{"id": "bot-1"}, {"id": "gone"}, {"id": "ana"}])
    assert (code, report["read"], report["written"]) == (1, 3, 1)
    assert [told["reason"] for told in report["refused"]] == [
        "it is a program",
        "the mapping says never to import this record",
    ]


def test_one_person_in_many_places_becomes_one_record(
    root: Path, tmp_path: Path, run_import: RunImport
) -> None:
    mapping = """\
source: s
ambassador:
  records: groups
  each: [people]
  combine: true
  id: login
  constants: {kind: external, standing: active}
  fields:
    name: name
    tagline: join(', ', occurrences()[].parent.name)
  lists:
    memberships:
      items: occurrences()
      fields: {network: network(parent.id)}
      constants: {role: relay}
network:
  records: groups
  id: id
  constants: {basis: {kind: theme, theme: python}, stage: {state: established, since: "2025-01-01"}}
  fields: {name: name}
  lists:
    committee:
      items: people
      fields: {person: person(login)}
      constants: {role: lead}
"""
    ana, bo, nameless = {"login": "ana", "name": "Ana"}, {"login": "bo", "name": "Bo"}, {"login": "nn"}
    source = {
        "groups": [
            {"id": "one", "name": "One", "people": [ana, bo, nameless]},
            {"id": "two", "name": "Two", "people": [ana]},
        ]
    }
    code, report = run(tmp_path, run_import, mapping, source)
    assert (code, report["kinds"]["ambassador"]["read"], report["kinds"]["network"]["written"]) == (1, 3, 2)
    files = files_of(root)
    assert "tagline: One, Two\n" in files["content/ambassadors/ana.md"]
    assert (
        "memberships:\n  - network: one\n    role: relay\n  - network: two\n"
        in files["content/ambassadors/ana.md"]
    )
    network = files["content/networks/one/network.yml"].split("provenance")[0]
    assert "committee:\n  - person: ana\n    role: lead\n  - person: bo\n    role: lead\n" in network
    assert "nn" not in network


def test_unknown_themes_are_left_out_and_proposed(root: Path, tmp_path: Path, run_import: RunImport) -> None:
    mapping = GOOD + (
        "  constants: {kind: external, standing: active}\n  fields: {name: id, expertise: themes(tags)}\n"
    )
    tags = ["Open-Source", "FOSS", "Pyhton", "C++", "C#", "Knitting", "knitting!"]
    _, report = run(tmp_path, run_import, mapping, [{"id": "ana", "tags": tags}])
    assert (
        "expertise:\n  - open-source\n  - c-and-c-plus-plus\nstanding"
        in files_of(root)["content/ambassadors/ana.md"]
    )
    assert report["unknown_themes"] == [
        {"theme": "Knitting", "records": 2, "near": None},
        {"theme": "C#", "records": 1, "near": None},
        {"theme": "Pyhton", "records": 1, "near": "python"},
    ]
    assert "the theme `Pyhton` is not in the vocabulary; did you mean `python`?" in [
        n["note"] for n in report["notes"]
    ]


def test_people_who_may_be_one_are_proposed(tmp_path: Path, run_import: RunImport) -> None:
    mapping = GOOD + "  constants: {kind: external, standing: active}\n  fields: {name: name}\n"
    people = [
        {"id": "1", "name": "Ana Maria Silva"},
        {"id": "2", "name": "Silva Ana María"},
        {"id": "3", "name": "Bogdan Kowalski"},
        {"id": "4", "name": "Bogdan Kowalsky"},
        {"id": "5", "name": "Chen Wei"},
    ]
    _, report = run(tmp_path, run_import, mapping, people)
    assert [(note["record"], note["note"]) for note in report["notes"]] == [
        ("1", "may be the same person as 2: they have the same name"),
        ("3", "may be the same person as 4: their names are alike"),
    ]
