"""Filled forms become content that passes the check, and nothing else changes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from ambassade.check import check_tree
from ambassade.forge.author import Authors, People
from ambassade.generate.forms import FORMS
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from tests.generate.repository import ROOT, change, generate, snapshot, take, write
from tests.intake.trial import EVENT, MESSAGE, VOLUNTEER, Trial, event_file, form
from tests.intake.writer import body_of

WITHDRAW: dict[str, Any] = {"person": "Ana Person", "scopes": {"The photograph"}}
KEYS = {"form", "branch", "title", "body", "commit_message", "files", "refused", "notes", "steps"}


def front(root: Path, path: str) -> tuple[dict[str, Any], str]:
    """A Markdown file's values and body, read by PyYAML."""
    _, values, body = (root / path).read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(values, yaml.BaseLoader), body  # noqa: S506  # the base loader makes texts only


def errors(root: Path) -> list[str]:
    checked = check_tree(WorkTree(root), load_schemas(root), datetime(2026, 11, 23, tzinfo=UTC))
    return [f"{f.location.path} {f.message}" for f in checked.findings if f.severity.value == "error"]


def test_a_volunteer_becomes_a_candidate(trial: Trial) -> None:
    before = errors(trial.root)
    code, told = trial.fill("volunteer", VOLUNTEER)
    assert code == 0, told
    assert set(told) == KEYS
    assert told["branch"] == "intake/issue-41"
    assert told["files"] == ["content/ambassadors/mara-quill.md"]
    values, body = front(trial.root, told["files"][0])
    assert values == {
        "name": "Mara Quill",
        "kind": "internal",
        "unit": "quay",
        "job_title": "Crane driver",
        "place": "nantes",
        "languages": ["en", "fr"],
        "expertise": ["shore-power", "night"],
        "tagline": "Lifts things",
        "memberships": [
            {"network": "aurora", "role": "contributor"},
            {"network": "borealis", "role": "contributor"},
        ],
        "accounts": [
            {"id": "linkedin", "platform": "linkedin", "url": "https://www.linkedin.com/in/mara-quill"},
            {"id": "forum", "platform": "forum", "url": "https://forum.example.org/u/mara"},
        ],
        "blogs": [{"id": "high-up", "name": "High up", "url": "https://high.example.org"}],
        "standing": "candidate",
        "origin": "own_form",
        "informed_on": "2026-11-23",
        "consent": [
            {
                "scopes": ["profile", "blog:high-up"],
                "given_on": "2026-11-23",
                "until": "2028-11-22",
                "evidence": "issue-41",
            }
        ],
        "forge_login": "Mara-Quill",
    }
    assert body.strip() == VOLUNTEER["body"]
    assert set(errors(trial.root)) <= set(before)


def test_who_filled_it_in_counts_as_the_author(trial: Trial) -> None:
    _, told = trial.fill("volunteer", VOLUNTEER)
    authors = Authors(People({}))
    authors.add_claims(told["commit_message"], "0" * 40)
    assert authors.logins == {"mara-quill"}
    assert not authors.unknown
    assert told["commit_message"].splitlines()[0] == told["title"]


def test_without_a_ticked_box_nothing_is_agreed_to(trial: Trial) -> None:
    boxes = {box for box in VOLUNTEER["consent"] if "shown" not in box}
    code, told = trial.fill("volunteer", {**VOLUNTEER, "consent": boxes})
    assert code == 0
    values, _ = front(trial.root, told["files"][0])
    assert "consent" not in values
    assert "no consent was given, so nothing about this person is shown" in told["notes"]


@pytest.mark.parametrize("missing", ["I fill this in for myself", "I was told what is kept about me"])
def test_who_was_not_told_is_not_taken(trial: Trial, missing: str) -> None:
    boxes = {box for box in VOLUNTEER["consent"] if not box.startswith(missing)}
    code, told = trial.fill("volunteer", {**VOLUNTEER, "consent": boxes})
    assert code == 1
    assert missing in told["refused"][0]["reason"]


def test_somebody_from_outside_gets_a_contact(trial: Trial) -> None:
    outside = {**VOLUNTEER, "kind": ["Somebody from outside"], "external_kind": ["Partner"]}
    del outside["unit"]
    code, told = trial.fill("volunteer", outside)
    assert code == 0, told
    values, _ = front(trial.root, told["files"][0])
    assert (values["external_kind"], values["contact_owner"]) == ("partner", "cem")


def test_texts_in_another_language_say_so(trial: Trial) -> None:
    code, told = trial.fill("volunteer", {**VOLUNTEER, "language": ["French"]})
    assert code == 0
    values, _ = front(trial.root, told["files"][0])
    assert values["language"] == "fr"
    assert values["tagline"] == {"fr": "Lifts things"}


def test_a_message_becomes_a_draft(trial: Trial) -> None:
    code, told = trial.fill("propose-message", MESSAGE, user={"login": "ANA-H"})
    assert code == 0, told
    (path,) = told["files"]
    assert path == "content/networks/aurora/messages/the-glass-no-longer-rattles.yml"
    values = yaml.load((trial.root / path).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # texts only
    assert values == {
        "idea": "The glass no longer rattles",
        "intent": "people",
        "link": {"url": "https://harbour.example.org/glass"},
        "addressed_to": ["neighbours"],
        "themes": ["shore-power"],
        "variants": [{"platform": "linkedin", "language": "en", "text": MESSAGE["text"]}],
        "hashtags": ["ShorePower", "Quiet"],
        "window": {"from": "2026-12-01", "until": "2026-12-20"},
        "owner": "ana",
        "audience": "members",
        "status": "draft",
    }


def test_an_event_becomes_a_draft(trial: Trial) -> None:
    code, told = trial.fill("propose-event", EVENT)
    assert code == 0, told
    (path,) = told["files"]
    assert path == "content/networks/borealis/calendar/open-deck.yml"
    values = yaml.load((trial.root / path).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # texts only
    assert values["where"] == {"kind": "address", "place": "nantes", "address": "Quai de la Fosse"}
    assert values["status"] == "draft"
    assert values["channels"] == ["linkedin", "forum"]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"url": "https://meet.example.org/1", "place": None, "address": None}, "online"),
        ({"url": "https://meet.example.org/1"}, "both"),
        (
            {"where": ["Online"], "url": "https://meet.example.org/1", "place": None, "address": None},
            "online",
        ),
    ],
)
def test_where_follows_from_what_is_answered(trial: Trial, answers: dict[str, Any], kind: str) -> None:
    code, told = trial.fill("propose-event", {**EVENT, **answers})
    assert code == 0, told
    values = yaml.safe_load((trial.root / told["files"][0]).read_text(encoding="utf-8"))
    assert values["where"]["kind"] == kind


def test_a_title_in_another_script_takes_the_number(trial: Trial) -> None:
    code, told = trial.fill("propose-event", {**EVENT, "title": "安静的夜晚"})
    assert code == 0
    assert told["files"] == ["content/networks/borealis/calendar/event-41.yml"]


CONSENTS = """\
consent:
  # signed on paper
  - scopes: [profile, photo, "account:x-1", "account:x-2"]
    given_on: 2026-01-02   # a Friday
    until: 2027-12-31
    evidence: C-1
  - scopes:
      - photo
    given_on: 2026-03-01
    until: 2027-12-31
    evidence: C-2
"""
OLD = """\
consent:
  - scopes:
      - profile
    given_on: 2026-01-02
    until: 2027-12-31
    evidence: C-1
"""


def with_consents(root: Path) -> str:
    change(root, "content/ambassadors/ana.md", OLD, CONSENTS)
    return (root / "content/ambassadors/ana.md").read_text(encoding="utf-8")


def test_a_part_is_withdrawn_and_every_other_byte_stays(trial: Trial) -> None:
    before = with_consents(trial.root)
    code, told = trial.fill("withdraw-consent", WITHDRAW, user={"login": "ana-h"})
    assert code == 0, told
    after = (trial.root / "content/ambassadors/ana.md").read_text(encoding="utf-8")
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert gone == ['  - scopes: [profile, photo, "account:x-1", "account:x-2"]']
    assert "# a Friday" in after
    assert "# signed on paper" in after
    values, _ = front(trial.root, "content/ambassadors/ana.md")
    assert [one["scopes"] for one in values["consent"]] == [
        ["profile", "account:x-1", "account:x-2"], ["photo"], ["photo"],
    ]  # fmt: skip
    assert [one.get("withdrawn_on") for one in values["consent"]] == [None, "2026-11-23", "2026-11-23"]
    assert values["consent"][2]["evidence"] == "C-1"
    assert not any("no login proves it" in note for note in told["notes"])


def test_everything_is_withdrawn(trial: Trial) -> None:
    with_consents(trial.root)
    box = "Everything: nothing about the person is shown any more"
    code, told = trial.fill("withdraw-consent", {"person": "ana", "scopes": {box}})
    assert code == 0, told
    values, _ = front(trial.root, "content/ambassadors/ana.md")
    assert [one["withdrawn_on"] for one in values["consent"]] == ["2026-11-23", "2026-11-23"]
    assert any("no login proves it" in note for note in told["notes"])
    code, told = trial.fill("withdraw-consent", {"person": "ana", "scopes": {box}})
    assert code == 1


@pytest.mark.parametrize(
    "person",
    [
        "ana", "ANA  person", "content/ambassadors/ana.md", "https://people.example.org/ambassadors/ana/",
        "https://people.example.org/fr/ambassadors/ana/#top",
    ],
)  # fmt: skip
def test_a_person_is_found(trial: Trial, person: str) -> None:
    code, told = trial.fill("report-profile", {"person": person, "wrong": ["Something else"]})
    assert code == 0, told
    assert "content/ambassadors/ana.md" in told["notes"][0]


@pytest.mark.parametrize(
    "person", ["ana/", "../ana", "An", "https://example.org/ana", "/etc/passwd", "ana.md.md"]
)
def test_nobody_is_guessed(trial: Trial, person: str) -> None:
    code, told = trial.fill("report-profile", {"person": person, "wrong": ["Something else"]})
    assert code == 1
    assert told["refused"][0]["line"] == 1


def test_two_people_of_one_name_are_not_confused(trial: Trial) -> None:
    text = (trial.root / "content/ambassadors/ana.md").read_text(encoding="utf-8").replace("ana-h", "ana-2")
    write(trial.root, "content/ambassadors/ana-person.md", text)
    code, told = trial.fill("withdraw-consent", WITHDRAW)
    assert code == 1
    assert "several people" in told["refused"][0]["reason"]


def test_a_report_changes_nothing(trial: Trial) -> None:
    before = snapshot(trial.root)
    answers = {"person": "ana", "wrong": ["The photograph is wrong"], "details": "It shows `somebody` else"}
    code, told = trial.fill("report-profile", answers)
    assert code == 0
    assert told["files"] == []
    assert "It shows `somebody` else" in told["body"]
    assert snapshot(trial.root) == before


def test_a_dry_run_writes_nothing(trial: Trial) -> None:
    before = snapshot(trial.root)
    code, told = trial.fill("volunteer", VOLUNTEER, "--dry-run")
    assert (code, told["files"]) == (0, ["content/ambassadors/mara-quill.md"])
    assert snapshot(trial.root) == before


def test_a_mail_is_taken_too(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(root) == 0
    for language, ticked in (("en", "A colleague"), ("fr", "")):
        mail = (root / f"docs/forms/volunteer.{language}.txt").read_text(encoding="utf-8")
        parts = re.split(r"(?m)^(?=### )", mail)
        parts[1] = parts[1].rstrip() + f"\n\nTypist {language}\n\n"
        text = "".join(parts)
        for box in ("Quay", "Quai", "Nantes", "Aurora"):
            text = text.replace(f"- [ ] {box}\n", f"- [x] {box}\n")
        blocks = text.split("### ")
        chosen = [
            block.replace("- [ ]", "- [x]", 1) if number in {3, 11} else block
            for number, block in enumerate(blocks)
        ]
        chosen[-1] = chosen[-1].replace("- [ ]", "-[X]", 3)
        path = tmp_path / f"mail.{language}.txt"
        path.write_text("### ".join(chosen).replace("\n", "\r\n"), encoding="utf-8-sig")
        code = take(root, path, "--author", "@keeper-h", "--form", "volunteer")
        told = capsys.readouterr().out
        assert code == 0, (ticked, told)
        assert "keep the mail or the paper" in told
        values, _ = front(root, f"content/ambassadors/typist-{language}.md")
        assert values["name"] == f"Typist {language}"
        assert "forge_login" not in values, "who typed it in is not who it is about"
        assert values["consent"][0]["evidence"] == f"form-2026-11-23-typist-{language}"


def test_a_gitlab_issue_is_taken_too(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    change(trial.root, "content/organisation.yml", "forge: github", "forge: gitlab")
    assert generate(trial.root) == 0
    text = (trial.root / ".gitlab/issue_templates/report-profile.md").read_text(encoding="utf-8")
    heading, rest = text.split("\n\n\n", 1)
    capsys.readouterr()
    filled = (heading + "\n\nana\n\n" + rest).replace("- [ ] Something else", "- [x] Something else")
    code, told = trial.text(filled, "--author", "mara", "--number", "7")
    assert code == 0, told
    assert told["branch"] == "intake/issue-7"


def test_the_terminal_says_the_same(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trial = Trial(root, tmp_path, capsys)
    body = body_of(form(root, "propose-event"), EVENT)
    file = event_file(tmp_path, body)
    assert take(root, file, lang="fr") == 0
    assert "content/networks/borealis/calendar/open-deck.yml" in capsys.readouterr().out
    assert take(root, file) == 1
    assert capsys.readouterr().out == (
        "there is already a file content/networks/borealis/calendar/open-deck.yml\n"
        "refused; nothing was written\n"
    )
    report = body_of(
        form(root, "report-profile"), {"person": "ana", "wrong": ["Something else"], "details": "\x41"}
    )
    assert take(trial.root, event_file(tmp_path, report)) == 0
    assert "note for the committee" in capsys.readouterr().out


def test_the_guide_names_every_key_and_form(trial: Trial) -> None:
    guide = (ROOT / "docs/forms.md").read_text(encoding="utf-8")
    _, told = trial.fill("volunteer", VOLUNTEER, "--dry-run")
    assert all(f"`{name}`" in guide for name in (*told, *FORMS))


def test_two_accounts_on_one_platform_have_names_of_their_own(trial: Trial) -> None:
    accounts = "- https://forum.example.org/u/mara\n\n- https://forum.example.org/u/mara-at-night"
    box = "The social media accounts named above may be shown"
    answers = {**VOLUNTEER, "accounts": accounts, "consent": VOLUNTEER["consent"] | {box}}
    code, told = trial.fill("volunteer", answers)
    assert code == 0, told
    values, _ = front(trial.root, told["files"][0])
    assert [one["id"] for one in values["accounts"]] == ["forum", "forum-2"]
    assert values["consent"][0]["scopes"] == ["profile", "account:forum", "account:forum-2", "blog:high-up"]


def test_a_withdrawal_of_nothing_is_refused(trial: Trial) -> None:
    before = snapshot(trial.root)
    code, told = trial.fill("withdraw-consent", {"person": "ana"})
    assert (code, told["refused"][0]["line"]) == (1, 5)
    assert "no box is ticked" in told["refused"][0]["reason"]
    assert snapshot(trial.root) == before


def test_a_network_without_a_committee_gives_no_contact(trial: Trial) -> None:
    path = "content/networks/borealis/network.yml"
    change(
        trial.root, path, "  - person: bo\n    role: lead\n  - person: ana\n    role: approver\n", "  []\n"
    )
    outside = {
        **VOLUNTEER,
        "kind": ["Somebody from outside"],
        "external_kind": ["Partner"],
        "networks": ["Northern, and lights"],
    }
    code, told = trial.fill("volunteer", outside)
    assert code == 1
    assert any("nobody here keeps in touch" in reason["reason"] for reason in told["refused"])
