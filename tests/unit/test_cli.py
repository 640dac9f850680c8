from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ambassade.cli import main
from ambassade.rules.registry import names
from tests.rules.example import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the clean base tree."""
    shutil.copytree(BASE, tmp_path / "site")
    return tmp_path / "site"


def break_lead(root: Path) -> None:
    """Misspells the lead."""
    path = root / "content/networks/aurora/network.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("ana-silva", "ana-sliva"), encoding="utf-8")


def test_clean_content(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().out.startswith("Nothing to correct in 1 network, 2 people")


def test_error_has_place_excerpt_and_cure(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_lead(root)
    assert main(["check", "--root", str(root)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "content/networks/aurora/network.yml:10:13: error: "
        "`ana-sliva` has no ambassador profile [unknown-person]\n"
        "10 |   - person: ana-sliva\n"
        "   |             ^^^^^^^^^ no content/ambassadors/ana-sliva.md\n"
        "   = hint: did you mean `ana-silva`?\n"
    )
    assert "\x1b" not in out


def test_json_has_the_shape_of_the_contract(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_lead(root)
    assert main(["check", "--root", str(root), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == 1
    of_the_contract = {"networks": 1, "ambassadors": 2, "entries": 1, "messages": 1, "posts": 1}
    assert report["checked"] == {**of_the_contract, "collections": 0, "playbook_pages": 1}
    finding = report["findings"][0]
    assert {
        key: finding[key] for key in ("rule", "severity", "path", "line", "column", "end_line", "end_column")
    } == {
        "rule": "unknown-person",
        "severity": "error",
        "path": "content/networks/aurora/network.yml",
        "line": 10,
        "column": 13,
        "end_line": 10,
        "end_column": 22,
    }


def test_paths_select_findings_but_everything_is_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_lead(root)
    assert main(["check", "--root", str(root), "content/ambassadors"]) == 0
    assert main(["check", "--root", str(root), "content/networks"]) == 1
    assert main(["check", "--root", str(root), "content/networks/aurora/network.yml"]) == 1
    capsys.readouterr()
    assert main(["check", "--root", str(root), "content/nowhere"]) == 2
    assert "content/nowhere" in capsys.readouterr().err


def test_french(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_lead(root)
    assert main(["check", "--root", str(root), "--lang", "fr"]) == 1
    out = capsys.readouterr().out
    assert "erreur" in out
    assert "[unknown-person]" in out


def test_date_can_be_given(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(root), "--as-of", "2027-08-01"]) == 0
    assert "review" in capsys.readouterr().out
    with pytest.raises(SystemExit) as stop:
        main(["check", "--root", str(root), "--as-of", "soon"])
    assert stop.value.code == 2
    assert "'soon' is no day or time" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2101-01-01T00:00", "9999-12-31"])
def test_a_date_with_which_nothing_can_be_reckoned_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["build", "--root", str(root), "--out", str(root / "site"), "--as-of", day])
    assert stop.value.code == 2
    assert f"'{day}' is not in the years from 1990 to 2100" in capsys.readouterr().err


def test_no_content_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert main(["check", "--root", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 2
    assert "--root" in err


def test_root_is_found_upwards(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root / "content" / "networks" / "aurora")
    assert main(["check"]) == 0
    assert main(["check", "network.yml"]) == 0
    assert "Nothing to correct" in capsys.readouterr().out


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    root = str(BASE)
    assert main(["explain", "--root", root, "unknown-person"]) == 0
    assert capsys.readouterr().out.startswith("# unknown-person\n")
    assert main(["explain", "--root", root]) == 0
    assert capsys.readouterr().out.split() == list(names())
    assert main(["explain", "--root", root, "unknow-person"]) == 2
    assert "did you mean unknown-person?" in capsys.readouterr().err
