"""`ambassade new`: a file that passes the check, with the least that somebody must type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.editing.conftest import Run, files_of, read, write

QUIET = "content/networks/quiet-water"
ALL = [
    (
        ["entry", "--title", "Un câble de plus", "--network", "quiet-water"],
        f"{QUIET}/calendar/un-cable-de-plus.yml",
    ),
    (["entry", "a-day"], "content/calendar/a-day.yml"),
    (["message", "--title", "No rope", "--network", "quiet-water"], f"{QUIET}/messages/no-rope.yml"),
    (["post", "--title", "Deck 3", "--network", "quiet-water"], f"{QUIET}/posts/deck-3.md"),
    (["collection", "--title", "Deck 4", "--network", "quiet-water"], f"{QUIET}/collections/deck-4.yml"),
    (["collection", "--title", "Deck 5"], "content/collections/deck-5.yml"),
    (["page", "plugs/first-steps"], "content/playbook/plugs/first-steps.md"),
    (["ambassador", "--name", "Łucja Testowa", "--unit", "energy"], "content/ambassadors/lucja-testowa.md"),
    (
        ["ambassador", "--name", "Bo Test", "--external-kind", "partner", "--owner", "nathalie-celik"],
        "content/ambassadors/bo-test.md",
    ),
    (
        ["network", "--name", "Deep Blue", "--owner", "nathalie-celik", "--approver", "zoe-lindqvist"],
        "content/networks/deep-blue/network.yml",
    ),
]

APPROVE = ("approve", "quiet-water/no-rope", "--by", "zoe-lindqvist")


@pytest.mark.parametrize(
    ("typed", "path"), ALL, ids=lambda value: value[0] if isinstance(value, list) else ""
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_written_passes_the_check(
    root: Path, run: Run, typed: list[str], path: str, language: str
) -> None:
    before = files_of(root)
    code, out, _ = run("new", *typed, "--language", language)
    assert code == 0
    assert f"{path} is written.\n" in out
    assert "Next: " in out
    assert files_of(root) == {**before, path: (root / path).read_bytes()}
    code, out, _ = run("check", path, "--format", "json")
    assert code == 0
    found = [finding["rule"] for finding in json.loads(out)["findings"]]
    assert found == {"network": ["sponsor-missing"], "collection": ["placeholder-address"]}.get(typed[0], [])
    assert run("check")[0] == 0
    text = read(root, path)
    assert text.count("\n# ") + text.startswith("# ") >= 3
    assert text.endswith("\n")


def test_a_collection_is_not_approved_with_the_address_of_the_template(root: Path, run: Run) -> None:
    path = f"{QUIET}/collections/no-rope.yml"
    run("new", "collection", "--title", "No rope", "--network", "quiet-water")
    text = read(root, path)
    (root / path).write_text(text.replace("status: draft", "status: approved"), encoding="utf-8")
    code, out, _ = run("check", path, "--format", "json")
    assert code == 1
    told = [one for one in json.loads(out)["findings"] if one["rule"] == "placeholder-address"]
    assert [one["severity"] for one in told] == ["error"]


def test_everything_new_is_a_draft_for_ourselves(root: Path, run: Run) -> None:
    for typed, path in ALL[:7]:
        run("new", *typed)
        assert "audience: internal\n" in read(root, path)
        assert "status: draft\n" in read(root, path)


def test_a_new_person_is_a_candidate_and_not_told_yet(root: Path, run: Run) -> None:
    run("new", *ALL[7][0], "--network", "quiet-water")
    text = read(root, ALL[7][1])
    assert "standing: candidate\n" in text
    assert "informed_on" not in text
    assert "  - network: quiet-water\n" in text


def test_a_new_network_is_closed(root: Path, run: Run) -> None:
    run("new", *ALL[9][0])
    assert "access: closed\n" in read(root, ALL[9][1])


def test_what_is_new_can_be_moved_and_approved_by_the_name_that_is_told(root: Path, run: Run) -> None:
    _, out, _ = run("new", "message", "--title", "No rope", "--network", "quiet-water")
    assert "`ambassade move quiet-water/no-rope in_review`" in out
    path = root / QUIET / "messages/no-rope.yml"
    sentence = "Write here what you would tell a friend who asks you about it."
    text = read(root, f"{QUIET}/messages/no-rope.yml")
    assert text.count(sentence) == 1
    path.write_text(text.replace(sentence, "We moor without a rope now."), encoding="utf-8")
    assert run("move", "quiet-water/no-rope", "in_review")[0] == 0
    assert run("approve", "quiet-water/no-rope", "--by", "zoe-lindqvist")[0] == 0
    assert run("check")[0] == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_approved_with_the_sentence_of_the_template(root: Path, run: Run, language: str) -> None:
    path = f"{QUIET}/messages/no-rope.yml"
    run("new", "message", "--title", "No rope", "--network", "quiet-water", "--language", language)
    for command, severity in ((("move", "quiet-water/no-rope", "in_review"), "warning"), (APPROVE, "error")):
        assert run(*command)[0] == 0
        code, out, _ = run("check", path, "--format", "json")
        assert code == (severity == "error")
        told = [one for one in json.loads(out)["findings"] if one["rule"] == "placeholder-sentence"]
        assert [(one["severity"], one["line"]) for one in told] == [(severity, 7)]


def test_options_are_written(root: Path, run: Run) -> None:
    typed = ("--owner", "zoe-lindqvist", "--start", "2027-01-05", "--audience", "members", "--language", "fr")
    assert run("new", "message", "rope", "--network", "quiet-water", *typed)[0] == 0
    text = read(root, f"{QUIET}/messages/rope.yml")
    for line in (
        "idea: Rope",
        "  - platform: linkedin",
        "    language: fr",
        "  from: 2027-01-05",
        "  until: 2027-01-19",
        "owner: zoe-lindqvist",
        "audience: members",
    ):
        assert f"{line}\n" in text


def test_a_name_that_is_taken_gets_a_number_and_nothing_is_overwritten(root: Path, run: Run) -> None:
    for number in ("", "-2", "-3"):
        assert run("new", "entry", "--title", "Day", "--network", "quiet-water")[0] == 0
        assert (root / f"{QUIET}/calendar/day{number}.yml").is_file()
    before = files_of(root)
    code, _, err = run("new", "entry", "day", "--network", "quiet-water")
    assert (code, err) == (2, f"ambassade: there is {QUIET}/calendar/day.yml already\n")
    assert files_of(root) == before


def test_names_of_posts_are_taken_in_the_whole_site(root: Path, run: Run) -> None:
    code, _, err = run("new", "post", "a-quai-moteurs-coupes", "--network", "access")
    assert (code, f"there is {QUIET}/posts/a-quai-moteurs-coupes.md already" in err) == (2, True)
    assert run("new", "post", "--title", "À quai, moteurs coupés", "--network", "access")[0] == 0
    assert (root / "content/networks/access/posts/a-quai-moteurs-coupes-2.md").is_file()


def test_a_file_that_can_not_be_read_keeps_its_name(root: Path, run: Run) -> None:
    write(root, f"{QUIET}/posts/torn.md", "no front matter\n")
    code, _, err = run("new", "post", "torn", "--network", "quiet-water")
    assert (code, "already" in err) == (2, True)
    assert read(root, f"{QUIET}/posts/torn.md") == "no front matter\n"


def test_a_translation_waiting_for_its_text_is_not_taken_over(root: Path, run: Run) -> None:
    write(root, "content/playbook/lone.fr.md", "Seul.\n")
    assert run("new", "page", "lone")[0] == 2
    assert run("new", "page", "--title", "Lone")[0] == 0
    assert (root / "content/playbook/lone-2.md").is_file()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["entry", "Bad Name"], "`Bad Name` can be no name of a file; `bad-name` can"),
        (["entry", "../../out"], "`../../out` can be no name of a file"),
        (["entry", "_"], "small letters, digits, hyphens"),
        (["entry", "--title", "日本語"], "type a name for the file after the kind"),
        (["entry"], "say what it is called, with `--title TEXT`"),
        (["message", "x"], "say in which network, with `--network SLUG`: access, "),
        (
            ["message", "x", "--network", "qiet-water"],
            "there is no network `qiet-water`; did you mean `quiet-water`?",
        ),
        (["page", "x", "--owner", "zoe-lindquist"], "did you mean `zoe-lindqvist`?"),
        (["ambassador", "--name", "Ana"], "say the unit of a colleague with `--unit ID` (operations, "),
        (
            ["ambassador", "--name", "Ana", "--external-kind", "partner"],
            "say who keeps in touch with the person",
        ),
        (["network", "--name", "N"], "say who leads the new network, with `--owner PERSON`"),
        (["network", "--name", "N", "--owner", "zoe-lindqvist"], "with `--approver PERSON`"),
        (["page", "x", "--network", "access"], "a new page has no --network"),
        (["entry", "x", "--external-kind", "partner"], "a new entry has no --external-kind"),
        (["entry", "x", "--start", "soon"], "`soon` is no day"),
        (["entry", "x", "--language", "klingon!"], "`klingon!` is no code of a language"),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_written(
    root: Path, run: Run, typed: list[str], told: str
) -> None:
    before = files_of(root)
    code, _, err = run("new", *typed)
    assert code == 2
    assert told in err
    assert files_of(root) == before


def test_a_file_in_which_the_check_finds_an_error_is_not_written(root: Path, run: Run) -> None:
    before = files_of(root)
    code, out, _ = run("new", "ambassador", "--name", "Ana", "--unit", "nowhere")
    assert code == 1
    assert "error: `nowhere` is no unit of the organisation [unknown-unit]" in out
    assert "refused: the check would find an error in it, so nothing was written" in out
    assert files_of(root) == before


def test_hostile_titles_stay_texts(root: Path, run: Run) -> None:
    title = 'Yes: "no" # {link} \u2014 ---'
    assert run("new", "entry", "odd", "--title", title)[0] == 0
    assert run("check", "content/calendar/odd.yml")[0] == 0
    assert run("new", "entry", "odder", "--title", "a\u202eb")[0] == 1


def test_an_empty_organisation_needs_little_more_than_a_title(tmp_path: Path, run: Run, root: Path) -> None:
    for path in files_of(root):
        (root / path).unlink()
    write(root, "content/organisation.yml", ORGANISATION)
    write(
        root,
        "content/ambassadors/ana.md",
        "---\nname: Ana\nkind: internal\nstanding: active\norigin: own_form\n---\n",
    )
    assert run("new", "ambassador", "--name", "Bo Test")[0] == 0
    assert run("new", "entry", "--title", "First day")[0] == 0
    assert run("new", "page", "--title", "How", "--owner", "ana")[0] == 0
    assert run("new", "network", "--name", "First", "--owner", "ana")[0] == 0
    assert run("new", "post", "--title", "Story", "--network", "first")[0] == 0
    assert run("check")[0] == 0


ANA = """\
---
name: Ana
kind: internal
standing: active
origin: own_form
---
"""
ORGANISATION = """\
name: Harbour
languages: [fr, en]
time_zone: Europe/Paris
preset: solo
as_of: 2026-11-23
themes:
  - id: boats
    name: Boats
"""
