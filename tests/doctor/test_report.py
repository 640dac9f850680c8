from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ambassade.cli import main
from ambassade.doctor.report import render_json, render_terminal
from ambassade.doctor.verdict import Check, Protection, State
from ambassade.forge.fault import ForgeFault
from ambassade.words import say, words
from tests.doctor.patient import TOKEN, Patient, healthy_github, make_root
from tests.forge.loopback import Prepared

LOCK = Protection("lock", say("it is locked"), say("it is open"), say("turn the key"))
HIDDEN = ForgeFault(say("it is dark"))
CHECKS = [LOCK.good(), LOCK.missing(), LOCK.unseen(HIDDEN.remark)]


def test_one_yes_is_enough_and_a_no_needs_all() -> None:
    assert LOCK.of(False, True, HIDDEN).state is State.GOOD
    assert LOCK.of(False, HIDDEN).state is State.CANNOT_VERIFY
    assert LOCK.of(False, False).state is State.MISSING


def test_the_state_is_a_word_and_the_cure_is_below() -> None:
    assert render_terminal(CHECKS, words("en")) == (
        "good           it is locked\n"
        "missing        it is open\n"
        "               → turn the key\n"
        "cannot verify  not known whether it is locked: it is dark\n"
        "               → turn the key\n"
        "\n"
        "1 good, 1 missing, 1 that cannot be verified\n"
    )


def test_colour_only_adds_to_the_words() -> None:
    plain = render_terminal(CHECKS, words("en"))
    coloured = render_terminal(CHECKS, words("en"), colour=True)
    assert "\x1b[31;1mmissing" in coloured
    for code in ("\x1b[32m", "\x1b[31;1m", "\x1b[33m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_whatever_could_move_the_cursor_is_shown_as_its_code() -> None:
    hostile = say("{name}", name="\x1b[2J\u202e\n::error::")
    out = render_terminal([Check("x", State.MISSING, hostile, hostile)], words("en"))
    assert "<U+001B>[2J<U+202E><U+000A>::error::" in out
    assert "\n::error" not in out


def test_json_has_the_shape_that_is_documented() -> None:
    assert json.loads(render_json(CHECKS, words("en"))) == {
        "checks": [
            {"id": "lock", "state": "good", "message": "it is locked", "cure": None},
            {"id": "lock", "state": "missing", "message": "it is open", "cure": "turn the key"},
            {
                "id": "lock",
                "state": "cannot_verify",
                "message": "not known whether it is locked: it is dark",
                "cure": "turn the key",
            },
        ],
        "good": 1,
        "missing": 1,
        "cannot_verify": 1,
    }


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_line_says_a_state_or_a_cure(github: Patient, lang: str) -> None:
    github.put("/rules/branches/main", Prepared([]))
    github.put("/branches/main/protection", Prepared({"message": "Branch not protected"}, 404))
    github.put("/codeowners/errors", Prepared({}, 403))
    status, out = github.out(lang=lang)
    assert status == 1
    *lines, blank, total = out.splitlines()
    assert blank == ""
    assert any(char.isdigit() for char in total)
    label = {words(lang).say(state) for state in ("good", "missing", "cannot verify")}
    for line in lines:
        assert line.startswith(" ") or any(line.startswith(f"{word}  ") for word in label), line
        assert "{" not in line


def test_the_command_reads_the_environment(
    github: Patient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in github.environment().items():
        monkeypatch.setenv(name, value)
    github.body("/actions/workflows/publish.yml/runs")["workflow_runs"][0]["created_at"] = (
        "2020-02-02T03:17:40Z"
    )
    status = main(["doctor", "--root", str(github.root), "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    by_id = {check["id"]: check["state"] for check in report["checks"]}
    # The command looks at the real clock, and no build ran for years.
    assert {name for name, state in by_id.items() if state != "good"} == {"daily-build-running"}
    assert status == 1
    assert github.forge.headers[0]["Authorization"] == f"Bearer {TOKEN}"


def test_without_a_forge_no_connection_is_opened(
    tmp_path: Path, github: Patient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in github.environment().items():
        monkeypatch.setenv(name, value)
    root = make_root(tmp_path / "other", "github")
    assert main(["doctor", "--root", str(root), "--forge", "none"]) == 0
    assert "cannot verify  not known whether" in capsys.readouterr().out
    assert github.forge.asked == []


def test_the_page_names_every_check_and_shows_real_lines(gitlab: Patient, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/doctor.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    root = make_root(tmp_path / "other", "github")
    gitlab.forge.routes.update(healthy_github())
    on_github = Patient(root, gitlab.forge, gitlab.capsys, "github")
    assert named == {*on_github.look().by_id, *gitlab.look().by_id, "forge"}
    rules = on_github.body("/rules/branches/main")
    next(r for r in rules if r["type"] == "pull_request")["parameters"]["dismiss_stale_reviews_on_push"] = (
        False
    )
    on_github.put("/branches/main/protection", Prepared({"message": "Branch not protected"}, 404))
    del on_github.body("/rulesets/9100")["bypass_actors"]
    shown = page.split("```text\n")[1].split("```")[0]
    assert set(shown.splitlines()) <= set(on_github.out()[1].splitlines())
