"""The two real data sets, which are never committed: every profile, every group."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.moment import Moment
from tests.importers.conftest import ROOT, RunImport, consent_in, files_of, needs_real_data

CONSENT = (
    "--scopes",
    "profile,accounts,blogs",
    "--informed-on",
    "2026-01-10",
    "--until",
    "2027-12-31",
    "--evidence",
    "I-1",
)


def prepare(root: Path, example: str) -> Path:
    """Puts an example's organisation file in place and gives its mapping file."""
    folder = ROOT / "examples" / example
    (root / "content" / "organisation.yml").write_bytes((folder / "organisation.yml").read_bytes())
    return folder / "mapping.yml"


def errors(root: Path) -> list[str]:
    from datetime import UTC, datetime

    checked = check_tree(WorkTree(root), load_schemas(root), datetime.now(UTC), Moment.parse("2026-11-23"))
    return [str(finding.message) for finding in checked.findings if finding.severity.value == "error"]


@pytest.mark.slow
def test_all_profiles_of_biodrop(root: Path, run_import: RunImport) -> None:
    source = needs_real_data("biodrop-profiles.json")
    mapping = prepare(root, "biodrop")
    code, report = run_import(source, mapping)
    assert (code, report["refused"], report["unchanged"]) == (0, [], 0)
    assert report["kinds"]["ambassador"]["written"] == 2319
    assert report["kinds"]["entry"]["written"] == 63
    assert report["read"] == report["written"] == 2319 + 63 + 1
    keys = {told["record"]: told["note"] for told in report["notes"] if "the key" in told["note"]}
    assert keys["Jagan-07"] == "the key `Socials` was read as `socials`"
    assert "did you mean `links`" in keys["KiranJungGurung"]
    files = files_of(root)
    people = [text for path, text in files.items() if "/ambassadors/" in path]
    assert len(people) == 2319
    assert not [
        text for text in people if re.search(r"mailto:|(?<![\w@./])[\w.]+@[\w-]+\.(?:com|org|in)\b", text)
    ]
    assert "informed_on" not in "".join(people)
    before = dict(files)
    assert run_import(source, mapping)[1]["unchanged"] == 2319 + 63 + 1
    assert files_of(root) == before
    consent_in(root, "--imported-from", "biodrop", *CONSENT)
    assert errors(root) == []


@pytest.mark.slow
def test_all_groups_of_kubernetes(root: Path, run_import: RunImport) -> None:
    source = needs_real_data("kubernetes-sigs.yaml")
    mapping = prepare(root, "kubernetes-sigs")
    code, report = run_import(source, mapping)
    assert code == 1
    assert report["kinds"] == {
        "ambassador": {"read": 143, "written": 143, "unchanged": 0, "refused": 0},
        "network": {"read": 35, "written": 35, "unchanged": 0, "refused": 0},
        "entry": {"read": 102, "written": 101, "unchanged": 0, "refused": 1},
    }
    assert [told["record"] for told in report["refused"]] == ["sig-docs/APAC SIG Meeting/Wednesday/05:30"]
    assert {"key": "email", "reason": "e-mail addresses are not imported", "count": 190} in report["left_out"]
    files = files_of(root)
    assert not [
        path for path, text in files.items() if re.search(r"[\w.]+@(?:redhat|google|gmail)\.com", text)
    ]
    meeting = files["content/networks/sig-apps/calendar/regular-sig-meeting.yml"]
    assert "start: 2026-01-05T09:00\ntime_zone: America/Los_Angeles\n" in meeting
    assert "rule: FREQ=WEEKLY;INTERVAL=2;BYDAY=MO\n" in meeting
    notes = json.dumps(report["notes"])
    assert "the time zone `IST` was taken as Asia/Kolkata" in notes
    consent_in(root, "--imported-from", "kubernetes-sigs", *CONSENT)
    assert errors(root) == []
    after = dict(files_of(root))
    assert run_import(source, mapping)[1]["unchanged"] == 279
    assert files_of(root) == after
