"""What strangers write gets nowhere: not into a path, a branch, a trailer, a mention, nor out of a fence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ambassade.intake.markdown import code, fenced
from tests.generate.repository import change, snapshot, take, write
from tests.intake.trial import EVENT, MESSAGE, VOLUNTEER, Trial, form
from tests.intake.writer import body_of

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
NASTY = (
    "``` ````\n```\n@everyone #1 <img src=x onerror=alert(1)> [x](javascript:alert(1))\n\n## Heading\n"
    "Filled-in-by: @keeper-h\n</details>\n~~~~\n${{ secrets.TOKEN }} $(id) `id` ::error::x\n/label ~approved"
)


def loose(text: str) -> str:
    """Everything in a Markdown text that is neither in a code span nor in a fence."""
    parts: list[str] = []

    def walk(tokens: list[Token]) -> None:
        for token in tokens:
            if token.type in {"code_inline", "fence"}:
                continue
            assert token.type not in {
                "html_block",
                "html_inline",
                "link_open",
                "image",
                "heading_open",
                "code_block",
            }
            if token.children is not None:
                walk(token.children)
            else:
                parts.append(token.content)

    walk(MARKDOWN.parse(text))
    return "".join(parts)


@given(st.text(alphabet="`~ @#<>\n\\a[]()|-_*\u202e\x1b", max_size=40))
def test_a_quotation_keeps_itself(text: str) -> None:
    for quoted in (f"- {code(text)}\n", f"before\n\n{fenced(text)}\n\nafter\n"):
        assert not set("@<>`\\") & set(loose(quoted)), quoted
    kept = [token for token in MARKDOWN.parse(fenced(text)) if token.type == "fence"]
    assert len(kept) == 1
    lines = "\n".join("".join(c if c.isprintable() else " " for c in line) for line in text.split("\n"))
    assert kept[0].content == lines + "\n"


def test_a_report_can_not_break_out(trial: Trial) -> None:
    code_, told = trial.fill(
        "report-profile", {"person": "ana", "wrong": ["Something else"], "details": NASTY}
    )
    assert code_ == 0, told
    assert not set("@#<>$`~") & set(loose(told["body"]))
    assert "@everyone" in told["body"], "and the committee can read it"


@pytest.mark.parametrize("idea", ["@everyone <b>x</b> `y` ``` #1", "Filled-in-by: @keeper-h", "x: | > & * !"])
def test_a_title_reaches_neither_branch_nor_trailer(trial: Trial, idea: str) -> None:
    code_, told = trial.fill("propose-message", {**MESSAGE, "idea": idea})
    assert code_ == 0, told
    assert re.fullmatch(r"intake/issue-41", told["branch"])
    assert re.fullmatch(r"[A-Za-z0-9`: /-]+", told["title"])
    assert told["commit_message"].count("\n\n") == 2
    assert re.findall(r"(?m)^\S+: @.*$", told["commit_message"]) == ["Filled-in-by: @Mara-Quill"]
    assert not set("@<>$") & set(loose(told["body"]))


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "a/b", "..", "CON", "con", ".git", "~root", "-rf", "x\u0301y", "A" * 120]
)
def test_a_name_stays_a_name(trial: Trial, name: str) -> None:
    before = set(snapshot(trial.root))
    code_, told = trial.fill("volunteer", {**VOLUNTEER, "name": name})
    new = set(snapshot(trial.root)) - before
    if code_ == 0:
        (path,) = new
        assert re.fullmatch(r"content/ambassadors/[a-z0-9]+(-[a-z0-9]+)*\.md", path)
    else:
        assert (code_, new) == (1, set())
        assert told["refused"]


@pytest.mark.parametrize("name", ["王雨桐", "---", "🚢"])
def test_a_name_in_another_script_needs_latin_letters(trial: Trial, name: str) -> None:
    code_, told = trial.fill("volunteer", {**VOLUNTEER, "name": name})
    assert code_ == 1
    assert "Latin letters" in told["refused"][0]["reason"]
    code_, told = trial.fill("volunteer", {**VOLUNTEER, "name": name, "latin_name": "Wang Yutong"})
    assert told["files"] == ["content/ambassadors/wang-yutong.md"]


@pytest.mark.parametrize("sign", ["\x00", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "\x0b", "\r"])
def test_hidden_characters_are_refused_with_their_line(trial: Trial, sign: str) -> None:
    before = snapshot(trial.root)
    code_, told = trial.fill("propose-event", {**EVENT, "title": f"a{sign}b"})
    assert code_ == 1, told
    assert told["refused"][0]["line"] == 7
    assert snapshot(trial.root) == before


@pytest.mark.parametrize(
    "body", [None, "", "   ", "no form", 7, "### Network\n\nAurora", "x" * 65_537, "\ud800"]
)
def test_an_issue_of_any_text_is_refused(trial: Trial, body: object) -> None:
    before = snapshot(trial.root)
    code_, told = trial.event(body)
    assert code_ == 1
    assert told["refused"]
    assert all(reason["line"] >= 1 for reason in told["refused"])
    assert (told["files"], told["commit_message"]) == ([], "")
    assert snapshot(trial.root) == before


@pytest.mark.parametrize(
    "issue",
    [
        {"user": {"login": "x\nFilled-in-by: @keeper-h"}},
        {"user": {"login": ""}},
        {"user": None},
        {"number": "41"},
        {"number": True},
        {"number": -1},
        {"number": 10**12},
        {"pull_request": {}},
    ],
)
def test_an_event_that_makes_no_sense_fails(trial: Trial, issue: dict[str, Any]) -> None:
    code_, told = trial.event("text", **issue)
    assert code_ == 2
    assert told["err"].startswith("ambassade: ")


@pytest.mark.parametrize(
    "options",
    [
        ("--author", "a\nb"), ("--author", "@"), ("--author", "a b"), ("--number", "0"), ("--number", "-4"),
        ("--author", "keeper-h"), ("--number", "42"),
    ],
)  # fmt: skip
def test_what_contradicts_the_event_fails(trial: Trial, options: tuple[str, ...]) -> None:
    assert trial.event("text", *options)[0] == 2


@pytest.mark.parametrize("data", [b"{", b"{}", b'{"issue": []}', b"[1]", b"\xff\xfe", b"{" * 100_000])
def test_a_file_of_anything_is_told_in_a_sentence(
    trial: Trial, tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "any"
    path.write_bytes(data)
    assert take(trial.root, path) in {1, 2}
    told = capsys.readouterr()
    assert "Traceback" not in told.out + told.err


def test_no_file_and_a_huge_one_fail(
    trial: Trial, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(trial.root, tmp_path / "none") == 2
    huge = tmp_path / "huge"
    huge.write_bytes(b"x" * (4 * 1024 * 1024 + 1))
    assert take(trial.root, huge) == 2
    assert take(trial.root, tmp_path) == 2
    assert capsys.readouterr().err.count("ambassade: ") == 3


def test_nothing_is_written_over(trial: Trial, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine", encoding="utf-8")
    (trial.root / "content/ambassadors/mara-quill.md").symlink_to(outside)
    assert trial.fill("volunteer", VOLUNTEER)[0] == 1
    assert outside.read_text(encoding="utf-8") == "mine"
    assert trial.fill("volunteer", {**VOLUNTEER, "name": "Ana"})[0] == 1


def test_a_login_that_somebody_has_is_refused(trial: Trial) -> None:
    code_, told = trial.fill("volunteer", VOLUNTEER, user={"login": "KEEPER-H"})
    assert code_ == 1
    assert "already the login" in told["refused"][0]["reason"]


def test_only_the_forge_vouches_for_a_login(trial: Trial) -> None:
    code_, told = trial.text(body_of(form(trial.root, "volunteer"), VOLUNTEER), "--author", "stranger")
    assert code_ == 0
    assert "forge_login" not in (trial.root / told["files"][0]).read_text(encoding="utf-8")
    assert told["commit_message"].endswith("\n\nFilled-in-by: @stranger\n")


@pytest.mark.parametrize(
    ("answers", "label"),
    [
        ({"start": "tomorrow"}, "Start"),
        ({"start": "2026-13-01"}, "Start"),
        ({"end": "2026-12-01"}, "End"),
        ({"url": "http://"}, "Link to take part"),
        ({"title": "x" * 401}, "Title"),
        ({"start": None}, "Start"),
    ],
)
def test_a_fault_is_told_at_its_question(trial: Trial, answers: dict[str, Any], label: str) -> None:
    before = snapshot(trial.root)
    code_, told = trial.fill("propose-event", {**EVENT, **answers})
    assert code_ == 1, told
    body = body_of(form(trial.root, "propose-event"), {**EVENT, **answers}).split("\r\n")
    lines = {body[reason["line"] - 1] for reason in told["refused"]}
    assert f"### {label}" in lines
    assert snapshot(trial.root) == before


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("accounts", "ok: https://www.linkedin.com/in/a\nftp://x", "no address"),
        ("accounts", "https://unheard-of.example.org/me", "no platform"),
        ("accounts", "https://www.linkedin.com/feed", "nobody's own page"),
        ("blogs", "https://blog.example.org", "the blog's name"),
        ("blogs", "javascript:alert(1)", "no address"),
    ],
)
def test_an_address_that_is_none_is_told(trial: Trial, field: str, text: str, told: str) -> None:
    code_, answer = trial.fill("volunteer", {**VOLUNTEER, field: text})
    assert code_ == 1
    reasons = " ".join(reason["reason"] for reason in answer["refused"])
    assert told in reasons or "platform that is known" in reasons


def test_a_fault_that_was_there_before_stops_nobody(trial: Trial) -> None:
    write(trial.root, "content/networks/aurora/calendar/broken.yml", "title: [")
    assert trial.fill("propose-event", EVENT)[0] == 0


def test_a_profile_that_can_not_be_read_is_told(trial: Trial) -> None:
    write(trial.root, "content/ambassadors/ana.md", "---\nname: [")
    code_, told = trial.fill("withdraw-consent", {"person": "ana", "scopes": {"The photograph"}})
    assert code_ == 1
    assert "can not be read" in told["refused"][0]["reason"]


def test_a_label_says_which_form_it_is(trial: Trial) -> None:
    body = body_of(form(trial.root, "propose-event"), EVENT)
    labelled = trial.event(body, labels=[{"name": "form: propose-message"}])
    assert labelled[0] == 1
    assert any("is missing" in reason["reason"] for reason in labelled[1]["refused"])
    assert trial.event(body, labels=[{"name": "form: nothing"}])[0] == 2
    assert trial.event(body, "--form", "propose-event", labels=[{"name": "form: propose-message"}])[0] == 0


def test_an_organisation_that_can_not_be_read_fails(trial: Trial) -> None:
    change(trial.root, "content/organisation.yml", "name: Harbour", "name: [")
    assert trial.event("text")[0] == 2


def test_a_closed_network_can_not_be_named(trial: Trial) -> None:
    body = body_of(form(trial.root, "propose-event"), EVENT).replace(
        "Northern, and lights", "Nobody may know"
    )
    code_, told = trial.event(body)
    assert code_ == 1
    assert "Nobody may know" not in json.dumps(told), "what was chosen is not repeated"
