"""`ambassade consent`: told first, agreed to what, until when, proved by what; never against a withdrawal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importers.conftest import files_of

Consent = Callable[..., tuple[int, str, str]]
PERSON = """\
---
name: {name}  # a comment
kind: external
external_kind: partner
accounts:
  - id: github
    platform: github
    url: https://github.com/{slug}
  - id: x
    platform: x
    url: https://x.com/{slug}
blogs:
  - id: notes
    name: Notes
    url: https://{slug}.example
standing: active
origin: imported
{more}provenance: {{source: crm, record: {slug}, values: {{name: "{name}"}}}}
---

# Hello
"""
OPTIONS = (
    "--scopes",
    "profile,accounts,blogs",
    "--informed-on",
    "2026-01-10",
    "--until",
    "2027-12-31",
    "--evidence",
    "C-1",
)
ADDED = """\
informed_on: 2026-01-10
consent:
  - scopes:
      - profile
      - account:github
      - account:x
      - blog:notes
    given_on: 2026-01-10
    until: 2027-12-31
    evidence: C-1
"""


@pytest.fixture
def people(root: Path) -> Path:
    folder = root / "content" / "ambassadors"
    folder.mkdir()
    for slug, name, more in (("ana", "Ana", ""), ("bo", "Bo", ""), ("cy", "Cy", "")):
        (folder / f"{slug}.md").write_text(PERSON.format(slug=slug, name=name, more=more), encoding="utf-8")
    return folder


def test_it_is_written_where_it_belongs_and_nothing_else_changes(people: Path, run_consent: Consent) -> None:
    before = (people / "ana.md").read_text(encoding="utf-8")
    code, out, _ = run_consent("ana", *OPTIONS)
    assert (code, out) == (0, "1 recorded, 0 unchanged, 0 refused\n")
    assert (people / "ana.md").read_text(encoding="utf-8") == before.replace(
        "provenance:", ADDED + "provenance:"
    )
    assert ADDED not in (people / "bo.md").read_text(encoding="utf-8")


def test_the_same_again_changes_nothing(people: Path, root: Path, run_consent: Consent) -> None:
    run_consent("--imported-from", "crm", *OPTIONS)
    before = files_of(root)
    code, out, _ = run_consent("--imported-from", "crm", *OPTIONS, "--format", "json")
    assert (code, json.loads(out)) == (0, {"recorded": 0, "unchanged": 3, "refused": [], "notes": []})
    assert files_of(root) == before


def test_new_accounts_are_added_by_a_consent_of_their_own(people: Path, run_consent: Consent) -> None:
    run_consent("ana", *OPTIONS)
    path = people / "ana.md"
    more = "  - id: y\n    platform: website\n    url: https://y.example\nblogs:"
    path.write_text(path.read_text(encoding="utf-8").replace("blogs:", more, 1), encoding="utf-8")
    run_consent("ana", *OPTIONS)
    assert "    evidence: C-1\n  - scopes:\n      - account:y\n" in path.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(people: Path, root: Path, run_consent: Consent) -> None:
    before = files_of(root)
    code, out, _ = run_consent("ana", *OPTIONS, "--dry-run")
    assert (code, files_of(root)) == (0, before)
    assert "nothing was written" in out


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("anna", *OPTIONS), "there is no content/ambassadors/anna.md; did you mean `ana`?"),
        (OPTIONS, "name the people, or the import they came from"),
        (("ana", "--imported-from", "crm", *OPTIONS), "not both"),
        (("--imported-from", "cmr", *OPTIONS), "nobody was imported from `cmr`; the imports here are: crm"),
        (("ana", *OPTIONS, "--scopes", "profil"), "`profil` is no scope; did you mean `profile`?"),
        (("ana", *OPTIONS, "--scopes", " ,"), "--scopes names nothing"),
        (
            ("ana", *OPTIONS, "--scopes", "account:gihub"),
            "ana has no `account:gihub`; did you mean `account:github`?",
        ),
        (("ana", *OPTIONS, "--until", "2025-12-31"), "can not end before"),
        (("ana", *OPTIONS, "--until", "31/12/2027"), "--until: `31/12/2027` is no day"),
        (("ana", *OPTIONS, "--until", "2027-02-30"), "--until: `2027-02-30` is no day"),
        (("ana", *OPTIONS, "--until", "9999-12-31"), "the year 9999 can hardly be meant"),
        (("ana", *OPTIONS, "--given-on", "2026-01-09"), "before being told on"),
        (("ana", *OPTIONS, "--evidence", "see mail"), "is no evidence id"),
    ],
)
def test_what_makes_no_sense_is_refused(
    options: tuple[str, ...], why: str, people: Path, root: Path, run_consent: Consent
) -> None:
    before = files_of(root)
    code, out, err = run_consent(*options)
    assert (code, out, files_of(root)) == (2, "", before)
    assert why in err


def test_an_import_records_what_each_person_has(people: Path, run_consent: Consent) -> None:
    path = people / "cy.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - id: x\n    platform: x\n    url: https://x.com/cy\n", ""), encoding="utf-8"
    )
    code, out, _ = run_consent("--imported-from", "crm", *OPTIONS, "--scopes", "profile,account:x")
    assert code == 0
    assert "cy: has no `account:x`; the rest was recorded" in out


def test_those_who_left_or_withdrew_are_refused(people: Path, run_consent: Consent) -> None:
    withdrawn = (
        "informed_on: 2025-01-01\nconsent:\n  - scopes: [profile]\n    given_on: 2025-01-02\n"
        "    until: 2026-06-30\n    evidence: C-0\n    withdrawn_on: 2026-02-01\n"
    )
    (people / "bo.md").write_text(PERSON.format(slug="bo", name="Bo", more=withdrawn), encoding="utf-8")
    text = PERSON.format(slug="cy", name="Cy", more="").replace(
        "standing: active", "standing: alumni\nleft_on: 2026-01-01"
    )
    (people / "cy.md").write_text(text, encoding="utf-8")
    code, out, _ = run_consent("--imported-from", "crm", *OPTIONS, "--format", "json")
    report = json.loads(out)
    assert (code, report["recorded"]) == (1, 1)
    assert {told["person"]: told["reason"] for told in report["refused"]} == {
        "bo": "they withdrew their consent on 1 February 2026; only a later agreement can renew it",
        "cy": "they have left, which ended every consent",
    }
    code, _, _ = run_consent("bo", *OPTIONS, "--given-on", "2026-03-01")
    assert code == 0
    text = (people / "bo.md").read_text(encoding="utf-8")
    assert "informed_on: 2025-01-01\n" in text
    assert "withdrawn_on: 2026-02-01\n  - scopes:\n      - profile\n" in text


def test_the_day_of_being_told_moves_forward_in_time_never_back(people: Path, run_consent: Consent) -> None:
    later = PERSON.format(slug="ana", name="Ana", more="informed_on: 2026-05-01 # by letter\n")
    (people / "ana.md").write_text(later, encoding="utf-8")
    _, out, _ = run_consent("ana", *OPTIONS)
    assert "the day of being told was 1 May 2026 and is now 10 January 2026" in out
    assert "informed_on: 2026-01-10 # by letter\n" in (people / "ana.md").read_text(encoding="utf-8")


def test_a_file_that_can_not_be_read_is_refused(people: Path, run_consent: Consent) -> None:
    (people / "ana.md").write_text("---\nname: [\n---\n", encoding="utf-8")
    code, out, _ = run_consent("ana", "bo", *OPTIONS)
    assert code == 1
    assert out.startswith("ana: the file can not be read")
    assert out.endswith("1 recorded, 0 unchanged, 1 refused\n")
