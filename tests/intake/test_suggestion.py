"""A suggested link becomes one of a collection, and nothing else in its file changes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.generate.repository import change, generate, write
from tests.intake.trial import Trial, form
from tests.intake.writer import body_of

PATH = "content/networks/aurora/collections/doors.yml"
ALONE = "content/collections/doors.yml"
DOORS = """\
# Looked after by two
title: {en: Doors in fences, fr: Portes ouvertes}
curators: [ana, edda]
links:
  # the first one
  - url: https://quay.example/gates
    title: One gate a year
    comment: "Nine gates,  in nine years."
    on: 2026-11-17
audience: public   # for everybody
status: draft
"""
LINK: dict[str, Any] = {
    "collection": "Doors in fences",
    "url": "https://lamps.example/nine",
    "title": "Neuf lampes",
    "language": ["French"],
    "comment": "Read it for the drawings.\n\nThe last one is the best.",
    "suggested_by": "@everybody: Mo, from the ferry",
}


@pytest.fixture
def doors(trial: Trial) -> Trial:
    write(trial.root, PATH, DOORS)
    return trial


def links(root: Path, path: str = PATH) -> list[dict[str, Any]]:
    values = yaml.load((root / path).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # texts only
    found = values["links"]
    assert isinstance(found, list)
    return found


def test_a_link_stands_behind_the_others_and_every_other_byte_stays(doors: Trial) -> None:
    code, told = doors.fill("suggest-link", LINK)
    assert code == 0, told
    assert told["files"] == [PATH]
    assert "changes" in told["body"]
    after = (doors.root / PATH).read_text(encoding="utf-8")
    head, tail = DOORS.split("audience:")
    assert after.startswith(head)
    assert after.endswith("audience:" + tail)
    assert links(doors.root)[1] == {
        "url": LINK["url"],
        "title": {"fr": "Neuf lampes"},
        "language": "fr",
        "comment": LINK["comment"],
        "on": "2026-11-23",
    }


def test_who_suggests_is_told_to_the_committee_alone(doors: Trial) -> None:
    _, told = doors.fill("suggest-link", LINK)
    assert "Mo, from the ferry" not in (doors.root / PATH).read_text(encoding="utf-8")
    assert "Mo, from the ferry" in told["body"]
    assert "\n@everybody" not in told["body"].split("```")[0]
    assert all("Mo" not in told[name] for name in ("title", "branch", "commit_message"))


def test_a_curator_who_fills_it_in_has_picked_it(doors: Trial) -> None:
    doors.fill("suggest-link", LINK, user={"login": "edda-h"})
    assert links(doors.root)[1]["by"] == "edda"


def test_somebody_else_has_not(doors: Trial) -> None:
    doors.fill("suggest-link", LINK, user={"login": "cem-h"})
    assert "by" not in links(doors.root)[1]


@pytest.mark.parametrize(
    "said",
    [
        "aurora/doors",
        "doors in FENCES",
        "Portes ouvertes",
        "https://site.example/collections/aurora/doors/",
        "https://site.example/people/fr/collections/aurora/doors/page/2/#link-1",
        "content/networks/aurora/collections/doors.yml",
    ],
)
def test_the_collection_is_found_by_title_name_and_address(doors: Trial, said: str) -> None:
    code, told = doors.fill("suggest-link", {**LINK, "collection": said})
    assert (code, told["files"]) == (0, [PATH])


def test_a_collection_of_no_network_is_found(trial: Trial) -> None:
    write(trial.root, ALONE, DOORS)
    code, told = trial.fill("suggest-link", {**LINK, "collection": "https://site.example/collections/doors/"})
    assert (code, told["files"]) == (0, [ALONE])


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"collection": "Windows"}, "no collection here has this title or address"),
        ({"url": "http://lamps.example/nine"}, "is not encrypted"),
        ({"url": "javascript:alert(1)"}, ""),
        ({"comment": ""}, "has to be answered"),
        ({"url": "https://replace-me.example/"}, "only holds the place of an address"),
    ],
)
def test_what_can_not_be_taken_is_refused_at_its_line(
    doors: Trial, answers: dict[str, str], reason: str
) -> None:
    change(doors.root, PATH, "status: draft", "status: approved")
    before = (doors.root / PATH).read_bytes()
    code, told = doors.fill("suggest-link", {**LINK, **answers})
    assert code == 1, told
    (refused, *_) = told["refused"]
    assert reason in refused["reason"]
    body = body_of(form(doors.root, "suggest-link"), {**LINK, **answers}).split("\r\n")
    heading = {"collection": "### Collection", "url": "### Address", "comment": "### Comment"}
    assert body[refused["line"] - 1] == heading[next(iter(answers))]
    assert (doors.root / PATH).read_bytes() == before


def test_two_of_one_title_are_told_apart_by_their_address(doors: Trial) -> None:
    write(doors.root, ALONE, DOORS)
    code, told = doors.fill("suggest-link", LINK)
    assert code == 1
    assert "several collections have this title" in told["refused"][0]["reason"]


def test_an_archived_collection_takes_nothing(doors: Trial) -> None:
    change(doors.root, PATH, "status: draft", "status: archived")
    code, told = doors.fill("suggest-link", LINK)
    assert code == 1
    assert "archived" in told["refused"][0]["reason"]


def test_a_page_that_was_picked_already_is_a_remark(doors: Trial) -> None:
    code, told = doors.fill("suggest-link", {**LINK, "url": "https://quay.example/gates/"})
    assert code == 0
    assert "this page was picked already" in told["notes"]


def test_a_collection_without_a_link_gets_its_first(trial: Trial) -> None:
    write(trial.root, PATH, DOORS.partition("links:")[0] + "audience: public\nstatus: draft\n")
    code, told = trial.fill("suggest-link", LINK)
    assert code == 0, told
    assert [one["url"] for one in links(trial.root)] == [LINK["url"]]


def test_it_becomes_a_branch(doors: Trial) -> None:
    for command in (
        ["init", "-q", "-b", "main"],
        ["config", "user.name", "T"],
        ["config", "user.email", "t@example.org"],
        ["add", "-A"],
        ["commit", "-qm", "Begin"],
    ):
        subprocess.run(["git", *command], cwd=doors.root, check=True)
    code, told = doors.fill("suggest-link", LINK, "--commit")
    assert code == 0, told
    shown = subprocess.run(
        ["git", "diff", "--name-only", "main", told["branch"]],
        cwd=doors.root,
        check=True,
        capture_output=True,
        text=True,
    )
    assert shown.stdout.split() == [PATH]
    assert (doors.root / PATH).read_text(encoding="utf-8") == DOORS


def test_gitlab_has_the_form_too(doors: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    change(doors.root, "content/organisation.yml", "forge: github", "forge: gitlab")
    assert generate(doors.root) == 0
    capsys.readouterr()
    text = (doors.root / ".gitlab/issue_templates/suggest-link.md").read_text(encoding="utf-8")
    answers = {"Collection": "Doors in fences", "Address": LINK["url"], "Title": "Nine", "Comment": "Good."}
    parts = text.split("### ")
    filled = [parts[0]]
    for part in parts[1:]:
        label, rest = part.split("\n", 1)
        filled.append(f"{label}\n{rest.rstrip()}\n\n{answers.get(label, '')}\n\n")
    code, told = doors.text("### ".join(filled), "--author", "mara", "--number", "7")
    assert (code, told["files"]) == (0, [PATH]), told
